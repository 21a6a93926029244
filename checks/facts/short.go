package facts

import (
	"slices"

	"github.com/plan-as-code/plan/lang"
)

// Short are the settings of what a short campaign can do without.
type Short struct {
	Short    lang.Span `plan:"short" milder:"more" doc:"A campaign of at most this length can do without, unless a discipline needs notice."`
	LeadTime lang.Span `plan:"lead_time" milder:"more" doc:"The lead_time of a discipline from which on a short campaign cannot do without either."`
}

// AsShort are these settings where nobody sets others.
func AsShort() *Short {
	return &Short{Short: lang.Span{V: lang.Duration{N: 42}, State: lang.Known}, LeadTime: lang.Span{V: lang.Duration{N: 7}, State: lang.Known}}
}

// Brief reports that a campaign can do without what a longer one of several disciplines needs:
// one discipline alone is at work, or it is short and none of its disciplines needs notice.
func (x *Index) Brief(c *lang.Campaign, s *Short) bool {
	if x.Lone(c.Plan()) != nil {
		return true
	}
	start, end, known := Span(c)
	if !known || end > start.Plus(s.Short.V)-1 {
		return false
	}
	return !slices.ContainsFunc(x.DisciplinesIn(c.Plan()), func(d *lang.Discipline) bool {
		return d.LeadTime.Known() && d.LeadTime.V.Days() >= s.LeadTime.V.Days()
	})
}
