package report

import (
	"regexp"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

var address = regexp.MustCompile(`\b[a-z]+\.[a-z][a-z0-9_]*\b`)

// InWords is what a light bulb offers, with the elements that it refers to called by their
// titles, as they are seen from a plan.
func InWords(p *lang.Plan, offer string) string {
	return address.ReplaceAllStringFunc(offer, func(ref string) string {
		kind, name, _ := strings.Cut(ref, ".")
		e := p.Lookup(kind, name)
		switch {
		case e == nil:
			return ref
		case strings.HasPrefix(offer, "Change it to "):
			return "the " + e.String()
		}
		return prose.Clip(e.Label())
	})
}

var readOn = regexp.MustCompile(`; plan explain [a-z-]+ shows (?:one|how|an answer)`)

// Advice is what to do about a finding, for people who have no command line at hand: without
// where to read on there, and with what its commands do in place of their names.
func Advice(fix string) string {
	if addsOpen.FindString(fix) == fix {
		fix = withoutOpen(fix)
	}
	return commandsDo.Replace(readOn.ReplaceAllString(fix, ""))
}

// AdviceOn is Advice on a finding for people who see no text of plans: what the light bulb offers in
// other words is said in these, with the elements called by their titles, as they are seen from a
// plan.
func AdviceOn(p *lang.Plan, f *checks.Finding) string {
	said := f.Fix
	longestFirst := func(a, b syntax.Fix) int { return len(b.Title) - len(a.Title) } // one may begin another
	for _, fix := range slices.SortedFunc(slices.Values(f.Fixes), longestFirst) {
		if offer, _, _ := strings.Cut(InWords(p, fix.Offer), "; "); offer != "" { // what becomes of the text is said behind
			said = strings.Replace(said, fix.Title, offer, 1)
			said = strings.Replace(said, prose.LowerFirst(fix.Title), prose.LowerFirst(offer), 1)
		}
	}
	return Advice(withoutOpen(said))
}

// withoutOpen is advice without what stands for a value that nobody can guess: Add its owner.
func withoutOpen(fix string) string {
	return addsOpen.ReplaceAllStringFunc(fix, func(adds string) string {
		m := addsOpen.FindStringSubmatch(adds)
		return m[1] + " its " + strings.ReplaceAll(m[2], "_", " ")
	})
}

// addsOpen is advice to add an attribute of which nobody can guess the value.
var addsOpen = regexp.MustCompile(`\b([Aa]dd) ([a-z_]+) = [^\s,]*\b(?:NAME|NUMBER|YYYY-MM-DD)\b[^\s,]*`)

var commandsDo = strings.NewReplacer(" (plan agree)", "", "plan agree", "sealing", "plan check", "the check", "plan test", "the test", "plan trace", "the trace")
