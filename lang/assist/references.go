package assist

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Target is what a name stands for: an element, an attribute of one, or a local
// value.
type Target struct {
	Element lang.Element // nil for a local value
	Field   string       // the attribute of the element; empty for the element itself
	local   *lang.LocalValue
}

// Use is a place where a target is named.
type Use struct {
	At       hcl.Range // KIND.NAME or KIND.NAME.FIELD as it is written; where it is declared, the name
	Name     hcl.Range // the last of these words; the zero range for a campaign in campaign.FIELD
	Declares bool      // the target is declared here
}

// Target is what is named at the place, where it is declared or where it is
// used; nil where nothing is.
func (at *Cursor) Target() *Target {
	switch r, line := at.Ref, at.Line; {
	case r != nil && r.Kind == "local":
		if l := at.Plan.FindLocal(r.Name); l != nil {
			return &Target{local: l}
		}
	case r != nil && r.To != nil:
		field, _, _ := strings.Cut(r.Field, ".")
		return &Target{Element: r.To, Field: field}
	case r == nil && line != nil && line.OnName && at.Body.Open:
		if l := at.Plan.OwnLocal(line.Label); l != nil && l.Line.NameRange() == line.At {
			return &Target{local: l}
		}
	case r == nil && line != nil && line.OnName && at.Body == at.Element.Kind() && line.Attr != nil && !line.Attr.Refers():
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
		return t.local.Line.NameRange()
	case t.Field != "":
		if a := t.fieldLine(); a != nil {
			return a.NameRange()
		}
		return hcl.Range{}
	}
	return t.Element.At()
}

func (t *Target) fieldLine() *syntax.Attribute {
	if d := lang.DeclarationOf(t.Element); d != nil && d.Block != nil {
		return d.Block.Attr(t.Field)
	}
	return nil
}

// Whole is all the text that declares the target; the zero range where it is written
// nowhere.
func (t *Target) Whole() hcl.Range {
	switch {
	case t.local != nil:
		return t.local.Line.LineRange()
	case t.Field != "" && t.fieldLine() != nil:
		return t.fieldLine().LineRange()
	case t.Field != "":
		return hcl.Range{}
	}
	return t.Element.Whole()
}

// StandsFor is the element that the target is: for a local value, the one that
// it refers to. Nil where it is none.
func (t *Target) StandsFor() lang.Element {
	if t.local == nil {
		return t.Element
	}
	p := t.local.Plan
	if steps := p.ThroughLocals(&t.local.Line.Expr).Steps(); len(steps) == 2 {
		return p.Lookup(steps[0], steps[1])
	}
	return nil
}

// plan is the one that declares the target.
func (t *Target) plan() *lang.Plan {
	if t.local != nil {
		return t.local.Plan
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
		return t.local.Line.Name()
	}
	return t.Element.Name()
}

// in is what a plan itself declares under another name of the target's kind.
func (t *Target) in(p *lang.Plan, other string) *Target {
	if t.local != nil {
		if l := p.OwnLocal(other); l != nil {
			return &Target{local: l}
		}
		return nil
	}
	if e := p.Own(lang.Key{Kind: t.Element.Kind(), Name: other}); e != nil {
		return &Target{Element: e}
	}
	return nil
}

