package render

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/cmd/plan/internal/plantest"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
)

// writeMany writes files with three findings to a tactic, all of one rule each.
func writeMany(t *testing.T, files, tactics int) string {
	t.Helper()
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("a.plan.hcl", "campaign \"c\" {\n  start = \"2027-01-01\"\n  end = \"2027-12-31\"\n}\ndiscipline \"pr\" {}\nobjective \"o\" {\n  statement = \"s\"\n}\n")
	for i := range files {
		var b strings.Builder
		for j := range tactics {
			fmt.Fprintf(&b, "tactic \"t%d_%d\" {\n  title = \"日本語のタイトル 🎉 %d\"\n  discipline = discipline.pr\n  start = \"2028-01-01\"\n}\n", i, j, j)
		}
		write(fmt.Sprintf("t%03d.plan.hcl", i), b.String())
	}
	return dir
}

// What does not fit on a page is left out by whole findings, and counted.
func TestMarkdownHasLimits(t *testing.T) {
	plantest.Sequential(t)
	dir := writeMany(t, 60, 40)
	out := shown(t, checked(t, dir), "markdown")
	top(t)
	readMarkdown(t, out)
	shown := strings.Count(out, "\n- **error**")
	left := regexpNumber(t, out, `\*\*Left out for want of room: ([\d,]+) errors\.\*\* plan check lists them all\.`)
	if all := regexpNumber(t, out, `### ✗ ([\d,]+) errors`); shown+left != all || shown < 50 {
		t.Errorf("%d shown and %d left out are not %d", shown, left, all)
	}
	if n := comment.length(out); n < comment.most*9/10 {
		t.Errorf("%d characters leave much room", n)
	}
	if !strings.Contains(out, "more files | | | | |") {
		t.Error("the table is as long as the list of files")
	}
}

// The page below a run on GitHub has room for a megabyte, less what is taken.
func TestStepSummaryHasLimits(t *testing.T) {
	plantest.Sequential(t)
	r := checked(t, writeMany(t, 60, 40))
	for taken, least := range map[int64]int{9: 500_000, 1<<20 - 60_000: 20_000, 1<<20 - 10: 0, 1 << 30: 0} {
		var b strings.Builder
		if err := r.WriteStepSummary(&b, taken); err != nil || b.Len() < least || int64(b.Len()) > max(1<<20-taken, 0) {
			t.Errorf("%d bytes are written behind %d; %v", b.Len(), taken, err)
		}
	}
}

// Where GitHub would show part of the findings, those of one rule in one file
// share an annotation, and the tenth counts the rest.
func TestAnnotationsHaveLimits(t *testing.T) {
	dir := writeMany(t, 30, 3)
	out := shown(t, checked(t, dir), "github")
	top(t)
	readGitHub(t, out)
	lines := strings.Split(out, "\n")
	if n := strings.Count(out, "::error "); n != mostAnnotations {
		t.Fatalf("%d annotations", n)
	}
	if !strings.HasPrefix(lines[9], "::error title=plan::") || !strings.HasSuffix(lines[9], " more errors; the log lists them all.") {
		t.Error(lines[9])
	}
	told := 0
	for _, line := range lines[:9] {
		told += 1 + strings.Count(line, "%0ALine ")
	}
	all := strings.Count(out, ": error: ")
	if rest := regexpNumber(t, lines[9], `::([\d,]+) more`); told+rest != all {
		t.Errorf("%d told and %d counted are not %d", told, rest, all)
	}
}

// withFindings is a report with findings in one file, made by hand.
func withFindings(found ...*checks.Finding) *Report {
	w := &workspace.Workspace{Top: "/", Root: ".", Wanted: []string{"."}}
	w.Snapshot = lang.Empty(book.Vocabulary).With(map[string][]byte{"a.plan.hcl": []byte("campaign \"c\" {}\n")})
	r := New("1.2.3", 0, "/")
	result := checks.Run(w.Snapshot, book.Rules, checks.Options{})
	result.Findings = found
	r.Add(w, result)
	return r
}

