package checks

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// collapse is what a pass found, where a rule that fires on many elements of a campaign
// fires once. Findings that are waived by themselves stay by themselves. What campaigns share
// is named at the first of them.
func (p *Pass) collapse(pol *policy) []*Finding {
	if p.Rule.Every == "" || len(p.found) < 2 {
		return p.found
	}
	order, groups := p.grouped(pol)
	var done map[*Finding]bool
	isDone := func(f *Finding) bool { return done[f] }
	for _, at := range order {
		open := slices.DeleteFunc(groups[at], func(f *Finding) bool { return done[f] || pol.waiver(f) != nil })
		total := p.lookedAt(at, open)
		if !areMany(p.Rule, elementsOf(open), total) {
			continue
		}
		if done == nil {
			done = make(map[*Finding]bool, len(open))
		}
		for _, f := range open {
			done[f] = true
		}
		f := p.Report(at, at.At(), "")
		f.total = total
		f.standForAll(open)
	}
	return slices.DeleteFunc(p.found, isDone)
}

// grouped lists the findings of each campaign that the rule speaks about, and the campaigns in
// the order in which they are met. What stands outside all campaigns is the only campaign's,
// or else the workspace's, where that is declared.
func (p *Pass) grouped(pol *policy) (order []lang.Element, found map[lang.Element][]*Finding) {
	found = map[lang.Element][]*Finding{}
	add := func(at lang.Element, f *Finding) {
		if len(found[at]) == 0 {
			order = append(order, at)
		}
		found[at] = append(found[at], f)
	}
	for _, f := range p.found {
		d, discipline := f.Element.(*lang.Discipline)
		switch {
		case discipline && !f.within:
			for _, c := range p.CampaignsWith(d) {
				add(c, f)
			}
		case f.Campaign != nil:
			add(f.Campaign, f)
		case pol.outside != nil:
			add(pol.outside, f)
		}
	}
	return order, found
}

// lookedAt is of how many elements a rule speaks where the findings belong; 0 where it does
// not count them.
func (p *Pass) lookedAt(at lang.Element, found []*Finding) int {
	if len(found) == 0 {
		return 0
	}
	if _, ok := found[0].Element.(*lang.Discipline); ok {
		if c, campaign := at.(*lang.Campaign); campaign {
			return len(p.DisciplinesIn(c.Plan()))
		}
		return 0
	}
	if found[0].Campaign == nil {
		return p.seen[nil]
	}
	return p.seen[found[0].Campaign]
}

// areMany reports that so many findings of a rule, of so many elements that it looked at, are
// said at once: no share of them counts, so that mending one never makes the list longer by
// more than two.
func areMany(r *Rule, n, total int) bool {
	many := 3
	if r.Severity == lang.Info {
		many = 2
	}
	return n >= many || n >= 2 && n == total
}

// Stands lists the findings for which this one stands, at its campaign; nil where it stands
// for itself. They are not in the result.
func (f *Finding) Stands() []*Finding { return f.collapsed }

// andParts visits a finding, and those for which it stands.
func (f *Finding) andParts(yield func(*Finding) bool) {
	if !yield(f) {
		return
	}
	for _, one := range f.collapsed {
		if !yield(one) {
			return
		}
	}
}

// standForAll lets a finding, which is nobody else's yet, stand for many.
func (f *Finding) standForAll(found []*Finding) {
	r := f.rule
	total, among := f.outOf(found[0].Element)
	every, advice := same(found, func(one *Finding) string { return one.extra().every }, r.Every), same(found, func(one *Finding) string { return one.extra().everyFix }, r.EveryFix)
	f.Message = fmt.Sprintf(every, howMany(elementsOf(found), total, found[0].Element.Kind().Plural), f.Element.String()+among) + f.extra().added
	f.Detail, f.Fix, f.Fixes = "every", advice, joinFixes(found, advice)
	if found[0].Campaign == nil && found[0].Element.Kind().Name != "discipline" {
		f.Detail = "every shared"
	}
	f.standFor(found)
	f.Related = make([]syntax.Related, 0, len(found))
	for _, one := range found {
		f.Related = append(f.Related, syntax.Related{Range: one.Range, Message: cmp.Or(one.extra().brief, "The "+one.Element.String()+".")})
	}
}