// named reports whether a mention that stands in a plan names the target, and
// where: KIND.NAME and NAME.
func (t *Target) named(p *lang.Plan, m *syntax.Mention) (whole, at syntax.Span, ok bool) {
	whole, at = syntax.Span{Start: m.KindAt.Start, End: m.At.End}, m.At
	switch own := m.Kind == "campaign" && lang.KindNamed("campaign").Attr(m.Name) != nil; {
	case t.local != nil:
		return whole, at, m.Kind == "local" && p.FindLocal(m.Name) == t.local
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
func Uses(s *lang.Snapshot, t *Target) []Use {
	uses := t.declaration()
	visible(s, t, func(p *lang.Plan, f *syntax.File) { uses = append(uses, t.usesIn(p, f, false)...) })
	return uses
}

// UsesIn lists those in one file, in reading order; where the target is declared
// there, that first. There are none in a file that cannot see it, or that the
// snapshot does not have.
func UsesIn(s *lang.Snapshot, t *Target, file string) []Use {
	var uses []Use
	if at := t.declaration(); len(at) > 0 && at[0].At.Filename == file {
		uses = at
	}
	if p := s.PlanOf(file); p != nil && p.Within(t.plan()) {
		uses = append(uses, t.usesIn(p, s.Files[file], false)...)
	}
	return uses
}

// visible visits the files from which the target can be seen.
func visible(s *lang.Snapshot, t *Target, visit func(*lang.Plan, *syntax.File)) {
	for _, p := range s.Plans() {
		if p.Within(t.plan()) {
			for _, f := range p.Files {
				visit(p, f)
			}
		}
	}
}

func (t *Target) declaration() []Use {
	at := t.Declared()
	if at.Filename == "" {
		return nil
	}
	return []Use{{At: at, Name: at, Declares: true}}
}

// usesIn lists the uses in a file of a plan. Those in the examples of rules are
// wanted where names must stay right in them, too. An example that declares such an
// element by itself means that one, unless its rule names the target: then it shows what
// the rule says of the target, and goes by its name.
func (t *Target) usesIn(p *lang.Plan, f *syntax.File, examples bool) []Use {
	words := t.words()
	if !slices.ContainsFunc(words, f.Says) {
		return nil
	}
	var uses []Use
	var rules []*syntax.Declaration // that name the target outside of their examples
	search := &syntax.Search{Words: words, Kind: ""}
	search.Visit = func(m syntax.Mention) {
		if m.Example != nil && (!examples || m.DeclaredBeside() && !slices.Contains(rules, search.In)) {
			return
		}
		whole, at, ok := t.named(p, &m)
		if !ok {
			return
		}
		u := Use{At: f.RangeOf(whole)}
		if at.End > 0 {
			u.Name = f.RangeOf(at)
		}
		uses = append(uses, u)
		if m.Example == nil && search.In != nil {
			rules = append(rules, search.In)
		}
	}
	search.File(f)
	if examples && t.Field == "" {
		for _, d := range slices.Compact(rules) {
			uses = append(uses, t.doublesIn(d)...)
		}
	}
	return uses
}

// doublesIn are the names of the elements that the examples of a rule declare as the
// target is declared.
func (t *Target) doublesIn(d *syntax.Declaration) (uses []Use) {
	if d.Kind != "rule" || d.Block == nil {
		return nil
	}
	for _, example := range d.Block.Blocks {
		if n := lang.KindNamed(d.Kind).Block(example.Type); n == nil || !n.Example {
			continue
		}
		for _, b := range example.Blocks {
			if b.Type == t.kind() && len(b.Labels) > 0 && slices.Contains(t.words(), b.Labels[0].Text) {
				at := b.Labels[0].At
				if d.File.Src[at.Start] == '"' {
					at = syntax.Span{Start: at.Start + 1, End: at.End - 1}
				}
				uses = append(uses, Use{At: d.File.RangeOf(at), Name: d.File.RangeOf(at), Declares: true})
			}
		}
	}
	return uses
}

// words are those by which others name the target: its name, or the name it
// should have; for what a campaign says of itself, also its kind.
func (t *Target) words() []string {
	words := []string{t.name()}
	if !lang.ValidName(t.name()) && lang.ProperName(t.name()) != "" {
		words = append(words, lang.ProperName(t.name()))
	}
	if t.Element != nil && t.Element == lang.Element(t.plan().Campaign) {
		words = append(words, "campaign")
	}
	return words
}

// BelongsTo is the element that another is a part of: a tactic's discipline, the
// metric that a metric rolls up to. Of any other, and where that is not known, it is
// the element itself.
func BelongsTo(e lang.Element) lang.Element {
	switch e := e.(type) {
	case *lang.Tactic:
		if e.Discipline.Known() {
			return e.Discipline.To
		}
	case *lang.Metric:
		if e.Feeds.Known() {
			return e.Feeds.To
		}
	}
	return e
}
