package report

import (
	"regexp"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
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
	if named := addsNamed.FindStringSubmatch(fix); named != nil {
		return "Add its " + strings.ReplaceAll(named[1], "_", " ")
	}
	return commandsDo.Replace(readOn.ReplaceAllString(fix, ""))
}

// addsNamed is advice to add an attribute that names an element which nobody can guess.
var addsNamed = regexp.MustCompile(`^Add ([a-z_]+) = \S*\bNAME\b\S*$`)

var commandsDo = strings.NewReplacer(" (plan agree)", "", "plan agree", "sealing", "plan check", "the check", "plan test", "the test", "plan trace", "the trace")
