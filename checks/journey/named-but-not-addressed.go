package journey

import (
	"regexp"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var namedButNotAddressed = &checks.Rule{
	ID: "named-but-not-addressed", Severity: lang.Warning, Tier: checks.Integrated, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			if plan.Campaign == nil || plan.Unclear() || p.Doubt(facts.WhoServes, plan) {
				continue
			}
			known := audienceWords(p, plan)
			for _, o := range plan.Objectives {
				named := peopleIn(o.Statement.V)
				missing := slices.DeleteFunc(slices.Clone(named), func(w string) bool { return known[stem(w)] })
				if len(missing) == 0 || len(missing) == len(named) {
					continue
				}
				f := p.Report(o, o.Statement.Range(), "The %s speaks of %s, and no audience of the campaign is called so.", o, prose.List(missing))
				f.Detail = "statement"
				f.AddFix("Plan for them, with an audience of their own, or leave them out of the statement")
			}
		}
	},
}

// addressing is how statements begin that say whom something is to be told to: the words behind
// it, up to what they are told.
var addressing = regexp.MustCompile(`(?i)^(?:educate|inform|teach|train|convince|persuade|reach|reassure|brief|invite|remind)\s+((?:[\p{L}-]+,? ?){1,8}?)\s*(?:\babout\b|\bthat\b|\bto\b|\bhow\b|\bwhat\b|\bof\b|\bin\b|\bon\b|\bwith\b|\bby\b|\bbefore\b|\bwhy\b|$)`)

// peopleIn lists the groups of people, by their last words, that a statement says are to be told
// something: two or more, or none.
func peopleIn(statement string) (list []string) {
	m := addressing.FindStringSubmatch(strings.TrimSpace(statement))
	if m == nil {
		return nil
	}
	for part := range strings.SplitSeq(strings.ReplaceAll(m[1], " and ", ","), ",") {
		if words := strings.Fields(part); len(words) > 0 {
			list = append(list, strings.ToLower(words[len(words)-1]))
		}
	}
	if len(list) < 2 {
		return nil
	}
	return list
}

// audienceWords are the words by which those are called whom a campaign speaks to.
func audienceWords(p *checks.Pass, plan *lang.Plan) map[string]bool {
	words := map[string]bool{}
	add := func(refs *lang.Refs[*lang.Audience]) {
		for i := range refs.Items {
			a := refs.Items[i].To
			for w := range strings.FieldsSeq(prose.Normalise(a.Name() + " " + a.Title.V + " " + a.Relationship.V)) {
				words[stem(w)] = true
			}
		}
	}
	for _, t := range p.TacticsIn(plan) {
		add(&t.Audiences)
	}
	for _, o := range plan.Objectives {
		add(&o.Audiences)
	}
	return words
}

// stem is a word without the ending of its plural.
func stem(word string) string {
	if strings.HasSuffix(word, "sses") {
		return strings.TrimSuffix(word, "es")
	}
	if strings.HasSuffix(word, "ies") {
		return strings.TrimSuffix(word, "ies") + "y"
	}
	return strings.TrimSuffix(word, "s")
}
