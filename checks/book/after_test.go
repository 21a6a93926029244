package book_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
	"pgregory.net/rapid"
)

// two campaigns that share disciplines and a metric.
var two = map[string][]byte{
	"workspace.plan.hcl": []byte(`
discipline "pr" {
}

discipline "sales" {
}

metric "trials" {
  definition = "Test rides"
}

metric "guests" {
}
`),
	"spring/spring.plan.hcl": []byte(`
campaign "spring" {
  launch = "2027-01-10"
  end    = "2027-06-30"
}

objective "riders" {
  statement = "1,200 people have tried the bike"
  metric    = metric.trials
  target    = 1200
  by        = "2027-06-30"
}

metric "clips" {
  definition = "Articles"
  feeds      = metric.trials
}

tactic "press_day" {
  discipline = discipline.pr
  serves     = [objective.riders]
  metrics    = [metric.clips]
}

tactic "stand" {
  discipline = discipline.sales
}

reading "january" {
  metric = metric.guests
  value  = 10
  from   = "2027-01-02"
  on     = "2027-01-08"
}
`),
	"autumn/autumn.plan.hcl": []byte(`
campaign "autumn" {
}

tactic "fair" {
  discipline = discipline.sales
  metrics    = [metric.trials]
}

reading "before" {
  metric = metric.trials
  value  = 70
  on     = "2027-01-05"
}

reading "new_year" {
  metric = metric.guests
  value  = 5
  on     = "2027-01-03"
}
`),
}

// waived is a waiver of what both campaigns share.
const waived = `waiver "isolated-discipline" {
  covers = discipline.pr
  reason = "A pilot"
  until  = "2027-12-31"
}

`

