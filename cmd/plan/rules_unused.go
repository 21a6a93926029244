package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/cmd/plan/internal/render"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang/prose"
)

// unusedPractice is what plans do without, and the rules that are silent for it.
type unusedPractice struct {
	Practice string       `json:"practice"`
	Silent   []listedRule `json:"silent"`
	rules    []*checks.Rule
}

// severalAtWork is what rules ask for that speak of how disciplines work together.
const severalAtWork = "several disciplines"

// listUnused lists what nothing uses in the plans that paths lead to, with those of the rules
// that are silent for it.
func (c *rulesCommand) listUnused(rules []*checks.Rule, paths []string) error {
	_, workspaces, readErr, err := openFiles(paths)
	if err != nil {
		return err
	}
	runs, used := map[string]bool{}, newUsage()
	for _, w := range workspaces {
		used.add(w)
		for _, r := range checks.Run(w.Snapshot, book.Rules, checks.Options{}).Ran {
			runs[r.ID] = true
		}
	}
	list := []unusedPractice{}
	var silent []*checks.Rule
	for _, p := range used.without(rules) {
		p.Silent = rulesAsData(p.rules, runs)
		list, silent = append(list, p), append(silent, p.rules...)
	}
	switch c.format {
	case "json":
		err = render.JSON(c.out, list)
	case "markdown":
		_, err = fmt.Fprint(c.out, report.RuleTable(silent))
	default:
		_, err = fmt.Fprint(c.out, c.unusedText(list, runs))
	}
	return errors.Join(err, readErr)
}

func (c *rulesCommand) unusedText(list []unusedPractice, runs map[string]bool) string {
	if len(list) == 0 {
		return "These plans use every practice that rules are about.\n"
	}
	var b strings.Builder
	n, widest := 0, 0
	for _, p := range list {
		widest = max(widest, widestOf(p.rules))
	}
	for _, p := range list {
		c.writeRules(&b, p.Practice, p.rules, runs, widest)
		n += len(p.rules)
	}
	text := fmt.Sprintf("Nothing in these plans uses %s, so %s here; plan explain ID shows the page of one.", prose.Either(namesOf(list)), silentRules(n))
	b.WriteString(terminal.Wrapped(text, c.width()) + "\n")
	return b.String()
}

func silentRules(n int) string {
	if n == 1 {
		return "this rule says nothing"
	}
	return fmt.Sprintf("these %d rules say nothing", n)
}

func namesOf(list []unusedPractice) (names []string) {
	for _, p := range list {
		names = append(names, p.Practice)
	}
	return names
}

// usage is what plans use of what rules are about.
type usage struct {
	practices map[*facts.Practice]bool
	several   bool            // disciplines are at work in a campaign
	named     map[string]bool // ids of rules that a workspace sets: they are never silent
}

func newUsage() *usage {
	return &usage{practices: map[*facts.Practice]bool{}, named: map[string]bool{}}
}

// add takes in the campaigns of a workspace that were asked for.
func (u *usage) add(w *workspace.Workspace) {
	index := checks.Facts(w.Snapshot)
	for _, p := range w.Snapshot.Plans() {
		for _, c := range p.Configures {
			u.named[c.Name()] = true
		}
		if p.Campaign == nil || !w.Wants(p.Campaign.File().Path) {
			continue
		}
		u.several = u.several || index.Lone(p) == nil
		for _, pr := range facts.Practices {
			u.practices[pr] = u.practices[pr] || pr.UsedIn(p)
		}
	}
}

// without lists what is not used and has some of the rules silent, each rule once.
func (u *usage) without(rules []*checks.Rule) (list []unusedPractice) {
	add := func(name string, silent func(*checks.Rule) bool) {
		p := unusedPractice{Practice: name}
		for _, r := range rules {
			if !u.named[r.ID] && silent(r) {
				p.rules = append(p.rules, r)
			}
		}
		if len(p.rules) > 0 {
			list = append(list, p)
		}
	}
	for _, pr := range facts.Practices {
		if !u.practices[pr] {
			add(pr.Name, func(r *checks.Rule) bool { return r.Practice == pr })
		}
	}
	if !u.several {
		add(severalAtWork, func(r *checks.Rule) bool { return r.Several && (r.Practice == nil || u.practices[r.Practice]) })
	}
	return list
}
