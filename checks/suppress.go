package checks

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang"
)

// suppress hides the findings that another one makes superfluous: those of the same
// element, and those of a campaign's elements where the other stands at the
// campaign. What weighs less hides nothing that weighs more. One that stands for many hides,
// and is hidden, as these would be.
func suppress(findings []*Finding) []*Finding {
	h := hiding{by: map[covering]lang.Severity{}, rules: map[string]bool{}, errors: languageErrors(findings)}
	for _, f := range findings {
		h.note(f)
	}
	if !slices.ContainsFunc(findings, h.mayHideParts) {
		return slices.DeleteFunc(findings, h.hides)
	}
	left := findings[:0:0]
	for _, f := range findings {
		switch {
		case h.mayHideParts(f):
			left = append(left, f.less(func(one *Finding) bool { return h.hides(one) || h.hidesAt(one, f.Element) })...)
		case !h.hides(f):
			left = append(left, f)
		}
	}
	return sorted(left)
}

// hiding is what findings make superfluous.
type hiding struct {
	by     map[covering]lang.Severity // the weight of what hides findings of a rule at an element
	rules  map[string]bool            // of which some are hidden
	errors []*Finding                 // of the language
}

// note takes in what a finding hides.
func (h *hiding) note(f *Finding) {
	for one := range f.andParts {
		for _, what := range one.extra().hides {
			h.rules[what.rule] = true
			h.add(what, f.Severity)
		}
	}
	if f.rule == nil || f.Element == nil {
		return
	}
	for _, id := range f.rule.Suppresses {
		h.rules[id] = true
		if len(f.collapsed) == 0 {
			h.add(covering{id, f.Element}, f.Severity)
		}
		for _, one := range f.collapsed {
			h.add(covering{id, one.Element}, f.Severity)
		}
	}
}

func (h *hiding) add(at covering, weight lang.Severity) { h.by[at] = max(h.by[at], weight) }

// mayHideParts reports that a finding stands for many of which some may be hidden.
func (h *hiding) mayHideParts(f *Finding) bool { return len(f.collapsed) > 0 && h.rules[f.Rule] }

func (h *hiding) hides(f *Finding) bool {
	if f.unread && slices.ContainsFunc(h.errors, f.unreadFor) {
		return true
	}
	return h.rules[f.Rule] && !f.apart && (h.hidesAt(f, f.Element) || f.Campaign != nil && h.hidesAt(f, f.Campaign))
}

// unreadFor reports that a finding says no more than an error of the language does.
func (f *Finding) unreadFor(e *Finding) bool {
	return within(e.Range, f.Element.Whole()) || slices.ContainsFunc(f.extra().unreadBy, func(by lang.Element) bool { return within(e.Range, by.Whole()) })
}

// hidesAt reports that something at an element hides a finding.
func (h *hiding) hidesAt(f *Finding, at lang.Element) bool {
	weight := h.by[covering{f.Rule, at}]
	return weight > lang.Off && weight >= f.Severity
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