func findingOf(rule string, weight lang.Severity) *checks.Finding {
	return &checks.Finding{Fingerprint: "f", Diagnostic: lang.Diagnostic{Severity: weight, Problem: syntax.Problem{Rule: rule, Message: "m", Range: hcl.Range{Filename: "a.plan.hcl"}}}}
}

// Every rule that found something is described in SARIF as the book describes it, by a name
// that differs from its id in more than capitals; the others take no room.
func TestSARIFRules(t *testing.T) {
	var found []*checks.Finding
	for _, r := range book.Rules {
		found = append(found, findingOf(r.ID, lang.Error))
	}
	rules := decode[sarifLog](t, shown(t, withFindings(found...), "sarif")).Runs[0].Tool.Driver.Rules
	if len(rules) != len(book.Rules) {
		t.Fatalf("%d rules of %d", len(rules), len(book.Rules))
	}
	few := shown(t, withFindings(found[:8]...), "sarif")
	if n := len(decode[sarifLog](t, few).Runs[0].Tool.Driver.Rules); n != 8 || len(few) > 100_000 {
		t.Errorf("of 8 findings, %d rules are described in %d bytes", n, len(few))
	}
	for id, want := range map[string]string{"rule.own": "RuleOwn", "orphan-tactic": "OrphanTactic", "own": "OwnRule", "rule.a b\u202e": "RuleAB", "rule.ö": "RuleÖ", "…": "Rule"} {
		if got := ruleName(id); got != want || strings.EqualFold(got, id) {
			t.Errorf("%s is called %s", id, got)
		}
	}
	for i, r := range book.Rules {
		got := rules[i]
		if got.ID != r.ID || got.Short.Text != r.Page.Title || got.Full.Text != r.Page.Why || got.Help.Markdown != r.Page.Text ||
			strings.EqualFold(got.Name, got.ID) || len(got.Properties.Tags) > 20 ||
			got.Default.Level != sarifLevels[r.Severity] || got.Properties.Tier != r.Tier.String() || got.Properties.Family != r.Family {
			t.Errorf("%s is described as %+v", r.ID, got)
		}
	}
}

// A run that could not read everything says so in SARIF.
func TestSARIFOfAPart(t *testing.T) {
	dir := writeMany(t, 1, 1)
	for path, want := range map[string]bool{dir: true, filepath.Join(dir, "missing"): false} {
		in := decode[sarifLog](t, shown(t, checked(t, dir, path), "sarif")).Runs[0].Invocations[0]
		if in.Successful != want || (len(in.Unread) == 0) != want {
			t.Errorf("%s: %+v", path, in)
		}
	}
}

// A finding without a place gets its campaign's, or the first file's: GitHub
// rejects a whole report for one result that has none.
func TestFindingsHavePlaces(t *testing.T) {
	s := lang.Empty(book.Vocabulary).With(map[string][]byte{
		"b.plan.hcl": []byte("\ncampaign \"c\" {}\n"), "a.plan.hcl": []byte("\n"),
	})
	campaign := s.Plans()[0].Campaign
	w := &workspace.Workspace{Top: "/", Root: ".", Wanted: []string{"."}, Snapshot: s}
	for _, c := range []struct {
		campaign *lang.Campaign
		want     string
	}{{campaign, "b.plan.hcl"}, {nil, "a.plan.hcl"}} {
		r := New("", 0, "/")
		r.Add(w, &checks.Result{Findings: []*checks.Finding{{Diagnostic: lang.Diagnostic{Severity: lang.Error, Problem: syntax.Problem{Rule: "own", Message: "m"}}, Campaign: c.campaign}}})
		result := decode[sarifLog](t, shown(t, r, "sarif")).Runs[0].Results[0]
		if got := result.Locations[0].Physical.Artifact.URI; got != c.want {
			t.Errorf("the finding is at %s, want %s", got, c.want)
		}
	}
}

