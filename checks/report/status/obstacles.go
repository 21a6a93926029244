package status

import (
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/checks/report/graph"
	"github.com/plan-as-code/plan/checks/report/score"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// Finding is what a rule says is wrong.
type Finding struct {
	Rule        string `json:"rule"`
	Severity    string `json:"severity"` // error, warning or info
	Message     string `json:"message"`
	Fix         string `json:"fix,omitempty"`
	Address     string `json:"address,omitempty"` // of the element that it is about; "" for a text of none
	Fingerprint string `json:"fingerprint"`
	New         bool   `json:"new"`
}

// Waived is what is wrong and may stand for a while.
type Waived struct {
	Message string `json:"message"`
	Reason  string `json:"reason"`
	Owner   string `json:"owner"`
	Until   string `json:"until"`
	Soon    bool   `json:"soon"`              // it lapses within two weeks
	Address string `json:"address,omitempty"` // of the element that it is about
}

// Risk is what may go wrong.
type Risk struct {
	What       string `json:"what"`
	Likelihood string `json:"likelihood,omitempty"` // low, medium or high
	Impact     string `json:"impact,omitempty"`
	Owner      string `json:"owner,omitempty"`
	Response   string `json:"response,omitempty"`
	Address    string `json:"address"`
	New        bool   `json:"new"`
}

// obstacles are the findings of a campaign, what of it is waived, and its risks.
func (b *builder) obstacles(c *Campaign, p *lang.Plan) {
	c.Findings, c.Waived, c.Risks = []Finding{}, []Waived{}, []Risk{}
	called := titlesOf(p)
	for _, f := range checks.OnceASlip(b.found(p)) {
		if f.Waiver != nil {
			c.Waived = append(c.Waived, Waived{called.in(f.Message), f.Waiver.Reason.V, name(&f.Waiver.Owner), iso(&f.Waiver.Until), f.Waiver.Lapses(b.day), f.Address})
			continue
		}
		c.Findings = append(c.Findings, Finding{f.Rule, f.Severity.String(), called.in(f.Message), called.in(report.AdviceOn(p, f, graph.Title)), f.Address, f.Fingerprint, b.late[f.Fingerprint]})
	}
	slices.SortStableFunc(c.Findings, func(x, y Finding) int { return rank(y.Severity) - rank(x.Severity) })
	byDay(c.Waived, func(w *Waived) string { return w.Until })
	for _, r := range p.Risks {
		one := Risk{What: r.What.V, Likelihood: r.Likelihood.V, Impact: r.Impact.V, Owner: name(&r.Owner), Response: r.Response.V, Address: r.Address(), New: b.isNew(r)}
		if one.What == "" {
			one.What = graph.Title(r)
		}
		c.Risks = append(c.Risks, one)
	}
	slices.SortStableFunc(c.Risks, func(x, y Risk) int { return y.weight() - x.weight() })
}

// Score is how well the disciplines of a campaign work towards one result, from 0 to 100.
type Score struct {
	score.Figure
	Says  string   `json:"says"`  // in a sentence
	Raise []string `json:"raise"` // what would raise it most, the best first

	raise []string // likewise, in sentences; those to be done at several places in one
}

func (b *builder) score(p *lang.Plan) *Score {
	s := b.scores.Of(func(one *lang.Plan) bool { return one == p })
	if s == nil {
		return nil
	}
	says := "How well the disciplines work together: " + s.Score.Words() + " of 100."
	if once := s.Would.Words(); once != s.Score.Words() {
		says += " Once everything leads to a goal of the business, it is " + once + "."
	}
	line := &Score{Figure: *s.Score.Data(), Says: says, Raise: []string{}}
	at := map[string][]lang.Element{}
	for i := range s.Raise {
		r := &s.Raise[i]
		line.Raise = append(line.Raise, r.Where()+": "+r.Do)
		at[r.Do] = append(at[r.Do], r.At)
	}
	for i := range s.Raise {
		if do := s.Raise[i].Do; at[do] != nil {
			line.raise = append(line.raise, prose.Capital(together(p, at[do]))+forOne(len(at[do]), ": ", ": for each, ")+do+".")
			delete(at, do)
		}
	}
	return line
}

// together names elements of a campaign, those of a kind under one noun, and itself without its title,
// which the page has. Nil is the plan.
func together(p *lang.Plan, list []lang.Element) string {
	var nouns []string
	titles := map[string][]string{}
	for _, e := range list {
		noun, title := "the plan", ""
		switch {
		case e == nil:
		case p.Campaign != nil && e == lang.Element(p.Campaign):
			noun = "the campaign"
		default:
			noun, title = e.Kind().Name, prose.Quote(graph.Title(e))
		}
		if titles[noun] == nil {
			nouns = append(nouns, noun)
		}
		titles[noun] = append(titles[noun], title)
	}
	for i, noun := range nouns {
		if all := titles[noun]; all[0] != "" {
			nouns[i] = "the " + plural(len(all), noun) + " " + prose.List(all)
		}
	}
	return prose.List(nouns)
}

// found are the findings of a campaign; those that are no campaign's belong to the
// workspace's own plan, or to the only one that is shown.
func (b *builder) found(p *lang.Plan) []*checks.Finding {
	alone := len(b.x.Campaigns) <= 1
	return slices.DeleteFunc(slices.Clone(b.Result.Findings), func(f *checks.Finding) bool {
		return f.Campaign != p.Campaign && !(f.Campaign == nil && alone)
	})
}

func rank(severity string) int { return slices.Index([]string{"info", "warning", "error"}, severity) }

// weight is how much a risk weighs: how likely it is, times the harm it would do.
func (r *Risk) weight() int {
	of := func(word string) int { return 1 + max(0, slices.Index([]string{"low", "medium", "high"}, word)) }
	return of(r.Likelihood) * of(r.Impact)
}

// waivers are what may stand: that of which it will soon be over, which comes first, and the rest.
func (c *Campaign) waivers() (lapsing, waived table) {
	lapsing = table{Caption: "What may stand for two more weeks at most", Head: []string{"What", "Why", "Until"}, Columns: "ttd"}
	waived = table{Caption: "What may stand for a while", Head: lapsing.Head, Columns: lapsing.Columns}
	for i := range c.Waived {
		w := &c.Waived[i]
		to, until := &waived, says(inWords(w.Until))
		if w.Soon {
			to, until.Tone = &lapsing, "open"
		}
		to.add(about{Place: graph.Place{Address: w.Address}}, says(w.Message), cell{Text: w.Reason, Sub: w.Owner}, until)
	}
	lapsing.keep(findingsShown)
	waived.keep(findingsShown)
	return lapsing, waived
}
