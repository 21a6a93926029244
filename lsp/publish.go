package lsp

import (
	"context"
	"time"

	"go.lsp.dev/protocol"
)

// firstRest is how long the publisher must have had nothing to do before Options.Rest
// hears of it first. It hears again each time that it has been twice as long, as
// long as that is less than lastRest.
const (
	firstRest = 10 * time.Millisecond
	lastRest  = time.Second
	// judgeRest is when what was shown by what is known of an earlier text is judged by
	// itself: for what is found elsewhere to be shown, and for the next who asks not to wait.
	judgeRest = 32 * firstRest
	// forgetRest is when nobody breaks and mends any more what he writes.
	forgetRest = 64 * firstRest
)

// publish looks at every new state, or the newest of several, and tells the
// client what is new: the findings themselves, or that it should ask again. It is the
// publisher, in a goroutine of its own; all in this file is the publisher's.
func (s *server) publish() {
	known := &published{}
	var later, rest <-chan time.Time
	var idle time.Duration
	var judged *state // that was judged in a rest last
	for {
		whole := false
		select {
		case <-s.ctx.Done():
			return
		case <-s.wake:
		case <-later:
		case <-s.judged: // what that took is garbage now
			idle, rest = firstRest, time.After(firstRest)
			continue
		case <-rest:
			if whole = known.behind && idle == judgeRest; !whole {
				if st := s.latest.Load(); idle == judgeRest && judged != st {
					judged = st
					go s.judgeAll(st)
				}
				s.restFor(idle)
				if idle < lastRest {
					idle, rest = 2*idle, time.After(idle)
				}
				continue
			}
		}
		later = nil
		more := s.publishNew(s.latest.Load(), known, whole)
		idle, rest = firstRest, time.After(firstRest)
		if !more.IsZero() {
			later = time.After(time.Until(more))
		}
	}
}

// restFor does what belongs to a rest of that length.
func (s *server) restFor(idle time.Duration) {
	if idle == forgetRest {
		for _, v := range s.latest.Load().views {
			v.last.former.drop()
		}
	}
	if idle < lastRest && s.opts.Rest != nil {
		go s.opts.Rest(idle)
	}
}

// judgeAll judges what has not been judged yet of a state, unless it is outdated meanwhile.
// When that is done, the publisher's rest begins anew.
func (s *server) judgeAll(st *state) {
	ctx, stop := context.WithCancel(s.ctx)
	defer stop()
	go s.stopOutdated(ctx, stop, st)
	_, _ = guarded(s, "judging", func() (_ any, err error) {
		for _, v := range st.views {
			if _, err := v.result.get(ctx); err != nil {
				return nil, err
			}
		}
		return nil, nil
	})
	select {
	case s.judged <- struct{}{}:
	default:
	}
}

// mostGivenUp is how many states in a row are given up unfinished: somebody who types
// faster than is judged sees findings all the same.
const mostGivenUp = 5

// publishNew tells the client what it has not seen, or what of it can be told at once, and
// says when there is more to show; zero where there is no more. It gives up where the state
// is outdated meanwhile. A client that asks by itself is told of the whole: it will ask now.
func (s *server) publishNew(st *state, known *published, whole bool) (more time.Time) {
	ctx, stop := context.WithCancel(s.ctx)
	defer stop()
	if known.givenUp < mostGivenUp {
		go s.stopOutdated(ctx, stop, st)
	}
	_, _ = guarded(s, "publishing", func() (_ any, err error) {
		visit, elsewhere := s.push, false
		if st.client.pulls {
			visit = func(was, is shown) { elsewhere = elsewhere || unasked(was, is) }
		}
		more, err = known.follow(ctx, st, time.Now(), whole || st.client.pulls, visit)
		switch {
		case err != nil:
			known.givenUp++
		case !known.behind:
			known.givenUp = 0
		}
		if elsewhere {
			s.invite(st)
		}
		return nil, nil
	})
	return more
}

// stopOutdated calls stop when there is a younger state in which something else is to be
// judged. It ends with ctx, in a goroutine of its own.
func (s *server) stopOutdated(ctx context.Context, stop context.CancelFunc, st *state) {
	for now := st; now.judgesAs(st); now = s.latest.Load() {
		select {
		case <-now.next:
		case <-ctx.Done():
			return
		}
	}
	stop()
}

// judgesAs reports whether all that was judged in another state holds in this one.
func (st *state) judgesAs(other *state) bool {
	for key, v := range other.views {
		if is := st.views[key]; is == nil || is.result != v.result {
			return false
		}
	}
	return true
}

// push sends what is found in one file, where that or its text is new: so a client
// knows which text an unchanged list is about. It may wait for the client.
func (s *server) push(was, is shown) {
	renamed := was.uri != is.uri
	if renamed && was.findings() {
		s.publishItems(shown{uri: was.uri})
	}
	switch {
	case is.report == nil:
		return
	case is.doc != nil && (was.doc == nil || was.doc.version != is.doc.version || renamed):
	case is.findings() && renamed:
	case was.report != nil && is.report.differs(was.report):
	default:
		return
	}
	if is.doc != nil && (was.doc == nil || was.doc.edited != is.doc.edited) {
		s.times.add(keystroke, time.Since(is.doc.edited)) // first, for who asks for times as soon as the findings are there
	}
	s.publishItems(is)
}

func (s *server) publishItems(is shown) {
	p := &protocol.PublishDiagnosticsParams{URI: is.uri, Diagnostics: []protocol.Diagnostic{}}
	if is.findings() {
		p.Diagnostics = is.report.items
	}
	if is.doc != nil {
		p.Version = protocol.NewOptional(is.doc.version)
	}
	s.tell("textDocument/publishDiagnostics", p)
}
