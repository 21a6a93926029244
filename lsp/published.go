package lsp

import (
	"context"
	"maps"
	"time"

	"go.lsp.dev/uri"
)

// shown is what a client sees of one file.
type shown struct {
	uri    uri.URI
	doc    *document   // nil where the file is not open
	report *fileReport // nil where there is nothing to see
}

// findings reports whether there are any.
func (s shown) findings() bool { return s.report != nil && len(s.report.items) > 0 }

// shown is what a client should see of every file at a time, by the file's key;
// and when it should see more, zero where there is no more. The publisher and
// requests call it; it judges what has not been judged yet.
func (st *state) shown(ctx context.Context, now time.Time) (all map[string]shown, more time.Time, err error) {
	all = map[string]shown{}
	for _, v := range st.views {
		reports, err := v.reports.get(ctx)
		if err != nil {
			return nil, more, err
		}
		for name, r := range reports.each {
			d := v.docs[name]
			if d == nil {
				all[r.key] = shown{r.uri, nil, r}
				continue
			}
			r, err := v.reportIn(ctx, name)
			if err != nil {
				return nil, more, err
			}
			r, wait := v.at(r, name, now)
			more = sooner(more, wait)
			all[d.key] = shown{d.uri, d, r}
		}
	}
	return all, more, nil
}

// sooner is the earlier of two times, of which a zero one is none.
func sooner(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

// published is what the client was shown, or invited to ask for, up to the state that
// the publisher looked at last. Only the publisher reads and writes it.
type published struct {
	all   map[string]shown     // by the file's key
	views map[string]*reports  // of which that is, by the view's key; nil where everything is to be looked at
	docs  map[string]*document // that were open then, by key

	behind  bool // of the state that was looked at last, the client was shown what is found so far
	givenUp int  // states in a row that it has not seen to the end
}

// follow visits what a client sees otherwise in a state than before, documents
// that are open first: what somebody looks at does not wait for what is found in
// other files. Where much is to be judged for it, and not the whole is asked for, that is
// all: what is found in them so far. It says when there is more to see; zero where there is
// no more. visit may wait for the client. Where ctx ends, it has seen a part; the rest is
// seen the next time.
func (s *published) follow(ctx context.Context, st *state, now time.Time, whole bool, visit func(was, is shown)) (more time.Time, err error) {
	if s.all == nil {
		s.all = map[string]shown{}
	}
	see := func(k string, is shown) {
		if was := s.all[k]; was != is {
			visit(was, is)
			s.all[k] = is
		}
	}
	before := s.views
	s.views = nil // where it ends halfway, everything is looked at the next time
	open := map[string]shown{}
	behind := false
	for k, d := range st.docs {
		v := st.views[d.home]
		if v == nil {
			continue
		}
		r, sure, err := v.firstReport(ctx, d.name, whole)
		if err != nil {
			return more, err
		}
		if behind = behind || !sure; r != nil {
			r, wait := v.at(r, d.name, now)
			open[k] = shown{d.uri, d, r}
			more = sooner(more, wait)
			see(k, open[k])
		}
	}
	if s.behind = behind; behind {
		if s.sameOpen(st) {
			s.views = before
		}
		return more, nil
	}
	views := map[string]*reports{}
	for key, v := range st.views {
		if views[key], err = v.reports.get(ctx); err != nil {
			return more, err
		}
	}
	if s.fits(st, before, views) {
		followPlans(st, before, views, see)
	} else {
		all, wait, err := st.shown(ctx, now)
		if err != nil {
			return more, err
		}
		more = sooner(more, wait)
		maps.Copy(all, open)
		s.followAll(all, see, visit)
	}
	s.docs, s.views = st.docs, views
	return more, nil
}

// followPlans looks at the reports of plans that are not open, where these stand
// in the same places as before.
func followPlans(st *state, before, views map[string]*reports, see func(string, shown)) {
	for key, is := range views {
		v, was := st.views[key], before[key]
		for i, r := range is.plans {
			if r != was.plans[i] && v.docs[is.files[i].Path] == nil {
				see(r.key, shown{r.uri, nil, r})
			}
		}
	}
}

// followAll looks at every file, and at those that are gone.
func (s *published) followAll(all map[string]shown, see func(string, shown), visit func(was, is shown)) {
	for k, is := range all {
		see(k, is)
	}
	for k, was := range s.all {
		if _, ok := all[k]; !ok {
			visit(was, shown{})
			delete(s.all, k)
		}
	}
}

// fits reports whether a state has the same files as what was seen, and has the
// same of them open.
func (s *published) fits(st *state, before, views map[string]*reports) bool {
	if before == nil || len(before) != len(views) || !s.sameOpen(st) {
		return false
	}
	for key, is := range views {
		if was := before[key]; was == nil || !is.fits(was) {
			return false
		}
	}
	return true
}

// sameOpen reports whether a state has the same files open as what was seen.
func (s *published) sameOpen(st *state) bool {
	return maps.EqualFunc(s.docs, st.docs, func(a, b *document) bool { return a.home == b.home && a.name == b.name })
}
