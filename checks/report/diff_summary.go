package report

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// DiffSummary is a diff in numbers. Those of several workspaces add up.
type DiffSummary struct {
	Tactics, Others map[ChangeKind]int // how many elements changed how, each counted once
	Money           map[string]float64 // how much more the tactics cost, by currency
	MoneyOpen       bool               // some amounts cannot be compared
	Launches        []Launch           // that moved, came or went
	Gained, Lost    int                // findings
	Unclear         int                // plans of which some text cannot be read
}

// Launch is a campaign whose launch moved, or was written down, or is no longer.
type Launch struct {
	Campaign string     // its title
	Days     int        // how much later; below 0: earlier
	Change   ChangeKind // ElementAdded, ElementDropped or ElementChanged
}

func (d *Diff) summary() DiffSummary {
	s := DiffSummary{Tactics: map[ChangeKind]int{}, Others: map[ChangeKind]int{}, Money: map[string]float64{}, Gained: len(d.Gained), Lost: len(d.Lost)}
	seen := map[*ElementDiff]bool{}
	for _, p := range d.Plans {
		if p.launch != 0 || p.launched != "" {
			s.Launches = append(s.Launches, Launch{p.Title(), p.Launch(), cmp.Or(p.launched, ElementChanged)})
		}
		if p.Unclear {
			s.Unclear++
		}
		if s.MoneyOpen = s.MoneyOpen || !p.Cost.Sure; p.Cost.Differs() {
			s.Money[p.Cost.Currency] += p.Cost.Is - p.Cost.Was
		}
		for _, g := range p.Groups {
			for _, e := range g.Elements {
				if seen[e] {
					continue
				}
				seen[e] = true
				if _, ok := e.Element().(*lang.Tactic); ok {
					s.Tactics[e.Change]++
				} else {
					s.Others[e.Change]++
				}
			}
		}
	}
	return s
}

// Add joins the numbers of another workspace. It writes to the maps of s, which must
// be a diff's.
func (s *DiffSummary) Add(o DiffSummary) {
	for k, n := range o.Tactics {
		s.Tactics[k] += n
	}
	for k, n := range o.Others {
		s.Others[k] += n
	}
	for c, n := range o.Money {
		s.Money[c] += n
	}
	s.MoneyOpen = s.MoneyOpen || o.MoneyOpen
	s.Launches = append(s.Launches, o.Launches...)
	s.Gained, s.Lost, s.Unclear = s.Gained+o.Gained, s.Lost+o.Lost, s.Unclear+o.Unclear
}

// Sentence says it all at a glance, with its full stop.
func (s DiffSummary) Sentence() string {
	parts := []string{counted(s.Tactics, "tactic"), counted(s.Others, "other element"), s.money()}
	if s.tacticsAlone() {
		parts[1] = ""
	} else if len(s.Tactics) == 0 {
		parts[1] = counted(s.Others, "element")
	}
	parts = append(parts, s.launches()...)
	if s.Gained+s.Lost > 0 {
		parts = append(parts, gainedAndLost(s.Gained, s.Lost))
	}
	parts = slices.DeleteFunc(parts, func(p string) bool { return p == "" })
	switch {
	case len(parts) > 0:
		return strings.Join(parts, "; ") + "."
	case s.Unclear > 0:
		return "Some text cannot be read, so whether anything changed is not known."
	}
	return "Nothing has changed."
}

func (s DiffSummary) tacticsAlone() bool { return len(s.Others) == 0 }

var changeWords = map[ChangeKind]string{ElementFollowed: "moved with the launch", ElementUnread: "cannot be read in full"}

func counted(counts map[ChangeKind]int, noun string) string {
	var parts []string
	for _, k := range weight {
		if counts[k] == 0 {
			continue
		}
		word := changeWords[k]
		if word == "" {
			word = string(k)
		}
		if len(parts) == 0 {
			parts = append(parts, prose.Count(counts[k], noun)+" "+word)
		} else {
			parts = append(parts, prose.Digits(float64(counts[k]))+" "+word)
		}
	}
	return strings.Join(parts, ", ")
}

func (s DiffSummary) money() string {
	var parts []string
	for _, currency := range slices.Sorted(maps.Keys(s.Money)) {
		switch by := s.Money[currency]; {
		case by < 0:
			parts = append(parts, prose.Money(math.Abs(by), currency)+" less")
		case by > 0:
			parts = append(parts, prose.Money(by, currency)+" more")
		}
	}
	if s.MoneyOpen {
		parts = append(parts, "what the tactics cost cannot be compared in full")
	}
	return strings.Join(parts, ", ")
}

func (s DiffSummary) launches() []string {
	if len(s.Launches) == 1 {
		return []string{"the launch " + s.Launches[0].said()}
	}
	var parts []string
	for _, l := range s.Launches {
		parts = append(parts, fmt.Sprintf(`the launch of "%s" %s`, prose.Clip(l.Campaign), l.said()))
	}
	return parts
}

// said is what became of a launch.
func (l Launch) said() string {
	if l.Change == ElementChanged {
		return "moves " + Days(l.Days)
	}
	return "is " + string(l.Change)
}

func gainedAndLost(gained, lost int) string {
	switch {
	case lost == 0:
		return prose.Count(gained, "finding") + " gained"
	case gained == 0:
		return prose.Count(lost, "finding") + " lost"
	}
	return prose.Count(gained, "finding") + " gained, " + prose.Digits(float64(lost)) + " lost"
}