// What is taken over from the check before an edit is what a check from nothing
// finds, also in the campaigns that are not edited.
func TestRunAfterFindsWhatRunFinds(t *testing.T) {
	const edited = "autumn/autumn.plan.hcl"
	for name, edit := range map[string]struct {
		old, new string
		moves    bool // a finding of the other campaign
	}{
		"another discipline no longer counts the shared metric": {"metrics    = [metric.trials]", "", true},
		"another discipline counts it by itself":                {"discipline.sales", "discipline.pr", true},
		"the reading has another value":                         {"70", "90", true},
		"the reading moves down":                                {`reading "before"`, "\n\n" + `reading "before"`, true},
		"the reading is of another day":                         {"2027-01-05", "2027-01-25", true},
		"the other reading is of a span":                        {`"2027-01-03"`, `"2027-01-03"` + "\n  from = \"2026-12-20\"", true},
		"the reading's day cannot be read":                      {`"2027-01-05"`, "soon", true},
		"a brace is missing":                                    {"}\n\nreading", "\n\nreading", true},
		"nothing that the other campaign asks for":              {`"2027-01-05"`, `"2027-01-05"` + "\n  note = \"Counted twice\"", false},
	} {
		t.Run(name, func(t *testing.T) {
			s := lang.Empty(book.Vocabulary).With(two)
			before := judgeAfter(nil, s)
			next := s.With(map[string][]byte{edited: []byte(strings.Replace(string(two[edited]), edit.old, edit.new, 1))})
			after := judgeAfter(before, next)
			if got, want := whole(after.Findings), whole(judge(next)); !slices.Equal(got, want) {
				t.Errorf("after the edit\n\t%s\nfrom nothing\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
			}
			if got, want := whole(judgeAfter(after, s).Findings), whole(before.Findings); !slices.Equal(got, want) {
				t.Errorf("after the edit is undone\n\t%s\nbefore it\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
			}
			if got := !slices.Equal(inSpring(before), inSpring(after)); got != edit.moves {
				t.Errorf("the edit changes what is found in the other campaign: %t, want %t", got, edit.moves)
			}
		})
	}
}

// The file above all campaigns breaks and mends again while it is typed: each time, what
// is found is what a fresh start finds.
func TestRunAfterTypingAboveAll(t *testing.T) {
	sequential(t)
	const edited = "workspace.plan.hcl"
	s := aligned(t)
	text := string(s.Files[edited].Src)
	result := judgeAfter(nil, s)
	for i := 0; i < len(text); i += 211 {
		for _, typed := range []string{text[:i] + text[min(i+3, len(text)):], text[:i] + "\n  na" + text[i:], text} {
			s = s.With(map[string][]byte{edited: []byte(typed)})
			result = judgeAfter(result, s)
			if got, want := whole(result.Findings), whole(judge(s)); !slices.Equal(got, want) {
				t.Fatalf("at byte %d of\n%s\nis found\n\t%s\nand from nothing\n\t%s", i, typed, strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
			}
		}
	}
}

// inSpring is what is found in the campaign that is not edited.
func inSpring(r *checks.Result) []string {
	return slices.DeleteFunc(whole(r.Findings), func(said string) bool { return !strings.HasPrefix(said, "spring/") })
}

// The same for whatever may be left out of one of two aligned campaigns.
func TestRunAfterOmissions(t *testing.T) {
	sequential(t)
	one := aligned(t)
	files := map[string][]byte{}
	for name, f := range one.Files {
		files[name] = f.Src
		if rest, ok := strings.CutPrefix(name, "spring/"); ok {
			files["autumn/"+rest] = []byte(strings.Replace(string(f.Src), `campaign "spring`, `campaign "autumn`, 1))
		}
	}
	both := lang.Empty(book.Vocabulary).With(files)
	before := judgeAfter(nil, both)
	for i, gap := range omissions(t, one) {
		if i%3 > 0 { // enough to meet each rule
			continue
		}
		edited := both.With(map[string][]byte{gap.file: gap.src})
		if got, want := whole(judgeAfter(before, edited).Findings), whole(judge(edited)); !slices.Equal(got, want) {
			t.Errorf("%s without %s (%s): after the edit\n\t%s\nfrom nothing\n\t%s", gap.from, gap.of, gap.what, strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
		}
	}
}

// The same after one edit upon another, in campaigns that come, go and are agreed.
func TestRunAfterEdits(t *testing.T) {
	sequential(t)
	pieces := []string{"", "}\n", "/*\n", waived, "campaign \"spring\" {\n}\n", "metric \"trials\" {\n}\n",
		"tactic \"new\" {\n  discipline = discipline.sales\n  metrics = [metric.trials]\n}\n",
		"reading \"new\" {\n  metric = metric.trials\n  value = 80\n  on = \"2027-01-05\"\n}\n"}
	names := append(slices.Sorted(maps.Keys(two)), "autumn/more.plan.hcl", "autumn/late/late.plan.hcl", "winter/winter.plan.hcl")
	rapid.Check(t, func(t *rapid.T) {
		s := lang.Empty(book.Vocabulary).With(two)
		before := judgeAfter(nil, s)
		for range rapid.IntRange(1, 6).Draw(t, "edits") {
			name := rapid.SampledFrom(names).Draw(t, "file")
			edits := map[string][]byte{name: nil}
			switch p := s.PlanOf(name); rapid.IntRange(0, 5).Draw(t, "edit") {
			case 0: // the file is gone
			case 1:
				if p != nil && p.Campaign != nil {
					edits = map[string][]byte{p.Folder + "/" + discovery.LockFile: checks.Seal(before.Index(), p, checks.Signing{}).Text}
				}
			default:
				var blocks []string
				if f := s.Files[name]; f != nil {
					blocks = strings.SplitAfter(string(f.Src), "\n}\n")
				}
				at := rapid.IntRange(0, len(blocks)).Draw(t, "at")
				gone := rapid.IntRange(at, min(at+1, len(blocks))).Draw(t, "up to")
				edits[name] = []byte(strings.Join(slices.Replace(blocks, at, gone, rapid.SampledFrom(pieces).Draw(t, "piece")), ""))
			}
			s = s.With(edits)
			before = judgeAfter(before, s)
			if got, want := whole(before.Findings), whole(judge(s)); !slices.Equal(got, want) {
				t.Fatalf("after the edits\n\t%s\nfrom nothing\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
			}
		}
	})
}

// What one campaign waives of what campaigns share is waived in all, also in those that ask
// nothing of it.
func TestRunAfterWaivers(t *testing.T) {
	campaign := func(name, more string) []byte { return []byte("campaign \"" + name + "\" {\n}\n\n" + more) }
	s := lang.Empty(book.Vocabulary).With(map[string][]byte{
		"workspace.plan.hcl":     []byte("discipline \"pr\" {\n}\n\ndiscipline \"sales\" {\n}\n\ndiscipline \"web\" {\n}\n"),
		"autumn/autumn.plan.hcl": campaign("autumn", ""),
		"spring/spring.plan.hcl": campaign("spring", "tactic \"fair\" {\n  discipline = discipline.sales\n  requires   = [tactic.page]\n}\n\n"+
			"tactic \"page\" {\n  discipline = discipline.web\n}\n\ntactic \"tour\" {\n  discipline = discipline.pr\n}\n"),
	})
	before := judgeAfter(nil, s)
	edited := s.With(map[string][]byte{"autumn/autumn.plan.hcl": campaign("autumn", waived)})
	got, want := whole(judgeAfter(before, edited).Findings), whole(judge(edited))
	covered := func(said string) bool { return strings.Contains(said, "isolated-discipline") }
	if !slices.Equal(got, want) || !slices.ContainsFunc(whole(before.Findings), covered) {
		t.Errorf("after the edit\n\t%s\nfrom nothing\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

// A campaign that moves behind others is read behind them.
func TestRunAfterMoves(t *testing.T) {
	campaign := func(value string) []byte {
		return []byte("campaign \"c" + value + "\" {\n}\nreading \"r\" {\n  metric = metric.trials\n  value  = " + value + "\n  on     = \"2027-01-05\"\n}\n")
	}
	s := lang.Empty(book.Vocabulary).With(two).With(map[string][]byte{"a/a.plan.hcl": campaign("1"), "b/b.plan.hcl": campaign("2"), "autumn/autumn.plan.hcl": nil})
	before := judgeAfter(nil, s)
	moved := s.With(map[string][]byte{"a/a.plan.hcl": nil, "c/c.plan.hcl": campaign("1")})
	if got, want := whole(judgeAfter(before, moved).Findings), whole(judge(moved)); !slices.Equal(got, want) {
		t.Errorf("after the move\n\t%s\nfrom nothing\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

// sequential leaves a test out of short runs.
func sequential(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("one check after another: the race detector sees nothing new here")
	}
}
