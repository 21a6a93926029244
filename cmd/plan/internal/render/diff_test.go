package render

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/cmd/plan/internal/plantest"
)

// writeCampaign writes a folder with a small plan.
func writeCampaign(t *testing.T, more string) string {
	t.Helper()
	dir := t.TempDir()
	text := "campaign \"c\" {\n  start = \"2027-01-01\"\n  end = \"2027-12-31\"\n}\n" + more
	if err := os.WriteFile(filepath.Join(dir, "a.plan.hcl"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

// A page holds nothing that a forge takes for more than text, whatever people
// call their elements; and a terminal gets no commands.
func TestDiffOfUglyTitles(t *testing.T) {
	plantest.Sequential(t)
	base, dir := writeCampaign(t, "person \"p\" {}\n"), writeUgly(t)
	top(t)
	for _, d := range []*Diff{changed(t, base, dir), changed(t, dir, base)} {
		readMarkdown(t, shown(t, d, "markdown"))
		readText(t, strings.ReplaceAll(strings.ReplaceAll(shown(t, d, "text"), "\n", ""), "\ufffd", ""))
		plantest.Validate(t, "cmd/plan/diff.schema.json", shown(t, d, "json"))
	}
}

// What does not fit on a page is left out by whole entries, and counted; who
// needs to know keeps its place.
func TestDiffHasLimits(t *testing.T) {
	plantest.Sequential(t)
	out := shown(t, changed(t, writeCampaign(t, "discipline \"pr\" {}\n"), writeMany(t, 60, 40)), "markdown")
	top(t)
	readMarkdown(t, out)
	if n := comment.length(out); n > comment.most || n < comment.most*7/10 {
		t.Errorf("the page has %d characters", n)
	}
	if !strings.Contains(out, "**Left out for want of room: ") || !strings.Contains(out, "#### Who needs to know\n\n- **pr**: does ") {
		t.Error("the page does not say what is left out, or who needs to know")
	}
}
