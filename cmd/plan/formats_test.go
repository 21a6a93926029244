package main

import (
	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Every format shows a real plan with gaps.
func TestFormats(t *testing.T) {
	t.Chdir("../..")
	setVersion(t, "1.2.3")
	for _, format := range formatNames() {
		out, stderr, code := planCommand(t, "", "check", "--as-of", "2027-02-15", "--format", format, "testdata/plans/react-gtm-kit-launch")
		if code != exit.Found || stderr != "" {
			t.Errorf("%s: exit code %d, stderr %q", format, code, stderr)
		}
		readers[format](t, out)
		if format == "sarif" {
			out = withoutRules(t, out)
		}
		if format != "text" { // which TestPlans shows
			golden(t, filepath.Join("testdata", "formats", "react-gtm-kit-launch."+format), out)
		}
	}
}

// Every format can be read, by programs that others wrote or by their schema, for
// every plan there is, for text that is no plan, and for one that nobody would
// write in good faith.
func TestFormatsCanBeRead(t *testing.T) {
	sequential(t)
	ugly := writeUgly(t)
	t.Chdir("../..")
	plans, err := filepath.Glob("testdata/plans/*")
	if err != nil || len(plans) == 0 {
		t.Fatal(plans, err)
	}
	for _, path := range append(plans, "testdata/plans", "-", ugly) {
		for _, format := range formatNames() {
			out, stderr, code := planCommand(t, "campaign “spring” {\n", "check", "--as-of", "2027-02-15", "--format", format, path)
			if code > exit.Found || stderr != "" || out == "" {
				t.Errorf("%s %s: exit code %d, stderr %q", format, path, code, stderr)
			}
			readers[format](t, out)
		}
	}
}

// Several formats are written in one run, each as if it were the only one.
func TestFormatsTogether(t *testing.T) {
	t.Chdir("../..")
	dir := t.TempDir()
	args := []string{"check", "--as-of", "2027-02-15", "--color", "never", "testdata/plans/react-gtm-kit-launch"}
	together := args
	for _, format := range formatNames() {
		together = append(together, "--out", format+"="+filepath.Join(dir, format))
	}
	planCommand(t, "", together...)
	for _, format := range formatNames() {
		got, err := os.ReadFile(filepath.Join(dir, format))
		alone, _, _ := planCommand(t, "", append(slices.Clone(args), "--format", format)...)
		if err != nil || string(got) != alone {
			t.Errorf("%s: the file differs from what is shown; %v", format, err)
		}
	}
}

// Help and completion name every format.
func TestFormatsAreNamed(t *testing.T) {
	help, _, _ := planCommand(t, "", "check", "--help")
	values, _, _ := planCommand(t, "", "__complete", "check", "--format", "")
	outs, _, _ := planCommand(t, "", "__complete", "check", "--out", "")
	for _, format := range formatNames() {
		if !regexp.MustCompile(`\b` + format + `\b`).MatchString(help) {
			t.Errorf("help does not name %s", format)
		}
		if !slices.Contains(strings.Split(values, "\n"), format) || !slices.Contains(strings.Split(outs, "\n"), format+"=") {
			t.Errorf("completion does not offer %s: %q, %q", format, values, outs)
		}
	}
}

func setVersion(t *testing.T, v string) {
	was := version
	version = v
	t.Cleanup(func() { version = was })
}

// ugly is put where a planner writes: marks of every format that would break out
// of it, mentions, pictures, commands, and bytes that are no text.
const ugly = `a"b'c ]]> --> %0A::error::boom ##[add-mask]x @team @org/team #12 org/repo#13 GH-14 !15 | ` +
	"`code` ``` <img src=x onerror=alert(1)> <script> ![i](https://x.example/i.png) [l](https://x.example) [r](1) {0} www.x.example " +
	`https://y.example a@z.example *b* _i_ ~~s~~ $m$ &amp; <!-- \\ /close` + "\u202eevil\ufffe\u0085 \\u0007 \\u001b[31m \\r\\n::error::two"

// writeUgly writes a plan whose titles, names of files, reasons and values are
// ugly, and says where. Titles
// are cut when they are shown, so each piece has one of its own.
func writeUgly(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	write := func(name, text string) {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("other/campaign.plan.hcl", "campaign \"other\" {\n}\n")
	quoted := strings.ReplaceAll(ugly, `"`, `\"`)
	var b strings.Builder
	b.WriteString("campaign \"c\" {\n  title = \"" + quoted + "\"\n  start = \"2027-01-01\"\n  end = \"2027-12-31\"\n}\ndiscipline \"pr\" {}\nperson \"p\" {}\n")
	for i, piece := range strings.Fields(quoted) {
		owner := "  owner = person.p\n"
		if i%3 == 0 {
			owner = ""
		}
		b.WriteString("tactic \"t" + itoa(i) + "\" {\n  title = \"" + piece + " x\"\n  discipline = discipline.pr\n" + owner + "}\n")
	}
	b.WriteString("waiver \"sponsor-missing\" {\n  covers = campaign.c\n  reason = \"" + quoted + strings.Repeat(" long", 40_000) +
		"\"\n  owner = person.p\n  until = \"2027-12-31\"\n}\n")
	write("a|b`c`@team <i> #12 [x](y), 100%: z.plan.hcl", b.String())
	write("::error::x/n.plan.hcl", "tactic \"t\" { title = \""+quoted+"\" }\n")
	write("other/not text.plan.hcl", "tactic \"t\xff\xfe\" {\n  @team `x`\n}\n")
	return dir
}
