package prose

import "strings"

// Called is a name of the language as people would write it: PR for pr, Social media for
// social_media.
func Called(name string) string {
	words := strings.Split(strings.ReplaceAll(name, "_", " "), " ")
	for i, w := range words {
		if spelt := abbreviations[strings.ToLower(w)]; spelt != "" && (i == 0 || w != "it") {
			words[i] = spelt
		}
	}
	return Capital(strings.Join(words, " "))
}

// abbreviations of the field, in capitals but where people write them otherwise.
var abbreviations = func() map[string]string {
	table := map[string]string{"devops": "DevOps", "devrel": "DevRel", "ecommerce": "E-commerce", "email": "E-mail"}
	for a := range strings.FieldsSeq("ABM AI B2B B2C BTL ATL CEO CFO CMO COO CRM CRO CSR CTA CTO CX DOOH FAQ GTM HR IR IT KOL KPI NGO OOH PM POS PPC PR QA ROI SEA SEM SEO SMM SMS TV UGC UI UX VIP") {
		table[strings.ToLower(a)] = a
	}
	return table
}()
