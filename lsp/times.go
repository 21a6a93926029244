package lsp

import (
	"slices"
	"sync"
	"time"
)

// keystroke is the time from a change of a document to its published findings.
const keystroke = "keystroke to findings"

const keptTimes = 1000 // of each method, the last ones

// times are how long the server took, by method. Requests and the publisher add to
// them; a request reads them.
type times struct {
	mu sync.Mutex         // held to read or write by, and the series in it
	by map[string]*series // by method; keystroke is one of the names
}

// series are the times of one method.
type series struct {
	count int             // of all, whether kept or not
	last  []time.Duration // a ring
}

// add takes in one time. Any goroutine calls it.
func (t *times) add(method string, took time.Duration) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.by == nil {
		t.by = map[string]*series{}
	}
	s := t.by[method]
	if s == nil {
		s = &series{}
		t.by[method] = s
	}
	if len(s.last) < keptTimes {
		s.last = append(s.last, took)
	} else {
		s.last[s.count%keptTimes] = took
	}
	s.count++
}

// latency is how long one method took, in milliseconds.
type latency struct {
	Count int     `json:"count"` // of all since the server started
	P50   float64 `json:"p50"`   // of those that are kept
	P99   float64 `json:"p99"`
}

// summary is how long each method took. Any goroutine calls it.
func (t *times) summary() map[string]latency {
	t.mu.Lock()
	defer t.mu.Unlock()
	all := map[string]latency{}
	for method, s := range t.by {
		sorted := slices.Sorted(slices.Values(s.last))
		at := func(percent int) float64 {
			return float64(sorted[(len(sorted)-1)*percent/100]) / float64(time.Millisecond)
		}
		all[method] = latency{s.count, at(50), at(99)}
	}
	return all
}
