package report_test

import (
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/lang"
)

// What an author writes never becomes Markdown of ours, and comes back as it was
// where Markdown is not shown.
func TestTextsOfTheAuthor(t *testing.T) {
	for _, text := range []string{"*bold* _x_ `code` [a](b) <script> a|b \\\\ &amp;", "# heading", "1. one", "- item", "--- ", "${\"\"}$$5 & more"} {
		s := lang.Empty(nil).With(map[string][]byte{"a.plan.hcl": []byte("tactic \"t\" {\n  title = \"" + strings.NewReplacer("$$", "$", `"`, "", "{", "", "}", "").Replace(text) + "\"\n}\n")})
		e := s.Element("tactic.t")
		card := report.Card(s, checks.Run(s, book.Rules, checks.Options{}), e)
		plain := report.Plain(card)
		if want := strings.Join(strings.Fields(e.Label()), " "); !strings.HasPrefix(plain, want+" · tactic") {
			t.Errorf("%s:\n%s\n%s", want, card, plain)
		}
	}
}

func TestPlain(t *testing.T) {
	const page = "# Title\n\n**bold** and *slanted* `code` [page](https://x.example/a_b)\n\n```hcl\na = \"*\"\n```\n\n- one\n\n| a | b |\n|---|---|\n| 1\\|2 | **3** |\n"
	const want = "Title\n\nbold and slanted code page: https://x.example/a_b\n\n    a = \"*\"\n\n- one\n\n| a | b |\n| 1|2 | 3 |"
	if got := report.Plain(page); got != want {
		t.Errorf("%s", got)
	}
}
