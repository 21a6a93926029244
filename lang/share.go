package lang

import (
	"bytes"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lang/prose"
)

// sharedFile is what the workspace's plan keeps shared elements in where it has
// no file for them yet.
const sharedFile = "shared" + discovery.Suffix

// Share moves an element of a campaign to the workspace's own plan, where all
// campaigns have it in reach; references to it hold, since names are looked up
// there as well. The fix may write a file that the snapshot does not have. Where
// the element cannot move, refused says why. Neither is set where there is nothing
// to move.
func (s *Snapshot) Share(e Element) (fix Fix, refused string) {
	d, k, top := e.head().decl, e.Kind(), s.Plans[0]
	if d == nil || !k.Shared || e.Plan() == top || e.Name() == "" || d.within != nil {
		return Fix{}, ""
	}
	title := "Share the " + k.Name + " with all campaigns: move it to "
	if refused = s.bound(e); refused != "" {
		return Fix{Title: title + "the workspace's plan"}, refused
	}
	target, after := s.sharedHome(k)
	if target == nil {
		at := hcl.Range{Filename: sharedFile, Start: hcl.InitialPos, End: hcl.InitialPos}
		return Fix{Title: title + sharedFile, Edits: []Edit{d.file.lift(d), {at, d.file.lifted(d)}}}, ""
	}
	text := d.file.lifted(d)
	if !strings.Contains(text, "<<") && string(Format([]byte(text))) == text {
		text = target.indented(text)
	}
	return Fix{Title: title + target.Path, Edits: []Edit{d.file.lift(d), target.insertBelow(after, text)}}, ""
}

// bound says what keeps an element where it is.
func (s *Snapshot) bound(e Element) string {
	d, top := e.head().decl, s.Plans[0]
	switch {
	case e.Broken() || len(d.file.Unparsed()) > 0 || s.Plans[0].Unclear():
		return "It can move when all of " + d.file.Path + " and of the workspace's plan can be read."
	case e.Kind().Name == "stage" && !declares(top, e.Kind()):
		return "Stages of one's own replace the built-in ones for every campaign."
	}
	key := name{e.Kind(), e.Name()}
	for _, p := range s.Plans {
		if other := p.names[key]; other != nil && other != e {
			return "The " + where(p) + " has " + prose.A(e.Kind().Name) + " called " + e.Name() + " as well."
		}
	}
	return d.holdsOn(e.Plan(), top)
}

func declares(p *Plan, k *Kind) bool { return lastIn(p.All, k, nil) != nil }

// where names a plan in a sentence.
func where(p *Plan) string {
	if p.Campaign != nil {
		return p.Campaign.String()
	}
	return "workspace's own plan"
}

// holdsOn says which part of a declaration means something in its plan that it
// would not mean in another.
func (d *declaration) holdsOn(p, in *Plan) string {
	reason := ""
	d.mentions(func(m mention) {
		kind, elementName := m.kind, m.name
		k := kindByName[kind]
		switch {
		case reason != "":
		case kind == "local":
			if l := p.local(elementName); l != nil && in.local(elementName) != l {
				reason = "It uses local." + elementName + ", which only the " + where(l.plan) + " has."
			}
		case kind == "campaign" && k.attr[elementName] != nil:
			reason = "It uses campaign." + elementName + ", which is another in every campaign."
		case k == nil:
		default:
			if to := p.lookup(name{k, elementName}); to != nil && in.lookup(name{k, elementName}) != to {
				reason = "It refers to the " + to.String() + ", which only the " + where(to.Plan()) + " has."
			}
		}
	})
	return reason
}

// sharedHome is the file of the workspace's plan in which elements of a kind
// stand, and the last of them; else workspace.plan.hcl, else the file for shared
// elements. It is nil where there is none of these.
func (s *Snapshot) sharedHome(k *Kind) (*File, Element) {
	top := s.Plans[0]
	for i := len(top.All) - 1; i >= 0; i-- {
		if e := top.All[i]; e.Kind() == k && e.head().decl != nil {
			return e.File(), e
		}
	}
	for _, name := range []string{discovery.WorkspaceFile, sharedFile} {
		if f := top.File(name); f != nil {
			return f, nil
		}
	}
	return nil, nil
}

// withRemarks is the element with the remarks right above it, in whole lines.
func (f *File) withRemarks(d *declaration) (start, end int) {
	first := f.Line(int(d.whole.start))
	for first > 1 && f.isRemark(first-1) {
		first--
	}
	start, _ = f.LineSpan(first)
	if start == 0 && bytes.HasPrefix(f.Src, bom) {
		start = len(bom)
	}
	_, end = f.LineSpan(f.Line(int(d.whole.end)))
	return start, end
}

// isRemark reports whether a line holds a remark and nothing else.
func (f *File) isRemark(line int) bool {
	start, end := f.LineSpan(line)
	text := strings.TrimSpace(strings.TrimPrefix(f.text[start:end], string(bom)))
	return strings.HasPrefix(text, "#") || strings.HasPrefix(text, "//") || strings.HasPrefix(text, "/*") && strings.HasSuffix(text, "*/")
}

// lifted is the text of an element with its remarks, as it would be written into
// another file.
func (f *File) lifted(d *declaration) string {
	start, end := f.withRemarks(d)
	return strings.ReplaceAll(f.text[start:end], "\r\n", "\n") + "\n"
}

// lift is an edit that takes an element with its remarks out of its file, and one
// of the empty lines around it.
func (f *File) lift(d *declaration) Edit {
	start, end := f.withRemarks(d)
	blank := func(line int) bool {
		from, to := f.LineSpan(line)
		return strings.TrimSpace(strings.TrimPrefix(f.text[from:to], string(bom))) == ""
	}
	first, last := f.Line(start), f.Line(end)
	for last < f.Lines() && blank(last+1) {
		last++
	}
	if last < f.Lines() {
		if first > 1 && last > f.Line(end) && !blank(first-1) {
			last-- // one keeps its neighbours apart
		}
		end, _ = f.LineSpan(last + 1)
		return Edit{Range: f.Range(start, end)}
	}
	for first > 1 && blank(first-1) {
		first--
	}
	if first > 1 {
		_, start = f.LineSpan(first - 1)
	}
	tail := "" // the file's last line keeps its break
	if first > 1 && f.Src[len(f.Src)-1] == '\n' {
		tail = f.breaks("\n")
	}
	return Edit{f.Range(start, len(f.Src)), tail}
}
