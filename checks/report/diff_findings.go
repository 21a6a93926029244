package report

import (
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
)

// LostFinding is a finding that is not there any more, or that is waived.
type LostFinding struct {
	*checks.Finding
	Waiver *lang.Waiver // set where it is there, and waived
}

// findings compares what was found, by fingerprint. What was found of an element
// under another name is the same.
func (d *Diff) findings(raw *agreement.Diff, before, after *checks.Result, shows func(string) bool) {
	lost := map[string]*checks.Finding{}
	for _, f := range before.Findings {
		if f.Waiver == nil {
			lost[f.Fingerprint] = f
		}
	}
	waived, gained := map[string]*lang.Waiver{}, []*checks.Finding{}
	for _, f := range after.Findings {
		switch {
		case f.Waiver != nil:
			waived[f.Fingerprint] = f.Waiver
		case lost[f.Fingerprint] != nil:
			delete(lost, f.Fingerprint)
		default:
			gained = append(gained, f)
		}
	}
	left := map[finding][]*checks.Finding{}
	for _, f := range before.Findings {
		if lost[f.Fingerprint] == f && f.Element != nil {
			left[finding{f.Rule, f.Detail, f.Element}] = append(left[finding{f.Rule, f.Detail, f.Element}], f)
		}
	}
	for _, f := range gained {
		key := finding{f.Rule, f.Detail, raw.Former[f.Element]}
		if same := left[key]; f.Element != nil && len(same) > 0 {
			delete(lost, same[0].Fingerprint)
			left[key] = same[1:]
		} else if shows(f.Range.Filename) {
			d.Gained = append(d.Gained, f)
		}
	}
	for _, f := range before.Findings {
		if lost[f.Fingerprint] == f && shows(f.Range.Filename) {
			d.Lost = append(d.Lost, &LostFinding{f, waived[f.Fingerprint]})
		}
	}
}

// finding is what is the same in two findings about an element under two names.
type finding struct {
	rule, detail string
	of           lang.Element
}
