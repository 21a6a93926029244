package agreement

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// version is an element in one of two versions; e is nil where it is not there.
type version struct {
	e     lang.Element
	known addresses // translates into the addresses that counted before
}

// fields are those of the element; nil where it is not there.
func (v version) fields() *lang.Fields {
	if v.e == nil {
		return nil
	}
	in := lang.FieldsOf(v.e)
	return &in
}

func (v version) block() *syntax.Block {
	if v.e == nil {
		return nil
	}
	return lang.BlockOf(v.e)
}

func (c *valueComparison) attrs(k *lang.Kind, block, about string, was, is *lang.Fields) {
	for _, a := range k.Attrs {
		c.add(ValueDiff{Name: a.Name, Type: a.Type, Block: block, About: about, Was: c.was.side(a, was), Is: c.is.side(a, is)})
	}
}

// side reads an attribute of the element, or of a block within it.
func (v version) side(a *lang.Attr, in *lang.Fields) Side {
	if in == nil {
		return Side{}
	}
	f := in.Effective(a)
	if c, ok := v.e.(*lang.Campaign); ok && a.Name == "launch" && f.State == lang.Absent {
		s := v.side(c.Kind().Attr("start"), in)
		s.ByDefault = true
		return s
	}
	s := Side{State: f.State, Computed: f.Computed(), Derived: f.Derived}
	if f.Line != nil {
		s.At = f.Line.Expr.Range()
	}
	switch {
	case f.Open():
		s.State, s.Text, s.Literal = lang.Known, openInWords, lang.UndecidedWord
		return s
	case s.State != lang.Known:
		return s
	case a.Type == lang.TypeExpr && f.Line != nil:
		s.Text = strings.Join(strings.Fields(f.Line.Expr.File.Slice(f.Line.Expr.At)), " ")
		s.Literal = s.Text
		return s
	}
	s.Literal = literal(f.Held, v.known)
	s.say(f)
	if (a.Gone || a.Below) && len(f.Gone) > 0 {
		s.Literal = listOf(append(f.Gone, s.Literal))
		s.Items = append(s.Items, f.Gone...)
		s.Text = prose.List(s.Items)
	}
	if s.Literal == "" {
		return Side{} // an empty list says no more than none
	}
	return s
}

// say puts a value into words.
func (s *Side) say(f lang.Field) {
	switch v := f.Held.(type) {
	case lang.Element:
		s.Text = prose.Quote(v.Label())
	case []lang.Element:
		for _, e := range v {
			s.Items = append(s.Items, prose.Quote(e.Label()))
		}
		s.Text = prose.List(s.Items)
	case []string:
		for _, text := range v {
			if f.Type == lang.TypeChoices {
				s.Items = append(s.Items, strings.ReplaceAll(text, "_", " "))
			} else {
				s.Items = append(s.Items, `"`+strings.Join(strings.Fields(text), " ")+`"`)
			}
		}
		s.Text = prose.List(s.Items)
	default:
		s.Text = f.Shown()
	}
	switch f.Type {
	case lang.TypeChoice:
		s.Text = strings.ReplaceAll(s.Text, "_", " ")
	case lang.TypeEffort:
		s.Text += " " + string(lang.TypeEffort)
	case lang.TypeText, lang.TypeCue:
		if _, words := f.Held.(string); !words {
			break // an element, which is quoted
		}
		s.Text = `"` + strings.Join(strings.Fields(s.Text), " ") + `"`
	}
}

// inner is a block within an element: a contribution, a playback.
type inner struct {
	about  string
	fields *lang.Fields
}

// blocks compares the blocks of a kind: those about the same thing with each
// other, wherever they stand; whole ones come and go.
func (c *valueComparison) blocks(n *lang.Nested) {
	was, order := c.was.parts(n)
	is, later := c.is.parts(n)
	for _, key := range order {
		before, about := was[key], cmp.Or(is[key].about, was[key].about)
		if after, stays := is[key]; stays {
			c.attrs(&n.Kind, n.Name, about, before.fields, after.fields)
		} else {
			c.add(ValueDiff{Name: n.Name, About: about, Was: c.was.wholePart(n, before.fields)})
		}
	}
	for _, key := range later {
		if _, known := was[key]; !known {
			c.add(ValueDiff{Name: n.Name, About: is[key].about, Is: c.is.wholePart(n, is[key].fields)})
		}
	}
}

// parts are the blocks of a kind by what they are about, and their keys in
// reading order.
func (v version) parts(n *lang.Nested) (map[string]inner, []string) {
	found := map[string]inner{}
	if v.e == nil {
		return found, nil
	}
	var order []string
	for _, fields := range v.fields().Blocks(n) {
		p := inner{fields: &fields}
		key := ""
		if first := n.Attrs[0]; first.Type == lang.TypeRef && !n.Once {
			s := v.side(first, p.fields)
			key, p.about = s.Literal, s.Text
		}
		for alike := 1; found[key].fields != nil; alike++ {
			key, _, _ = strings.Cut(key, " ")
			key += " " + strconv.Itoa(alike)
		}
		found[key] = p
		order = append(order, key)
	}
	return found, order
}

// wholePart is a block in words: what it says besides what it is about.
func (v version) wholePart(n *lang.Nested, in *lang.Fields) Side {
	s := Side{State: lang.Known}
	values := map[string]string{}
	for i, a := range n.Attrs {
		one := v.side(a, in)
		if one.State == lang.Unknown {
			return Side{State: lang.Unknown}
		}
		if one.Literal == "" {
			continue
		}
		values[a.Name] = one.Literal
		if i > 0 || a.Type != lang.TypeRef || n.Once {
			s.Items = append(s.Items, strings.ReplaceAll(a.Name, "_", " ")+" "+one.Text)
		}
	}
	s.Text, s.Literal, s.Items = strings.Join(s.Items, ", "), object(values), nil
	return s
}

// texts compares blocks that are kept as they are written, such as the examples
// of a rule.
func (c *valueComparison) texts(name string) {
	c.add(ValueDiff{Name: name, Type: lang.TypeExpr, Was: c.was.written(name), Is: c.is.written(name)})
}

func (v version) written(name string) Side {
	b := v.block()
	if b == nil {
		return Side{}
	}
	s := Side{State: lang.Known}
	for _, one := range b.Blocks {
		if one.Type == name {
			s.Literal += strings.Join(strings.Fields(v.e.File().Slice(one.Whole)), " ") + "\n"
		}
	}
	s.Text = strings.TrimSpace(s.Literal)
	return s
}

// settings compares what a rule is configured with, besides what every rule is.
func (c *valueComparison) settings(k *lang.Kind) {
	seen := map[string]bool{}
	for _, v := range []version{c.was, c.is} {
		b := v.block()
		for i := 0; b != nil && i < len(b.Attrs); i++ {
			name := b.Attrs[i].Name()
			if k.Attr(name) == nil && !seen[name] {
				seen[name] = true
				c.add(ValueDiff{Name: name, Type: lang.TypeExpr, Was: c.was.line(name), Is: c.is.line(name)})
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
	return Side{State: lang.Known, Text: text, Literal: text, At: x.Range()}
}
