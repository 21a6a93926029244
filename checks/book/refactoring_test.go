package book_test

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/assist"
	"github.com/plan-as-code/plan/lang/syntax"
)

// trial is a workspace that changes are tried on.
type trial struct {
	t        *testing.T
	what     string
	sample   bool // one element of each kind will do
	snapshot *lang.Snapshot
	result   *checks.Result
}

var asOf, _ = lang.ParseDate("2027-02-01")

// eachPlan runs a test over every plan of the repository: every element of one plan,
// which it also tries as Windows writes it and with a byte order mark, and one
// element of each kind of the others.
func eachPlan(t *testing.T, do func(*trial)) {
	folders, err := os.ReadDir("../../testdata/plans")
	if err != nil {
		t.Fatal(err)
	}
	writings := map[string]func([]byte) []byte{
		"plain":   func(src []byte) []byte { return src },
		"windows": func(src []byte) []byte { return bytes.ReplaceAll(src, []byte("\n"), []byte("\r\n")) },
		"marked":  func(src []byte) []byte { return append([]byte("\ufeff"), src...) },
	}
	for _, folder := range folders {
		thorough := folder.Name() == "react-gtm-kit-launch"
		for name, write := range writings {
			if name != "plain" && !thorough {
				continue
			}
			t.Run(folder.Name()+"/"+name, func(t *testing.T) {
				s, err := lang.Load(os.DirFS("../../testdata/plans/"+folder.Name()), ".", book.Vocabulary)
				if err != nil {
					t.Fatal(err)
				}
				edits := map[string][]byte{}
				for name, f := range s.Files {
					edits[name] = write(f.Src)
				}
				w := newTrial(t, s.With(edits))
				w.sample = name != "plain" || !thorough || testing.Short()
				do(w)
			})
		}
	}
}

func newTrial(t *testing.T, s *lang.Snapshot) *trial {
	return &trial{t: t, snapshot: s, result: judged(s)}
}

func judged(s *lang.Snapshot) *checks.Result {
	return checks.Run(s, book.Rules, checks.Options{AsOf: asOf, Profile: "integrated"})
}

// after makes a change and checks what every change must keep: what was laid out
// in the one style still is, in the line breaks and with the mark that it had.
func (w *trial) after(edits []syntax.Edit) *trial {
	w.t.Helper()
	texts := map[string][]byte{}
	for _, e := range edits {
		name, src := e.Range.Filename, []byte(nil)
		if f := w.snapshot.Files[name]; f != nil {
			src = f.Src
		}
		out, err := syntax.Apply(src, name, edits)
		if err != nil {
			w.t.Fatalf("%s: %v", w.what, err)
		}
		texts[name] = out
		if bad := lang.Syntax(name, out); len(bad) > 0 {
			w.t.Fatalf("%s: %s cannot be read: %s\n%s", w.what, name, bad[0].Message, out)
		}
		if now := syntax.Format(out); bytes.Equal(syntax.Format(src), src) && !bytes.Equal(now, out) {
			w.t.Errorf("%s: %s is not laid out in the one style:\n%s", w.what, name, out)
		}
		if windows := bytes.Contains(src, []byte("\r\n")); windows && bytes.Count(out, []byte("\n")) != bytes.Count(out, []byte("\r\n")) {
			w.t.Errorf("%s: %s mixes line breaks:\n%q", w.what, name, out)
		}
		if mark := []byte("\ufeff"); bytes.HasPrefix(src, mark) && (!bytes.HasPrefix(out, mark) || bytes.Count(out, mark) != 1) {
			w.t.Errorf("%s: the byte order mark of %s is gone, or doubled:\n%q", w.what, name, out)
		}
	}
	next := newTrial(w.t, w.snapshot.With(texts))
	next.what = w.what
	return next
}

// adds lists the findings that w has and before had not, rule and address.
func (w *trial) adds(before *trial) []string {
	had := map[string]bool{}
	for _, f := range before.result.Findings {
		had[f.Rule+" "+f.Address+" "+f.Detail] = true
	}
	var list []string
	for _, f := range w.result.Findings {
		if f.Waiver == nil && !had[f.Rule+" "+f.Address+" "+f.Detail] {
			list = append(list, f.Rule+" "+f.Address+": "+f.Message)
		}
	}
	return list
}

func (w *trial) elements() []lang.Element {
	var all []lang.Element
	seen := map[*lang.Kind]bool{}
	for _, name := range slices.Sorted(maps.Keys(w.snapshot.Files)) {
		for _, e := range w.snapshot.ElementsIn(name) {
			if !w.sample || !seen[e.Kind()] {
				all = append(all, e)
			}
			seen[e.Kind()] = true
		}
	}
	return all
}

// What a campaign shares with the others means the same where it goes.
func TestSharing(t *testing.T) {
	shared := 0
	eachPlan(t, func(w *trial) {
		for _, e := range w.elements() {
			w.what = "moving the " + e.String()
			fix, refused, ok := assist.MoveToWorkspace(w.snapshot, e)
			if refused != "" || !ok {
				continue
			}
			shared++
			next := w.after(fix.Edits)
			if list := next.adds(w); len(list) > 0 {
				t.Errorf("%s adds %v", w.what, list)
			}
			if moved := next.snapshot.Plans()[0].Lookup(e.Kind().Name, e.Name()); moved == nil || moved.Plan() != next.snapshot.Plans()[0] {
				t.Errorf("%s leaves it where it was", w.what)
			}
		}
	})
	t.Cleanup(func() {
		if shared == 0 {
			t.Error("nothing was shared")
		}
	})
}

