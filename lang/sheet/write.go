package sheet

import (
	"bytes"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Change is one value of an element that is there, which a row would have otherwise.
type Change struct {
	Element lang.Element
	Attr    string // of a nested block: BLOCK.ATTRIBUTE
	Was, Is string // as a plan writes them; empty: nothing
	Row     int
}

// Written is what an import writes, and what it leaves to people.
type Written struct {
	Files     map[string][]byte // what they hold then, by path
	New       []string          // those among them that are not there yet
	Snapshot  *lang.Snapshot    // with them
	Created   []*Draft
	Changed   []Change
	Conflicts []Change // people changed in the plan meanwhile what the row has otherwise now
	Amendment string   // address of the one that was drafted for a sealed campaign; empty: none
	Gone      []string // addresses of rows that the table had before
	Memory    *Memory
}

// Target is the file that new elements of a table go into, by the table's name.
func Target(folder, source string) string {
	base := strings.ToLower(strings.TrimSuffix(path.Base(source), path.Ext(source)))
	base = strings.ReplaceAll(lang.ProperName(base), "_", "-")
	if base == "" || base == "workspace" || base == "campaign" || base == "plan" {
		base = "imported"
	}
	return path.Join(folder, base+discovery.Suffix)
}

// Write has the plan say what the rows say. New elements go to the end of a file; of those
// that are there, cells that changed since the last import change attributes. What the
// language would refuse goes into notes: what is written has none of its findings. folder is
// what a campaign is called after where one has to be made.
func (im *Import) Write(file, folder string, memory *Memory, o Options) (*Written, error) {
	w := &writing{Import: im, o: o, file: file, folder: folder, memory: memory, Written: &Written{}}
	const mostRounds = 40
	for range mostRounds {
		if err := w.compose(); err != nil {
			return nil, err
		}
		if !w.demote() {
			break
		}
	}
	if w.exported {
		w.Memory = w.memory
		return w.Written, nil
	}
	w.remember()
	return w.Written, nil
}

type writing struct {
	*Import
	*Written
	o            Options
	file, folder string
	memory       *Memory
	blocks       []part // that an element is given and had not
}

// compose works out what all files hold.
func (w *writing) compose() error {
	was := w.memory.Table(w.o.Source)
	if w.exported {
		was = nil // the plan itself is what it is held against
	}
	w.Written = &Written{Files: map[string][]byte{}}
	edits := map[string][]syntax.Edit{}
	var b strings.Builder
	for _, d := range w.Drafts {
		if d.Match != nil {
			w.update(d, was, edits)
			continue
		}
		w.Created = append(w.Created, d)
		b.WriteString(d.text() + "\n")
	}
	if w.o.Widen && w.plan.Campaign != nil {
		w.widen(edits)
	}
	for name, list := range edits {
		if err := w.apply(name, list); err != nil {
			return err
		}
	}
	w.gone(was)
	if text := w.amendment(); text != "" {
		b.WriteString(text + "\n")
	}
	if b.Len() > 0 {
		w.append(w.file, strings.TrimRight(b.String(), "\n")+"\n")
	}
	if w.plan.Campaign == nil && w.o.NewCampaign && len(w.Created) > 0 {
		w.append(path.Join(path.Dir(w.file), "campaign"+discovery.Suffix), w.campaign().text())
	}
	for _, src := range w.Files {
		if len(src) > syntax.MaxSize {
			return tooLarge(len(src), len(w.Table.Rows))
		}
	}
	w.Snapshot = w.snapshot.With(w.Files)
	return nil
}

// apply changes a file that is there. One that was laid out in the one style stays so.
func (w *writing) apply(name string, edits []syntax.Edit) error {
	src := w.snapshot.Files[name].Src
	out, err := syntax.Apply(src, name, edits)
	if err != nil {
		return err
	}
	if bytes.Equal(syntax.Format(src), src) {
		out = syntax.Format(out)
	}
	if !bytes.Equal(out, src) {
		w.Files[name] = out
	}
	return nil
}

// append puts elements at the end of a file.
func (w *writing) append(name, text string) {
	src, there := w.Files[name]
	if f := w.snapshot.Files[name]; !there && f != nil {
		src = f.Src
	}
	if len(src) == 0 {
		w.New = append(w.New, name)
	}
	f := syntax.Parse(name, src, lang.Vocabulary)
	edit := f.Append(f.Indented(text))
	out, err := syntax.Apply(src, name, []syntax.Edit{edit})
	if err == nil {
		w.Files[name] = out
	}
}

// update finds what a row changes of the element that it is about.
func (w *writing) update(d *Draft, was *Remembered, edits map[string][]syntax.Edit) {
	said := was.Row(d.Match.Address())
	attrs := slices.Sorted(maps.Keys(d.values))
	attrs = slices.DeleteFunc(attrs, func(attr string) bool { // what a new element would need is nothing that the row says
		a := d.Kind.Attr(attr)
		return a != nil && a.Required && !w.exported && d.values[attr] == lang.UndecidedWord
	})
	if d.Title != "" {
		attrs = append(attrs, "title")
	}
	if len(d.note) > 0 {
		attrs = append(attrs, "note")
	}
	attrs = append(attrs, d.emptied...)
	for attr := range said {
		if !slices.Contains(attrs, attr) && !strings.HasPrefix(attr, ".") {
			attrs = append(attrs, attr)
		}
	}
	slices.Sort(attrs)
	place := func(attr string) int {
		return slices.IndexFunc(d.Kind.Attrs, func(a *lang.Attr) bool { return a.Name == attr })
	}
	slices.SortStableFunc(attrs, func(a, b string) int { return place(a) - place(b) })
	for _, attr := range slices.Compact(attrs) {
		w.merge(d, attr, said, edits)
	}
	w.dropped(d, edits)
	if more := w.newBlocks(d.Match); len(more) > 0 {
		name := d.Match.File().Path
		edits[name] = append(edits[name], more...)
	}
}

// merge holds what a row says of one attribute against what it said the last time, and
// against the plan.
func (w *writing) merge(d *Draft, attr string, said map[string]string, edits map[string][]syntax.Edit) {
	is := d.plain(attr)
	before, remembered := said[attr]
	now := current(d.Match, attr)
	row := 0
	if d.Row != nil {
		row = d.Row.At
	}
	change := Change{d.Match, attr, now.plain, is, row}
	switch {
	case now.is(is):
	case remembered && is == before:
	case !remembered && said == nil && attr == "title" && now.plain == "" && titleKey(d.Match.Label()) == titleKey(d.Title):
	case slices.Contains(d.parted, attr):
		w.Conflicts = append(w.Conflicts, change)
	case is == "" && slices.Contains(d.emptied, attr):
		w.put(d, change, edits)
	case !remembered && is == "", attr == "note" && !remembered && now.plain != "" && !w.exported:
	case !remembered && now.plain == "", remembered && now.is(before), w.exported && !remembered, d.Row == nil && !remembered:
		w.put(d, change, edits)
	default:
		w.Conflicts = append(w.Conflicts, change)
	}
}

// put has an element say what its row does.
func (w *writing) put(d *Draft, change Change, edits map[string][]syntax.Edit) {
	if edit, ok := w.setting(d, change.Attr, change.Is); ok {
		w.Changed = append(w.Changed, change)
		name := d.Match.File().Path
		edits[name] = append(edits[name], edit...)
	}
}

// plain is an attribute in the form in which it is compared and remembered.
func (d *Draft) plain(attr string) string {
	if attr == "note" {
		if len(d.note) == 0 {
			return ""
		}
		return quoted(strings.Join(d.note, "\n"))
	}
	return d.valueOf(attr)
}

// held is what an element says of an attribute.
type held struct {
	plain  string // in the form in which drafts write it; empty: nothing
	source string // as it stands there
}

func (h held) is(value string) bool {
	return h.plain == value || value != "" && strings.Join(strings.Fields(h.source), " ") == value
}

// setting is the edit that gives an element's attribute a value, or takes it away.
func (w *writing) setting(d *Draft, attr, value string) ([]syntax.Edit, bool) {
	e := d.Match
	b := lang.BlockOf(e)
	if b == nil {
		return nil, false
	}
	if strings.Contains(attr, ".") {
		return w.nestedSetting(d, attr, value)
	}
	a := b.Attr(attr)
	switch {
	case value == "" && a == nil:
		return nil, false
	case value == "":
		return []syntax.Edit{e.File().RemoveAttribute(a)}, true
	case attr == "note":
		value = noteLiteral(d.note)
	}
	return []syntax.Edit{w.plan.SetAttribute(e, attr, e.File().Breaks(value))}, true
}

// gone lists the elements of rows that the table had the last time.
func (w *writing) gone(was *Remembered) {
	here := map[lang.Element]bool{}
	for _, d := range w.Drafts {
		here[d.Match] = true
	}
	for _, address := range was.Addresses() {
		key, ok := lang.KeyIn(address)
		if e := w.plan.Own(key); ok && e != nil && !here[e] {
			w.Gone = append(w.Gone, address)
		}
	}
}

// demote takes back what the language refuses of what was written; false where it refuses
// nothing.
func (w *writing) demote() (again bool) {
	drafts := map[string]*Draft{}
	for _, d := range w.Drafts {
		drafts[d.Address()] = d
	}
	p := w.Snapshot.PlanOf(w.file)
	if p == nil {
		return false
	}
	for _, one := range p.Diagnostics {
		d := drafts[one.Address]
		if d == nil || w.had(&one) {
			continue
		}
		key, _ := lang.KeyIn(one.Address)
		e := p.Own(key)
		if e == nil || lang.BlockOf(e) == nil {
			continue
		}
		done := false
		for i := range lang.BlockOf(e).Attrs {
			a := &lang.BlockOf(e).Attrs[i]
			if r := e.File().RangeOf(syntax.Span{Start: a.NameAt.Start, End: a.Expr.At.End}); r.Start.Byte <= one.Range.Start.Byte && one.Range.Start.Byte <= r.End.Byte {
				done = d.demote(a.Name()) || done
			}
		}
		if !done {
			done = len(d.parts) > 0 || d.demote("budget_per") || d.demote("end")
			d.parts = nil
		}
		for attr := range d.values {
			if !done && strings.Contains(attr, ".") {
				done = d.demote(attr)
			}
		}
		again = again || done
	}
	return again
}

// had reports that the plan has a diagnostic of the same element and words already, or as many
// by the same rule: a value that was at fault before may be another one now.
func (w *writing) had(one *lang.Diagnostic) bool {
	alike := func(p *lang.Plan) (n int) {
		for _, d := range p.Diagnostics {
			if d.Address == one.Address && d.Rule == one.Rule {
				n++
			}
		}
		return n
	}
	return slices.ContainsFunc(w.plan.Diagnostics, func(d lang.Diagnostic) bool { return d.Address == one.Address && d.Message == one.Message }) ||
		w.exported && alike(w.Snapshot.PlanOf(w.file)) <= alike(w.plan)
}
