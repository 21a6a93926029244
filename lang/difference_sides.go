package lang

import (
	"cmp"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
	"reflect"
	"strconv"
	"strings"
)

// version is an element in one of two versions; e is nil where it is not there.
type version struct {
	e     Element
	known addresses // translates into the addresses that counted before
}

func (v version) value() reflect.Value {
	if v.e == nil {
		return reflect.Value{}
	}
	return reflect.ValueOf(v.e).Elem()
}

func (v version) block() *syntax.Block {
	if v.e == nil || v.e.head().decl == nil {
		return nil
	}
	return v.e.head().decl.Block
}

func (c *valueComparison) attrs(k *Kind, block, about string, was, is reflect.Value) {
	for _, a := range k.Attrs {
		c.add(ValueDiff{Name: a.Name, Type: a.Type, Block: block, About: about, Was: c.was.side(a, was), Is: c.is.side(a, is)})
	}
}

// side reads an attribute of the element, or of a block within it.
func (v version) side(a *Attr, at reflect.Value) Side {
	if !at.IsValid() {
		return Side{}
	}
	f := fieldAt(at, a.index)
	if c, ok := v.e.(*Campaign); ok && a.Name == "launch" && f.state() == Absent {
		s := v.side(c.Kind().Attr("start"), at)
		s.byDefault = true
		return s
	}
	s := Side{State: f.state()}
	line := f.written()
	if line != nil {
		_, plain := line.Expr.Literal()
		s.At, s.Computed = line.Expr.Range(), !plain && !a.refers()
	}
	switch {
	case s.State != Known:
		return s
	case a.Type == TypeExpr && line != nil:
		s.Text = strings.Join(strings.Fields(line.Expr.File.Slice(line.Expr.At)), " ")
		s.Literal = s.Text
		return s
	}
	s.Literal = literal(f.value(), v.known)
	s.say(a, v.e.Plan(), f.value())
	if gone, ok := f.(interface{ Gone() []string }); ok && a.Gone && len(gone.Gone()) > 0 {
		s.Literal = listOf(append(gone.Gone(), s.Literal))
		s.Items = append(s.Items, gone.Gone()...)
		s.Text = prose.List(s.Items)
	}
	if s.Literal == "" {
		return Side{} // an empty list says no more than none
	}
	return s
}

// say puts a value into words.
func (s *Side) say(a *Attr, p *Plan, value any) {
	switch v := value.(type) {
	case Element:
		s.Text = prose.Quote(v.Label())
	case []Element:
		for _, e := range v {
			s.Items = append(s.Items, prose.Quote(e.Label()))
		}
		s.Text = prose.List(s.Items)
	case []string:
		for _, text := range v {
			if a.Type == TypeChoices {
				s.Items = append(s.Items, strings.ReplaceAll(text, "_", " "))
			} else {
				s.Items = append(s.Items, `"`+strings.Join(strings.Fields(text), " ")+`"`)
			}
		}
		s.Text = prose.List(s.Items)
	default:
		s.Text = Attribute{Attr: a, State: Known, plan: p, value: value}.Shown()
	}
	switch a.Type {
	case TypeChoice:
		s.Text = strings.ReplaceAll(s.Text, "_", " ")
	case TypeEffort:
		s.Text += " " + string(TypeEffort)
	case TypeText:
		s.Text = `"` + strings.Join(strings.Fields(s.Text), " ") + `"`
	}
}

// inner is a block within an element: a contribution, a playback.
type inner struct {
	about string
	value reflect.Value
}

// blocks compares the blocks of a kind: those about the same thing with each
// other, wherever they stand; whole ones come and go.
func (c *valueComparison) blocks(n *Nested) {
	was, order := c.was.parts(n)
	is, later := c.is.parts(n)
	for _, key := range order {
		before, about := was[key], cmp.Or(is[key].about, was[key].about)
		if after, stays := is[key]; stays {
			c.attrs(&n.Kind, n.Name, about, before.value, after.value)
		} else {
			c.add(ValueDiff{Name: n.Name, About: about, Was: c.was.wholePart(n, before.value)})
		}
	}
	for _, key := range later {
		if _, known := was[key]; !known {
			c.add(ValueDiff{Name: n.Name, About: is[key].about, Is: c.is.wholePart(n, is[key].value)})
		}
	}
}

// parts are the blocks of a kind by what they are about, and their keys in
// reading order.
func (v version) parts(n *Nested) (map[string]inner, []string) {
	found := map[string]inner{}
	if v.e == nil {
		return found, nil
	}
	var order []string
	items := v.value().FieldByIndex(n.index)
	for i := range items.Len() {
		p := inner{value: items.Index(i)}
		key := ""
		if first := n.Attrs[0]; first.Type == TypeRef && !n.Once {
			s := v.side(first, p.value)
			key, p.about = s.Literal, s.Text
		}
		for alike := 1; found[key].value.IsValid(); alike++ {
			key, _, _ = strings.Cut(key, " ")
			key += " " + strconv.Itoa(alike)
		}
		found[key] = p
		order = append(order, key)
	}
	return found, order
}

// wholePart is a block in words: what it says besides what it is about.
func (v version) wholePart(n *Nested, at reflect.Value) Side {
	s := Side{State: Known}
	values := map[string]string{}
	for i, a := range n.Attrs {
		one := v.side(a, at)
		if one.State == Unknown {
			return Side{State: Unknown}
		}
		if one.Literal == "" {
			continue
		}
		values[a.Name] = one.Literal
		if i > 0 || a.Type != TypeRef || n.Once {
			s.Items = append(s.Items, strings.ReplaceAll(a.Name, "_", " ")+" "+one.Text)
		}
	}
	s.Text, s.Literal, s.Items = strings.Join(s.Items, ", "), object(values), nil
	return s
}

// texts compares blocks that are kept as they are written, such as the examples
// of a rule.
func (c *valueComparison) texts(name string) {
	c.add(ValueDiff{Name: name, Type: TypeExpr, Was: c.was.written(name), Is: c.is.written(name)})
}

func (v version) written(name string) Side {
	b := v.block()
	if b == nil {
		return Side{}
	}
	s := Side{State: Known}
	for _, one := range b.Blocks {
		if one.Type == name {
			s.Literal += strings.Join(strings.Fields(v.e.File().Slice(one.Whole)), " ") + "\n"
		}
	}
	s.Text = strings.TrimSpace(s.Literal)
	return s
}

// settings compares what a rule is configured with, besides what every rule is.
func (c *valueComparison) settings(k *Kind) {
	seen := map[string]bool{}
	for _, v := range []version{c.was, c.is} {
		b := v.block()
		for i := 0; b != nil && i < len(b.Attrs); i++ {
			name := b.Attrs[i].Name
			if k.attr[name] == nil && !seen[name] {
				seen[name] = true
				c.add(ValueDiff{Name: name, Type: TypeExpr, Was: c.was.line(name), Is: c.is.line(name)})
			}
		}
	}
}

func (v version) line(name string) Side {
	b := v.block()
	if b == nil || b.Attr(name) == nil {
		return Side{}
	}
	x := &b.Attr(name).Expr
	text := strings.Join(strings.Fields(x.File.Slice(x.At)), " ")
	return Side{State: Known, Text: text, Literal: text, At: x.Range()}
}
