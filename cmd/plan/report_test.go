package main

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/plantest"
)

// The pages of all example plans hold to their schema and to the strictest policy of a browser,
// and are the same each time.
func TestReportsOfExamples(t *testing.T) {
	plantest.Sequential(t)
	folders, err := filepath.Glob("../../testdata/plans/*")
	if err != nil || len(folders) == 0 {
		t.Fatal(err)
	}
	for _, folder := range append(folders, "../../testdata/formats/everything") {
		for _, day := range []string{"2016-09-01", "2021-02-01", "2025-12-01", "2027-05-20"} {
			page := map[string]string{}
			for _, format := range reportFormats {
				out, stderr, code := planCommand(t, "", "report", "--as-of", day, "--format", format, folder)
				if want := map[bool]int{true: exit.Undecided, false: exit.Clean}[strings.HasSuffix(folder, "everything")]; code != want || (code == exit.Clean) != (stderr == "") {
					t.Fatalf("%s as %s: exit code %d, and %s", folder, format, code, stderr)
				}
				if again, _, _ := planCommand(t, "", "report", "--as-of", day, "--format", format, folder); again != out {
					t.Errorf("%s as %s is not the same again", folder, format)
				}
				page[format] = out
			}
			plantest.Validate(t, "report.schema.json", page["json"])
			strict(t, page["html"])
			if strings.Contains(page["html"]+page["markdown"], "%!") || strings.Contains(page["html"]+page["markdown"], "NaN") {
				t.Errorf("%s: senseless", folder)
			}
		}
	}
}

var (
	id       = regexp.MustCompile(` id="([^"]*)"`)
	referred = regexp.MustCompile(`(?:href="#|url\(#|aria-labelledby=")([^")]*)`)
	loads    = regexp.MustCompile(`(?i)<(script|link|iframe|img|object|embed|base|form)\b|\bon[a-z]+=|\b(src|srcset|action)=|@import|javascript:|https?://(?:www\.w3\.org/2000/svg)?`)
)

// strict reports what a page may not hold: anything that runs or comes from elsewhere, an id
// twice, and a reference to none.
func strict(t *testing.T, page string) {
	t.Helper()
	for _, found := range loads.FindAllString(withoutTexts(page), -1) {
		if found != "http://www.w3.org/2000/svg" {
			t.Errorf("the page holds %s", found)
		}
	}
	ids := map[string]bool{}
	for _, m := range id.FindAllStringSubmatch(page, -1) {
		if ids[m[1]] {
			t.Errorf("%s is the id of two", m[1])
		}
		ids[m[1]] = true
	}
	for _, m := range referred.FindAllStringSubmatch(page, -1) {
		for _, one := range strings.Fields(m[1]) {
			if !ids[one] {
				t.Errorf("nothing has the id %s", one)
			}
		}
	}
	_, body, _ := strings.Cut(page, "<body>")
	body, _, _ = strings.Cut(body, "</html>")
	d := xml.NewDecoder(strings.NewReader("<body>" + strings.ReplaceAll(body, "<br>", "<br/>")))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Errorf("what is opened is not closed: %v", err)
			return
		}
	}
}

var words = regexp.MustCompile(`>[^<]*<`)

// withoutTexts is a page without what people read.
func withoutTexts(page string) string { return words.ReplaceAllString(page, "><") }

// Whatever people write is a text on the page, in each format.
func TestReportOfHostilePlan(t *testing.T) {
	writeHostile(t)
	for _, format := range reportFormats {
		out, _, _ := planCommand(t, "", "report", "--as-of", "2027-02-01", "--format", format)
		if !strings.Contains(out, "EVIL") {
			t.Errorf("%s does not say what its author wrote", format)
		}
		if format == "html" {
			strict(t, out)
		}
	}
}

// A campaign of 100 tactics, in several pictures and with another one beside it, is a page of
// 200 KB at the most.
func TestReportOfManyTactics(t *testing.T) {
	plantest.Sequential(t)
	t.Chdir(t.TempDir())
	var b strings.Builder
	b.WriteString(`campaign "many" {
  start  = "2027-01-01"
  end    = "2027-12-31"
  budget = 1000000
}
objective "rides" { statement = "1,200 rides" }
`)
	for i := range 100 {
		n := itoa(i)
		if i%10 == 0 {
			b.WriteString("discipline \"d" + n + "\" { title = \"Discipline number " + n + "\" }\n")
		}
		b.WriteString("tactic \"t" + n + "\" {\n  title = \"A title as long as titles are, of tactic " + n + "\"\n  discipline = discipline.d" + itoa(i-i%10) +
			"\n  start = \"2027-0" + itoa(i%9+1) + "-01\"\n  end = \"2027-12-0" + itoa(i%9+1) + "\"\n  occurs = \"7d\"\n  budget = 1000\n  requires = [tactic.t" + itoa(max(i-1, 0)) + "]\n}\n")
	}
	for folder, text := range map[string]string{"many": b.String(), "few": "campaign \"few\" {\n  start = \"2027-01-01\"\n}\ntactic \"t\" {\n  start = \"2027-05-03\"\n}\n", ".": ""} {
		if err := errors.Join(os.MkdirAll(folder, 0o755), os.WriteFile(folder+"/plan.plan.hcl", []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	out, _, code := planCommand(t, "", "report", "--as-of", "2027-05-01")
	if code != exit.Clean || len(out) > 200_000 || strings.Count(out, "of tactic 99") < 2 {
		t.Errorf("exit code %d, and %d bytes", code, len(out))
	}
	strict(t, out)
}

// What is new since a day is told by that day, not in the words of git; what is new since a
// commit that is not there takes a line that mends it.
func TestReportSince(t *testing.T) {
	needGit(t)
	r := newRepo(t)
	r.write("plans/press.plan.hcl", "tactic \"press_day\" {\n  discipline = discipline.pr\n}\n")
	r.into()
	head := r.git("rev-parse", "HEAD")
	for since, want := range map[string]string{head: "Since commit " + head[:7] + ": the tactic \"Press day\" came in.", "2027-03-01": "Since 1 March 2027: the tactic \"Press day\" came in.", "HEAD": "Since HEAD: the tactic \"Press day\" came in.", "2026-03-01": "Since the time before the first commit: "} {
		out, stderr, code := planCommand(t, "", "report", "--as-of", "2027-04-01", "--since", since, "--format", "json")
		if code != exit.Clean || stderr != "" || !strings.Contains(out, `"new": true`) {
			t.Errorf("%s: exit code %d, stderr %q, and:\n%s", since, code, stderr, out)
		}
		if out, _, _ := planCommand(t, "", "report", "--as-of", "2027-04-01", "--since", since, "--format", "markdown"); !strings.Contains(out, want) {
			t.Errorf("it does not say %q, but:\n%s", want, out)
		}
	}
	_, stderr, code := planCommand(t, "", "report", "--since", "nowhere")
	if code != exit.Undecided || !strings.Contains(stderr, "Fix  plan report --since HEAD\n") {
		t.Errorf("exit code %d, and %s", code, stderr)
	}
}
