package money

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// tally adds up what tactics of an objective cost, and what they are expected to
// bring of its metric.
type tally struct {
	first    *lang.Tactic
	cost     facts.Bill
	expected float64
	brings   []facts.Item   // what is expected of each
	divided  []*lang.Tactic // of which only a part counts here
	costOpen bool           // some of the cost cannot be read, or is in another currency
	open     bool           // some of the rest cannot be read
}

func (y *tally) add(o *lang.Objective, t *lang.Tactic, share lang.Number) {
	if y.first == nil {
		y.first = t
	}
	y.cost.Add(t, share)
	y.costOpen = y.costOpen || share.State == lang.Unknown || share.V != 0 && t.Plan().Currency() != o.Plan().Currency()
	if !o.Metric.Known() {
		return
	}
	if brings := t.BringsTo(o); brings.State != lang.Absent {
		y.open = y.open || !brings.Known()
		y.expected += brings.V
		y.brings = append(y.brings, facts.Item{Of: t, Amount: brings.Number()})
	}
}

// negate reads what is expected the other way round.
func (y *tally) negate() {
	y.expected = -y.expected
	for i := range y.brings {
		y.brings[i].Amount.V *= -1
	}
}

// tallyOf is about all tactics of an objective.
func tallyOf(x *facts.Index, o *lang.Objective) *tally {
	y := &tally{open: x.Doubt(facts.WhoServes, o.Plan()) || x.Doubt(facts.WhoMeasures, o.Plan())}
	tactics := x.TacticsOf(o)
	y.brings = make([]facts.Item, 0, len(tactics))
	y.cost.Items = make([]facts.Item, 0, len(tactics))
	for _, t := range tactics {
		cost, part := t.Cost().Number(), facts.Counts(t, o, false)
		if cost.V *= part; part < 1 && cost.V > 0 {
			y.divided = append(y.divided, t)
		}
		y.add(o, t, cost)
	}
	return y
}

// talliesOf is about the tactics of each discipline, in the order in which these
// are met. What is on standby is no part of what it promises.
func talliesOf(x *facts.Index, o *lang.Objective) (disciplines []*lang.Discipline, tallies map[*lang.Discipline]*tally, sure bool) {
	sure, tallies = !x.Doubt(facts.WhoServes, o.Plan()), map[*lang.Discipline]*tally{}
	for _, t := range x.TacticsOf(o) {
		if t.Standby() {
			continue
		}
		if !t.Discipline.Known() {
			sure = false
			continue
		}
		d := t.Discipline.To
		if tallies[d] == nil {
			disciplines, tallies[d] = append(disciplines, d), &tally{}
		}
		tallies[d].add(o, t, t.Share())
	}
	return disciplines, tallies, sure
}

// most are the largest items of a list.
func most(items []facts.Item) []facts.Item {
	const shown = 3
	sorted := slices.Clone(items)
	slices.SortStableFunc(sorted, func(a, b facts.Item) int { return cmp.Compare(math.Abs(b.Amount.V), math.Abs(a.Amount.V)) })
	return sorted[:min(shown, len(sorted))]
}

// amount writes a number of a metric: small ones keep their digits.
func amount(n float64) string {
	const digits = 3
	if n = math.Abs(n); n < 1 {
		rounded, _ := strconv.ParseFloat(strconv.FormatFloat(n, 'g', digits, 64), 64)
		return prose.Literal(rounded)
	}
	return prose.Digits(n)
}

// move writes a change of a metric.
func move(n float64) string {
	switch {
	case n < 0:
		return "a fall of " + amount(n)
	case n > 0:
		return "a rise of " + amount(n)
	}
	return "nothing"
}

// short is how much of a change, in its direction, is not expected.
func short(change, expected float64) float64 {
	const near = 1e-9 // sums of decimal fractions are no nearer
	missing := math.Abs(change) - math.Copysign(1, change)*expected
	if change == 0 || missing <= near*math.Max(math.Abs(change), math.Abs(expected)) {
		return 0
	}
	return missing
}
