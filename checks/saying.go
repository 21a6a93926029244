package checks

import (
	"slices"

	"github.com/plan-as-code/plan/lang"
)

// saying is something that the parts of a workspace say about a subject: all of
// them about elements of the workspace's own plan, about any other element only
// the part that holds it. What all say is put together once for all rules.
type saying[S comparable, T any] struct {
	of     func(*facts, S) T // what one part says
	join   func(all, more T) T
	finish func(T) T // nil where joining is all
	equal  func(a, b T) bool
	same   func(a, b T) bool // as equal, and none of it belongs to a plan that is gone; nil: as equal

	// replace is what all say where one of them, who said was, says is; it is not
	// sure where all must be asked. Nil: all must be.
	replace func(all, was, is T) (T, bool)
}

// list is a saying that lists elements.
func list[S, E comparable](of func(*facts, S) []E) *saying[S, []E] {
	return &saying[S, []E]{of: of, join: func(all, more []E) []E { return append(all, more...) }, equal: slices.Equal[[]E], replace: replaceIn[E]}
}

// replaceIn puts one stretch of a list in the place of another, where that is
// known by its first element.
func replaceIn[E comparable](all, was, is []E) ([]E, bool) {
	if len(was) == 0 {
		return nil, false
	}
	at := slices.Index(all, was[0])
	if at < 0 || slices.Contains(all[at+1:], was[0]) || !slices.Equal(all[at:min(at+len(was), len(all))], was) {
		return nil, false
	}
	return slices.Concat(all[:at], is, all[at+len(was):]), true
}

// replaceEach puts each of some elements in the place of another, where these
// belong in the same places.
func replaceEach[E comparable](all, was, is []E, alike func(a, b E) bool) ([]E, bool) {
	if !slices.EqualFunc(was, is, alike) {
		return nil, false
	}
	all = slices.Clone(all)
	for i, e := range was {
		at := slices.Index(all, e)
		if at < 0 {
			return nil, false
		}
		all[at] = is[i]
	}
	return all, true
}

// whether is a saying that is so where one part says it.
func whether[S comparable](of func(*facts, S) bool) *saying[S, bool] {
	return &saying[S, bool]{of: of, join: func(all, more bool) bool { return all || more }, equal: func(a, b bool) bool { return a == b }}
}

// disciplines is a saying that tells one discipline from several.
func disciplines[S comparable](of func(*facts, S) *few) *saying[S, few] {
	return &saying[S, few]{of: func(part *facts, subject S) few { return of(part, subject).all() }, join: few.and, equal: func(a, b few) bool { return a == b }}
}

// question is what was asked of all parts.
type question struct {
	saying interface {
		holds(g *ground, subject, said any) bool
	}
	subject any
}

// about is what is said about a subject that belongs to a plan. It is shared and
// must not be changed.
func (s *saying[S, T]) about(x *Index, p *lang.Plan, subject S) (said T) {
	home := x.home[p]
	switch home {
	case nil:
		return said // a campaign beside those that are judged, which no rule asks about
	case x.top:
		all := s.together(x.ground, subject)
		if x.asked != nil {
			x.asked[question{s, subject}] = true
		}
		return all.(T)
	}
	return s.of(home, subject)
}

// together is what all parts say, a T.
func (s *saying[S, T]) together(g *ground, subject S) any {
	key := question{s, subject}
	if known, ok := g.said.Load(key); ok {
		return known
	}
	if known, ok := g.before(key); ok {
		if said, ok := s.after(g, subject, known); ok {
			g.said.Store(key, said)
			return said
		}
	}
	var none T
	said := s.join(none, s.of(g.top, subject))
	for _, part := range g.parts {
		said = s.join(said, s.of(part, subject))
	}
	if s.finish != nil {
		said = s.finish(said)
	}
	known, _ := g.said.LoadOrStore(key, said)
	return known
}

// after is what all parts say where they said known in the judgement before; it
// is not sure where all must be asked.
func (s *saying[S, T]) after(g *ground, subject S, known any) (said any, sure bool) {
	same := s.same
	if same == nil {
		same = s.equal
	}
	for _, part := range g.renewed {
		was, is := s.of(part.was, subject), s.of(part.is, subject)
		if same(was, is) {
			continue
		}
		if s.replace == nil {
			return nil, false
		}
		all, sure := s.replace(known.(T), was, is)
		if !sure {
			return nil, false
		}
		known = all
	}
	return known, true
}

// holds reports whether the parts still say together what was said in the
// judgement before.
func (s *saying[S, T]) holds(g *ground, subject, said any) bool {
	return s.equal(said.(T), s.together(g, subject.(S)).(T))
}
