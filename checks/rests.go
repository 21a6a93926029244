package checks

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang"
)

// RestsOn names the places that what a finding proposes is worked out from. Where an error is
// found at one of them, the finding proposes nothing: it would write down what a slip has made.
// Zero ranges are none.
func (f *Finding) RestsOn(places ...hcl.Range) *Finding {
	for _, at := range places {
		if at.Filename != "" {
			f.setExtra(func(x *extras) { x.rests = append(slices.Clone(x.rests), at) })
		}
	}
	return f
}

// withoutDoubtful are findings in which those that rest on what is wrong propose nothing. They
// stay as they are. One that an earlier result had made of the same finding, for the same reason, is
// taken over: who compares results knows what stayed by the pointer.
func (r *Result) withoutDoubtful(findings []*Finding, before *Result) []*Finding {
	var wrong map[point]*Finding // errors, by where they are
	list := findings
	for i, f := range findings {
		if !f.offers() {
			continue
		}
		if wrong == nil {
			wrong = errorsIn(findings)
		}
		again, doubtful := f.without(wrong)
		if !doubtful {
			continue
		}
		if &list[0] == &findings[0] {
			list = slices.Clone(findings)
		}
		if before != nil {
			if was := before.doubtful[f]; was != nil && was.doubtedLike(again) {
				again = was
			}
		}
		if r.doubtful == nil {
			r.doubtful = map[*Finding]*Finding{}
		}
		list[i], r.doubtful[f] = again, again
	}
	return list
}

// doubtedLike reports that of two that were made of the same finding both say the same, and that
// so do those that they stand for.
func (f *Finding) doubtedLike(other *Finding) bool {
	return f.Fix == other.Fix && slices.EqualFunc(f.collapsed, other.collapsed, func(a, b *Finding) bool { return a == b || a.doubtedLike(b) })
}

// point is where something begins.
type point struct {
	file string
	at   int
}

func startOf(r hcl.Range) point { return point{r.Filename, r.Start.Byte} }

// errorsIn are the errors about elements, by where they begin.
func errorsIn(findings []*Finding) map[point]*Finding {
	errors := map[point]*Finding{}
	for _, f := range findings {
		if at := startOf(f.Range); f.Severity == lang.Error && f.Waiver == nil && f.Element != nil && errors[at] == nil {
			errors[at] = f
		}
	}
	return errors
}

// offers reports that a finding, or one that it stands for, proposes what rests on something.
func (f *Finding) offers() bool {
	return len(f.extra().rests) > 0 && len(f.Proposes)+len(f.Fixes) > 0 || slices.ContainsFunc(f.collapsed, (*Finding).offers)
}

// without is a finding that proposes nothing where it, or one that it stands for, rests on an
// error; itself and false where none does.
func (f *Finding) without(wrong map[point]*Finding) (again *Finding, doubtful bool) {
	parts := f.collapsed
	for i, one := range f.collapsed {
		less, doubt := one.without(wrong)
		if !doubt {
			continue
		}
		if !doubtful {
			parts = slices.Clone(f.collapsed)
		}
		doubtful, parts[i] = true, less
	}
	first := slices.IndexFunc(f.extra().rests, func(at hcl.Range) bool { e := wrong[startOf(at)]; return e != nil && e != f })
	if first < 0 && !doubtful {
		return f, false
	}
	is := *f
	is.Fixes = nil
	if first >= 0 {
		e := wrong[startOf(f.extra().rests[first])]
		is.Proposes, is.Fix = nil, "Mend first what is wrong with the "+e.Element.String()+" ("+e.Rule+"), on which this rests"
	}
	if parts != nil {
		is.standFor(parts)
	}
	return &is, true
}
