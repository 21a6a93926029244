package report

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

var address = regexp.MustCompile(`\b[a-z]+\.[a-z][a-z0-9_]*\b`)

// InWords is what a light bulb offers, with the elements that it refers to called by their
// titles, as they are seen from a plan.
func InWords(p *lang.Plan, offer string) string { return titled(p, offer, lang.Element.Label) }

func titled(p *lang.Plan, offer string, title func(lang.Element) string) string {
	return address.ReplaceAllStringFunc(offer, func(ref string) string {
		kind, name, _ := strings.Cut(ref, ".")
		e := p.Lookup(kind, name)
		switch {
		case e == nil:
			return ref
		case strings.HasPrefix(offer, "Change it to "):
			return "the " + e.String()
		}
		return prose.Clip(title(e))
	})
}

var readOn = regexp.MustCompile(`; plan explain [a-z-]+ shows (?:one|how|an answer)`)

// Advice is what to do about a finding, for people who have no command line at hand: without
// where to read on there, and with what its commands do in place of their names.
func Advice(fix string) string {
	if m := says.FindStringSubmatch(fix); m != nil && m[0] == fix && isOpen.MatchString(m[3]) {
		fix = inNouns(fix)
	}
	return commandsDo.Replace(readOn.ReplaceAllString(fix, ""))
}

// AdviceOn is Advice on a finding for people who see no text of plans: what the light bulb offers in
// other words is said in these, with the elements called by their titles, as they are seen from a
// plan.
func AdviceOn(p *lang.Plan, f *checks.Finding, title func(lang.Element) string) string {
	said := f.Fix
	longestFirst := func(a, b syntax.Fix) int { return len(b.Title) - len(a.Title) } // one may begin another
	for _, fix := range slices.SortedFunc(slices.Values(f.Fixes), longestFirst) {
		offer, _, _ := strings.Cut(titled(p, fix.Offered(), title), "; ") // what becomes of the text is said behind
		said = strings.Replace(said, fix.Title, offer, 1)
		said = strings.Replace(said, prose.LowerFirst(fix.Title), prose.LowerFirst(offer), 1)
	}
	return Advice(titled(p, inNouns(said), title))
}

// inNouns is advice that calls attributes what people call them, without what they would say: Add its
// owner.
func inNouns(fix string) string {
	fix = says.ReplaceAllStringFunc(fix, func(text string) string {
		m := says.FindStringSubmatch(text)
		before, noun, value, to := m[1], prose.Noun(m[2]), strings.Trim(m[3], `"`), m[4]
		switch {
		case !isAttribute()[m[2]]:
			return text
		case before == ": ":
			return to
		case before == "" && value == "true":
			return "the mark " + prose.Quote(noun) + to
		case before == "" && !isOpen.MatchString(value):
			return "the " + noun + " " + value + to
		case before == "" || to != "":
			return before + "the " + noun + to
		}
		return before + "its " + noun
	})
	return names.ReplaceAllStringFunc(fix, func(text string) string {
		m := names.FindStringSubmatch(text)
		noun := prose.Noun(m[2])
		switch {
		case !isAttribute()[m[2]]:
			return text
		case strings.HasPrefix(m[1], " ("):
			return ""
		case strings.HasPrefix(noun, "day") && m[1] == "the day in ", m[1] == "the "+noun+" in ":
			return "the " + noun
		}
		return m[1] + "the " + noun
	})
}

var (
	says   = regexp.MustCompile(`(\b[Aa]dd |: |)\b([a-z]+(?:_[a-z]+)*) = (\[[^\]]*\]|"[^"]*"|[^\s,;)]+)( to the\b|)`)
	isOpen = regexp.MustCompile(`\bNAME\b|\bNUMBER\b|\bPERCENT\b|YYYY|…`)
	names  = regexp.MustCompile(`(the [a-z]+ in | \(|)\b([a-z]+(?:_[a-z]+)+)\b\)?`)
)

// isAttribute has the names of those of all elements and their blocks.
var isAttribute = sync.OnceValue(func() map[string]bool {
	list := map[string]bool{}
	for _, k := range lang.Kinds() {
		for _, a := range k.Attrs {
			list[a.Name] = true
		}
		for _, b := range k.Blocks {
			for _, a := range b.Attrs {
				list[a.Name] = true
			}
		}
	}
	return list
})

var commandsDo = strings.NewReplacer(" (plan agree)", "", "plan agree", "sealing", "plan check", "the check", "plan test", "the test", "plan trace", "the trace")
