package lsp

import (
	"time"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang/syntax"
)

// debounceTime is how long somebody must not have typed before a text that no longer
// parses at the caret is called wrong.
const debounceTime = 150 * time.Millisecond

// debounce says which findings of a document may wait: of those that keep text from
// being read, the ones that are new and stand in the lines just edited.
type debounce struct {
	until      time.Time
	start, end int             // bytes of the lines
	known      map[string]bool // rules that already found something there
}

// debounceAfter is the wait that follows an edit of the document. What was shown
// before it stays shown.
func (d *document) debounceAfter(before *syntax.File, text []byte, now time.Time) debounce {
	head, tail := syntax.SameEnds(d.text, text)
	c := debounce{until: now.Add(debounceTime), known: map[string]bool{}}
	c.start, c.end = linesAround(text, head, len(text)-tail)
	if before == nil {
		return c
	}
	start, end := linesAround(d.text, head, len(d.text)-tail)
	for _, p := range before.Unparsed() {
		if at := p.Range.Start.Byte; start <= at && at <= end && !d.debounce.holds(&p, now) {
			c.known[p.Rule] = true
		}
	}
	return c
}

// holds reports whether a finding that is about unreadable text waits.
func (c debounce) holds(p *syntax.Problem, now time.Time) bool {
	at := p.Range.Start.Byte
	return now.Before(c.until) && c.start <= at && at <= c.end && !c.known[p.Rule]
}

// sameAs tells findings of one file apart, wherever they move.
func sameAs(p *syntax.Problem) string { return p.Rule + "\n" + p.Detail + "\n" + p.Message }

// held are the findings of a file that wait.
func (v *view) held(name string, now time.Time) map[string]bool {
	d, f := v.docs[name], v.snapshot.Files[name]
	if d == nil || f == nil || !now.Before(d.debounce.until) {
		return nil
	}
	var held map[string]bool
	for _, p := range f.Unparsed() {
		if d.debounce.holds(&p, now) {
			if held == nil {
				held = map[string]bool{}
			}
			held[sameAs(&p)] = true
		}
	}
	return held
}

// at is a report of a file, which may be nil, as it is shown at a time, and when more of it is
// shown, zero where there is no more.
func (v *view) at(r *fileReport, name string, now time.Time) (at *fileReport, more time.Time) {
	held := v.held(name, now)
	if r == nil || len(held) == 0 {
		return r, time.Time{}
	}
	var shown []*checks.Finding
	for _, f := range r.findings {
		if !held[sameAs(&f.Here().Problem)] {
			shown = append(shown, f)
		}
	}
	if len(shown) == len(r.findings) {
		return r, time.Time{}
	}
	return v.translate(name, r.file, shown), v.docs[name].debounce.until
}
