package sheet

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/lang"
	"pgregory.net/rapid"
)

const exportedPlan = `campaign "spring" {
  start    = "2027-03-01"
  end      = "2027-06-30"
  currency = "EUR"
}

phase "teaser" {
  start = "2027-03-01"
  end   = "2027-03-31"
}

metric "visits" {
  title = "Visits"
}

metric "calls" {
  title = "Calls"
}

tactic "posters" {
  title = "Posters"

  contribution {
    metric   = metric.visits
    expected = 300 # a guess
  }

  contribution {
    metric   = metric.calls
    expected = 20
    per      = "7d"
  }

  money {
    phase  = phase.teaser
    budget = 300
  }

  tracking {
    source   = "trams"
    campaign = "spring_posters"
  }
}

tactic "radio" {
  title = "Radio"
}
`

// changed is the plan after its tactics were exported and imported again with other cells, by
// the row below the header and the heading, and what the import says of it.
func changed(t interface {
	Helper()
	Fatal(...any)
}, cells map[string]string, row int) (string, *lang.Snapshot, *Import, *Written) {
	t.Helper()
	const file = "spring/plan.plan.hcl"
	s := lang.Empty(nil).With(map[string][]byte{file: []byte(exportedPlan)})
	g := Export([]*lang.Plan{s.PlanOf(file)}, "tactic")
	for heading, cell := range cells {
		g[row][slices.Index(g[0], heading)] = cell
	}
	var b bytes.Buffer
	if err := csv.NewWriter(&b).WriteAll(g); err != nil {
		t.Fatal(err)
	}
	source, err := ReadText(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Source: "tactics.csv", File: file}
	im, err := Read(s, s.PlanOf(file), source.Grid, source.Lines, o)
	if err != nil {
		t.Fatal(err)
	}
	w, err := im.Write(file, "spring", ReadMemory(nil), o)
	if err != nil {
		t.Fatal(err)
	}
	return string(w.Snapshot.Files[file].Src), w.Snapshot, im, w
}

// Cells of blocks within elements change those: one cell one attribute, a new one adds the
// block, and where all cells of one are emptied it goes.
func TestCellsOfBlocks(t *testing.T) {
	for _, c := range []struct {
		what     string
		row      int
		cells    map[string]string
		was, now string // the only text of the plan that is another
	}{
		{"a value", 1, map[string]string{"contribution.expected": "400"}, "expected = 300 # a guess", "expected = 400 # a guess"},
		{"of the second block", 1, map[string]string{"contribution.2.per": "14d"}, `per      = "7d"`, `per      = "14d"`},
		{"a reference", 1, map[string]string{"contribution.2.metric": "Visits"}, "metric   = metric.calls", "metric   = metric.visits"},
		{"money", 1, map[string]string{"money.budget": "€450"}, "budget = 300", "budget = 450"},
		{"to be decided", 1, map[string]string{"contribution.expected": ""}, "expected = 300 #", "expected = tbd #"},
		{"one of two emptied", 1, map[string]string{"tracking.source": ""}, "    source   = \"trams\"\n    campaign =", "    campaign ="},
		{"all of a block emptied", 1, map[string]string{"contribution.metric": "", "contribution.expected": ""}, "  contribution {\n    metric   = metric.visits\n    expected = 300 # a guess\n  }\n\n", ""},
		{"all of the second emptied", 1, map[string]string{"contribution.2.metric": "", "contribution.2.expected": "", "contribution.2.per": ""}, "  contribution {\n    metric   = metric.calls\n    expected = 20\n    per      = \"7d\"\n  }\n\n", ""},
		{"all of the last emptied", 1, map[string]string{"tracking.source": "", "tracking.campaign": ""}, "\n  tracking {\n    source   = \"trams\"\n    campaign = \"spring_posters\"\n  }\n", ""},
		{"a new block", 2, map[string]string{"tracking.campaign": "radio"}, "  title = \"Radio\"\n", "  title = \"Radio\"\n\n  tracking {\n    campaign = \"radio\"\n  }\n"},
		{"two new ones", 2, map[string]string{"contribution.2.expected": "5", "contribution.2.metric": "Visits", "contribution.metric": "Calls", "contribution.expected": "7"}, "  title = \"Radio\"\n",
			"  title = \"Radio\"\n\n  contribution {\n    metric   = metric.calls\n    expected = 7\n  }\n\n  contribution {\n    metric   = metric.visits\n    expected = 5\n  }\n"},
		{"half a block", 2, map[string]string{"contribution.expected": "5"}, "  title = \"Radio\"\n", "  title = \"Radio\"\n  note  = \"contribution.expected: 5\"\n"},
		{"no number", 1, map[string]string{"money.budget": "a lot"}, "  title = \"Posters\"\n", "  title = \"Posters\"\n  note  = \"money.budget: a lot\"\n"},
	} {
		got, _, _, w := changed(t, c.cells, c.row)
		if strings.Count(exportedPlan, c.was) != 1 || got != strings.Replace(exportedPlan, c.was, c.now, 1) {
			t.Errorf("%s:\n%s", c.what, got)
		}
		if len(w.Changed) == 0 {
			t.Errorf("%s: the import says nothing of it", c.what)
		}
	}
}

// Whatever a cell of a block says, it changes the plan, is said not to be read, or says what
// the plan does; and no finding is new.
func TestNoCellOfABlockIsLost(t *testing.T) {
	headings := []string{"contribution.metric", "contribution.expected", "contribution.2.metric", "contribution.2.expected", "contribution.2.per", "money.phase", "money.budget", "tracking.source", "tracking.campaign"}
	rapid.Check(t, func(t *rapid.T) {
		row, heading := rapid.IntRange(1, 2).Draw(t, "row"), rapid.SampledFrom(headings).Draw(t, "heading")
		cell := cleanCell(rapid.OneOf(anyCell, rapid.SampledFrom([]string{"Visits", "Calls", "teaser", "3w", "0", "1.5"})).Draw(t, "cell"))
		was := lang.Empty(nil).With(map[string][]byte{"spring/plan.plan.hcl": []byte(exportedPlan)}).PlanOf("spring/plan.plan.hcl")
		_, s, im, w := changed(t, map[string]string{heading: cell}, row)
		p := s.PlanOf("spring/plan.plan.hcl")
		if len(p.Diagnostics) > len(was.Diagnostics) {
			t.Fatalf("%s", p.Diagnostics[len(p.Diagnostics)-1].Message)
		}
		tactic := was.Tactics[row-1]
		if cell == CleanCell(Cell(tactic, heading)) || len(w.Changed) > 0 {
			return
		}
		for _, col := range im.Table.Columns {
			if len(im.Unread(col)) > 0 {
				return
			}
		}
		if d := im.Drafts[row-1]; !current(tactic, heading).is(d.plain(heading)) { // 300.0 is 300, and Visits metric.visits
			t.Fatalf("%q below %s is lost", cell, heading)
		}
	})
}

// No cell is a formula to a spreadsheet, and each comes back as it was written.
func TestNoCellIsAFormula(t *testing.T) {
	for _, text := range []string{"=1+1", "+1", "-1", "@SUM(1)", "\t=1+1", "\r=1+1", "'=1+1", "'quoted", "plain", ""} {
		cell := guarded(text)
		if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") {
			t.Errorf("%q is written as %q", text, cell)
		}
		if back := unguarded(cell); back != text {
			t.Errorf("%q comes back as %q", text, back)
		}
	}
}
