package lsp

import (
	"maps"
	"time"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// shown is what a client sees of one file.
type shown struct {
	uri    uri.URI
	doc    *document // nil where the file is not open
	report *report
}

// findings reports whether there are any.
func (s shown) findings() bool { return s.report != nil && len(s.report.items) > 0 }

// firstRest is how calm it must have been since the last edit before Options.Rest
// hears of it first. It hears again each time that it has been twice as long, as
// long as that is less than lastRest.
const (
	firstRest = 10 * time.Millisecond
	lastRest  = time.Second
)

// publish looks at every new state, or the newest of several, and tells the
// client what is new: the findings themselves, or that it should ask again.
func (s *server) publish() {
	before := map[string]shown{}
	var later, rest <-chan time.Time
	var calm time.Duration
	for {
		select {
		case <-s.ctx.Done():
			return
		case <-s.news:
		case <-later:
		case <-rest:
			if s.opts.Rest != nil && calm < lastRest {
				go s.opts.Rest(calm)
				calm, rest = 2*calm, time.After(calm)
			}
			continue
		}
		later = nil
		now, more, err := s.tellNews(s.latest.Load(), before)
		calm, rest = firstRest, time.After(firstRest)
		if err != nil {
			continue
		}
		before = now
		if !more.IsZero() {
			later = time.After(time.Until(more))
		}
	}
}

// tellNews compares what is found with what the client was told, and says when
// there is more to show.
func (s *server) tellNews(st *state, before map[string]shown) (now map[string]shown, more time.Time, err error) {
	_, err = guarded(s, "publishing", func() (any, error) {
		at := time.Now()
		if st.client.pulls {
			now, more = st.shown(at)
			s.invite(st, before, now)
			return nil, nil
		}
		open := s.pushOpen(st, before, at)
		maps.Copy(before, open)
		now, more = st.shown(at)
		maps.Copy(now, open)
		s.push(before, now)
		return nil, nil
	})
	return now, more, err
}

// shown is what a client should see of every file at a time, by the file's key;
// and when it should see more.
func (st *state) shown(now time.Time) (all map[string]shown, more time.Time) {
	size := 0
	for _, v := range st.views {
		size += len(v.reports())
	}
	all = make(map[string]shown, size)
	for _, v := range st.views {
		for name, r := range v.reports() {
			d := v.docs[name]
			if d == nil {
				all[r.key] = shown{r.uri, nil, r}
				continue
			}
			r, wait := v.at(name, now)
			if !wait.IsZero() && (more.IsZero() || wait.Before(more)) {
				more = wait
			}
			all[d.key] = shown{d.uri, d, r}
		}
	}
	return all, more
}

// pushOpen publishes the documents that are open before anything is known of
// other files: what somebody looks at comes first.
func (s *server) pushOpen(st *state, before map[string]shown, now time.Time) map[string]shown {
	open := map[string]shown{}
	for k, d := range st.docs {
		if v := st.views[d.home]; v != nil && v.ahead(d.name) != nil {
			r, _ := v.at(d.name, now)
			open[k] = shown{d.uri, d, r}
			s.pushFile(before[k], open[k])
		}
	}
	return open
}

// push publishes the files in which something changed, and every document whose
// version did: so a client knows which text an unchanged list is about.
func (s *server) push(before, now map[string]shown) {
	for k, is := range now {
		s.pushFile(before[k], is)
	}
	for k, was := range before {
		if _, ok := now[k]; !ok && was.findings() {
			s.publishItems(shown{uri: was.uri})
		}
	}
}

// pushFile sends what is found in one file, where that or its text is new.
func (s *server) pushFile(was, is shown) {
	renamed := was.uri != is.uri
	if renamed && was.findings() {
		s.publishItems(shown{uri: was.uri})
	}
	switch {
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
