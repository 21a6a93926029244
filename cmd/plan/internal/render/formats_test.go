package render

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/cmd/plan/internal/plantest"
	"github.com/plan-as-code/plan/lang/verbatim"
)

// Every format shows a real plan with gaps, and one with everything that there can be:
// what is waived, torn, said twice, or mended in several places, and a file that cannot be
// read.
func TestFormats(t *testing.T) {
	top(t)
	for name, path := range map[string]string{"react-gtm-kit-launch": "testdata/plans/react-gtm-kit-launch", "everything": "testdata/formats/everything"} {
		r := checked(t, path)
		for _, format := range Formats() {
			out := shown(t, r, format)
			readers[format](t, out)
			if format == "sarif" {
				out = withoutRules(t, out)
			}
			if format != "text" { // which the tests of the command show
				plantest.Golden(t, filepath.Join("testdata", "formats", name+"."+format), plantest.Uncounted(out))
			}
		}
	}
}

// Every format can be read, by programs that others wrote or by their schema, for
// every plan there is, for text that is no plan, and for one that nobody would
// write in good faith.
func TestFormatsCanBeRead(t *testing.T) {
	plantest.Sequential(t)
	ugly := writeUgly(t)
	top(t)
	plans, err := filepath.Glob("testdata/plans/*")
	if err != nil || len(plans) == 0 {
		t.Fatal(plans, err)
	}
	for _, path := range append(plans, "testdata/plans", "-", ugly) {
		r := checked(t, path)
		if r.Unread != nil {
			t.Error(r.Unread)
		}
		for _, format := range Formats() {
			out := shown(t, r, format)
			if out == "" {
				t.Errorf("%s %s: nothing is shown", format, path)
			}
			readers[format](t, out)
			if out = fileNames.ReplaceAllString(out, ","); verbatim.TakesEffectIn(out) { // the name that a file has
				t.Errorf("%s %s: something takes effect in %q", format, path, out)
			}
		}
	}
}

// ugly is put where a planner writes: marks of every format that would break out
// of it, mentions, pictures, commands, and bytes that are no text.
const ugly = `a"b'c ]]> --> %0A::error::boom ##[add-mask]x @team @org/team #12 org/repo#13 GH-14 !15 | ` +
	"`code` ``` <img src=x onerror=alert(1)> <script> ![i](https://x.example/i.png) [l](https://x.example) [r](1) {0} www.x.example " +
	`https://y.example a@z.example *b* _i_ ~~s~~ $m$ &amp; <!-- \\ /close` + "\u202eevil\ufffe\u0085 \u200f \u061c \u2028 \u009b31m \u007f :rocket: &#64;x \\u0007 \\u001b[31m \\r\\n::error::two"

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
		b.WriteString("tactic \"t" + strconv.Itoa(i) + "\" {\n  title = \"" + piece + " x\"\n  discipline = discipline.pr\n" + owner + "}\n")
	}
	b.WriteString("waiver \"sponsor-missing\" {\n  covers = campaign.c\n  reason = \"" + quoted + strings.Repeat(" long", 40_000) +
		"\"\n  owner = person.p\n  until = \"2027-12-31\"\n}\n")
	write("a|b`c`@team <i> #12 [x](y), 100%: z.plan.hcl", b.String())
	write("::error::x/n.plan.hcl", "tactic \"t\" { title = \""+quoted+"\" }\n")
	write("r\u202el\u009b/x\u200f.plan.hcl", "tactic \"t\" { title = \""+quoted+"\" }\n")
	write("other/not text.plan.hcl", "tactic \"t\xff\xfe\" {\n  @team `x`\n}\n")
	return dir
}
