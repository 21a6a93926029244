package checks

import (
	"fmt"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Relaxation is something by which a change is judged more mildly than the base
// was, or would be once it is merged.
type Relaxation struct {
	Message string    // one or two full sentences
	At      hcl.Range // the zero range where it is something that is gone
}

// relaxations compares the waivers and settings of a snapshot with those of its
// base, in reading order. Waivers count at once, settings only once they are in
// the base.
func (pol *policy) relaxations(s *lang.Snapshot) []Relaxation {
	if pol.opts.Base == nil {
		return nil
	}
	was := waiversOf(pol.opts.Base)
	var list []Relaxation
	for _, p := range s.Plans {
		for _, w := range p.Waivers {
			if !w.Covers.Known() || !w.Until.Known() || pol.expired(w) || !pol.waivable(w.Name()) {
				continue
			}
			switch before, known := was[keyOf(w)]; {
			case !known:
				list = append(list, Relaxation{fmt.Sprintf("It waives %s at the %s until %s%s.", w.Name(), w.Covers.To, w.Until.V, because(w)), w.At()})
			case before.Until.Known() && before.Until.V < w.Until.V:
				list = append(list, Relaxation{fmt.Sprintf("It waives %s at the %s longer, until %s instead of %s.", w.Name(), w.Covers.To, w.Until.V, before.Until.V), w.Until.Range()})
			}
		}
	}
	return append(list, pol.settingsChanged(s)...)
}

func waiversOf(s *lang.Snapshot) map[string]*lang.Waiver {
	known := map[string]*lang.Waiver{}
	for _, p := range s.Plans {
		for _, w := range p.Waivers {
			if before := known[keyOf(w)]; w.Covers.Known() && (before == nil || before.Until.V < w.Until.V) {
				known[keyOf(w)] = w
			}
		}
	}
	return known
}

// keyOf tells waivers apart: by their rule, and by what they cover.
func keyOf(w *lang.Waiver) string {
	if !w.Covers.Known() {
		return ""
	}
	key := w.Name() + " " + w.Covers.To.Address()
	if c := w.Covers.To.Plan().Campaign; c != nil {
		key += " " + campaignPath(c)
	}
	return key
}

func because(w *lang.Waiver) string {
	if w.Reason.Known() && w.Owner.Known() {
		return fmt.Sprintf(" (%s: %s)", w.Owner.To.Label(), prose.Clip(w.Reason.V))
	}
	return ""
}

// settingsChanged says which settings differ from the base's. They are judged by
// nothing yet.
func (pol *policy) settingsChanged(s *lang.Snapshot) []Relaxation {
	const later = " That counts once it is merged."
	var list []Relaxation
	was, is := pol.opts.Base.Plans[0], s.Plans[0]
	if before, now := profileOf(was), profileOf(is); before != now {
		list = append(list, Relaxation{Message: fmt.Sprintf("It changes the profile from %s to %s.", before, now) + later, At: workspaceAt(is)})
	}
	for _, c := range is.Configures {
		before := configureOf(was, c.Name())
		if c.At().Filename != discovery.WorkspaceFile || before != nil && sameText(before, c) {
			continue
		}
		list = append(list, Relaxation{"It changes how the rule " + c.Name() + " is set." + later, c.At()})
	}
	for _, c := range was.Configures {
		if configureOf(is, c.Name()) == nil && c.At().Filename == discovery.WorkspaceFile {
			list = append(list, Relaxation{Message: "It takes away how the rule " + c.Name() + " was set." + later})
		}
	}
	return append(list, ownRulesChanged(pol.opts.Base, s)...)
}

// ownRulesChanged says which rules of the organisation's own are gone or changed.
func ownRulesChanged(base, s *lang.Snapshot) []Relaxation {
	var list []Relaxation
	for _, p := range base.Plans {
		for _, r := range p.Rules {
			now, ok := s.Element(r.Address()).(*lang.Rule)
			if ok && sameText(r, now) {
				continue
			}
			one := Relaxation{Message: "It takes away the rule " + r.Label() + ". That counts once it is merged."}
			if ok {
				one = Relaxation{"It changes the rule " + r.Label() + ". That counts once it is merged.", now.At()}
			}
			list = append(list, one)
		}
	}
	return list
}

// sameText reports whether two elements are written alike, layout aside.
func sameText(a, b lang.Element) bool {
	text := func(e lang.Element) string { return string(syntax.Format([]byte(e.File().Text(e.Whole())))) }
	return text(a) == text(b)
}

// profileOf is the profile that a workspace's own plan names, else Essential.
func profileOf(top *lang.Plan) Tier {
	tier := Essential
	for _, w := range top.Workspaces {
		if w.Profile.Known() && w.At().Filename == discovery.WorkspaceFile {
			tier, _ = ParseTier(w.Profile.V)
		}
	}
	return tier
}

// workspaceAt is where the workspace block stands; the zero range where there is none.
func workspaceAt(top *lang.Plan) hcl.Range {
	for _, w := range top.Workspaces {
		return w.At()
	}
	return hcl.Range{}
}

// configureOf is how a rule is set in workspace.plan.hcl; nil where it is not.
func configureOf(top *lang.Plan, id string) *lang.Configure {
	i := slices.IndexFunc(top.Configures, func(c *lang.Configure) bool { return c.Name() == id && c.At().Filename == discovery.WorkspaceFile })
	if i < 0 {
		return nil
	}
	return top.Configures[i]
}
