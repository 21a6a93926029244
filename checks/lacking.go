package checks

import (
	"regexp"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/assist"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Lacking writes the attributes that the rules look for at an element and do not
// find, as their findings propose them. A single one that a finding's own fix
// writes is left to that. settles are the findings; none where there is nothing to write.
func (r *Result) Lacking(e lang.Element) (fix syntax.Fix, settles []*Finding) {
	proposed := map[string]*Finding{}
	for _, f := range r.About(e) {
		if name, _ := f.proposes(); proposed[name] == nil && absent(e, name) {
			proposed[name] = f
		}
	}
	var names []string
	var stubs []syntax.Stub
	for _, a := range e.Kind().Attrs {
		f := proposed[a.Name]
		if f == nil {
			continue
		}
		_, value := f.proposes()
		if value == "" {
			value = a.Placeholder()
		}
		names, stubs, settles = append(names, a.Name), append(stubs, syntax.Stub{Attr: a.Name, Value: value}), append(settles, f)
	}
	edits := assist.Adding(e, stubs)
	if len(edits) == 0 || len(settles) == 1 && len(settles[0].Fixes) > 0 {
		return syntax.Fix{}, nil
	}
	return syntax.Fix{Title: "Add what the rules look for in the " + e.Kind().Name + ": " + prose.List(names), Edits: edits}, settles
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

var proposal = regexp.MustCompile(`^(?:Add|Write) ([a-z_]+) = (.+)`)

// proposes is the attribute that a finding says should be added, and the value
// that it names; "" where that is only a word for one.
func (f *Finding) proposes() (name, value string) {
	m := proposal.FindStringSubmatch(f.Fix)
	if m == nil {
		return "", ""
	}
	value = firstValue(m[2])
	if strings.Contains(value, "YYYY") || strings.ToUpper(value) == value && strings.ToLower(value) != value && !strings.HasPrefix(value, `"`) {
		value = ""
	}
	return m[1], value
}

// firstValue is what stands before the comma that ends a value in a sentence.
func firstValue(s string) string {
	depth, quoted := 0, false
	for i, c := range s {
		switch {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '[' || c == '(':
			depth++
		case c == ']' || c == ')':
			depth--
		case c == ',' && depth == 0:
			return s[:i]
		}
	}
	return s
}
