package reviews

import (
	"slices"
	"strconv"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var thresholdDoesNotFit = &checks.Rule{
	ID: "threshold-does-not-fit", Severity: lang.Warning, Tier: checks.Integrated, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			for _, r := range plan.Reviews {
				if !r.On.Known() {
					continue
				}
				for _, question := range r.Decides.V {
					reportThreshold(p, r, question)
				}
			}
		}
	},
}

// reportThreshold is about a question that holds a metric against less than its objective has
// promised by then, or on the way against more than it promises at all.
func reportThreshold(p *checks.Pass, r *lang.Review, question string) {
	n, one := onlyNumberIn(question)
	if !one {
		return
	}
	asked := " " + prose.Normalise(question) + " "
	for _, o := range r.Plan().Objectives {
		if !o.Metric.Known() || !o.Target.Known() || o.Broken() || !speaksOf(asked, o.Metric.To) || !o.Due().Known() || slices.Contains(marksOf(o), n) {
			continue
		}
		var f *checks.Finding
		switch due := o.Due().V; {
		case due <= r.On.V && isLess(n, o):
			f = p.Report(r, r.Decides.Range(), "The %s decides by %s of the %s, and the %s promises %s by then: a yes is no success.", r,
				prose.Digits(n), o.Metric.To, o, prose.Digits(o.Target.V))
		case due > r.On.V && isMore(n, o, asked):
			f = p.Report(r, r.Decides.Range(), "The %s asks on %s for %s of the %s, and the %s promises only %s, by %s: a plan that is on course gets a no.", r, r.On.V,
				prose.Digits(n), o.Metric.To, o, prose.Digits(o.Target.V), due)
		default:
			continue
		}
		f.Detail = "decides " + o.Address()
		f.See(o.Target.Range(), "The %s promises this.", o)
		f.AddFix("Agree on one number, or enter the other in the objective, as a step or a stretch")
		return
	}
}

// isLess reports that a number is less than an objective promises. Where it does not say from where
// it starts, more is better.
func isLess(n float64, o *lang.Objective) bool {
	if o.Baseline.Known() && o.Baseline.V > o.Target.V {
		return n > o.Target.V
	}
	return o.Baseline.State != lang.Unknown && n < o.Target.V
}

// isMore reports that a question asks whether a metric is further than an objective promises at
// all: above more, or where less is better, below less.
func isMore(n float64, o *lang.Objective, asked string) bool {
	if o.Baseline.Known() && o.Baseline.V > o.Target.V {
		return n < o.Target.V && belowWords.In(asked)
	}
	return o.Baseline.State != lang.Unknown && n > o.Target.V && aboveWords.In(asked)
}

// How a question says which way it asks, normalised.
var (
	aboveWords = prose.WordingOf(` (?:above|over|more than|at least|reached|exceeds?|higher than) `)
	belowWords = prose.WordingOf(` (?:below|under|less than|fewer than|at most|lower than) `)
)

func speaksOf(asked string, m *lang.Metric) bool {
	for _, label := range []string{prose.Normalise(m.Name()), prose.Normalise(m.Title.V)} {
		if label != "" && strings.Contains(asked, " "+label+" ") {
			return true
		}
	}
	return false
}

// marksOf are the numbers that an objective, or its campaign, states of its metric.
func marksOf(o *lang.Objective) []float64 {
	marks := []float64{o.Target.V}
	add := func(values ...*lang.Number) {
		for _, v := range values {
			if v.Known() {
				marks = append(marks, v.V)
			}
		}
	}
	add(&o.Stretch, &o.Baseline)
	for i := range o.Steps {
		add(&o.Steps[i].Target)
	}
	limits := o.Limits
	if c := o.Plan().Campaign; c != nil {
		limits = append(slices.Clip(limits), c.Limits...)
	}
	for i := range limits {
		if limits[i].Metric.Known() && limits[i].Metric.To == o.Metric.To {
			add(&limits[i].Least, &limits[i].Most)
		}
	}
	return marks
}

var numberWords = prose.Pattern(`\d+(?:[.,]\d+)*`)

// onlyNumberIn is the number that a text states; false where it states none or several, or what
// may be a date or a time.
func onlyNumberIn(text string) (n float64, one bool) {
	found := numberWords().FindAllStringIndex(text, -1)
	if len(found) != 1 {
		return 0, false
	}
	rest := strings.ToLower(strings.TrimSpace(text[found[0][1]:]))
	if timeWords.In(rest) {
		return 0, false
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(text[found[0][0]:found[0][1]], ",", ""), 64)
	return n, err == nil
}

var timeWords = prose.WordingOf(`^(?:-|th\b|st\b|nd\b|rd\b|days?\b|weeks?\b|months?\b|hours?\b|january|february|march|april|may\b|june|july|august|september|october|november|december)`)
