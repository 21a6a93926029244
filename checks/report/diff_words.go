package report

import (
	"math"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
	"github.com/plan-as-code/plan/lang/prose"
)

// ValueName is the name of a value as people say it: contribution expected (Test
// rides).
func ValueName(v *agreement.ValueDiff) string {
	name := strings.ReplaceAll(v.Name, "_", " ")
	if v.Block != "" {
		name = v.Block + " " + name
	}
	if v.About != "" {
		name += " (" + strings.Trim(v.About, `"`) + ")"
	}
	return name
}

const unreadable = "cannot be read"

// ValueSaid is a difference in words: €20,000 → €15,000 (−€5,000).
func ValueSaid(e *ElementDiff, v *agreement.ValueDiff) string {
	was, is := said(v.Was), said(v.Is)
	switch came, went := v.Came(), v.Went(); {
	case v.Added():
		return "added, " + is
	case v.Removed():
		return "dropped, was " + was
	case v.Unread():
		return was + " → " + is
	case v.Name == "":
		return ""
	case v.Type == lang.TypeExpr && v.Was.Literal != "" && v.Is.Literal != "":
		if len(was)+len(is) > 100 {
			return "rewritten"
		}
	case len(v.Was.Items) == 0 || len(v.Is.Items) == 0:
	case len(came) == 0 && len(went) == 0:
	case len(came) == 0:
		return "no longer " + prose.List(went)
	case len(went) == 0:
		return "also " + prose.List(came)
	default:
		return "also " + prose.List(came) + ", no longer " + prose.List(went)
	}
	if was == is { // two of one title
		was, is = v.Was.Literal, v.Is.Literal
	}
	if step := Step(e, v); step != "" {
		return was + " → " + is + " (" + step + ")"
	}
	return was + " → " + is
}

func said(s agreement.Side) string {
	switch {
	case s.State == lang.Unknown:
		return unreadable
	case s.Text == "" && s.Literal == "":
		return "none"
	case s.Text == "":
		return "given"
	}
	return s.Text
}

// Step says how far a day, an amount or a number moved; empty where that cannot
// be said.
func Step(e *ElementDiff, v *agreement.ValueDiff) string {
	by, known := v.Step()
	switch {
	case !known:
		return ""
	case v.Type == lang.TypeDate:
		return Days(int(by))
	case v.Type == lang.TypeMoney:
		was, is := e.Was.Plan().Currency(), e.Is.Plan().Currency()
		if was != is {
			return ""
		}
		return Signed(by, prose.Money(math.Abs(by), is))
	case v.Type == lang.TypePercent:
		return Signed(by, prose.Count(int(math.Round(math.Abs(by))), "point"))
	}
	return Signed(by, prose.Digits(math.Abs(by)))
}

// Days says how much later a day is, or how much earlier.
func Days(n int) string {
	switch {
	case n < 0:
		return prose.Count(-n, "day") + " earlier"
	case n == 0:
		return "on the same day"
	}
	return prose.Count(n, "day") + " later"
}

// Signed writes an amount with the sign of a change.
func Signed(by float64, amount string) string {
	if by < 0 {
		return "−" + amount
	}
	return "+" + amount
}

// Said is what tactics cost before and cost after; empty where Differs is false.
func (c Cost) Said() string {
	if !c.Differs() {
		return ""
	}
	return prose.Money(c.Was, c.Currency) + " → " + prose.Money(c.Is, c.Currency) + " (" + Signed(c.Is-c.Was, prose.Money(math.Abs(c.Is-c.Was), c.Currency)) + ")"
}

// Facts are the days and the money of an element that came or went, in phrases; of one
// that was dropped, as it was.
func (e *ElementDiff) Facts() string {
	of := e.Element()
	if e.Change == ElementDropped {
		of = e.Was
	}
	values := map[string]string{}
	for _, a := range lang.Attributes(of) {
		if a.Block == "" {
			values[a.Name] = a.Shown()
		}
	}
	if t, tactic := of.(*lang.Tactic); tactic {
		cost := t.Cost()
		if values["budget"] = ""; cost.Known() {
			values["budget"] = prose.Money(cost.V, t.Plan().Currency())
		}
	}
	var facts []string
	switch start, end := values["start"], values["end"]; {
	case start != "" && end != "" && start != end:
		facts = append(facts, start+" to "+end)
	case start != "":
		facts = append(facts, start)
	}
	for _, name := range []string{"on", "due", "by", "budget", "target", "expected"} {
		a := of.Kind().Attr(name)
		switch text := values[name]; {
		case text == "" || a.Type == lang.TypeRef:
		case name == "budget" || name == "on":
			facts = append(facts, text)
		default:
			facts = append(facts, name+" "+text)
		}
	}
	if r, ok := of.(*lang.Reading); ok && r.Value.Known() && r.Metric.Known() {
		facts = append(facts, values["value"]+" for "+prose.Quote(r.Metric.To.Label()))
	}
	return strings.Join(facts, ", ")
}

// Name names an element in a list: tactic "Press day". What was renamed or moved
// says from where.
func (e *ElementDiff) Name() string {
	name := e.Element().String()
	if r, ok := e.Is.(*lang.Reading); ok && e.Was != nil && r.Metric.Known() && e.Value("metric") == nil {
		name += " of " + prose.Quote(r.Metric.To.Label())
	}
	if e.Renamed() {
		name += ", renamed from " + e.Was.Address() + " to " + e.Is.Address()
	}
	if e.Moved {
		name += ", moved " + place(e.Was.Plan(), "out of ") + " " + place(e.Is.Plan(), "into ")
	}
	return name
}

func place(p *lang.Plan, verb string) string {
	if p.Campaign == nil {
		return verb + "the workspace"
	}
	return verb + "the " + p.Campaign.String()
}

// Told are the values to list, those that only word things differently last.
func (e *ElementDiff) Told() []*agreement.ValueDiff {
	var list, wording []*agreement.ValueDiff
	for i := range e.Values {
		if v := &e.Values[i]; v.Wording() {
			wording = append(wording, v)
		} else {
			list = append(list, v)
		}
	}
	return append(list, wording...)
}

// Title names a plan: its campaign, or what the workspace shares.
func (p *PlanDiff) Title() string {
	switch {
	case p.Is != nil && p.Is.Campaign != nil:
		return p.Is.Campaign.Label()
	case p.Is == nil && p.Was.Campaign != nil:
		return p.Was.Campaign.Label()
	}
	return "Shared by all campaigns"
}

// Title names a group: its discipline, or the plan.
func (g *GroupDiff) Title() string {
	if g.Discipline == nil {
		return "The plan"
	}
	return g.Discipline.Label()
}
