package assist

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Completion is what could stand at a caret.
type Completion struct {
	Replace    hcl.Range   // the word under the caret, which a candidate takes the place of
	Insert     hcl.Range   // its part before the caret, where only that is to be replaced
	Indent     string      // what the caret's line starts with
	Incomplete bool        // there is more, to be asked for when more is typed
	Opening    bool        // the caret is at the start of a line, not at a value
	Candidates []Candidate // at least one, the best first
}

// Candidate is one thing that could stand at a caret.
type Candidate struct {
	Label   string  // what a list shows
	Detail  string  // in a phrase: a title, what an attribute takes
	Where   string  // it is declared
	Class   Class   // what it is: a kind, an attribute, a text
	Sort    string  // candidates are best in this order
	Filter  string  // what the word under the caret is compared with
	Text    []Piece // what is written
	Subject string  // names its subject, for SubjectOf; empty where it has none

	whole bool // nothing is to be written around it
}

// Piece is a part of the text of a candidate.
type Piece struct {
	Text    string   // its line breaks are the file's; lines after the first lack Completion.Indent
	Hole    bool     // for the author to fill in; Text is only an example
	Choices []string // that fill the hole
	Bare    string   // what stands in a hole for those who cannot be led there; empty where that is Text
	Rest    bool     // an empty line on which the author goes on; for those who can be led there
}

// Plain is the text of a candidate for those who cannot be led from hole to
// hole.
func (c *Candidate) Plain() string {
	var b strings.Builder
	for _, p := range c.Text {
		if !p.Rest {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

// Complete tells what could stand at a byte of a file, whether the text around it
// can be read or not; nil where nothing could, outside the file, and for a file that the
// snapshot does not have or that cannot be read at all.
func Complete(s *lang.Snapshot, file string, offset int) *Completion {
	sp := contextAt(s, file, offset)
	if sp == nil {
		return nil
	}
	c := &completer{completionContext: sp, at: sp.word}
	switch sp.role {
	case roleOpening:
		c.opening()
	case roleName:
		c.whole = true
		c.naming()
	case roleValue:
		c.whole = len(sp.steps) == 0 // the rest of another value makes no sense behind it
		c.values()
	}
	if len(c.found) == 0 {
		return nil
	}
	return c.completion()
}

// completer collects candidates.
type completer struct {
	*completionContext
	at     syntax.Span // what they take the place of
	cut    bool        // not everything is offered
	whole  bool        // all of it, also where only what stands before the caret would be
	ahead  string
	behind string // what is written around each of them
	reach  map[*lang.Kind][]lang.Element
	ranks  []int
	found  []Candidate
}

// add takes a candidate; those of a lower rank come first.
func (c *completer) add(rank int, one Candidate) {
	c.ranks = append(c.ranks, rank)
	c.found = append(c.found, one)
}

func (c *completer) completion() *Completion {
	f, start := c.file, int(c.at.Start)
	line, _ := f.LineSpan(f.Line(c.offset))
	text := f.Content[line:c.offset]
	out := &Completion{
		Replace: f.RangeOf(c.at), Opening: c.role == roleOpening, Incomplete: c.cut,
		Indent: text[:len(text)-len(strings.TrimLeft(text, " \t"))],
	}
	if out.Insert = out.Replace; !c.whole {
		out.Insert = f.Range(start, c.offset)
	}
	order := make([]int, len(c.found))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return c.ranks[a] - c.ranks[b] })
	windows := f.Breaks("\n") != "\n"
	for n, i := range order {
		one := c.found[i]
		one.Sort = fmt.Sprintf("%04d", n)
		if one.Filter == "" {
			one.Filter = one.Label
		}
		c.wrap(&one)
		if windows {
			one.Text = slices.Clone(one.Text)
			for i := range one.Text {
				one.Text[i].Text = strings.ReplaceAll(one.Text[i].Text, "\n", "\r\n")
			}
		}
		out.Candidates = append(out.Candidates, one)
	}
	return out
}

// wrap writes around a candidate what its place needs: brackets around the first
// item of a list, the quote that is missing. Where a quote is replaced, it takes
// part in the comparison.
func (c *completer) wrap(one *Candidate) {
	if !one.whole && (c.ahead != "" || c.behind != "") {
		one.Text = slices.Concat([]Piece{{Text: c.ahead}}, one.Text, []Piece{{Text: c.behind}})
	}
	if c.at.Start < c.at.End && c.file.Src[c.at.Start] == '"' {
		one.Filter = `"` + strings.Trim(one.Filter, `"`)
	}
}

// fixed is a text without holes.
func fixed(text string) []Piece { return []Piece{{Text: text}} }

func subjectKey(words ...string) string { return strings.Join(words, " ") }
