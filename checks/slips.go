package checks

import (
	"cmp"
	"fmt"
	"slices"
	"sync"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// manySlips is how many places with the same slip are one finding.
const manySlips = 3

// slip is what findings at many places have in common: what was written, what weighs as
// much, whether it can be mended without asking, and whether there is a choice.
type slip struct {
	rule, words string
	severity    lang.Severity
	mendable    bool
	choice      bool
}

func slipOf(f *Finding) slip {
	mendable := f.Mendable() || f.wasMendable
	return slip{f.Rule, f.Slip, f.Severity, mendable, !mendable && len(f.Fixes) > 1}
}

// OnceASlip is a list of findings in which those of the same slip at many places are one:
// the first, which has the others as related places, and whose fix mends all of them. The
// list, in reading order, stays as it is.
func OnceASlip(findings []*Finding) []*Finding {
	p := slipsAmong(findings, func(*Finding) bool { return true })
	if len(p.instead) == 0 {
		return findings
	}
	return slices.DeleteFunc(p.instances(findings), (*Finding).Elsewhere)
}

// standFor lets a finding, which is nobody else's yet, stand for these.
func (f *Finding) standFor(found []*Finding) {
	f.collapsed = found
	elsewhere := sync.OnceValue(func() []*Finding {
		var parts []*Finding
		for _, one := range found {
			parts = append(parts, f.standsFor(one, "It is named here together with others."))
		}
		return parts
	})
	f.setExtra(func(x *extras) { x.elsewhere = elsewhere })
}

// Elsewhere reports that another finding stands for this one.
func (f *Finding) Elsewhere() bool { return f.extra().of != nil }

// Here is the finding as it would be if it were the only one of its slip.
func (f *Finding) Here() *Finding {
	return cmp.Or(f.extra().alone, f)
}

// Everywhere are the changes that mend the slip of a finding at all places; none where it
// does not stand at many.
func (f *Finding) Everywhere() []syntax.Fix {
	switch x := f.extra(); {
	case x.of != nil:
		return x.of.Fixes
	case x.alone != nil:
		return f.Fixes
	}
	return nil
}

// standsFor is another finding as it is where f stands for it, with what it says of f.
func (f *Finding) standsFor(other *Finding, says string) *Finding {
	is := *other
	is.setExtra(func(x *extras) { x.of, x.alone = f, other })
	is.Related = append(slices.Clone(is.Related), syntax.Related{Range: f.Range, Message: says})
	return &is
}

// firstOf is the first of the findings of a slip, standing for all.
func firstOf(all []*Finding) *Finding {
	f := *all[0]
	f.Alike = all[1:]
	f.setExtra(func(x *extras) { x.alone = all[0] })
	f.Message += fmt.Sprintf(" The same is wrong at %s.", prose.Count(len(f.Alike), "other place"))
	f.Related = slices.Clone(f.Related)
	for _, other := range f.Alike {
		f.Related = append(f.Related, syntax.Related{Range: other.Range, Message: "It is the same here."})
	}
	f.Fix = likewise(f.Fix, len(all))
	f.Fixes = nil
	if fix, ok := fixOfAll(all[0], all); ok {
		f.Fixes = []syntax.Fix{fix}
	}
	f.Fingerprint = digest(fmt.Appendf(nil, "%s\x00%s\x00%t\x00every", f.Rule, f.Slip, f.Mendable()))
	return &f
}

// fixOfAll is one fix that makes those of all findings of a slip, called as that of one of
// them; false where one has none or several to choose from, or where two get into each
// other's way.
func fixOfAll(f *Finding, all []*Finding) (syntax.Fix, bool) {
	var edits []syntax.Edit
	for _, one := range all {
		if len(one.Fixes) == 0 || len(one.Fixes) > 1 && !one.Fixes[0].Safe {
			return syntax.Fix{}, false
		}
		edits = append(edits, one.Fixes[0].Edits...)
	}
	edits, fit := joined(edits)
	first := &f.Fixes[0]
	return syntax.Fix{Title: likewise(first.Title, len(all)), Offer: likewise(first.Offered(), len(all)), Safe: first.Safe, Edits: edits}, fit && len(edits) > 0
}

// joined are edits in the order of their places, where two that take away overlapping parts
// are one; false where others get into each other's way.
func joined(edits []syntax.Edit) (list []syntax.Edit, fit bool) {
	slices.SortStableFunc(edits, func(a, b syntax.Edit) int {
		return cmp.Or(cmp.Compare(a.Range.Filename, b.Range.Filename), cmp.Compare(a.Range.Start.Byte, b.Range.Start.Byte))
	})
	for _, e := range edits {
		if len(list) == 0 {
			list = append(list, e)
			continue
		}
		before := &list[len(list)-1]
		switch {
		case before.Range.Filename != e.Range.Filename || before.Range.End.Byte <= e.Range.Start.Byte:
			list = append(list, e)
		case before.Text != "" || e.Text != "":
			return nil, false
		case before.Range.End.Byte < e.Range.End.Byte:
			before.Range.End = e.Range.End
		}
	}
	return list, true
}

// likewise is what to do about one of so many places, and about the others.
func likewise(advice string, places int) string {
	if advice == "" {
		return ""
	}
	return fmt.Sprintf("%s; the other %s likewise", advice, prose.Digits(float64(places-1)))
}
