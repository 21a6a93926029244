package checks

import (
	"cmp"
	"fmt"
	"slices"
	"sort"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
)

// collapse is what a pass found, where a rule that fires on everything in a
// campaign fires once. It does not where one of the findings is waived by itself.
// What campaigns share is named at the first of them.
func (p *Pass) collapse(pol *policy) []*Finding {
	if p.Rule.Every == "" || len(p.found) == 0 {
		return p.found
	}
	campaigns, found := p.byCampaign()
	var done map[*Finding]bool
	isDone := func(f *Finding) bool { return done[f] }
	for _, c := range campaigns {
		isWaived := func(f *Finding) bool { return pol.waiver(f) != nil }
		told := !slices.ContainsFunc(found[c], func(f *Finding) bool { return !done[f] })
		if told || !p.everywhere(c, found[c]) || slices.ContainsFunc(found[c], isWaived) {
			continue
		}
		if done == nil {
			done = make(map[*Finding]bool, len(found[c]))
		}
		for _, f := range found[c] {
			done[f] = true
		}
		p.reportMany(c, found[c])
	}
	return slices.DeleteFunc(p.found, isDone)
}

// byCampaign lists the findings of each campaign that the rule speaks about, and
// the campaigns in the order in which they are met.
func (p *Pass) byCampaign() (order []*lang.Campaign, found map[*lang.Campaign][]*Finding) {
	found = map[*lang.Campaign][]*Finding{}
	for _, f := range p.found {
		campaigns := []*lang.Campaign{f.Campaign}
		if d, ok := f.Element.(*lang.Discipline); ok && !f.within {
			campaigns = p.CampaignsWith(d)
		}
		for _, c := range campaigns {
			if len(found[c]) == 0 {
				order = append(order, c)
			}
			found[c] = append(found[c], f)
		}
	}
	return order, found
}

// everywhere reports whether the findings are about all elements of a campaign
// that the rule speaks about, and these are many.
func (p *Pass) everywhere(c *lang.Campaign, found []*Finding) bool {
	const many = 4
	if c == nil || len(found) < many {
		return false
	}
	if _, ok := found[0].Element.(*lang.Discipline); ok {
		return len(found) >= len(p.DisciplinesIn(c.Plan()))
	}
	return len(found) >= p.seen[c]
}

// reportMany adds the finding at a campaign that stands for many.
func (p *Pass) reportMany(c *lang.Campaign, found []*Finding) {
	f := p.Report(c, c.At(), p.Rule.Every, len(found), c)
	f.Detail = "every"
	f.Fix = p.Rule.EveryFix
	f.Fixes = joinFixes(found, f.Fix)
	f.collapsed = found
}

// joinFixes is one fix that makes the first fix of every finding, called what they
// are called.
func joinFixes(found []*Finding, advice string) []syntax.Fix {
	all := syntax.Fix{Title: advice, Safe: true}
	for _, f := range found {
		if len(f.Fixes) == 0 {
			return nil
		}
		all.Edits = append(all.Edits, f.Fixes[0].Edits...)
		all.Safe = all.Safe && f.Fixes[0].Safe
	}
	first := &found[0].Fixes[0]
	if !slices.ContainsFunc(found, func(f *Finding) bool { return f.Fixes[0].Sentence() != first.Sentence() }) {
		each := fmt.Sprintf(", for each of the %d", len(found))
		if all.Title, all.Shown = first.Title, first.Shown; all.Shown == "" {
			all.Title += each
		} else {
			all.Shown += each
		}
	}
	return []syntax.Fix{all}
}

// compare orders findings in reading order: by file, place, rule and subject.
func compare(a, b *Finding) int {
	return cmp.Or(
		cmp.Compare(a.Range.Filename, b.Range.Filename),
		cmp.Compare(a.Range.Start.Byte, b.Range.Start.Byte),
		cmp.Compare(a.Rule, b.Rule),
		cmp.Compare(a.Address, b.Address),
		cmp.Compare(a.Detail, b.Detail),
		cmp.Compare(a.Message, b.Message),
	)
}

// sorted puts a list into reading order, in place.
func sorted(findings []*Finding) []*Finding {
	slices.SortStableFunc(findings, compare)
	return findings
}

// merge joins two lists that are in reading order, the second a short one.
func merge(a, b []*Finding) []*Finding {
	list := make([]*Finding, 0, len(a)+len(b))
	for _, f := range b {
		n := sort.Search(len(a), func(i int) bool { return compare(a[i], f) > 0 })
		list = append(append(list, a[:n]...), f)
		a = a[n:]
	}
	return append(list, a...)
}
