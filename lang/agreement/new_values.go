package agreement

import (
	"slices"

	"github.com/plan-as-code/plan/lang"
)

// newValues are the values to which an amendment is limited, as its digest holds them; false
// where one of them cannot be read.
func newValues(m *lang.Amendment, known addresses) (list []string, readable bool) {
	for i := range m.Values {
		v := &m.Values[i]
		if v.Attr == nil || v.To.State != lang.Known {
			return nil, false
		}
		list = append(list, known(v.Of.To.Address())+" "+v.Attribute.V+" = "+literal(v.To.V, known))
	}
	return list, true
}

// Allows reports that amendments which speak of the element of a difference together allow
// one of its changes: one of them is not limited to some of its values, or they give it the
// value that it has. What was agreed to go live when something happens, and does, needs none.
func (a *Agreement) Allows(amendments []*lang.Amendment, d *Difference, c *Change) bool {
	if a.WentLive(d, c) {
		return true
	}
	l := limits{attr: c.Attr, text: c.Was, known: a.Former}
	return slices.ContainsFunc(amendments, func(m *lang.Amendment) bool { return l.allow(m.ValuesOf(d.Element), c.Is) })
}

// Otherwise is the value that amendments which speak of an element give to what changed in
// it, as an agreement writes it, where that is another one than it has; false where they give none.
func (a *Agreement) Otherwise(amendments []*lang.Amendment, d *Difference, c *Change) (text string, given bool) {
	l := limits{attr: c.Attr, text: c.Was, known: a.Former}
	for _, m := range amendments {
		l.allow(m.ValuesOf(d.Element), c.Is)
	}
	return l.text, l.used && !l.agrees(c.Is)
}

// limits follows one value through the amendments that are limited to values.
type limits struct {
	attr  string    // or the name of the nested blocks
	text  string    // what it is by now, as an agreement writes it
	known addresses // by which it names elements
	used  bool      // an amendment gives it a value
	grows bool      // it is a list to which more may come
}

// allow takes in the values of one amendment, and reports that it allows what there is; one
// that is not limited allows all.
func (l *limits) allow(values []*lang.NewValue, is string) bool {
	if len(values) == 0 {
		return true
	}
	for _, v := range values {
		l.take(v)
	}
	return l.used && l.agrees(is)
}

// agrees reports that a value is the one that the amendments give; of a list to which more
// may come, that it holds what they give.
func (l *limits) agrees(is string) bool {
	if l.grows {
		now := listed(is)
		return !slices.ContainsFunc(listed(l.text), func(who string) bool { return !slices.Contains(now, who) })
	}
	return same(l.text, is)
}

func (l *limits) take(v *lang.NewValue) {
	if v.Attr == nil || v.To.State != lang.Known {
		return
	}
	is := literal(v.To.V, l.known)
	switch {
	case v.Block != nil && v.Block.Name == l.attr:
		if text, ok := withValue(l.text, v, is, l.known); ok {
			l.text, l.used = text, true
		}
	case v.Block != nil:
	case v.Attr.Name == l.attr:
		l.text, l.used, l.grows = is, true, v.Attr.Grows
	case v.Attr.Name == "status" && l.attr == standby:
		l.text, l.used = "", true
		if v.To.V == standby {
			l.text = "true"
		}
	}
}

// withValue is the sealed text of nested blocks once one of them has another value; false
// where it is not clear which of them.
func withValue(text string, v *lang.NewValue, is string, known addresses) (with string, ok bool) {
	blocks, at := nestedValues(text), -1
	for i, values := range blocks {
		if v.Name != "" && !isAbout(v, values, known) {
			continue
		}
		if at >= 0 {
			return "", false
		}
		at = i
	}
	if at < 0 {
		return "", false
	}
	var list []string
	for i, values := range blocks {
		if i == at {
			values[v.Attr.Name] = is
			if is == "" {
				delete(values, v.Attr.Name)
			}
		}
		list = append(list, object(values))
	}
	return listOf(list), true
}

// isAbout reports that a sealed block is the one that a value names, by the name of what it
// is about or by its day.
func isAbout(v *lang.NewValue, values map[string]string, known addresses) bool {
	key := v.Block.KeyAttr()
	if key == nil {
		return false
	}
	if key.Type == lang.TypeDate {
		return unquote(values[key.Name]) == v.Name
	}
	return slices.ContainsFunc(key.Kinds, func(kind string) bool { return values[key.Name] == known(kind+"."+v.Name) })
}
