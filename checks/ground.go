package checks

import (
	"sync"

	"github.com/plan-as-code/plan/lang"
)

// ground is what a judgement rests on.
type ground struct {
	top   *facts   // of the workspace's own plan
	parts []*facts // of what lies below it, as far as it is known here
	home  map[*lang.Plan]*facts
	said  sync.Map // by question, what all parts say together

	last    *ground // of the judgement before, while this one is made
	renewed []renewal
	changed []question // that have another answer than in the judgement before
}

// renewal is a part as it was in the judgement before, and as it is.
type renewal struct{ was, is *facts }

func newGround(top *facts, parts ...*facts) *ground {
	g := &ground{top: top, parts: parts, home: make(map[*lang.Plan]*facts, len(parts)+1)}
	g.home[top.plans[0]] = top
	for _, part := range parts {
		for _, p := range part.plans {
			g.home[p] = part
		}
	}
	return g
}

// follow finds the questions that have another answer than in the judgement
// before. Its answers count where few parts are new.
func (g *ground) follow(last *ground) {
	if g.renew(last) {
		g.last = last
	}
	last.said.Range(func(q, said any) bool {
		if q := q.(question); !q.saying.holds(g, q.subject, said) {
			g.changed = append(g.changed, q)
		}
		return true
	})
}

// renew lists the parts that are new, and reports whether these are few and the
// others stand where they stood.
func (g *ground) renew(last *ground) bool {
	const few = 4
	if last.top != g.top || len(last.parts) != len(g.parts) {
		return false
	}
	for i, part := range g.parts {
		was := last.parts[i]
		if was.plans[0].Folder != part.plans[0].Folder {
			return false
		}
		if was != part {
			g.renewed = append(g.renewed, renewal{was, part})
		}
	}
	return len(g.renewed) <= few
}

// forget lets go of the judgement before.
func (g *ground) forget() { g.last, g.renewed, g.changed = nil, nil, nil }

// before is what all parts said in the judgement before.
func (g *ground) before(q question) (said any, known bool) {
	if g.last == nil {
		return nil, false
	}
	return g.last.said.Load(q)
}