// A suggestion changes the file as its fix does, whatever characters stand before
// it in the line.
func TestSuggestions(t *testing.T) {
	src := "\ufeffcampaign \"c\" { /* 日本語🎉 */ start = 2027-01-01 }\r\n"
	edit := func(old, text string) syntax.Edit {
		i := strings.Index(src, old)
		return syntax.Edit{Range: hcl.Range{Filename: "a.plan.hcl", Start: hcl.Pos{Byte: i}, End: hcl.Pos{Byte: i + len(old)}}, Text: text}
	}
	s := lang.Empty(book.Vocabulary).With(map[string][]byte{"a.plan.hcl": []byte(src)})
	f := finding{&checks.Finding{Diagnostic: lang.Diagnostic{Problem: syntax.Problem{Range: hcl.Range{Filename: "a.plan.hcl"}}}}, &workspace.Workspace{Snapshot: s}}
	got, ok := suggestion(f, syntax.Fix{Edits: []syntax.Edit{edit("2027-01-01", `"2027-01-01"`), edit(`"c"`, `"d"`)}})
	lines := strings.SplitAfter(src, "\n")
	text := lines[0][:got.Range.Start.Column-1] + got.Text + lines[0][got.Range.End.Column-1:]
	if want := "\ufeffcampaign \"d\" { /* 日本語🎉 */ start = \"2027-01-01\" }\r\n"; !ok || text != want {
		t.Errorf("%v: %q, want %q", ok, text, want)
	}
	elsewhere := edit(`"c"`, "x")
	elsewhere.Range.Filename = "b.plan.hcl"
	for _, fix := range []syntax.Fix{{}, {Edits: []syntax.Edit{edit(`"c"`, "person.NAME")}}, {Edits: []syntax.Edit{edit(`"c"`, "x"), elsewhere}}} {
		if _, ok := suggestion(f, fix); ok {
			t.Errorf("%v cannot be taken as it is", fix)
		}
	}
}

