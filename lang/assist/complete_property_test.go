package assist

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
)

// workspaces are the whole plans of the repository.
func workspaces(t testing.TB) []*lang.Snapshot {
	t.Helper()
	dirs, err := fs.Glob(os.DirFS("../../testdata/plans"), "*")
	if err != nil || len(dirs) == 0 {
		t.Fatal("no plans", err)
	}
	book := lang.Rulebook{"orphan-tactic": {}, "late-tactic": {}}
	var list []*lang.Snapshot
	for _, dir := range dirs {
		s, err := lang.Load(os.DirFS("../../testdata/plans/"+dir), ".", book)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, s)
	}
	return list
}

// Accepting whatever is offered at a place of a whole plan leaves a file that can
// be read as well as before.
func TestAccepting(t *testing.T) {
	const step = 61
	accepted := 0
	for _, s := range workspaces(t) {
		for path, f := range s.Files {
			before := len(f.Unparsed())
			for offset := 0; offset <= len(f.Src); offset += step {
				accepted += accept(t, s, path, offset, before)
			}
			for i, c := range f.Src {
				if c == '=' && i%4 == 0 { // where values and names of attributes stand
					accepted += accept(t, s, path, i-2, before) + accept(t, s, path, i+3, before)
				}
			}
		}
	}
	if accepted < 1000 {
		t.Errorf("only %d candidates were tried", accepted)
	}
}

// accept takes some of the candidates at a place.
func accept(t *testing.T, s *lang.Snapshot, path string, offset, before int) int {
	t.Helper()
	got := Complete(s, path, offset)
	if got == nil {
		return 0
	}
	src, n := s.Files[path].Src, 0
	for i := offset % 7; i < len(got.Candidates); i += 1 + len(got.Candidates)/3 {
		one := got.Candidates[i]
		for _, at := range []struct{ start, end int }{
			{got.Replace.Start.Byte, got.Replace.End.Byte}, {got.Insert.Start.Byte, got.Insert.End.Byte},
		} {
			out := string(src[:at.start]) + one.Plain() + string(src[at.end:])
			if after := syntax.Parse(path, []byte(out), lang.Vocabulary).Unparsed(); len(after) > before {
				t.Errorf("%s: accepting %q at %q|%q: %s", path, one.Label, tail(src[:offset]), head(src[offset:]), after[0].Message)
			}
		}
		n++
	}
	return n
}

func tail(b []byte) string { return string(b[max(len(b)-40, 0):]) }
func head(b []byte) string { return string(b[:min(len(b), 40)]) }

// Wherever a caret is, in whatever is left of a plan, there is an answer, and
// what it replaces is at the caret.
func TestCompleteAnywhere(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 27))
	for _, s := range workspaces(t) {
		for path, f := range s.Files {
			for range 30 {
				src, offset := mangled(random, string(f.Src))
				checkComplete(t, s.With(map[string][]byte{path: []byte(src)}), path, offset)
			}
		}
	}
}

// mangled is a text from which something was taken, or into which something was
// put, and a caret near to that.
func mangled(random *rand.Rand, src string) (string, int) {
	if random.IntN(3) == 0 {
		src = strings.ReplaceAll(src, "\n", "\r\n")
	}
	at := random.IntN(len(src) + 1)
	if random.IntN(4) == 0 {
		if n := strings.IndexAny(src[at:], "\r\n"); n >= 0 {
			at = min(at+n+1, len(src)) // breaks are where the faults are
		}
	}
	switch random.IntN(3) {
	case 0:
		return src[:at], at
	case 1:
		end := min(at+random.IntN(60), len(src))
		return src[:at] + src[end:], at
	}
	signs := strings.Split(`" { } [ ] ( ) = . , ${ /* # <<EOT `+"\n \r \r\n", " ")
	sign := signs[random.IntN(len(signs))]
	return src[:at] + sign + src[at:], at + random.IntN(len(sign)+1)
}

func checkComplete(t *testing.T, s *lang.Snapshot, path string, offset int) {
	t.Helper()
	Calling(s, path, offset)
	got := Complete(s, path, offset)
	if got == nil {
		return
	}
	src := s.Files[path].Src
	offset = s.Files[path].InLine(offset)
	for _, at := range []int{got.Replace.Start.Byte - offset, offset - got.Replace.End.Byte, got.Insert.Start.Byte - offset, offset - got.Insert.End.Byte,
		got.Replace.Start.Byte - got.Insert.Start.Byte, got.Insert.End.Byte - got.Replace.End.Byte} {
		if at > 0 {
			t.Errorf("%s: the range %v, %v is not at the caret %q|%q", path, got.Replace, got.Insert, tail(src[:offset]), head(src[offset:]))
		}
	}
	if strings.Contains(s.Files[path].Text(got.Replace), "\n") {
		t.Errorf("%s: %q is more than a line", path, s.Files[path].Text(got.Replace))
	}
	for _, one := range got.Candidates {
		SubjectOf(s, path, one.Subject)
	}
}

// FuzzComplete: no bytes make it panic.
func FuzzComplete(f *testing.F) {
	for _, src := range slips(f) {
		f.Add(src, 10)
	}
	f.Fuzz(func(t *testing.T, src []byte, offset int) {
		s := lang.Empty(nil).With(map[string][]byte{"a.plan.hcl": src})
		checkComplete(t, s, "a.plan.hcl", min(max(offset, 0), len(src)))
	})
}

func BenchmarkComplete(b *testing.B) {
	for _, s := range workspaces(b) {
		for path, f := range s.Files {
			if i := strings.Index(string(f.Src), "serves"); i > 0 {
				b.Run(path, func(b *testing.B) {
					for b.Loop() {
						Complete(s, path, i+strings.Index(string(f.Src[i:]), "[")+1)
					}
				})
			}
		}
	}
}

// Where lines end in a carriage return, all of them or some, what is offered is what is
// offered where they end in a line break, at the same bytes.
func TestCompleteBehindCarriageReturns(t *testing.T) {
	random := rand.New(rand.NewPCG(13, 10))
	places := func(s *lang.Snapshot, path string, offset int) string {
		got := Complete(s, path, offset)
		if got == nil {
			return "nothing"
		}
		return fmt.Sprint(got.Replace, got.Insert, got.Opening, got.Indent, len(got.Candidates), got.Candidates[0].Label)
	}
	for _, s := range workspaces(t) {
		for path, f := range s.Files {
			src := []byte(strings.ReplaceAll(string(f.Src), "\r\n", "\n"))
			returns, all := bytes.Clone(src), random.IntN(2) == 0
			for i, c := range src {
				if c == '\n' && (all || random.IntN(3) == 0) && (i+1 == len(src) || src[i+1] != '\n') {
					returns[i] = '\r'
				}
			}
			plain, odd := s.With(map[string][]byte{path: src}), s.With(map[string][]byte{path: returns})
			for range 20 {
				offset := random.IntN(len(src) + 1)
				if i := bytes.IndexByte(returns[offset:], '\r'); i >= 0 && random.IntN(2) == 0 {
					offset += i + 1
				}
				if want, got := places(plain, path, offset), places(odd, path, offset); got != want {
					t.Errorf("%s: at %q|%q: %s, not %s", path, tail(returns[:offset]), head(returns[offset:]), got, want)
				}
			}
		}
	}
}
