package sheet

import (
	"bytes"
	"encoding/csv"
	"testing"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
	"pgregory.net/rapid"
)

var anyHeading = rapid.SampledFrom([]string{"Name", "Start", "End", "Date", "Owner", "Channel", "Budget (k€)", "Budget per day", "Effort (hours)", "Status", "Depends on", "Objective", "KPI", "Stage", "Persona/Stage",
	"UTM_Campaign", "Parent task", "Task ID", "Department", "Notes", "Spent", "Key Result", "Baseline", "Target", "Current", "Unit", "Jan", "Feb", "Mar", "Duration", "WBS", "Accountable", "Consulted", "Colour", "", "Clicks", "Impressions",
	"KW 12", "KW 13", "KW 14", "Issue key", "Issue id", "Issue Type", "Parent key", "Due Date", "Due Date Text", "Reach", "Leads", "% Complete", "Members", "Objectif de communication", "Échéancier"})

var anyCell = rapid.OneOf(rapid.SampledFrom([]string{"", "", "-", "One", "Two", "One, Two", "2027-03-01", "2027-02-30", "03/04/2027", "31.12.2026", "1.3.-2.3.2027", "T-14", "KW 12", "Q2 2027", "12", "-5", "(500)", "1e999", "999999999999999999999", "120%", "€5",
	"$1,500", "16h", "tbd", "TBD", "done", "stuck", "1.1", "1.1.2", "CTR > 2%", "500 signups", "awareness", "Owner/Awareness", "a@b.example", "@ana", "${x}", "%{if}", "\"", "\\", "NOTE", "日本", "tactic.one", "person.a b", "a\nb", "</script>", "=1+1",
	"campaign", "start", "Total", "Ana Ruiz[50%]", "All", "🎉", "tactic \"x\" {", "x = 1", "x", "Sub-task", "[Ana, Ben]", "[]", "One (https://example.org/1)", "2027-03-31T22:30:00.000Z", "1807142400000", "du 3 au 10 avril 2027", "Ana (ana1)", "35+", "2 000 visites"}), rapid.String())

// Whatever a table says, what is written of it has no finding of the language, and the
// same table once more changes nothing.
func TestWritesWhatTheLanguageTakes(t *testing.T) {
	plan := `campaign "spring" {
  start    = "2027-01-01"
  end      = "2027-12-31"
  currency = "EUR"
}

tactic "one" {
  title  = "One"
  budget = 100
}

person "ana" {
  title = "Ana"
}
`
	rapid.Check(t, func(t *rapid.T) {
		g := Grid{rapid.SliceOfN(anyHeading, 2, 9).Draw(t, "header")}
		for range rapid.IntRange(1, 6).Draw(t, "rows") {
			row := rapid.SliceOfN(anyCell, 1, len(g[0])).Draw(t, "row")
			for i := range row {
				row[i] = cleanCell(row[i])
			}
			g = append(g, row)
		}
		s := lang.Empty(nil).With(map[string][]byte{"spring/new.plan.hcl": {}})
		if rapid.Bool().Draw(t, "there is a plan") {
			s = s.With(map[string][]byte{"spring/plan.plan.hcl": []byte(plan)})
		}
		memory := ReadMemory(nil)
		for round := range 2 {
			p := s.PlanOf("spring/new.plan.hcl")
			o := Options{Source: "table.csv", AsOf: 20000, File: "spring/new.plan.hcl", NewCampaign: p.Campaign == nil, Kind: rapid.SampledFrom(append([]string{""}, Kinds...)).Draw(t, "kind"), IDs: memory.Table("table.csv").IDs()}
			if round == 1 {
				o.Kind = memory.Table("table.csv").Kind
			}
			im, err := Read(s, p, g, nil, o)
			if err != nil {
				return
			}
			w, err := im.Write("spring/new.plan.hcl", "spring", memory, o)
			if err != nil {
				t.Fatal(err)
			}
			for name, text := range w.Files {
				if bad := lang.Syntax(name, text); len(bad) > 0 {
					t.Fatalf("%s in\n%s", bad[0].Message, text)
				}
				if string(syntax.Format(text)) != string(text) {
					t.Fatalf("not in the one style:\n%s", text)
				}
			}
			for _, d := range w.Snapshot.PlanOf("spring/new.plan.hcl").Diagnostics {
				t.Fatalf("%s %s: %s\n%s", d.Rule, d.Address, d.Message, w.Snapshot.Files[d.Range.Filename].Content)
			}
			if round == 1 && len(w.Files) > 0 {
				t.Fatalf("the second import changes %v; created %d, changed %v\n%s", w.Files, len(w.Created), w.Changed, s.Files["spring/new.plan.hcl"].Content)
			}
			s = w.Snapshot
			read := ReadMemory(w.Memory.Bytes())
			if read == nil || string(read.Bytes()) != string(w.Memory.Bytes()) {
				t.Fatalf("the memory is not read as it is written:\n%s", w.Memory.Bytes())
			}
			memory = read
		}
		backAgain(t, s)
	})
}

// backAgain exports what stands in a plan, as the text of a csv, and imports it again, which
// changes nothing.
func backAgain(t *rapid.T, s *lang.Snapshot) {
	p := s.PlanOf("spring/new.plan.hcl")
	for _, x := range Exported {
		g := Export([]*lang.Plan{p}, x.Kind)
		if g == nil {
			continue
		}
		var b bytes.Buffer
		if err := csv.NewWriter(&b).WriteAll(g); err != nil {
			t.Fatal(err)
		}
		source, err := ReadText(b.Bytes())
		if err != nil {
			continue // one column
		}
		o := Options{Source: "other.csv", File: "spring/new.plan.hcl"}
		im, err := Read(s, p, source.Grid, source.Lines, o)
		if err != nil {
			t.Fatalf("%v\n%s", err, b.String())
		}
		w, err := im.Write("spring/new.plan.hcl", "spring", ReadMemory(nil), o)
		if err != nil {
			t.Fatal(err)
		}
		for name, text := range w.Files {
			t.Fatalf("%s of\n%s\nchanges %s, %v, to\n%s", x.Kinds, b.String(), name, w.Changed, text)
		}
	}
}

// What only the language can tell to be wrong stays in the note: a share above 100 %.
func TestWhatTheLanguageRefuses(t *testing.T) {
	const file = "spring/new.plan.hcl"
	s := lang.Empty(nil).With(map[string][]byte{file: {}})
	g := Grid{{"Key result", "Target", "Share"}, {"More riders", "100", "120"}, {"Fewer pauses", "5", "20"}}
	o := Options{Source: "table.csv", Map: map[string]string{"share": "effort_share"}, NewCampaign: true, Kind: "objectives"}
	im, err := Read(s, s.PlanOf(file), g, nil, o)
	if err != nil {
		t.Fatal(err)
	}
	w, err := im.Write(file, "spring", ReadMemory(nil), o)
	if err != nil {
		t.Fatal(err)
	}
	p := w.Snapshot.PlanOf(file)
	if len(p.Diagnostics) > 0 {
		t.Error(p.Diagnostics[0].Message)
	}
	first, second := p.Objectives[0], p.Objectives[1]
	if first.EffortShare.Known() || first.Note.V != "effort_share: 120" || second.EffortShare.V != 20 {
		t.Errorf("%s", p.File(file).Content)
	}
}
