package facts

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
)

// Answer is what can be said to a question; the more it allows, the larger.
type Answer uint8

const (
	No   Answer = iota // and nothing is open that could make it a yes
	Open               // something cannot be read, or goes in a circle
	Yes                // whatever is open beside it
)

// Chain asks a question of a metric and of all that it feeds, directly or through
// others. Each metric is asked once. It belongs to one goroutine.
type Chain struct {
	ask   func(*lang.Metric) Answer
	known map[*lang.Metric]Answer
}

// NewChain prepares to ask; ask answers for one metric alone.
func NewChain(ask func(*lang.Metric) Answer) *Chain {
	return &Chain{ask, map[*lang.Metric]Answer{}}
}

// From is the largest answer among a metric and those that it feeds.
func (c *Chain) From(m *lang.Metric) Answer {
	if a, ok := c.known[m]; ok {
		return a
	}
	c.known[m] = Open
	a := c.ask(m)
	if a != Yes {
		a = max(a, c.Above(m))
	}
	c.known[m] = a
	return a
}

// Above is the largest answer among those that a metric feeds; No where it feeds none.
func (c *Chain) Above(m *lang.Metric) Answer {
	switch m.Feeds.State {
	case lang.Known:
		return c.From(m.Feeds.To)
	case lang.Unknown:
		return Open
	}
	return No
}

// Counted lists the metrics that a tactic uses, by its metrics or by a contribution, each
// once. It is not sure where one of them cannot be read.
func Counted(t *lang.Tactic) (metrics []*lang.Metric, sure bool) {
	sure = t.Metrics.State != lang.Unknown
	add := func(m *lang.Ref[*lang.Metric]) {
		if m.Known() && !slices.Contains(metrics, m.To) {
			metrics = append(metrics, m.To)
		}
		sure = sure && m.State != lang.Unknown
	}
	for i := range t.Metrics.Items {
		add(&t.Metrics.Items[i])
	}
	for i := range t.Contributions {
		add(&t.Contributions[i].Metric)
	}
	return metrics, sure
}

// Blank reports whether a text was left out, or left empty.
func Blank(t *lang.Text) bool {
	return t.Absent() || t.Known() && strings.TrimSpace(t.V) == ""
}

// ChainTo asks whether a metric is the target, or feeds it.
func ChainTo(target *lang.Metric) *Chain {
	return NewChain(func(m *lang.Metric) Answer {
		if m == target {
			return Yes
		}
		return No
	})
}

// Counting is the largest answer among the metrics that a tactic uses.
func Counting(t *lang.Tactic, chain *Chain) Answer {
	metrics, sure := Counted(t)
	a := No
	if !sure {
		a = Open
	}
	for _, m := range metrics {
		a = max(a, chain.From(m))
	}
	return a
}