// Two workspaces that know nothing of each other may find the same.
func TestFingerprintsDiffer(t *testing.T) {
	dir := t.TempDir()
	for _, team := range []string{"a", "b"} {
		if err := os.MkdirAll(filepath.Join(dir, team), 0o777); err != nil {
			t.Fatal(err)
		}
		for name, text := range map[string]string{"workspace.plan.hcl": "", "c.plan.hcl": "campaign \"c\" {\n  start = \"2027-01-01\"\n  end = \"2027-12-31\"\n}\n"} {
			if err := os.WriteFile(filepath.Join(dir, team, name), []byte(text), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	out := shown(t, checked(t, dir), "gitlab")
	readGitLab(t, out)
	var issues []json.RawMessage
	if err := json.Unmarshal([]byte(out), &issues); err != nil || len(issues) < 2 {
		t.Errorf("%d issues; %v", len(issues), err)
	}
}

// Of more findings than GitHub takes, the file has those that weigh most, and says how
// many it leaves out; so does the report.
func TestSARIFHasLimits(t *testing.T) {
	plantest.Sequential(t)
	var found []*checks.Finding
	for i := range mostResults + 7 {
		found = append(found, findingOf("own", []lang.Severity{lang.Warning, lang.Info, lang.Error}[i%3]))
	}
	found[2].Waiver = &lang.Waiver{}
	found[5].Related = make([]syntax.Related, mostPlaces+3)
	for i := range found[5].Related {
		found[5].Related[i] = syntax.Related{Range: found[5].Range, Message: "here"}
	}
	r := withFindings(found...)
	run := decode[sarifLog](t, shown(t, r, "sarif")).Runs[0]
	weights := map[string]int{}
	for _, result := range run.Results {
		weights[result.Level]++
		if len(result.Locations)+len(result.Related) > mostPlaces || len(result.Suppressions) > 0 {
			t.Errorf("%d places, %d suppressions", len(result.Locations)+len(result.Related), len(result.Suppressions))
		}
	}
	if len(run.Results) != mostResults || weights["error"] != 8334 || weights["warning"] != 8336 {
		t.Errorf("%d results: %v", len(run.Results), weights)
	}
	in := run.Invocations[0]
	if !in.Successful || len(in.Unread) != 1 || !strings.Contains(in.Unread[0].Message.Text, "Of 25,007 findings the 7 that weigh least are left out") || r.Notice() != in.Unread[0].Message.Text {
		t.Errorf("%+v; %q", in, r.Notice())
	}
}

// What is too large however much it is compressed is halved until it is not.
func TestUploads(t *testing.T) {
	noise := make([]byte, mostUploaded+1)
	for i, state := 0, uint32(1); i < len(noise); i++ {
		state = state*1664525 + 1013904223
		noise[i] = byte(state >> 24)
	}
	if uploads(string(noise)) || !uploads(string(noise[1:])) || !uploads(strings.Repeat("x", 3*mostUploaded)) {
		t.Error("the length is not that of what is uploaded")
	}
}

// JUnit counts as failures what makes the exit code 1.
func TestJUnitFailures(t *testing.T) {
	waived := findingOf("own", lang.Error)
	waived.Waiver = &lang.Waiver{}
	for failOn, want := range map[lang.Severity]int{lang.Error: 1, lang.Warning: 3, lang.Info: 4, lang.Off: 0} {
		r := withFindings(findingOf("own", lang.Error), findingOf("own", lang.Warning), findingOf("own", lang.Warning), findingOf("own", lang.Info), waived)
		r.FailOn = failOn
		out := shown(t, r, "junit")
		readJUnit(t, out)
		if got := decodeXML[junitReport](t, out); got.Failures != want || got.Tests != 5 || r.Fails() != (want > 0) || strings.Count(out, "<system-out>") != 4-want {
			t.Errorf("%s: %d failures, want %d; %t\n%s", failOn, got.Failures, want, r.Fails(), out)
		}
	}
}

// People are shown the first places beside a finding and how many more there are;
// machines are told of all.
func TestRelatedPlacesAreCounted(t *testing.T) {
	for places, want := range map[int]string{7: "", 8: "and 2 more", 13: "and 7 more"} {
		f := findingOf("own", lang.Error)
		for range places {
			f.Related = append(f.Related, syntax.Related{Range: f.Range, Message: "look here"})
		}
		r := withFindings(f)
		for _, format := range Formats() {
			out := shown(t, r, format)
			told := strings.Count(out, "look here")
			switch format {
			case "text", "markdown":
				if (want == "") != (told == places) || want != "" && (told != 6 || !strings.Contains(out, want+"\n")) {
					t.Errorf("%s of %d: %d are told\n%s", format, places, told, out)
				}
			case "json", "sarif", "rdjson":
				if told != places {
					t.Errorf("%s of %d: %d are told", format, places, told)
				}
			}
		}
	}
}

// largest is how many bytes were written to it at once, at most.
type largest int

func (n *largest) Write(p []byte) (int, error) {
	*n = max(*n, largest(len(p)))
	return len(p), nil
}

// Of a long report in JSON no more than a finding is there at once.
func TestLongReportsAreWrittenPieceByPiece(t *testing.T) {
	for _, format := range []string{"json", "gitlab", "rdjson"} {
		for _, n := range []int{0, 1, 2_000} {
			var found []*checks.Finding
			for range n {
				found = append(found, findingOf("orphan-tactic", lang.Error))
			}
			var most largest
			r := withFindings(found...)
			if err := r.Write(&most, format, 0); err != nil || most > 3_000 {
				t.Errorf("%s of %d findings: %d bytes at once; %v", format, n, most, err)
			}
		}
	}
}
