package book_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
)

// A check that takes over what an edit cannot have changed finds what a check from
// nothing finds: of two campaigns that share metrics, readings, disciplines and
// goals, one is edited.
func TestRunAfterFindsWhatRunFinds(t *testing.T) {
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
		after := judgeAfter(before, edited)
		if got, want := whole(after.Findings), whole(judge(edited)); !slices.Equal(got, want) {
			t.Errorf("%s without %s (%s): after an edit\n\t%s\nfrom nothing\n\t%s", gap.from, gap.of, gap.what, strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
		}
		if got, want := whole(judgeAfter(after, both).Findings), whole(before.Findings); !slices.Equal(got, want) {
			t.Errorf("%s with %s (%s) again: %d findings, want %d", gap.from, gap.of, gap.what, len(got), len(want))
		}
	}
}
