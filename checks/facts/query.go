package facts

import (
	"slices"

	"github.com/plan-as-code/plan/lang"
)

// query asks for something that the parts of a workspace say about a subject: all of
// them about elements of the workspace's own plan, about any other element only
// the part that holds it. What all say is put together once for all rules. join and
// finish may write to the list that they put together, never to what one part said.
type query[S comparable, T any] struct {
	of     func(*Part, S) T // what one part says
	join   func(all, more T) T
	finish func(T) T    // nil where joining is all
	enough func(T) bool // nothing more changes what is said; nil: anything may
	equal  func(a, b T) bool
	same   func(a, b T) bool // as equal, and none of it belongs to a plan that is gone; nil: as equal

	// replace is what all say where one of them, who said was, says is; it is not
	// sure where all must be asked. Nil: all must be.
	replace func(all, was, is T) (T, bool)
}

// list asks for elements.
func list[S, E comparable](of func(*Part, S) []E) *query[S, []E] {
	return &query[S, []E]{of: of, join: func(all, more []E) []E { return append(all, more...) }, equal: slices.Equal[[]E], replace: replaceIn[E]}
}

// replaceIn puts one stretch of a list in the place of another, where that is
// known by its first element; else it is not sure. The list itself stays as it is.
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
// belong in the same places; else it is not sure. The list itself stays as it is.
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

// whether asks what is so where one part says it.
func whether[S comparable](of func(*Part, S) bool) *query[S, bool] {
	return &query[S, bool]{of: of, join: func(all, more bool) bool { return all || more }, enough: func(all bool) bool { return all }, equal: func(a, b bool) bool { return a == b }}
}

// disciplines asks whose something is, and tells one discipline from several.
func disciplines[S comparable](of func(*Part, S) *few) *query[S, few] {
	return &query[S, few]{of: func(part *Part, subject S) few { return of(part, subject).all() }, join: few.and, equal: func(a, b few) bool { return a == b }}
}

// QueryKey is what was asked of all parts: a query and its subject. Two are equal where
// the same was asked.
type QueryKey struct {
	query interface {
		holds(store *Store, subject, said any) bool
	}
	subject any
}

// ask is what is said about a subject that belongs to a plan. It is shared and
// must not be changed.
func (q *query[S, T]) ask(x *Index, p *lang.Plan, subject S) (said T) {
	home := x.store.home[p]
	switch home {
	case nil:
		return said // a campaign beside those that are judged, which no rule asks about
	case x.store.top:
		all := q.together(x.store, subject)
		if x.Asked != nil {
			x.Asked[QueryKey{q, subject}] = true
		}
		return all.(T)
	}
	return q.of(home, subject)
}

// together is what all parts say, a T. Two goroutines may find it out at once; both get
// an answer that says the same.
func (q *query[S, T]) together(store *Store, subject S) any {
	key := QueryKey{q, subject}
	if known, ok := store.answers.Load(key); ok {
		return known
	}
	if known, ok := store.before(key); ok {
		if said, ok := q.after(store, subject, known); ok {
			store.answers.Store(key, said)
			return said
		}
	}
	var none T
	said := q.join(none, q.of(store.top, subject))
	for _, part := range store.parts {
		if q.enough != nil && q.enough(said) {
			break
		}
		said = q.join(said, q.of(part, subject))
	}
	if q.finish != nil {
		said = q.finish(said)
	}
	known, _ := store.answers.LoadOrStore(key, said)
	return known
}

// after is what all parts say where they said known in the judgement before; it
// is not sure where all must be asked.
func (q *query[S, T]) after(store *Store, subject S, known any) (said any, sure bool) {
	same := q.same
	if same == nil {
		same = q.equal
	}
	for _, part := range store.renewed {
		was, is := q.of(part.was, subject), q.of(part.is, subject)
		if same(was, is) {
			continue
		}
		if q.replace == nil {
			return nil, false
		}
		all, sure := q.replace(known.(T), was, is)
		if !sure {
			return nil, false
		}
		known = all
	}
	return known, true
}

// holds reports whether the parts still say together what was said in the
// judgement before.
func (q *query[S, T]) holds(store *Store, subject, said any) bool {
	return q.equal(said.(T), q.together(store, subject.(S)).(T))
}
