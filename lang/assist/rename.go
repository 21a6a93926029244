package assist

import (
	"fmt"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Renaming edits the name of an element where it is declared and wherever the
// plans that can refer to it do so, the examples of rules included. Whether the name
// is a good one, it does not ask.
func Renaming(s *lang.Snapshot, e lang.Element, better string) []syntax.Edit {
	return renaming(s, &Target{Element: e}, better)
}

func renaming(s *lang.Snapshot, t *Target, better string) []syntax.Edit {
	uses := t.declaration()
	visible(s, t, func(p *lang.Plan, f *syntax.File) { uses = append(uses, t.usesIn(p, f, true)...) })
	var edits []syntax.Edit
	for _, u := range uses {
		if f := s.Files[u.Name.Filename]; f != nil && f.Text(u.Name) != better {
			edits = append(edits, syntax.Edit{Range: u.Name, Text: better})
		}
	}
	return edits
}

// Refusal is an error for people to read: a sentence that says why something is not
// done.
type Refusal string

func (r Refusal) Error() string { return string(r) }

func refuse(format string, args ...any) error { return Refusal(fmt.Sprintf(format, args...)) }

// Renamable refuses to rename what has no name of the author's, or what text
// that cannot be read may name, too. The error is a Refusal; nil where it can be renamed.
func Renamable(s *lang.Snapshot, t *Target) error {
	switch {
	case t.local != nil:
	case t.Field != "":
		return refuse("%s is a word of the language and stays as it is.", t.Field)
	case lang.DeclarationOf(t.Element) == nil:
		return refuse("The %s belongs to the language; declare stages of your own to call them otherwise.", t.Element)
	case t.Element.Kind().Label == syntax.ForRule:
		return refuse("%s is the id of a rule and stays as it is.", t.name())
	case t.name() == "":
		return refuse("The %s has no name.", t.Element)
	}
	return unread(s, t, t.name())
}

// Rename edits the name of an element or a local value, as Renaming does, and says
// where the element has moved if an agreement knows it by the name that it has. It
// refuses a name that is none, or that is taken within reach, and to rename what
// text that cannot be read may name: the error is then a Refusal. There are no edits
// where the target has the name already.
func Rename(s *lang.Snapshot, t *Target, better string, agreed func(lang.Element) bool) ([]syntax.Edit, error) {
	if err := Renamable(s, t); err != nil {
		return nil, err
	}
	if problem := t.misnamed(better); problem != "" {
		return nil, Refusal(problem)
	}
	if better == t.name() {
		return nil, nil
	}
	if err := unread(s, t, better); err != nil {
		return nil, err
	}
	if err := clash(s, t, better); err != nil {
		return nil, err
	}
	edits := movingBack(s, t, better, renaming(s, t, better))
	if t.local == nil && agreed(t.Element) {
		edits = append(edits, moving(t.Element, better))
	}
	return edits, nil
}

// unread refuses where a word stands in a file that the target can be seen from
// and that cannot be read completely.
func unread(s *lang.Snapshot, t *Target, word string) (err error) {
	if s.Holes() {
		return refuse("A file of the workspace cannot be opened, and may use this name; so nothing is renamed.")
	}
	visible(s, t, func(_ *lang.Plan, f *syntax.File) {
		if err != nil || len(f.Problems) == 0 {
			return
		}
		first := f.Problems[0]
		if first.Detail == syntax.WholeFile || f.Says(word) {
			err = refuse("The file %s cannot be read completely, so it is not sure where it uses this name. Mend line %d of it first: %s", f.Path, first.Range.Start.Line, first.Message)
		}
	})
	return err
}

// misnamed says why a word cannot be the target's name; nothing where it can.
func (t *Target) misnamed(word string) string {
	k := lang.KindNamed(t.kind())
	switch {
	case strings.TrimSpace(word) == "":
		return "A name needs a letter at least. " + lang.NameSpelling + "."
	case !lang.ValidName(word):
		problem := lang.BadName(word) + " " + lang.NameSpelling
		if better := lang.ProperName(word); better != "" {
			problem += ", such as " + better
		}
		return problem + "."
	case k != nil && k.Reserves(word):
		return lang.ReservedName(word)
	}
	return ""
}

// clash refuses a name that is taken within reach. A name that each plan may use
// again is taken only where a reference would lead elsewhere than before.
func clash(s *lang.Snapshot, t *Target, better string) error {
	home := t.plan()
	again := t.local != nil || t.Element.Kind().Local
	for _, p := range s.Plans() {
		other := t.in(p, better)
		lower := p.Within(home)
		switch {
		case other == nil || *other == *t || !lower && !home.Within(p):
		case p == home || !again, lower && usedBelow(s, t, p), !lower && usedBelow(s, other, home):
			return refuse("The name %s is taken: %s has it, within reach of %s.", better, other.placed(), t.placed())
		}
	}
	return nil
}

// usedBelow reports whether the target is used in a plan or in those below it.
func usedBelow(s *lang.Snapshot, t *Target, top *lang.Plan) bool {
	for _, p := range s.Plans() {
		for _, f := range p.Files {
			if p.Within(top) && len(t.usesIn(p, f, true)) > 0 {
				return true
			}
		}
	}
	return false
}

// placed names the target and the line that declares it, in a sentence.
func (t *Target) placed() string {
	what := "the local value " + t.name()
	if t.local == nil {
		what = "the " + t.Element.String()
	}
	at := t.Declared()
	if at.Filename == "" {
		return what
	}
	return fmt.Sprintf("%s (%s, line %d)", what, at.Filename, at.Start.Line)
}
