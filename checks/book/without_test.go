package book_test

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lang/syntax"
	"pgregory.net/rapid"
)

// agreedPlans are whole plans, file by file, whose campaigns are agreed.
func agreedPlans(t *testing.T) []map[string]string {
	t.Helper()
	var plans []map[string]string
	for _, name := range []string{"spring-subscriptions", "react-gtm-kit-launch"} {
		fsys := os.DirFS("../../testdata/plans/" + name)
		files := map[string]string{}
		for _, pattern := range []string{"*.plan.hcl", "*/*.plan.hcl"} {
			names, _ := fs.Glob(fsys, pattern)
			for _, file := range names {
				src, err := fs.ReadFile(fsys, file)
				if err != nil {
					t.Fatal(err)
				}
				files[file] = string(src)
			}
		}
		s := planOf(t, files)
		on, _ := lang.ParseDate("2027-01-15")
		for _, p := range s.Plans() {
			if p.Campaign == nil {
				continue
			}
			sealed := checks.Seal(checks.Facts(s), p, checks.Signing{On: on, Despite: true})
			if len(sealed.Refusals) > 0 {
				t.Fatalf("%s cannot be agreed: %v", name, sealed.Refusals)
			}
			files[path.Join(p.Folder, discovery.LockFile)] = string(sealed.Text)
		}
		plans = append(plans, files)
	}
	return plans
}

func planOf(t interface{ Fatalf(string, ...any) }, files map[string]string) *lang.Snapshot {
	fsys := fstest.MapFS{}
	for name, src := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(src)}
	}
	s, err := lang.Load(fsys, ".", book.Vocabulary)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return s
}

// newOnly judges a change, and leaves out what is old.
func newOnly(base, head *lang.Snapshot) *checks.Result {
	asOf, _ := lang.ParseDate("2027-02-01")
	opts := checks.Options{AsOf: asOf, Profile: "integrated"}
	before := checks.Run(base, book.Rules, opts)
	opts.Base = base
	return checks.Run(head, book.Rules, opts).Without(before)
}

var digits = regexp.MustCompile(`[0-9]+`)

// revised are the files with a few lines changed: a number, a reference, or gone.
func revised(t *rapid.T, files map[string]string, label string) map[string]string {
	next := maps.Clone(files)
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(files)), func(name string) bool { return !discovery.IsPlanFile(name) })
	for range rapid.IntRange(1, 6).Draw(t, label) {
		name := rapid.SampledFrom(names).Draw(t, "file")
		lines := strings.SplitAfter(next[name], "\n")
		i := rapid.IntRange(0, len(lines)-1).Draw(t, "line")
		switch line := lines[i]; {
		case rapid.IntRange(0, 3).Draw(t, "how") == 0 && strings.Contains(line, " = ") && !strings.ContainsAny(line, "[{(<"):
			lines[i] = ""
		case strings.Contains(line, " = "):
			lines[i] = digits.ReplaceAllStringFunc(line, func(n string) string {
				was, _ := strconv.Atoi(n)
				return fmt.Sprintf("%0*d", len(n), max(was+rapid.IntRange(-2, 2).Draw(t, "more"), 1))
			})
		}
		next[name] = strings.Join(lines, "")
	}
	return next
}

// What --new-only hides rests on nothing that has moved: the element that it stands at, and
// those that it speaks of, say what they said; so does the finding; and what was agreed of
// them is the same.
func TestHiddenRestsOnWhatWas(t *testing.T) {
	plans := agreedPlans(t)
	hidden := 0
	rapid.Check(t, func(t *rapid.T) {
		first := revised(t, rapid.SampledFrom(plans).Draw(t, "plan"), "before")
		base, head := planOf(t, first), planOf(t, revised(t, first, "change"))
		asOf, _ := lang.ParseDate("2027-02-01")
		before := map[string]*checks.Finding{}
		for _, f := range checks.Run(base, book.Rules, checks.Options{AsOf: asOf, Profile: "integrated"}).Findings {
			before[f.Fingerprint] = f
			for _, one := range f.Stands() {
				before[one.Fingerprint] = one
			}
		}
		for _, f := range newOnly(base, head).Hidden {
			hidden++
			was := before[f.Fingerprint]
			if was == nil || f.Detail != "every" && was.Message != f.Message {
				t.Fatalf("%q is hidden, which the base does not say", f.Message)
			}
			for _, place := range append([]syntax.Related{{Range: f.Range}}, f.Related...) {
				for _, e := range head.ElementsIn(place.Range.Filename) {
					if whole := e.Whole(); whole.Start.Byte > place.Range.Start.Byte || whole.End.Byte < place.Range.End.Byte {
						continue
					}
					if is, was := meaning(e), meaning(inVersion(base, e)); f.Detail != "every" && is != was {
						t.Fatalf("%q is hidden, and rests on %s, which was\n%s\nand is\n%s", f.Message, e.Address(), was, is)
					}
				}
			}
		}
	})
	if hidden < 20 { // as many as the fewest cases show that are ever tried
		t.Errorf("only %d findings were hidden, so nothing was seen", hidden)
	}
}

