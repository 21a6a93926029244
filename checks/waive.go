package checks

import (
	"fmt"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/ruling"
	"github.com/plan-as-code/plan/lang/syntax"
)

// waive marks the findings that a waiver covers, and lists the waivers that cover
// some. One that does not count for the change that brings it is told at what it covers.
func (pol *policy) waive(findings []*Finding) []*lang.Waiver {
	var used []*lang.Waiver
	for _, f := range findings {
		if w := pol.waiver(f); w != nil {
			used = append(used, w)
			switch {
			case !pol.waivable(f.Rule) || !w.Until.Known() || pol.expired(w):
			case pol.early(w):
				f.countsLater()
			default:
				f.Waiver = w
			}
		}
	}
	return used
}

// judgeWaivers says what is to be said of the waivers and settings themselves;
// useful are the waivers that cover something.
func (pol *policy) judgeWaivers(s *lang.Snapshot, useful []*lang.Waiver) []*Finding {
	used := map[*lang.Waiver]bool{}
	for _, w := range useful {
		used[w] = true
	}
	var said []*Finding
	for _, p := range s.Plans() {
		for _, w := range p.Waivers {
			if f := pol.judge(w, used[w]); f != nil {
				said = append(said, f)
			}
		}
		for _, c := range p.Configures {
			if r := pol.byID[c.Name()]; r != nil && r.Language() {
				f := ownFinding(c, "unknown-rule", "The rule %s belongs to the language and cannot be configured.", c.Name())
				f.Fix = "Delete this configure block"
				said = append(said, f)
			}
		}
	}
	return said
}

// waiver is the waiver that covers a finding, one that counts where there are several;
// nil where there is none.
func (pol *policy) waiver(f *Finding) *lang.Waiver {
	var found *lang.Waiver
	for _, w := range pol.waivers[covering{f.Rule, f.Element}] {
		if found == nil || pol.expired(found) || !pol.expired(w) && pol.early(found) {
			found = w
		}
	}
	return found
}

// early reports whether a waiver comes with the change that is judged, and is of a rule
// that guards what was agreed: then it counts once it is merged. One that the base has as
// well counts as long as it does there.
func (pol *policy) early(w *lang.Waiver) bool {
	r := pol.byID[w.Name()]
	if pol.since == nil || r == nil || !r.Guards() || !w.Covers.Known() {
		return false
	}
	return pol.accepted[covering{w.Name(), pol.since().Former[w.Covers.To]}] == nil
}

// countsLater says that the finding has a waiver that does not count yet.
func (f *Finding) countsLater() {
	const says = " The waiver that comes with this change counts once it has been merged."
	f.Message += says
	f.setExtra(func(x *extras) { x.added = says })
}

// waiversIn are the waivers of a snapshot that count, the last to end of each.
func (pol *policy) waiversIn(s *lang.Snapshot) map[covering]*lang.Waiver {
	last := map[covering]*lang.Waiver{}
	for _, p := range s.Plans() {
		for _, w := range p.Waivers {
			if !w.Covers.Known() || !w.Until.Known() || pol.expired(w) {
				continue
			}
			at := covering{w.Name(), w.Covers.To}
			if known := last[at]; known == nil || known.Until.V < w.Until.V {
				last[at] = w
			}
		}
	}
	return last
}

// covering is what a waiver covers.
type covering struct {
	rule string
	at   lang.Element
}

// judge says what is wrong with a waiver, if anything.
func (pol *policy) judge(w *lang.Waiver, used bool) *Finding {
	rule := pol.byID[w.Name()]
	switch {
	case rule == nil || w.Broken():
		return nil
	case !pol.waivable(w.Name()):
		f := ownFinding(w, "not-waivable", "The rule %s cannot be waived.", w.Name())
		f.Fix = "Mend what it finds, and delete this waiver"
		return f
	case pol.expired(w):
		f := ownFinding(w, "expired-waiver", "The waiver of %s ended on %s and no longer counts.", w.Name(), w.Until.V)
		f.Range, f.Fix = w.Until.Range(), "Mend what it covered and delete it, or agree on a new date"
		return f
	case !used && w.Covers.Known() && pol.ran(rule) && !doubtful(w.Covers.To):
		f := ownFinding(w, "unused-waiver", "The waiver of %s at the %s waives nothing.", w.Name(), w.Covers.To)
		f.Fix = "Delete it"
		return f
	}
	return nil
}

// doubtful reports whether what is found at an element may change once the
// language's findings in it are mended; at a campaign, once its plan can be read.
func doubtful(e lang.Element) bool {
	_, campaign := e.(*lang.Campaign)
	d := lang.Keep(e.Plan(), doubtsKey{}, func(p *lang.Plan) *doubts {
		d := &doubts{of: map[lang.Element]bool{}}
		list := ruling.Diagnostics(p)
		for i := range list {
			d.of[list[i].Element] = true
			d.text = d.text || list[i].Severity == lang.Error && (list[i].Rule == "syntax" || list[i].Rule == "typographic-quotes")
		}
		return d
	})
	return e.Broken() || d.of[e] || campaign && d.text
}

// doubts are the elements of a plan in which the language finds something, and that some of its
// text cannot be read.
type doubts struct {
	of   map[lang.Element]bool
	text bool
}

type doubtsKey struct{}

// ran reports whether a rule is to run and there is something that it can judge by.
func (pol *policy) ran(r *Rule) bool {
	return pol.runs(r) && r.Needs&pol.evidence != 0 && (r.own == nil || ruling.Ready(r.own.stated))
}

func ownFinding(e lang.Element, rule, format string, args ...any) *Finding {
	f := &Finding{Campaign: e.Plan().Campaign, Diagnostic: lang.Diagnostic{Element: e, Problem: syntax.Problem{
		Rule: rule, Address: e.Address(), Range: e.At(), Message: fmt.Sprintf(format, args...)}}}
	if w, ok := e.(*lang.Waiver); ok && w.Covers.Known() {
		f.Detail = w.Covers.To.Address() // several waivers may have the same address
	}
	return f
}

// waivable reports whether the findings of a rule may be waived here; those of an
// unknown rule may not.
func (pol *policy) waivable(id string) bool {
	r := pol.byID[id]
	return r != nil && pol.allows(r)
}

// allows reports whether the findings of a rule may be waived, by itself and as it is set.
func (pol *policy) allows(r *Rule) bool {
	c := pol.configured[r.ID]
	return r.Waivable() && (c == nil || !c.Waivable.Known() || c.Waivable.V)
}

func (pol *policy) expired(w *lang.Waiver) bool {
	return w.Until.Known() && w.Until.V < pol.opts.AsOf
}
