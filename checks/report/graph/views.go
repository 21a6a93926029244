package graph

import (
	"slices"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// views are the ways to look at plans, in the order in which help names them.
var views = []struct {
	name    string
	picture func(*Scope) *Picture
	mermaid func(*Scope) string // nil: that of the chart
	chart   func(*Scope) *Chart
}{
	{"timeline", func(s *Scope) *Picture { return Timeline(s, 0)[0] }, gantt, timelineChart},
	{"map", Map, nil, mapChart},
	{"journey", Journey, nil, journeyChart},
	{"money", Money, nil, moneyChart},
}

// Formats are the ways to write a picture.
var Formats = []string{"svg", "mermaid", "dot"}

// Views lists the names of the ways to look at plans.
func Views() []string {
	var names []string
	for _, v := range views {
		names = append(names, v.name)
	}
	return names
}

// Draw writes a picture of a scope: view is one of Views, format one of Formats.
func Draw(s *Scope, view, format string) string {
	v := views[slices.Index(Views(), view)]
	switch format {
	case "mermaid":
		if v.mermaid != nil {
			return v.mermaid(s)
		}
		return s.incompleteChart(v.chart(s)).Mermaid()
	case "dot":
		return s.incompleteChart(v.chart(s)).DOT()
	}
	p := v.picture(s)
	p.Incomplete(s.Unread)
	return p.File()
}

// Title is what people call an element: its title, or what it says in a sentence, or its name
// in words.
func Title(e lang.Element) string {
	if label := e.Label(); label != e.Name() {
		return label
	}
	var says *lang.Text
	switch e := e.(type) {
	case *lang.Goal:
		says = &e.Statement
	case *lang.Objective:
		says = &e.Statement
	case *lang.Handoff:
		says = &e.What
	case *lang.Input:
		says = &e.What
	}
	if says != nil && says.Known() && says.V != "" {
		return says.V
	}
	return prose.Called(e.Name())
}

// TitleOf names what is shown of the campaigns of a workspace, by their titles and some of its plans:
// the one campaign, else the workspace, where that has a name.
func TitleOf(plans []*lang.Plan, campaigns []string) string {
	var spaces []*lang.Workspace
	if len(plans) > 0 {
		top := plans[0]
		for top.Parent != nil {
			top = top.Parent
		}
		spaces = top.Workspaces
	}
	switch {
	case len(campaigns) == 1:
		return campaigns[0]
	case len(spaces) > 0 && spaces[0].WorkspaceName.Known():
		return spaces[0].WorkspaceName.V
	case len(campaigns) > 1:
		return "All campaigns"
	}
	return "The plan"
}
