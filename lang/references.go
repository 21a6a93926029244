package lang

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Target is what a name stands for: an element, an attribute of one, or a local
// value.
type Target struct {
	Element Element // nil for a local value
	Field   string  // the attribute of the element; empty for the element itself
	local   *localValue
}

// Use is a place where a target is named.
type Use struct {
	At       hcl.Range // KIND.NAME as it is written; where it is declared, the name
	Name     hcl.Range // the name alone
	Declares bool
}

// Target is what is named at the place, where it is declared or where it is
// used; nil where nothing is.
func (at *Place) Target() *Target {
	switch r, line := at.Ref, at.Line; {
	case r != nil && r.Kind == "local":
		if l := at.Plan.local(r.Name); l != nil {
			return &Target{local: l}
		}
	case r != nil && r.To != nil:
		field, _, _ := strings.Cut(r.Field, ".")
		return &Target{Element: r.To, Field: field}
	case r == nil && line != nil && line.OnName && at.Body.Open:
		if l := at.Plan.locals[line.Label]; l != nil && l.attr.NameRange() == line.At {
			return &Target{local: l}
		}
	case r == nil && line != nil && line.OnName && at.Body == at.Element.Kind() && line.Attr != nil && !line.Attr.refers():
		return &Target{Element: at.Element, Field: line.Label}
	case at.OnName || at.OnKind:
		if own, ok := strings.CutPrefix(at.Element.Name(), "rule."); ok && at.Element.Kind().Label == syntax.ForRule && at.OnName {
			if rule := at.Plan.Lookup("rule", own); rule != nil {
				return &Target{Element: rule}
			}
		}
		return &Target{Element: at.Element}
	}
	return nil
}

// Declared is where the target is declared: its name. The zero range where it is
// written nowhere.
func (t *Target) Declared() hcl.Range {
	switch {
	case t.local != nil:
		return t.local.attr.NameRange()
	case t.Field != "":
		if a := t.fieldLine(); a != nil {
			return a.NameRange()
		}
		return hcl.Range{}
	}
	return t.Element.At()
}

func (t *Target) fieldLine() *syntax.Attribute {
	if d := t.Element.head().decl; d != nil && d.Block != nil {
		return d.Block.Attr(t.Field)
	}
	return nil
}

// Whole is all the text that declares the target.
func (t *Target) Whole() hcl.Range {
	switch {
	case t.local != nil:
		return t.local.attr.LineRange()
	case t.Field != "" && t.fieldLine() != nil:
		return t.fieldLine().LineRange()
	case t.Field != "":
		return hcl.Range{}
	}
	return t.Element.Whole()
}

// StandsFor is the element that the target is: for a local value, the one that
// it refers to. Nil where it is none.
func (t *Target) StandsFor() Element {
	if t.local == nil {
		return t.Element
	}
	p := t.local.plan
	if steps := p.throughLocals(&t.local.attr.Expr).Steps(); len(steps) == 2 {
		return p.Lookup(steps[0], steps[1])
	}
	return nil
}

// plan is the one that declares the target.
func (t *Target) plan() *Plan {
	if t.local != nil {
		return t.local.plan
	}
	return t.Element.Plan()
}

// kind is what is written in front of the target's name.
func (t *Target) kind() string {
	if t.local != nil {
		return "local"
	}
	return t.Element.Kind().Name
}

func (t *Target) name() string {
	if t.local != nil {
		return t.local.attr.Name
	}
	return t.Element.Name()
}

// in is what a plan itself declares under another name of the target's kind.
func (t *Target) in(p *Plan, other string) *Target {
	if t.local != nil {
		if l := p.locals[other]; l != nil {
			return &Target{local: l}
		}
		return nil
	}
	if e := p.names[name{t.Element.Kind(), other}]; e != nil {
		return &Target{Element: e}
	}
	return nil
}