// A waiver settles its finding, and asks for nothing but what only people know.
func TestWaiving(t *testing.T) {
	if testing.Short() {
		t.Skip("one thing after another: nothing to race")
	}
	eachPlan(t, func(w *trial) {
		tried := map[string]bool{}
		for _, f := range w.result.Findings {
			fix, ok := w.result.Waiving(f)
			if !ok || tried[f.Rule] {
				continue
			}
			tried[f.Rule] = true
			w.what = "waiving " + f.Rule + " at " + f.Address
			next := w.after(fix.Edits)
			for _, added := range next.adds(w) {
				if !strings.HasPrefix(added, "invalid-date waiver.") && !strings.Contains(added, "refers to person.NAME") {
					t.Errorf("%s adds %s", w.what, added)
				}
			}
			for _, now := range next.result.Findings {
				if now.Fingerprint == f.Fingerprint && now.Waiver == nil && !strings.Contains(fmt.Sprint(fix.Edits), "YYYY") {
					t.Errorf("%s does not settle it", w.what)
				}
			}
		}
	})
}

// An element that lost its attributes gets back those that it needs.
func TestCompleting(t *testing.T) {
	sequential(t)
	line := regexp.MustCompile(`(?m)^  [a-z_]+ *= .*(\r?\n)`)
	eachPlan(t, func(w *trial) {
		for _, e := range w.elements() {
			whole := e.Whole()
			text := string(e.File().Src[whole.Start.Byte:whole.End.Byte])
			bare := line.ReplaceAllString(text, "")
			if text == bare || strings.Contains(text, "<<") || len(e.Kind().Attrs) == 0 || strings.HasSuffix(bare, "[\n") || strings.Contains(bare, "\n  ]") {
				continue
			}
			w.what = "bare " + e.Address()
			stripped := newTrial(w.t, w.snapshot.With(map[string][]byte{e.File().Path: bytes.Replace(e.File().Src, []byte(text), []byte(bare), 1)}))
			stripped.what = w.what
			now := same(stripped.snapshot, e)
			if now == nil || now.Broken() {
				continue
			}
			if fix, ok := assist.Completing(now); ok {
				next := stripped.after(fix.Edits)
				if left := assist.Missing(same(next.snapshot, e)); len(left) > 0 {
					t.Errorf("%s still lacks %s", w.what, left[0].Detail)
				}
			}
			if fix, settles := stripped.result.Lacking(now); len(settles) > 0 {
				next := stripped.after(fix.Edits)
				if again, _ := next.result.Lacking(same(next.snapshot, e)); again.Title == fix.Title {
					t.Errorf("%s: %q changes nothing", w.what, fix.Title)
				}
			}
		}
	})
}

// same is the element of that address in another snapshot's plan.
func same(s *lang.Snapshot, e lang.Element) lang.Element {
	for _, now := range s.ElementsIn(e.File().Path) {
		if now.Address() == e.Address() {
			return now
		}
	}
	return nil
}

// What a reference names in vain can be created, and then it is found.
func TestCreating(t *testing.T) {
	sequential(t)
	created := map[string]bool{}
	eachPlan(t, func(w *trial) {
		tried := map[string]bool{}
		for _, e := range w.elements() {
			for _, a := range lang.Attributes(e) {
				if len(a.Refs()) == 0 || a.Computed() || tried[e.Kind().Name+a.Name+a.Block] {
					continue
				}
				tried[e.Kind().Name+a.Name+a.Block] = true
				w.create(e, a, created)
			}
		}
	})
	t.Cleanup(func() {
		if len(created) < 10 {
			t.Errorf("only these kinds were created: %v", created)
		}
	})
}

func (w *trial) create(e lang.Element, a lang.Attribute, created map[string]bool) {
	f, to := e.File(), a.Refs()[0]
	old := []byte(to.Address())
	at := bytes.Index(f.Src[a.ValueAt.Start.Byte:], old) + a.ValueAt.Start.Byte
	if at > a.ValueAt.End.Byte || at < a.ValueAt.Start.Byte {
		return // through a local value
	}
	src := slices.Concat(f.Src[:at], []byte(to.Kind().Name+".quite_new"), f.Src[at+len(old):])
	broken := newTrial(w.t, w.snapshot.With(map[string][]byte{f.Path: src}))
	broken.what = fmt.Sprintf("creating what %s of %s names", a.Name, e.Address())
	fix, ok := assist.Create(broken.snapshot, assist.CursorAt(broken.snapshot, f.Path, at+len(to.Kind().Name)+3))
	if !ok {
		return
	}
	created[to.Kind().Name] = true
	next := broken.after(fix.Edits)
	for _, found := range next.result.Findings {
		if found.Rule == "unknown-reference" && strings.Contains(found.Message, to.Kind().Name+".quite_new") {
			w.t.Errorf("%s: %s", broken.what, found.Message)
		}
	}
	for _, added := range next.adds(broken) {
		if strings.HasPrefix(added, "duplicate-name") || strings.HasPrefix(added, "misplaced") || strings.HasPrefix(added, "syntax") {
			w.t.Errorf("%s adds %s", broken.what, added)
		}
	}
}
