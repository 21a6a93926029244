package facts

import "github.com/plan-as-code/plan/lang"

// Mark is a step on the way of an objective: what is expected by its day, and how things
// stood then.
type Mark struct {
	*lang.Step
	Expected lang.Total    // what the tactics bring by then; Absent where none says so
	Standing lang.Standing // by the readings from the launch up to then; Absent where the day is still to come
	Reached  bool          // Standing is known, and as far as the step asks for
}

// MarksOf are the steps of an objective in their order, as of a day. Those are left out of
// which the day or the number is not known; of an objective without a metric, all.
func (x *Index) MarksOf(o *lang.Objective, day lang.Date) []Mark {
	if !o.Metric.Known() {
		return nil
	}
	var list []Mark
	base := o.Before()
	readings, sure := x.ReadingsOf(o.Metric.To)
	for i := range o.Steps {
		s := &o.Steps[i]
		if !s.By.Known() || !s.Target.Known() {
			continue
		}
		m := Mark{Step: s, Expected: x.expected(o, func(t *lang.Tactic) lang.Total { return t.BringsIn(o.Metric.To, lang.UpTo(s.By.V)) })}
		if s.By.V <= day && sure {
			m.Standing = lang.StandingOf(o.Metric.To, readings, s.By.V, base)
			if m.Standing.Latest != nil && base.Known && m.Standing.Latest.On.V <= base.On+1 {
				m.Standing = lang.Standing{} // of before the launch
			}
			m.Reached = m.Standing.State == lang.Known && reaches(m.Standing.V, s.Target.V, o)
		}
		list = append(list, m)
	}
	return list
}

// LimitOf is how the metric of a limit, which is known, stands on a day by what was read in the
// campaign of the element that states it; Unknown where a reading may be missing.
func (x *Index) LimitOf(e lang.Element, l *lang.Limit, day lang.Date) lang.Standing {
	base := lang.Baseline{}
	if o, ok := e.(*lang.Objective); ok && o.Metric.To == l.Metric.To {
		base = o.Before()
	}
	readings, sure := x.ReadingsOf(l.Metric.To)
	c := e.Plan().Campaign
	if !sure || c == nil {
		return lang.Standing{State: lang.Unknown}
	}
	return c.StandingOf(l.Metric.To, readings, day, base)
}

// reaches reports that a value is as far from the baseline as a target, or farther.
func reaches(v, target float64, o *lang.Objective) bool {
	if o.Target.Known() && o.Target.V < o.Baseline.V {
		return v <= target
	}
	return v >= target
}

// ExpectedOf is what the tactics of an objective bring of its metric until it is due; Unknown
// where there may be more, Absent where none says so.
func (x *Index) ExpectedOf(o *lang.Objective) lang.Total {
	return x.expected(o, func(t *lang.Tactic) lang.Total { return t.BringsTo(o) })
}

// AtMostBy is what the tactics of an objective may have brought by a day, where what does not
// recur comes at once.
func (x *Index) AtMostBy(o *lang.Objective, day lang.Date) lang.Total {
	return x.expected(o, func(t *lang.Tactic) lang.Total { return t.BringsAtMost(o.Metric.To, day) })
}

func (x *Index) expected(o *lang.Objective, of func(*lang.Tactic) lang.Total) (sum lang.Total) {
	if !o.Metric.Known() {
		return sum
	}
	for _, t := range x.TacticsOf(o) {
		brings := of(t)
		sum.V, sum.Divided = sum.V+brings.V, sum.Divided || brings.Divided
		switch {
		case brings.State == lang.Unknown, t.Broken(), mayBring(t):
			sum.State = lang.Unknown
		case brings.Known() && sum.State == lang.Absent:
			sum.State = lang.Known
		}
	}
	if sum.Known() && x.Doubt(WhoServes, o.Plan()) {
		sum.State = lang.Unknown
	}
	return sum
}

// mayBring reports that a tactic brings something of which the metric cannot be read.
func mayBring(t *lang.Tactic) bool {
	for i := range t.Contributions {
		if t.Contributions[i].Metric.State == lang.Unknown {
			return true
		}
	}
	return false
}
