package book_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
	"pgregory.net/rapid"
)

// shownOf is all that somebody is shown of findings, places and waivers included.
func shownOf(findings []*checks.Finding) []string {
	var list []string
	for _, f := range findings {
		list = append(list, fmt.Sprint(f.Range, f.Rule, f.Address, f.Detail, f.Severity, f.Message, f.Why, f.Fix, f.Fingerprint, f.Waiver != nil, f.Related))
	}
	return list
}

// lacking is the aligned plan beside a copy that lacks some attributes, so that much is
// found which points at what both share.
func lacking(t *testing.T) map[string][]byte {
	files := map[string][]byte{}
	for name, f := range aligned(t).Files {
		files[name] = f.Src
		if rest, ok := strings.CutPrefix(name, "spring/"); ok {
			var kept []string
			for _, line := range strings.SplitAfter(strings.Replace(string(f.Src), `campaign "spring`, `campaign "autumn`, 1), "\n") {
				if !slices.ContainsFunc([]string{"  metrics ", "  approver ", "  contact ", "  owner ", "  carries ", "  due ", "  decides ", "    confirmed_by "}, func(a string) bool { return strings.HasPrefix(line, a) }) {
					kept = append(kept, line)
				}
			}
			files["autumn/"+rest] = []byte(strings.Join(kept, ""))
		}
	}
	files["autumn/more.plan.hcl"] = []byte(`metric "rides" {
  title     = "Test rides"
  agreed_by = [discipline.evnts]
}

tactic "guide" {
  discipline = discipline.pr
  owner      = person.mira
}

waiver "unused-metric" {
  covers = metric.rides
  owner  = person.jana
  reason = "A pilot"
  until  = "2027-12-31"
}
`)
	return files
}

