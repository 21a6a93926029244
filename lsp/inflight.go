package lsp

import (
	"context"
	"encoding/json"
	"maps"
	"sync"
	"time"

	"github.com/sourcegraph/jsonrpc2"
)

// inflight are the requests that are not answered yet.
type inflight struct {
	mu      sync.Mutex // held to read or write cancels
	cancels map[jsonrpc2.ID]context.CancelFunc
	group   sync.WaitGroup // the goroutines that answer; waited for at exit
}

// methodName is under which a request's context holds its method.
type methodName struct{}

// start is the context in which a request is answered. The reader calls it.
func (f *inflight) start(ctx context.Context, req *jsonrpc2.Request) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(context.WithValue(ctx, methodName{}, req.Method))
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.cancels == nil {
		f.cancels = map[jsonrpc2.ID]context.CancelFunc{}
	}
	f.cancels[req.ID] = cancel
	return ctx, cancel
}

// end forgets a request. The goroutine that answered it calls it.
func (f *inflight) end(id jsonrpc2.ID) {
	f.mu.Lock()
	defer f.mu.Unlock()
	delete(f.cancels, id)
}

// cancel ends one request by its id; one that is answered already is left alone. The
// reader calls it.
func (f *inflight) cancel(params json.RawMessage) {
	var p struct {
		ID jsonrpc2.ID `json:"id"`
	}
	if json.Unmarshal(params, &p) != nil {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if cancel := f.cancels[p.ID]; cancel != nil {
		cancel()
	}
}

// cancelAll ends all requests. The session calls it, when all that came before exit has
// had its turn.
func (f *inflight) cancelAll() {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, cancel := range f.cancels {
		cancel()
	}
}

// job is something that the session is to do: an event, or anything else that changes no state.
type job struct {
	event    func(*event) // changes a draft, which becomes the newest state
	received time.Time    // of that
	changes  bool         // it is a change of a text
	do       func()       // where there is no event
	gathers  bool         // do only adds to what is gathered

	about    string // key of the document that a message is about; empty for anything else
	notes    bool   // it is a notification of the client
	outdated func() // answers a request whose text is no longer the newest; nil where it is about none
}

// post lets something happen to the state when its turn comes: the session has do called
// with a draft, which becomes the newest state. What goes wrong on the way leaves the
// state as it was. Anybody but the session calls it.
func (s *server) post(received time.Time, do func(*event)) {
	s.enqueue(job{event: do, received: received})
}

// enqueue puts a job behind those that the session has to do; one is lost where the
// server ends. It waits while the queue is full, so that the session itself must not
// call it.
func (s *server) enqueue(j job) {
	select {
	case s.jobs <- j:
	case <-s.ctx.Done():
	}
}

// session does the jobs, one after another, in a goroutine of its own. A job must not
// wait for the client: the reader would fill the queue, wait for the session, and
// never come to the client's answer.
func (s *server) session() {
	for {
		var done chan struct{}
		if s.reading != nil {
			done = s.reading.done
		}
		select {
		case j := <-s.jobs:
			if !j.gathers {
				s.takeGathered()
			}
			s.carryOut(j)
			if len(s.jobs) == 0 {
				s.takeGathered()
			}
		case <-done:
			s.takeRead()
		case <-s.ctx.Done():
			return
		}
	}
}

// takeGathered reads again, once for all, what is said to have changed on disk: before
// anything else is done, or where nothing else is to be done; what is said while an event
// is carried out beside the session, behind that. The session calls it.
func (s *server) takeGathered() {
	if paths := s.gathered; len(paths) > 0 && s.reading == nil {
		s.gathered = nil
		s.happen(time.Now(), func(e *event) { e.changedOnDisk(paths) })
	}
}

// reading is an event that is carried out in a goroutine of its own, on a draft. Where it turns
// out to read much, the session goes on beside it. Until it is over all is as if it had not
// happened yet: what is about other documents goes on, and the rest waits.
type reading struct {
	job
	from   *state // whose draft it is
	on     *event
	cancel context.CancelFunc
	long   chan struct{} // closed when it turns out to read much
	text   bool          // a text, and not from disk; set before that
	done   chan struct{} // closed when it is over,
	failed bool          // which may be by a mistake
	shown  func()        // ends what the client is told of it
	held   []job         // what waits, in order
	noted  bool          // a notification is among that
}

// carryOut does a job, or has it wait for the event that is carried out beside the session. The
// session calls it.
func (s *server) carryOut(j job) {
	r := s.reading
	switch {
	case r == nil || j.gathers || j.outdated == nil && !j.notes || j.about != "" && j.about != r.about && !r.noted:
		if j.do != nil {
			j.do()
			return
		}
		if s.begin(j, nil) {
			return
		}
	case j.changes && r.text && j.about == r.about && !r.noted:
		s.beginAnew(j)
		return
	}
	r.held, r.noted = append(r.held, j), r.noted || j.notes
}

// happen has something happen at once, or beside the session. The session calls it while there
// is nothing beside it.
func (s *server) happen(received time.Time, do func(*event)) {
	s.begin(job{event: do, received: received}, nil)
}

// event is one on a draft of the newest state.
func (s *server) event(ctx context.Context, received time.Time) *event {
	st := s.latest.Load()
	return &event{state: st.draft(), server: s, received: received, reads: newReader(ctx, st.docs)}
}

// begin carries out an event, up to where it turns out to read much. Then it goes on beside the
// session; where one does so already, it is given up, and this is false. before is the event as
// it was carried out on an older state; nil: it was not.
func (s *server) begin(j job, before *event) bool {
	ctx, cancel := context.WithCancel(s.ctx)
	r := &reading{job: j, from: s.latest.Load(), on: s.event(ctx, j.received), cancel: cancel, long: make(chan struct{}), done: make(chan struct{})}
	if before != nil {
		r.on.reads = before.reads.onto(ctx, r.from.docs)
	}
	var once sync.Once
	leave := func() {}
	r.on.reads.long = func(text bool) {
		once.Do(func() {
			r.text = text
			close(r.long)
			if s.opts.before != nil {
				s.opts.before(ctx)
			}
			leave = s.oneAtATime(ctx)
		})
	}
	go func() {
		defer close(r.done)
		_, err := guarded(s, "the session", func() (any, error) { j.event(r.on); return nil, nil })
		once.Do(func() {})
		leave()
		r.failed = err != nil
	}()
	select {
	case <-r.done:
		s.conclude(r)
	case <-r.long:
		if s.reading != nil {
			cancel()
			return false
		}
		s.reading, r.shown = r, s.showProgress(r.from.client, "Reading the plans")
	case <-s.ctx.Done():
	}
	return true
}

// oneAtATime waits, up to the end of ctx, until nothing else that turned out to read much goes on,
// given up or not: what is given up may still hold the memory of a whole text. leave has the next
// one go on.
func (s *server) oneAtATime(ctx context.Context) (leave func()) {
	select {
	case s.beside <- struct{}{}:
		return func() { <-s.beside }
	case <-ctx.Done():
		return func() {}
	}
}

// beginAnew carries out a change of a text that is still being read: the older text is read no
// more, and those who asked about it are told.
func (s *server) beginAnew(j job) {
	older := s.reading
	older.end(s)
	newer := j.event
	j.event = func(e *event) {
		e.outdated = true
		older.event(e)
		e.outdated = false
		newer(e)
	}
	s.begin(j, nil)
	for _, waits := range older.held {
		if waits.about == j.about {
			waits.outdated()
		} else {
			s.carryOut(waits)
		}
	}
}

// end has an event no longer go on beside the session.
func (r *reading) end(s *server) {
	s.reading = nil
	r.cancel()
	r.shown()
}

// takeRead goes on with what an event beside the session leaves behind, on top of what has
// happened meanwhile, and with what waited for it. The session calls it.
func (s *server) takeRead() {
	r := s.reading
	r.end(s)
	if s.latest.Load() == r.from || r.failed {
		s.conclude(r)
	} else {
		s.begin(r.job, r.on)
	}
	s.takeGathered()
	for _, j := range r.held {
		s.carryOut(j)
	}
}

// conclude makes what an event leaves behind the newest state. The session calls it.
func (s *server) conclude(r *reading) {
	defer r.cancel()
	if !r.failed {
		s.latest.Store(r.on.state)
		close(r.from.next)
		s.look()
	}
	for _, do := range r.on.then {
		do()
	}
	if s.begun && !r.failed && maps.Equal(r.from.docs, r.on.docs) && !maps.Equal(r.from.views, r.on.views) {
		go s.readAnew(r.on.client)
	}
}
