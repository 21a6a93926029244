package assist

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
)

type ranked struct {
	lang.Element
	rank int
}

// ranked puts those first that have to do with the element around the caret, and
// then those that are declared near to it.
func (c *completer) ranked(list []lang.Element) []ranked {
	ties := c.overlap()
	best := make([]ranked, len(list))
	for i, e := range list {
		best[i] = ranked{e, c.distance(e) - 20*min(ties.with(e), 9)}
	}
	slices.SortStableFunc(best, func(a, b ranked) int { return a.rank - b.rank })
	return best
}

// distance is how far away an element is declared, counted in plans; what is
// dropped lies farther still.
func (c *completer) distance(e lang.Element) int {
	n := 0
	for p := c.plan; p != nil && p != e.Plan(); p = p.Parent {
		n++
	}
	if t, ok := e.(*lang.Tactic); ok && t.Dropped() {
		n += 5
	}
	return n
}

// typedIn are the elements whose name or title has what is typed so far.
func (c *completer) typedIn(list []lang.Element) []lang.Element {
	typed := strings.ToLower(strings.TrimPrefix(c.file.Content[c.word.Start:c.offset], `"`))
	return slices.DeleteFunc(list, func(e lang.Element) bool {
		return typed != "" && !strings.Contains(strings.ToLower(e.Address()), typed) && !strings.Contains(strings.ToLower(e.Label()), typed)
	})
}

// overlap are what the element around the caret has to do with others, by their
// addresses.
type overlap struct {
	named map[string]bool // it names them
	of    map[string]int  // how often those that it names name them
}

func (c *completer) overlap() overlap {
	t := overlap{map[string]bool{}, map[string]int{}}
	e := c.element()
	if e == nil {
		return t
	}
	e.names(func(word token) {
		addr := addressIn(c.said(word))
		if key, ok := lang.KeyIn(addr); ok && !c.touches(word) && !t.named[addr] {
			t.named[addr] = true
			if other := c.plan.Find(key); other != nil {
				addresses(other, func(addr string) { t.of[addr]++ })
			}
		}
	})
	return t
}

// with counts what ties an element to the one around the caret.
func (t overlap) with(e lang.Element) int {
	if len(t.named) == 0 {
		return 0
	}
	n := min(t.of[e.Address()], 3)
	addresses(e, func(addr string) {
		if t.named[addr] {
			n++
		}
	})
	return n
}

// addressIn is the KIND.NAME at the start of a name with dots; "" where there is
// none.
func addressIn(text string) string {
	first := strings.IndexByte(text, '.')
	if first < 0 {
		return ""
	}
	if second := strings.IndexByte(text[first+1:], '.'); second >= 0 {
		return text[:first+1+second]
	}
	return text
}

// addresses visits the elements that an element names, each time.
func addresses(e lang.Element, visit func(string)) {
	b := lang.BlockOf(e)
	if b == nil {
		return
	}
	addressesInBody(&b.Body, visit)
	for _, inner := range b.Blocks {
		addressesInBody(&inner.Body, visit)
	}
}

func addressesInBody(b *syntax.Body, visit func(string)) {
	for i := range b.Attrs {
		addressesInExpr(&b.Attrs[i].Expr, visit)
	}
}

func addressesInExpr(x *syntax.Expr, visit func(string)) {
	if x.Op == syntax.OpName {
		visit(addressIn(x.Text()))
	}
	for i := range x.Args() {
		addressesInExpr(&x.Args()[i], visit)
	}
}
