package render

import (
	"fmt"

	"github.com/plan-as-code/plan/checks/report/graph"
	"github.com/plan-as-code/plan/checks/report/score"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// Document is the same as data; shown is the path of an element's file as people see it.
func (r *Score) Document(shown func(lang.Element) string) *score.Document {
	var campaigns []score.Campaign
	for _, c := range r.Each {
		one := score.Campaign{Address: c.Of.Address(), Title: c.Title}
		if c.Score != nil {
			one.Score, one.Would = c.Score.Score.Data(), c.Score.Would.Data()
		}
		campaigns = append(campaigns, one)
	}
	var since *score.History
	if r.Since != "" {
		since = &score.History{From: r.Since, Points: []score.Point{}}
		for _, p := range r.Points {
			one := score.Point{Commit: p.Commit, On: p.On, Subject: p.Title}
			if p.Score != nil {
				one.Score = p.Score.Score.Data()
			}
			since.Points = append(since.Points, one)
		}
	}
	d := score.DocumentOf(r.Title, r.Score, campaigns, since, shown)
	d.Unread = append(d.Unread, r.Unread...)
	return d
}

// Picture draws it: the way that it went where that was asked for, else its parts.
func (r *Score) Picture() *graph.Picture {
	p := r.picture()
	p.Incomplete(r.Unread)
	return p
}

func (r *Score) picture() *graph.Picture {
	if r.Since == "" {
		switch {
		case r.Score == nil && len(r.Unread) > 0:
			return graph.Bars(r.Title, "There is no score.", "no score", "", nil)
		case r.Score == nil:
			return graph.Bars(r.Title, "There is neither an objective nor a tactic to score.", "no score yet", "", nil)
		}
		return r.Score.Picture(r.Title)
	}
	points := make([]graph.Point, len(r.Points))
	for i, p := range r.Points {
		points[i] = graph.Point{When: p.On, Hint: p.On + ": " + p.Title}
		if p.Score != nil {
			points[i].Known, points[i].Low, points[i].High = true, p.Score.Score.Low, p.Score.Score.High
			points[i].Hint += ", " + p.Score.Score.Words()
		}
	}
	summary := fmt.Sprintf("The score since %s, after each of %s that touched the plan.", r.Since, prose.Count(len(points), "commit"))
	if len(points) == 0 {
		summary = "No commit since " + r.Since + " touched the plan."
	}
	return graph.Trend(r.Title, summary, points)
}
