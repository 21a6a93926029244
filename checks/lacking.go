package checks

import (
	"slices"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/assist"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Lacking writes the attributes that the rules look for at an element and do not
// find, as their findings propose them. What a single finding's own fix writes is left
// to that, where it does more than to say that it is to be decided. settles are the findings; none
// where there is nothing to write.
func (r *Result) Lacking(e lang.Element) (fix syntax.Fix, settles []*Finding) {
	type want struct {
		value string
		of    *Finding
	}
	wants := map[string]want{}
	for _, f := range r.About(e) {
		for _, p := range f.Proposes {
			if wants[p.Attribute].of == nil && absent(e, p.Attribute) {
				wants[p.Attribute] = want{p.Value, f}
			}
		}
	}
	var names []string
	var stubs []syntax.Stub
	for _, a := range e.Kind().Attrs {
		w := wants[a.Name]
		if w.of == nil {
			continue
		}
		names, stubs = append(names, prose.Noun(a.Name)), append(stubs, syntax.Stub{Attr: a.Name, Value: w.value})
		if !slices.Contains(settles, w.of) {
			settles = append(settles, w.of)
		}
	}
	edits := assist.Adding(e, stubs)
	if len(edits) == 0 {
		return syntax.Fix{}, nil
	}
	if len(settles) == 1 && len(settles[0].Fixes) > 0 {
		if asks := settles[0].Asks(); asks != "" {
			return syntax.Fix{Title: asks, Edits: edits}, settles
		}
		return syntax.Fix{}, nil
	}
	return syntax.Fix{Title: "Add what the " + e.Kind().Name + " lacks: its " + prose.List(names), Edits: edits}, settles
}

// About lists the findings of the rules about one element that are not waived,
// those included that one finding for many stands for. The language's own are
// none of them.
func (r *Result) About(e lang.Element) []*Finding {
	var list []*Finding
	add := func(f *Finding) {
		if rule := r.policy.byID[f.Rule]; f.Element == e && f.Waiver == nil && rule != nil && !rule.Language() {
			list = append(list, f)
		}
	}
	for _, f := range r.Findings {
		add(f)
		if f.Waiver == nil {
			for _, one := range f.collapsed {
				add(one)
			}
		}
	}
	return list
}

func absent(e lang.Element, name string) bool {
	return slices.ContainsFunc(lang.Attributes(e), func(a lang.Attribute) bool {
		return a.Block == "" && a.Name == name && a.State == lang.Absent && a.At.Filename == ""
	})
}
