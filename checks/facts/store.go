package facts

import (
	"sync"

	"github.com/plan-as-code/plan/lang"
)

// Store holds what a judgement rests on: the parts of a workspace, and what all of
// them say together, each asked once. The engine makes one a judgement; rules may
// ask it side by side. Follow and Forget are the engine's, while no rule asks.
type Store struct {
	Changed []QueryKey // that have another answer than in the judgement before; set by Follow, until Forget

	top     *Part                // of the workspace's own plan
	parts   []*Part              // of what lies below it, as far as it is known here
	home    map[*lang.Plan]*Part // that a plan is of; not written to
	answers sync.Map             // what all parts say together, by QueryKey; any goroutine adds

	last    *Store    // of the judgement before, while this one is made; nil: all parts are asked
	renewed []renewal // the parts that are new since then
}

// renewal is a part as it was in the judgement before, and as it is.
type renewal struct{ was, is *Part }

// NewStore is a store over the workspace's own plan and some of the parts below it.
func NewStore(top *Part, parts ...*Part) *Store {
	s := &Store{top: top, parts: parts, home: make(map[*lang.Plan]*Part, len(parts)+1)}
	s.home[top.Plans[0]] = top
	for _, part := range parts {
		for _, p := range part.Plans {
			s.home[p] = part
		}
	}
	return s
}

// Follow finds what has another answer than in the judgement before, whose answers
// it goes on from where few parts are new. Of the store before it only reads.
func (s *Store) Follow(last *Store) {
	if s.renew(last) {
		s.last = last
	}
	last.answers.Range(func(key, said any) bool {
		if key := key.(QueryKey); !key.query.holds(s, key.subject, said) {
			s.Changed = append(s.Changed, key)
		}
		return true
	})
}

// renew lists the parts that are new, and reports whether these are few and the
// others stand where they stood.
func (s *Store) renew(last *Store) bool {
	const few = 4
	if last.top != s.top || len(last.parts) != len(s.parts) {
		return false
	}
	for i, part := range s.parts {
		was := last.parts[i]
		if was.Plans[0].Folder != part.Plans[0].Folder {
			return false
		}
		if was != part {
			s.renewed = append(s.renewed, renewal{was, part})
		}
	}
	return len(s.renewed) <= few
}

// Forget lets go of the judgement before, so that its plans can be freed.
func (s *Store) Forget() { s.last, s.renewed, s.Changed = nil, nil, nil }

// before is what all parts said in the judgement before; not known where that was not
// asked, or where there is nothing to go on from.
func (s *Store) before(key QueryKey) (said any, known bool) {
	if s.last == nil {
		return nil, false
	}
	return s.last.answers.Load(key)
}