// inVersion is the element of another version by the same address, in the same folder; nil
// where there is none.
func inVersion(s *lang.Snapshot, e lang.Element) lang.Element {
	for _, p := range s.Plans() {
		if p.Folder != e.Plan().Folder {
			continue
		}
		for _, was := range p.All {
			if was.Address() == e.Address() && was.Kind() == e.Kind() {
				return was
			}
		}
	}
	return nil
}

// meaning is all that an element says itself, and what was agreed of it; what is worked out
// for it, others say.
func meaning(e lang.Element) string {
	if e == nil {
		return "nothing"
	}
	var said []string
	for _, a := range lang.Attributes(e) {
		if a.Derived {
			continue
		}
		held := fmt.Sprint(a.Held)
		if refs := a.Refs(); refs != nil {
			var names []string
			for _, to := range refs {
				names = append(names, to.Address())
			}
			slices.Sort(names)
			held = strings.Join(names, " ")
		}
		said = append(said, fmt.Sprint(a.Block, " ", a.Name, " ", a.State, " ", held))
	}
	slices.Sort(said)
	if agreed := agreement.Of(e.Plan()); agreed != nil && agreed.Agreed[e.Address()] != nil {
		said = append(said, fmt.Sprint(agreed.Agreed[e.Address()].Values))
	}
	return strings.Join(said, "\n")
}

// What is only laid out differently, has remarks or stands in another file makes no finding
// new, but of what was agreed, where nobody knows what the base says of that.
func TestLayoutMakesNothingNew(t *testing.T) {
	plans := agreedPlans(t)
	rapid.Check(t, func(t *rapid.T) {
		first := revised(t, rapid.SampledFrom(plans).Draw(t, "plan"), "before")
		second := map[string]string{}
		for _, name := range slices.Sorted(maps.Keys(first)) {
			src := first[name]
			if discovery.IsPlanFile(name) {
				src = remarked(t, src)
				if name != discovery.WorkspaceFile && rapid.Bool().Draw(t, "other file") {
					name = strings.TrimSuffix(name, ".plan.hcl") + "-2.plan.hcl" // which is read in its turn
				}
			}
			second[name] = src
		}
		base := planOf(t, first)
		unsure := slices.ContainsFunc(base.Plans(), func(p *lang.Plan) bool {
			return p.Unclear() || slices.ContainsFunc(p.Amendments, func(m *lang.Amendment) bool { return !agreement.Readable(m) })
		})
		found := newOnly(base, planOf(t, second))
		for _, f := range found.Findings {
			if !unsure || !found.Rule(f.Rule).Guards() {
				t.Errorf("%s is new: %s (%s)", f.Rule, f.Message, f.Range)
			}
		}
	})
}

// remarked is a text with blanks and remarks at the ends of some lines.
func remarked(t *rapid.T, src string) string {
	lines := strings.Split(src, "\n")
	for i, line := range lines {
		if strings.Contains(line, "<<") {
			return src // within such a text, all counts
		}
		if line != "" && rapid.IntRange(0, 5).Draw(t, "remark") == 0 {
			lines[i] = rapid.SampledFrom([]string{line + "  ", line + " # new: 1", "\t" + line, strings.Replace(line, " = ", "   =   ", 1)}).Draw(t, "how")
		}
	}
	return strings.Join(lines, "\n")
}
