package checks

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang"
)

// suppress hides the findings that another one makes superfluous: those of the same
// element, and those of a campaign's elements where the other stands at the
// campaign. What weighs less hides nothing that weighs more.
func suppress(findings []*Finding) []*Finding {
	hidden, suppressed := map[covering]lang.Severity{}, map[string]bool{}
	hide := func(f *Finding, what covering) {
		hidden[what] = max(hidden[what], f.Severity)
		suppressed[what.rule] = true
	}
	for _, f := range findings {
		if f.rule != nil && f.Element != nil {
			for _, id := range f.rule.Suppresses {
				hide(f, covering{id, f.Element})
			}
		}
		for _, what := range f.hides {
			hide(f, what)
		}
	}
	errors := languageErrors(findings)
	return slices.DeleteFunc(findings, func(f *Finding) bool {
		if f.unread && slices.ContainsFunc(errors, func(e *Finding) bool { return within(e.Range, f.Element.Whole()) }) {
			return true
		}
		if !suppressed[f.Rule] {
			return false
		}
		weight := hidden[covering{f.Rule, f.Element}]
		if f.Campaign != nil {
			weight = max(weight, hidden[covering{f.Rule, f.Campaign}])
		}
		return weight > lang.Off && weight >= f.Severity
	})
}

// languageErrors are the errors of the language among findings, where any finding asks for
// them.
func languageErrors(findings []*Finding) []*Finding {
	if !slices.ContainsFunc(findings, func(f *Finding) bool { return f.unread }) {
		return nil
	}
	var list []*Finding
	for _, f := range findings {
		if f.rule == nil && f.Severity == lang.Error {
			list = append(list, f)
		}
	}
	return list
}

func within(at, whole hcl.Range) bool {
	return at.Filename == whole.Filename && whole.Start.Byte <= at.Start.Byte && at.Start.Byte < whole.End.Byte
}

// suppressWith hides what is superfluous among the findings in partitions and the rest,
// which are about the workspace as a whole. Only findings at what campaigns share,
// and those of the rest that are about a partition's elements, reach beyond the partition or
// the rest that they are in.
func (d *partitioning) suppressWith(rest []*Finding) []*Finding {
	beyond := slices.ContainsFunc(d.partitions, func(pt *partition) bool { return pt.shared }) ||
		slices.ContainsFunc(rest, func(f *Finding) bool { return f.Element != nil && f.Element.Plan() != d.plans[0] })
	if beyond {
		return suppress(merge(d.found(func(pt *partition) []*Finding { return pt.findings }), rest))
	}
	return merge(d.found(func(pt *partition) []*Finding { return pt.visible }), suppress(rest))
}

// found is what was found in all partitions, in reading order.
func (d *partitioning) found(in func(*partition) []*Finding) []*Finding {
	n, outside := 0, false
	for _, pt := range d.partitions {
		n += len(in(pt))
		outside = outside || pt.outside
	}
	findings := make([]*Finding, 0, n)
	for _, pt := range d.partitions {
		findings = append(findings, in(pt)...)
	}
	if outside {
		sorted(findings)
	}
	return findings
}
