package book_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks/book"
)

// However long a title is, and whatever blanks are in it, a sentence that names its element
// stays one that people read: the title is clipped, and on one line. A statement to write is none.
func TestTitlesAreClipped(t *testing.T) {
	titled := regexp.MustCompile(`(?m)^(  title\s*=\s*")`)
	long := "A  title " + strings.Repeat("that goes on and ", 8)
	for _, r := range book.Rules {
		p := parsePage(t, r)
		files := map[string]string{}
		for name, src := range p.bad {
			files[name] = titled.ReplaceAllString(src, "${1}"+long)
		}
		for _, f := range run(t, r, p, files) {
			said := []string{f.Message, f.Fix, f.Why}
			for _, rel := range f.Related {
				said = append(said, rel.Message)
			}
			for _, fix := range f.Fixes {
				said = append(said, fix.Title)
			}
			for _, text := range said {
				if text, _, _ = strings.Cut(text, `Write statement = `); strings.Contains(text, "A  title") || strings.Contains(text, strings.TrimSpace(long)) {
					t.Errorf("%s says %q", r.ID, text)
				}
			}
		}
	}
}
