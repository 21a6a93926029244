package checks

import (
	"cmp"
	"slices"

	"github.com/plan-as-code/plan/lang"
)

// gather is what a pass found, where a rule that fires on everything in a
// campaign fires once. It does not where one of the findings is waived by itself.
func (p *Pass) gather(pol *policy) []*Finding {
	if p.Rule.Every == "" {
		return p.found
	}
	byCampaign := map[*lang.Campaign][]*Finding{}
	for _, f := range p.found {
		byCampaign[f.Campaign] = append(byCampaign[f.Campaign], f)
	}
	const many = 4
	kept := p.found
	for c, found := range byCampaign {
		waived := slices.ContainsFunc(found, func(f *Finding) bool { return pol.waiver(f) != nil })
		if c == nil || len(found) < many || len(found) < p.seen[c] || waived {
			continue
		}
		kept = slices.DeleteFunc(kept, func(f *Finding) bool { return f.Campaign == c })
		p.found = nil
		one := p.Report(c, c.At(), p.Rule.Every, len(found), c)
		one.Detail = "every"
		one.Fix = p.Rule.EveryFix
		one.Fixes = joinFixes(found)
		one.gathered = found
		kept = append(kept, one)
	}
	return kept
}

// joinFixes is one fix that makes the first fix of every finding.
func joinFixes(found []*Finding) []lang.Fix {
	all := lang.Fix{Title: "Mend all of them", Safe: true}
	for _, f := range found {
		if len(f.Fixes) == 0 {
			return nil
		}
		all.Edits = append(all.Edits, f.Fixes[0].Edits...)
		all.Safe = all.Safe && f.Fixes[0].Safe
	}
	return []lang.Fix{all}
}

// compare orders findings as they are read: by file, place, rule and subject.
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

func sorted(findings []*Finding) []*Finding {
	slices.SortStableFunc(findings, compare)
	return findings
}

// merge joins two lists that are in reading order.
func merge(a, b []*Finding) []*Finding {
	list := make([]*Finding, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if compare(b[0], a[0]) < 0 {
			list, b = append(list, b[0]), b[1:]
		} else {
			list, a = append(list, a[0]), a[1:]
		}
	}
	return append(append(list, a...), b...)
}

// fold hides the findings that another one makes superfluous: those of the same
// element, and those of a campaign's elements where the other stands at the
// campaign. What weighs less hides nothing that weighs more.
func fold(findings []*Finding, rules map[string]*Rule) []*Finding {
	type subject struct {
		rule string
		at   lang.Element
	}
	hidden := map[subject]lang.Severity{}
	for _, f := range findings {
		if r := rules[f.Rule]; r != nil && f.Element != nil {
			for _, id := range r.Folds {
				hidden[subject{id, f.Element}] = max(hidden[subject{id, f.Element}], f.Severity)
			}
		}
	}
	if len(hidden) == 0 {
		return findings
	}
	return slices.DeleteFunc(findings, func(f *Finding) bool {
		weight := hidden[subject{f.Rule, f.Element}]
		if f.Campaign != nil {
			weight = max(weight, hidden[subject{f.Rule, f.Campaign}])
		}
		return weight > lang.Off && weight >= f.Severity
	})
}