// same is what all of the findings say, or else the rule.
func same(found []*Finding, says func(*Finding) string, rule string) string {
	first := says(found[0])
	if first == "" || slices.ContainsFunc(found, func(f *Finding) bool { return says(f) != first }) {
		return rule
	}
	return first
}

// outOf is of how many elements a finding speaks that stands for others, one of which is of e: all
// of that kind in the plan, so that nobody reads all 4 tactics where there are nine, or those
// that its rule counts, with what these are among the others.
func (f *Finding) outOf(e lang.Element) (total int, among string) {
	all := 0
	for _, other := range e.Plan().All {
		t, tactic := other.(*lang.Tactic)
		if other.Kind() == e.Kind() && !other.Broken() && !(tactic && t.Dropped()) {
			all++
		}
	}
	switch _, discipline := e.(*lang.Discipline); {
	case f.total == 0 || f.total >= all || discipline:
		return f.total, ""
	case f.rule.Among != "":
		return f.total, " " + f.rule.Among
	}
	return all, ""
}

// elementsOf counts the elements that findings are about.
func elementsOf(found []*Finding) int {
	seen := map[lang.Element]bool{}
	for _, f := range found {
		seen[f.Element] = true
	}
	return len(seen)
}

// howMany says how many of how many elements something is: all 5 tactics, 3 of the 7 tactics.
func howMany(n, total int, plural string) string {
	switch {
	case total == n:
		return prose.All(n, plural)
	case total > n:
		return fmt.Sprintf("%d of the %d %s", n, total, plural)
	}
	return fmt.Sprintf("%d %s", n, plural)
}

// partsBut are those for which the finding stands that others do not show.
func (f *Finding) partsBut(shown []*Finding) []*Finding {
	return slices.DeleteFunc(slices.Clone(f.collapsed), func(one *Finding) bool {
		return slices.ContainsFunc(shown, func(s *Finding) bool { return s == one || slices.Contains(s.collapsed, one) })
	})
}

// less are the findings that are left of one that stands for many without some of these: none,
// itself where none is gone, one that stands for the others, or these.
func (f *Finding) less(gone func(*Finding) bool) []*Finding {
	left := slices.DeleteFunc(slices.Clone(f.collapsed), gone)
	switch {
	case len(left) == len(f.collapsed):
		return []*Finding{f}
	case len(left) == 0 || f.Waiver == nil && !areMany(f.rule, elementsOf(left), f.total):
		return left
	}
	again := *f
	again.standForAll(left)
	return []*Finding{&again}
}

// joinFixes is one fix that makes the first fix of every finding, called what they
// are called.
func joinFixes(found []*Finding, advice string) []syntax.Fix {
	all := syntax.Fix{Title: advice, Safe: true, Postpones: true}
	for _, f := range found {
		if len(f.Fixes) == 0 {
			return nil
		}
		all.Edits = append(all.Edits, f.Fixes[0].Edits...)
		all.Safe, all.Postpones = all.Safe && f.Fixes[0].Safe, all.Postpones && f.Fixes[0].Postpones
	}
	var fit bool
	if all.Edits, fit = joined(all.Edits); !fit {
		return nil
	}
	first := &found[0].Fixes[0]
	if !slices.ContainsFunc(found, func(f *Finding) bool { return f.Fixes[0].Sentence() != first.Sentence() }) {
		each := fmt.Sprintf(", for each of the %d", len(found))
		if !slices.ContainsFunc(found, func(f *Finding) bool { return f.Fixes[0].Offer != first.Offer }) && first.Offer != "" {
			all.Offer = first.Offer + each
		}
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
	switch {
	case a.Range.Filename != b.Range.Filename:
		return strings.Compare(a.Range.Filename, b.Range.Filename)
	case a.Range.Start.Byte != b.Range.Start.Byte:
		return cmp.Compare(a.Range.Start.Byte, b.Range.Start.Byte)
	case a.Rule != b.Rule:
		return strings.Compare(a.Rule, b.Rule)
	case a.Address != b.Address:
		return strings.Compare(a.Address, b.Address)
	case a.Detail != b.Detail:
		return strings.Compare(a.Detail, b.Detail)
	}
	return strings.Compare(a.Message, b.Message)
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
