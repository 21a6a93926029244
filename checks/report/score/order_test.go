package score

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/lang"
)

// ranked is a plan in the order of testdata/order.txt.
type ranked struct {
	name     string
	snapshot *lang.Snapshot
	score    *Score
}

func inOrder(t *testing.T) (list []*ranked) {
	text, err := os.ReadFile("testdata/order.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '-':
			last := list[len(list)-1]
			last.snapshot = without(t, last.snapshot, strings.TrimPrefix(line, "- "))
		case strings.HasPrefix(line, "spring "):
			list = append(list, &ranked{name: line, snapshot: spring()})
		default:
			list = append(list, &ranked{name: line, snapshot: loadFolder(line)})
		}
	}
	for _, r := range list {
		r.score = scoreOf(r.snapshot)
	}
	return list
}

// better orders by what counts, and where that says nothing by what would.
func better(a, b *Score) int {
	return cmp.Or(cmp.Compare(b.Score.Low, a.Score.Low), cmp.Compare(b.Would.Low, a.Would.Low))
}

// The score orders plans of all qualities much as a planner does, and as CONTRIBUTING.md says.
func TestOrder(t *testing.T) {
	all := inOrder(t)
	var faulty, real []*ranked
	for i, r := range all {
		t.Logf("%2d  %5.1f to %5.1f, once %5.1f to %5.1f  %s", i+1, r.score.Score.Low, r.score.Score.High, r.score.Would.Low, r.score.Would.High, r.name)
		if strings.HasPrefix(r.name, "spring ") {
			faulty = append(faulty, r)
		} else {
			real = append(real, r)
		}
	}
	guide, err := os.ReadFile("../../../CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, of := range []struct {
		what  string
		plans []*ranked
		many  int
		least float64
	}{{"all 22 plans", all, 22, 0.85}, {"the ten with faults", faulty, 10, 0.6}, {"the twelve real ones", real, 12, 0.5}} {
		rho, alike, pairs := correlation(of.plans)
		row := fmt.Sprintf("| %s | %.2f | %d of %d |", of.what, rho, alike, pairs)
		if t.Log(row); len(of.plans) != of.many || !strings.Contains(string(guide), row) {
			t.Errorf("%d plans, and CONTRIBUTING.md does not say so: %s", len(of.plans), row)
		}
		if rho < of.least {
			t.Errorf("%s: the rank correlation is %.2f", of.what, rho)
		}
	}
}

// correlation is Spearman's, between the order of a list and that by score, and how many pairs
// are in one order in both.
func correlation(list []*ranked) (rho float64, alike, pairs int) {
	byScore := slices.Clone(list)
	slices.SortStableFunc(byScore, func(a, b *ranked) int { return better(a.score, b.score) })
	sum := 0.0
	for i, r := range list {
		off := float64(i - slices.Index(byScore, r))
		sum += off * off
		for _, other := range list[i+1:] {
			pairs++
			if better(r.score, other.score) < 0 {
				alike++
			}
		}
	}
	n := float64(len(list))
	return 1 - 6*sum/(n*(n*n-1)), alike, pairs
}

// Two plans that show the same are told apart by what would count in some part of them.
func TestNothingCountsAlike(t *testing.T) {
	list := inOrder(t)
	for i, a := range list {
		for _, b := range list[i+1:] {
			if a.score.Score == b.score.Score && slices.Equal(woulds(a.score), woulds(b.score)) {
				t.Errorf("%s and %s both have %v", a.name, b.name, a.score.Score)
			}
		}
	}
}

func woulds(s *Score) (list []Range) {
	for _, side := range s.Sides {
		for _, p := range side.Parts {
			list = append(list, p.Would)
		}
	}
	return list
}