// What is known of a snapshot because an earlier one said the same is what a fresh start
// finds, whatever is typed; and what changes nothing is known.
func TestFoundInKnowsWhatRunFinds(t *testing.T) {
	sequential(t)
	asOf, _ := lang.ParseDate("2027-02-01")
	opts := checks.Options{AsOf: asOf, Profile: "integrated"}
	files := lacking(t)
	whole := string(files["workspace.plan.hcl"])
	pieces := []string{" ", "\n", "\n# A remark.\n", "  # and more", "na", "\"", "{", "}", "= 1", "[", "metric.test_rides", "\n  note = \"So be it.\"\n", "é"}
	known := 0
	rapid.Check(t, func(t *rapid.T) {
		s := lang.Empty(book.Vocabulary).With(files)
		results := []*checks.Result{judgeAfter(nil, s)}
		for range rapid.IntRange(1, 8).Draw(t, "edits") {
			name := rapid.SampledFrom([]string{"workspace.plan.hcl", "workspace.plan.hcl", "autumn/campaign.plan.hcl"}).Draw(t, "file")
			text := string(s.Files[name].Src)
			at := rapid.IntRange(0, len(text)).Draw(t, "at")
			gone := rapid.SampledFrom([]int{0, 0, 0, 1, 2, 40}).Draw(t, "gone")
			text = text[:at] + rapid.SampledFrom(pieces).Draw(t, "piece") + text[min(at+gone, len(text)):]
			if rapid.IntRange(0, 3).Draw(t, "mended") == 0 && name == "workspace.plan.hcl" {
				text = whole
			}
			s = s.With(map[string][]byte{name: []byte(text)})
			fresh := judgeAfter(nil, lang.Empty(book.Vocabulary).With(sources(s)))
			want := shownOf(fresh.Findings)
			for _, before := range results {
				if found, ok := before.FoundIn(s, opts); ok {
					known++
					if got := shownOf(found); !slices.Equal(got, want) {
						t.Fatalf("%s is\n%s\nknown is\n\t%s\nand from nothing is found\n\t%s", name, text, strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
					}
				}
			}
			results = append(results, judgeAfter(results[len(results)-1], s))
		}
	})
	if !testing.Short() && known < 20 {
		t.Errorf("only %d were known", known)
	}
}

// sources are the bytes of a snapshot's files.
func sources(s *lang.Snapshot) map[string][]byte {
	files := map[string][]byte{}
	for name, f := range s.Files {
		files[name] = f.Src
	}
	return files
}

// What is typed into the file above all campaigns and changes nothing is known at each
// key: without that, each would cost as much as all campaigns.
func TestFoundInKnowsWhatChangesNothing(t *testing.T) {
	files := lacking(t)
	text := string(files["workspace.plan.hcl"])
	asOf, _ := lang.ParseDate("2027-02-01")
	opts := checks.Options{AsOf: asOf, Profile: "integrated"}
	with := func(text string) *lang.Snapshot {
		return lang.Empty(book.Vocabulary).With(files).With(map[string][]byte{"workspace.plan.hcl": []byte(text)})
	}
	for name, edit := range map[string]struct{ from, to string }{
		"a remark":                         {"# Who\n", "# Who\n# All of them can be reached.\n"},
		"a remark in an element":           {`role    = "Managing director"` + "\n", `role    = "Managing director" # for now` + "\n\n"},
		"blanks":                           {`role    = "Managing director"`, `role = "Managing director"`},
		"a text that is for people":        {`"Managing director`, `"Managing director of everything`},
		"another word in a broken element": {"director\"\n", "director\"\n  na\n"},
	} {
		was := text
		if strings.HasPrefix(name, "another word") {
			was = strings.Replace(text, "director\"\n", "director\"\n  n\n", 1)
		}
		before := judgeAfter(nil, with(was))
		is := with(strings.Replace(text, edit.from, edit.to, 1))
		found, known := before.FoundIn(is, opts)
		if !known || !slices.Equal(shownOf(found), shownOf(judge(is))) {
			t.Errorf("%s: known %t\n%s\nnot\n%s", name, known, strings.Join(shownOf(found), "\n"), strings.Join(shownOf(judge(is)), "\n"))
		}
		if slices.ContainsFunc(found, func(f *checks.Finding) bool {
			return !slices.Contains(before.Findings, f) && len(f.Fixes)+len(f.Proposes) > 0
		}) {
			t.Errorf("%s: a finding that moved offers what was worked out for another text", name)
		}
		if len(found) < 10 || !slices.ContainsFunc(found, func(f *checks.Finding) bool {
			return strings.HasPrefix(f.Range.Filename, "autumn/") && slices.ContainsFunc(f.Related, func(r syntax.Related) bool { return r.Range.Filename == "workspace.plan.hcl" })
		}) {
			t.Errorf("%s: no finding of a campaign points there", name)
		}
	}
	again := opts
	again.AsOf++
	if _, known := judgeAfter(nil, with(text)).FoundIn(with(text+"\n"), again); known {
		t.Error("another day is judged otherwise")
	}
	changed := checks.Options{AsOf: asOf, Profile: "integrated", Base: with(text)}
	if _, known := runAfter(nil, with(text), changed).FoundIn(with(text+"\n"), changed); known {
		t.Error("a change of layout is one, too, to who compares with a base")
	}
	thrice := strings.Replace(text, "  contact", "  role = \"A\"\n  role = \"B\"\n  contact", 1)
	if _, known := judgeAfter(nil, with(thrice)).FoundIn(with("# x\n"+thrice), opts); known {
		t.Error("which of two that say the same is which is told by their places")
	}
}

// Attributes that are for people alone change nothing that is found, whatever their text;
// in no rule is more asked of one than whether it is there.
func TestAsideIsForPeopleAlone(t *testing.T) {
	for _, room := range []string{"..", "../../lang/agreement"} {
		_ = filepath.WalkDir(room, func(path string, d os.DirEntry, err error) error {
			switch {
			case err != nil:
				t.Fatal(err)
			case d.IsDir() && (d.Name() == "report" || d.Name() == "testdata"):
				return filepath.SkipDir
			case !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
				return nil
			}
			src, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			text := strings.NewReplacer("blank(&d.Role)", "", "blank(&d.Lead.To.Role)", "", "&o.Note", "").Replace(string(src))
			for _, field := range []string{".Note", ".Role", ".Contact", ".AddressAs"} {
				if strings.Contains(text, field) {
					t.Errorf("%s reads %s", path, field)
				}
			}
			return nil
		})
	}
	var aside []string
	for _, k := range lang.Kinds() {
		for _, a := range k.Attrs {
			if judged := k.Name == "objective"; a.Name == "note" && a.Aside == judged {
				t.Errorf("whether the note of %s is judged by: %t", k.Name, !judged)
			}
			if a.Aside && a.Name != "note" {
				aside = append(aside, k.Name+"."+a.Name)
			}
			if a.Aside && (a.Type != lang.TypeText || a.Sealed > 0 || a.Behind > 0) {
				t.Errorf("%s of %s is no mere text", a.Name, k.Name)
			}
		}
	}
	if want := []string{"discipline.role", "person.role", "person.contact", "audience.address_as"}; !slices.Equal(slices.Sorted(slices.Values(aside)), slices.Sorted(slices.Values(want))) {
		t.Errorf("%v are for people, of which it is not held here", aside)
	}
	s := lang.Empty(book.Vocabulary).With(lacking(t))
	want := said(judge(s))
	for _, name := range slices.Sorted(maps.Keys(s.Files)) {
		f := s.Files[name]
		for _, text := range []string{`"…"`, `"TBD"`, `"2020-01-01"`, `"person.mira"`, `"12"`} {
			var b strings.Builder
			at := 0
			for _, d := range f.Declarations {
				for i := range d.Block.Attrs {
					if a := &d.Block.Attrs[i]; !lang.KindNamed(d.Kind).Open && lang.KindNamed(d.Kind).Attr(a.Name()).Aside {
						b.WriteString(f.Content[at:a.Expr.At.Start] + text)
						at = int(a.Expr.At.End)
					}
				}
			}
			b.WriteString(f.Content[at:])
			if got := said(judge(s.With(map[string][]byte{name: []byte(b.String())}))); !slices.Equal(got, want) {
				t.Errorf("with %s in %s is found\n%s\nnot\n%s", text, name, strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		}
	}
}

// said are findings without their places.
func said(findings []*checks.Finding) []string {
	var list []string
	for _, f := range findings {
		list = append(list, fmt.Sprint(f.Rule, f.Address, f.Detail, f.Severity, f.Message, f.Fix, f.Fingerprint))
	}
	return list
}

// However an element is broken, and then otherwise, what is known is what is found.
func TestFoundInHoweverBroken(t *testing.T) {
	sequential(t)
	asOf, _ := lang.ParseDate("2027-02-01")
	opts := checks.Options{AsOf: asOf, Profile: "integrated"}
	files := lacking(t)
	known := 0
	for _, x := range []struct{ file, head string }{{"autumn/campaign.plan.hcl", `campaign "autumn" {`}, {"autumn/more.plan.hcl", `metric "rides" {`}, {"workspace.plan.hcl", `discipline "events" {`}} {
		text := string(files[x.file])
		start := strings.Index(text, x.head)
		end := start + strings.Index(text[start:], "\n}\n")
		broken := []string{text[:end] + text[end+2:], text[:end] + "\n  na" + text[end:]}
		for _, head := range []string{x.head + "\n  na\n", x.head + "\n  na =\n", strings.TrimSuffix(x.head, "{"), x.head + "\n  \"\n", x.head + "\n  (\n"} {
			broken = append(broken, text[:start]+head+text[start+len(x.head):])
		}
		for _, was := range broken {
			s := lang.Empty(book.Vocabulary).With(files).With(map[string][]byte{x.file: []byte(was)})
			before := judgeAfter(nil, s)
			for _, is := range broken {
				next := s.With(map[string][]byte{x.file: []byte(is)})
				found, ok := before.FoundIn(next, opts)
				if !ok {
					continue
				}
				known++
				if got, want := shownOf(found), shownOf(judge(next)); !slices.Equal(got, want) {
					t.Errorf("%s\nwas\n%s\nknown is\n\t%s\nand from nothing is found\n\t%s", is, was, strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
				}
			}
		}
	}
	if known < 60 {
		t.Errorf("only %d were known", known)
	}
}

// Another title is known to change nothing where no sentence quotes the old one; whatever is
// known is what a fresh start finds.
func TestFoundInWithOtherTitles(t *testing.T) {
	asOf, _ := lang.ParseDate("2027-02-01")
	opts := checks.Options{AsOf: asOf, Profile: "integrated"}
	files := lacking(t)
	files["autumn/more.plan.hcl"] = []byte(strings.Replace(string(files["autumn/more.plan.hcl"]), "person.jana", "person.the_crowd", 1))
	s := lang.Empty(book.Vocabulary).With(files)
	before := judgeAfter(nil, s)
	known, other := 0, 0
	for name, f := range s.Files {
		for _, d := range f.Declarations {
			title := d.Block.Attr("title")
			if title == nil {
				continue
			}
			at := title.Expr.At
			for _, is := range []string{"Quite another one", "The crowd"} {
				next := s.With(map[string][]byte{name: []byte(f.Content[:at.Start] + strconv.Quote(is) + f.Content[at.End:])})
				found, ok := before.FoundIn(next, opts)
				switch fresh := judgeAfter(nil, next); {
				case !ok:
					other++
				case !slices.Equal(shownOf(found), shownOf(fresh.Findings)):
					t.Errorf("%s %s: known is\n\t%s\nand found is\n\t%s", name, d.Name, strings.Join(shownOf(found), "\n\t"), strings.Join(shownOf(fresh.Findings), "\n\t"))
				default:
					known++
				}
			}
		}
	}
	if known < 10 || other < 10 {
		t.Errorf("%d are known, and %d are not", known, other)
	}
}