// named reports whether a mention that stands in a plan names the target, and
// where: KIND.NAME and NAME.
func (t *Target) named(p *Plan, m *syntax.Mention) (whole, at syntax.Span, ok bool) {
	whole, at = syntax.Span{Start: m.KindAt.Start, End: m.At.End}, m.At
	switch own := m.Kind == "campaign" && kindByName["campaign"].attr[m.Name] != nil; {
	case t.local != nil:
		return whole, at, m.Kind == "local" && p.local(m.Name) == t.local
	case own && p.Campaign != t.Element:
		return whole, at, false
	case own && t.Field != "":
		return whole, at, m.Name == t.Field
	case own:
		return m.KindAt, syntax.Span{}, p.Campaign != nil
	case m.Kind != t.Element.Kind().Name || p.Lookup(m.Kind, m.Name) != t.Element:
		return whole, at, false
	case t.Field != "":
		return syntax.Span{Start: m.KindAt.Start, End: m.FieldAt.End}, m.FieldAt, m.Field == t.Field
	}
	return whole, at, true
}

// Uses lists the places where a target is named in the plans that can see it:
// where it is declared first, then in reading order. Examples of rules are left
// out.
func (s *Snapshot) Uses(t *Target) []Use {
	uses := t.declaration()
	s.visible(t, func(p *Plan, f *syntax.File) { uses = append(uses, t.usesIn(p, f, false)...) })
	return uses
}

// UsesIn lists those in one file, in reading order; where the target is declared
// there, that first.
func (s *Snapshot) UsesIn(t *Target, file string) []Use {
	var uses []Use
	if at := t.declaration(); len(at) > 0 && at[0].At.Filename == file {
		uses = at
	}
	if p := s.PlanOf(file); p != nil && p.below(t.plan()) {
		uses = append(uses, t.usesIn(p, s.Files[file], false)...)
	}
	return uses
}

// visible visits the files from which the target can be seen.
func (s *Snapshot) visible(t *Target, visit func(*Plan, *syntax.File)) {
	for _, p := range s.Plans {
		if p.below(t.plan()) {
			for _, f := range p.Files {
				visit(p, f)
			}
		}
	}
}

// below reports whether p is the other plan, or lies below it.
func (p *Plan) below(other *Plan) bool {
	for ; p != nil; p = p.Parent {
		if p == other {
			return true
		}
	}
	return false
}

func (t *Target) declaration() []Use {
	at := t.Declared()
	if at.Filename == "" {
		return nil
	}
	return []Use{{At: at, Name: at, Declares: true}}
}

// usesIn lists the uses in a file of a plan. Those in the examples of rules are
// wanted where names must stay right in them, too.
func (t *Target) usesIn(p *Plan, f *syntax.File, examples bool) []Use {
	words := t.words()
	if !slices.ContainsFunc(words, f.Says) {
		return nil
	}
	var uses []Use
	(&syntax.Search{Words: words, Kind: "", Visit: func(m syntax.Mention) {
		if m.Example != nil && (!examples || m.DeclaredBeside()) {
			return
		}
		if whole, at, ok := t.named(p, &m); ok {
			u := Use{At: f.RangeOf(whole)}
			if at.End > 0 {
				u.Name = f.RangeOf(at)
			}
			uses = append(uses, u)
		}
	}}).File(f)
	return uses
}

// words are those by which others name the target: its name, or the name it
// should have; for what a campaign says of itself, also its kind.
func (t *Target) words() []string {
	words := []string{t.name()}
	if !validName(t.name()) && properName(t.name()) != "" {
		words = append(words, properName(t.name()))
	}
	if t.Element != nil && t.Element == Element(t.plan().Campaign) {
		words = append(words, "campaign")
	}
	return words
}

// BelongsTo is the element that another is a part of: a tactic's discipline, the
// metric that a metric rolls up to. Of any other, it is the element itself.
func BelongsTo(e Element) Element {
	switch e := e.(type) {
	case *Tactic:
		if e.Discipline.Known() {
			return e.Discipline.To
		}
	case *Metric:
		if e.Feeds.Known() {
			return e.Feeds.To
		}
	}
	return e
}
