package lang

import "sync"

// Keep is what another package works out of a plan, once: by whoever asks first,
// however many ask at the same time. It lives with the plan, so it must depend on
// nothing but the plan and those above it: with a new plan, as With makes it, nothing
// is kept yet. key is of a type of its own, asked for with one T; work does not ask for
// it again.
func Keep[T any](p *Plan, key any, work func() T) T {
	kept, ok := p.kept.Load(key)
	if !ok {
		kept, _ = p.kept.LoadOrStore(key, sync.OnceValue(work))
	}
	return kept.(func() T)()
}
