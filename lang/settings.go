package lang

import (
	"cmp"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// SettingsOf lists the settings of a rule from the struct that settings points
// to, with its tags as an element's; none for nil. It is kept by the type of the struct,
// and many may ask at a time. The list is shared and must not be changed.
func SettingsOf(settings any) []*Attr { return settingsOf(settings) }

var settingKinds sync.Map // struct type → *Kind

func settingsKind(settings any) *Kind {
	t := reflect.TypeOf(settings).Elem()
	if k, ok := settingKinds.Load(t); ok {
		return k.(*Kind)
	}
	k := &Kind{}
	k.read(t, nil)
	settingKinds.Store(t, k)
	return k
}

func settingsOf(settings any) []*Attr {
	if settings == nil {
		return nil
	}
	return settingsKind(settings).Attrs
}

// isSetting reports whether the attribute of a configure block is for the rule
// itself; configure reads those.
func (d *decoder) isSetting(attr *syntax.Attribute) bool {
	if d.e.Kind().Name != "configure" {
		return false
	}
	info, known := d.book[d.e.Name()]
	return !known || info.Settings != nil && settingsKind(info.Settings).attr[attr.Name()] != nil
}

// configure reads the rule's own settings over their defaults.
func (d *decoder) configure(c *Configure) {
	if !d.knownRule(c.name, c.At()) {
		return
	}
	defaults := d.book[c.name].Settings
	if defaults == nil {
		return
	}
	settings := reflect.New(reflect.TypeOf(defaults).Elem())
	settings.Elem().Set(reflect.ValueOf(defaults).Elem())
	k := settingsKind(defaults)
	for i := range c.decl.Block.Attrs {
		attr := &c.decl.Block.Attrs[i]
		a := k.attr[attr.Name()]
		if a == nil {
			continue
		}
		f := fieldAt(settings.Elem(), a.index)
		d.attribute(a, attr, f)
		if f.state() != Known { // the finding says so; the default goes on counting
			settings.Elem().FieldByIndex(a.index).Set(reflect.ValueOf(defaults).Elem().FieldByIndex(a.index))
		}
	}
	c.Settings = settings.Interface()
}

// knownRule reports an id that the rule book does not have.
func (d *decoder) knownRule(id string, at hcl.Range) bool {
	if _, ok := d.book[id]; ok || id == "" {
		return id != ""
	}
	if own, ok := strings.CutPrefix(id, "rule."); ok && d.Lookup("rule", own) != nil {
		return true
	}
	if says := retired[id]; says != "" {
		r := d.Report(d.e, "unknown-rule", at, fmt.Sprintf("There is no rule called %s any more: %s says what it said.", id, says))
		r.Severity, r.Fix = Warning, "Write "+says+", or delete this block"
		r.Suggest(says, at, false)
		return false
	}
	r := d.Report(d.e, "unknown-rule", at, fmt.Sprintf("There is no rule called %s.", id))
	r.Slip, r.Fix = id, "Look it up with: plan rules"
	if d.Lookup("rule", id) != nil {
		r.Suggest("rule."+id, at, true)
	} else if near, sure := prose.Closest(id, slices.Sorted(maps.Keys(d.book))); near != "" {
		r.Suggest(near, at, sure)
	}
	return false
}

// retired are rules that are no more, each with the one that says what it said.
var retired = map[string]string{"disconnected-tactic": "isolated-discipline"}

// In is what the attribute, one of SettingsOf, holds in the struct that settings points
// to. No line is known of it.
func (a *Attr) In(settings any) Field {
	f := fieldAt(reflect.ValueOf(settings).Elem(), a.index)
	return Field{Attr: a, State: f.state(), Held: f.value()}
}

// Step is 1 where the second of two numbers, or lengths of time, is more, -1 where it is
// less; 0 where they are as much, or something else.
func (a *Attr) Step(was, is Field) int {
	switch before := was.Held.(type) {
	case float64:
		return cmp.Compare(is.Held.(float64), before)
	case Duration:
		return cmp.Compare(is.Held.(Duration).minutes(), before.minutes())
	}
	return 0
}

// ValueIn is the value of a setting in the struct that settings points to, as plain data:
// a string, a list of strings, a float64 or a bool. A length of time is a string, 14d.
func (a *Attr) ValueIn(settings any) any {
	held := a.In(settings).Held
	if length, ok := held.(Duration); ok {
		return length.Code()
	}
	return held
}
