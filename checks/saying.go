package checks

import "github.com/plan-as-code/plan/lang"

// saying is something that the parts of a workspace say about a subject: all of
// them about elements of the workspace's own plan, about any other element only
// the part that holds it. What all say is put together once for all rules.
type saying[S comparable, T any] struct {
	of     func(*facts, S) T // what one part says
	join   func(all, more T) T
	finish func(T) T // nil where joining is all
}

// list is a saying that lists elements.
func list[S comparable, E any](of func(*facts, S) []E) *saying[S, []E] {
	return &saying[S, []E]{of: of, join: func(all, more []E) []E { return append(all, more...) }}
}

// whether is a saying that is so where one part says it.
func whether[S comparable](of func(*facts, S) bool) *saying[S, bool] {
	return &saying[S, bool]{of: of, join: func(all, more bool) bool { return all || more }}
}

// about is what is said about a subject that belongs to a plan. It is shared and
// must not be changed.
func (s *saying[S, T]) about(x *Index, p *lang.Plan, subject S) (said T) {
	home := x.home[p]
	switch home {
	case nil:
		return said // a campaign beside those that are judged, which no rule asks about
	case x.top:
		return s.together(x, subject)
	}
	return s.of(home, subject)
}

type question struct{ saying, subject any }

func (s *saying[S, T]) together(x *Index, subject S) (said T) {
	key := question{s, subject}
	if known, ok := x.said.Load(key); ok {
		return known.(T)
	}
	said = s.join(said, s.of(x.top, subject))
	for _, part := range x.parts {
		said = s.join(said, s.of(part, subject))
	}
	if s.finish != nil {
		said = s.finish(said)
	}
	x.said.Store(key, said)
	return said
}
