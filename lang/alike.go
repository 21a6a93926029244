package lang

import (
	"maps"
	"slices"

	"github.com/plan-as-code/plan/lang/syntax"
)

// Alike reports whether a snapshot says the same as an earlier one of its workspace to
// all who judge, but for what sentences quote (Moved.Quoted), and what moved in it: in files
// that are others, by their paths. No plan is built for it.
func (s *Snapshot) Alike(before *Snapshot) (moved map[string]*syntax.Moved, alike bool) {
	edits, same := s.Changed(before)
	if !same {
		return nil, false
	}
	moved = map[string]*syntax.Moved{}
	for _, e := range edits {
		m := syntax.Alike(e.From, e.To, useOf)
		if m == nil || len(m.Aside) > 0 && (len(s.Locks) > 0 || s.reads(m.Aside)) {
			return nil, false
		}
		moved[e.To.Path] = m
	}
	return moved, true
}

// Changed is two versions of a file.
type Changed struct{ From, To *syntax.File }

// Changed are the files, in reading order, that are others than in an earlier snapshot; false
// where not all else is the same: files that came or went, agreements.
func (s *Snapshot) Changed(before *Snapshot) (edits []Changed, same bool) {
	if s.holes != before.holes || len(s.List) != len(before.List) || !maps.Equal(s.Locks, before.Locks) {
		return nil, false
	}
	for i, f := range s.List {
		was := before.List[i]
		if f.Path != was.Path {
			return nil, false
		}
		if f != was {
			edits = append(edits, Changed{was, f})
		}
	}
	return edits, true
}

// useOf is what becomes of an attribute of a kind: titles stand in sentences, and of metrics
// they are compared.
func useOf(kind, attr string) syntax.Use {
	switch a := kindByName[kind].attr[attr]; {
	case a == nil:
		return syntax.Judged
	case a.Aside:
		return syntax.Unused
	case attr == "title" && kind != "metric" && kind != "message":
		return syntax.Quoted
	}
	return syntax.Judged
}

// reads reports whether something in the workspace may work with an attribute of one of
// these names: rules of one's own, which may ask for any, or a calculation.
func (s *Snapshot) reads(attrs []string) bool {
	return slices.ContainsFunc(s.List, func(f *syntax.File) bool { return f.Declares("rule") || slices.ContainsFunc(attrs, f.MayRead) })
}
