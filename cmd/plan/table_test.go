package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/assist"
	"github.com/plan-as-code/plan/lang/syntax"
)

// What stands in the table of the language is known everywhere: these tests walk over every
// kind, block and attribute, in plans that use all of them.

var tableDay, _ = lang.ParseDate("2027-02-15")

// wholeLanguage are plans that use every kind, block and attribute, as those of the bench do.
func wholeLanguage(t *testing.T) map[string][]byte {
	t.Helper()
	const plans, bench = "../../testdata/plans/spring-subscriptions/", "../planbench/"
	files := map[string][]byte{}
	add := func(name, from string) {
		text, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = slices.Concat(files[name], []byte("\n"), text)
	}
	add("workspace.plan.hcl", plans+"workspace.plan.hcl")
	files["workspace.plan.hcl"] = []byte(strings.Replace(string(files["workspace.plan.hcl"]), "workspace {", "workspace {\n  title = \"All of it\"\n  note  = \"For tests.\"", 1))
	add("workspace.plan.hcl", bench+"more_workspace.hcl")
	found, _ := filepath.Glob(plans + "spring/*.plan.hcl")
	for _, name := range found {
		add("spring/"+path.Base(filepath.ToSlash(name)), name)
	}
	add("spring/more.plan.hcl", bench+"more_campaign.hcl")
	add("spring/pilot/pilot.plan.hcl", bench+"more_pilot.hcl")
	return files
}

// tablePlace is where an attribute of the table is written.
type tablePlace struct {
	lang.Element
	lang.Attribute
	nested *lang.Nested // nil for one of the element's own
}

func (p *tablePlace) String() string {
	return strings.TrimPrefix(p.Block+"."+p.Attribute.Name, ".") + " of " + p.Kind().Name
}

// tablePlaces are a place of each attribute; none may be missing.
func tablePlaces(t *testing.T, s *lang.Snapshot) (list []*tablePlace) {
	t.Helper()
	seen := map[string]bool{}
	for _, plan := range s.Plans() {
		for _, e := range plan.All {
			for _, a := range lang.Attributes(e) {
				p := &tablePlace{e, a, e.Kind().Block(a.Block)}
				if a.Line != nil && !seen[p.String()] && !a.Undecided() {
					seen[p.String()] = true
					list = append(list, p)
				}
			}
		}
	}
	for _, k := range lang.Kinds() {
		for _, a := range k.Attrs {
			if one := a.Name + " of " + k.Name; !k.Open && !seen[one] {
				t.Errorf("no plan has %s", one)
			}
		}
		for _, n := range k.Blocks {
			for _, a := range n.Attrs {
				if one := n.Name + "." + a.Name + " of " + k.Name; !seen[one] {
					t.Errorf("no plan has %s", one)
				}
			}
		}
	}
	return list
}

// another is what an attribute may say instead.
func (p *tablePlace) another() string {
	switch p.Type {
	case lang.TypeNumber, lang.TypeMoney, lang.TypeEffort, lang.TypePercent:
		return "7"
	case lang.TypeDate:
		return `"2027-04-19"`
	case lang.TypeDuration:
		return `"5d"`
	case lang.TypeYesNo:
		return map[string]string{"yes": "false", "no": "true"}[p.Shown()]
	case lang.TypeChoice:
		if p.Shown() == p.Choices[0] {
			return `"` + p.Choices[1] + `"`
		}
		return `"` + p.Choices[0] + `"`
	case lang.TypeText, lang.TypeCue:
		return `"Something else"`
	case lang.TypeExpr:
		return `"no" == "yes"`
	case lang.TypePlural:
		return "channels"
	}
	return "null"
}

// A change of any attribute is told by plan diff, at its element.
func TestDiffTellsEveryAttribute(t *testing.T) {
	s := lang.Empty(book.Vocabulary).With(wholeLanguage(t))
	one := checks.Options{AsOf: tableDay, Only: []string{"orphan-tactic"}}
	before := checks.Run(s, book.Rules, one)
	one.Base = s
	for _, p := range tablePlaces(t, s) {
		if p.Kind().Name == "moved" {
			continue // it says which elements are the same
		}
		f := p.File()
		src, err := syntax.Apply(f.Src, f.Path, []syntax.Edit{{Range: p.ValueAt, Text: p.another()}})
		if err != nil {
			t.Fatal(err)
		}
		next := s.With(map[string][]byte{f.Path: src})
		d := report.DiffOf(s, next, before, checks.Run(next, book.Rules, one), func(string) bool { return true })
		if !told(d, p) {
			t.Errorf("nothing is told of another %s", p)
		}
	}
}

// told reports that a comparison speaks of an attribute of an element; of the one by which blocks
// are told apart, that it speaks of a block.
func told(d *report.Diff, p *tablePlace) bool {
	block, name := p.Block, p.Attribute.Name
	if p.nested != nil && p.nested.KeyAttr() == p.Attribute.Attr {
		block, name = "", p.Block
	}
	for _, plan := range d.Plans {
		for _, g := range plan.Groups {
			for _, e := range g.Elements {
				for i := range e.Values {
					v := &e.Values[i]
					same := v.Block == block && v.Name == name || v.Block == p.Block && v.Name == p.Attribute.Name
					if same && e.Element().Address() == p.Address() && report.ValueSaid(e, v) != "" {
						return true
					}
				}
			}
		}
	}
	return false
}

// A rule of one's own can ask for any attribute of what has a plural.
func TestRulesAskForEveryAttribute(t *testing.T) {
	files := wholeLanguage(t)
	places := tablePlaces(t, lang.Empty(book.Vocabulary).With(files))
	var rules strings.Builder
	for i, p := range places {
		condition := "each." + p.Attribute.Name + " == null"
		switch {
		case p.nested != nil && p.nested.Once:
			condition = fmt.Sprintf("each.%s == null || each.%[1]s.%s == null", p.Block, p.Attribute.Name)
		case p.nested != nil:
			condition = fmt.Sprintf("each.%s == null || !any([for b in each.%[1]s : b.%s != null])", p.Block, p.Attribute.Name)
		}
		if p.Kind().Label == syntax.Named && p.Kind().Name != "rule" {
			fmt.Fprintf(&rules, "rule \"asks_%d\" {\n  for_each = %s\n  condition = %s\n  message = \"It has one.\"\n}\n", i, p.Kind().Plural, condition)
		}
	}
	files["workspace.plan.hcl"] = append(files["workspace.plan.hcl"], rules.String()...)
	s := lang.Empty(book.Vocabulary).With(files)
	r := checks.Run(s, book.Rules, checks.Options{AsOf: tableDay})
	for i, p := range places {
		name := fmt.Sprintf("asks_%d", i)
		if p.Kind().Label != syntax.Named || p.Kind().Name == "rule" {
			continue
		}
		if !slices.ContainsFunc(r.Findings, func(f *checks.Finding) bool { return f.Rule == name || f.Rule == "rule."+name }) {
			t.Errorf("no rule finds %s", p)
		}
	}
	for _, f := range r.Findings {
		if f.Rule != "missing-attribute" && f.Element != nil && strings.HasPrefix(f.Element.Name(), "asks_") {
			t.Error(f.Message)
		}
	}
}

// plan export --format json has every attribute that is written.
func TestExportHasEveryAttribute(t *testing.T) {
	files := wholeLanguage(t)
	places := tablePlaces(t, lang.Empty(book.Vocabulary).With(files))
	dir := t.TempDir()
	for name, text := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out, errs, _ := planCommand(t, "", "export", "--format", "json", dir)
	var exported exportedJSON
	if err := json.Unmarshal([]byte(out), &exported); err != nil {
		t.Fatal(err, errs)
	}
	has := map[string]bool{}
	note := func(kind, block string, values map[string]exportedValueJSON) {
		for name, v := range values {
			if v.Value != nil || v.Expression != "" {
				has[strings.TrimPrefix(block+"."+name, ".")+" of "+kind] = true
			}
		}
	}
	for _, plan := range exported.Plans {
		for _, e := range plan.Elements {
			note(e.Kind, "", e.Attributes)
			for _, b := range e.Blocks {
				note(e.Kind, b.Kind, b.Attributes)
			}
		}
	}
	for _, p := range places {
		if !has[p.String()] {
			t.Errorf("the export lacks %s", p)
		}
	}
}

// Each kind can be called otherwise, and is then used where it was before.
func TestRenameOfEveryKind(t *testing.T) {
	s := lang.Empty(book.Vocabulary).With(wholeLanguage(t))
	r := checks.Run(s, book.Rules, checks.Options{AsOf: tableDay})
	renamed, used := map[string]bool{}, map[string]bool{}
	for _, plan := range s.Plans() {
		for _, e := range plan.All {
			target := &assist.Target{Element: e}
			was := assist.Uses(s, target)
			if assist.Renamable(s, target) != nil || renamed[e.Kind().Name] && (used[e.Kind().Name] || len(was) < 2) {
				continue
			}
			edits, err := checks.Rename(t.Context(), s, r, target, "called_otherwise")
			if err != nil {
				t.Errorf("%s: %v", e.Address(), err)
				continue
			}
			renamed[e.Kind().Name], used[e.Kind().Name] = true, len(was) > 1
			changed := map[string][]byte{}
			for name, f := range s.Files {
				if changed[name], err = syntax.Apply(f.Src, name, edits); err != nil {
					t.Fatal(err)
				}
			}
			next := s.With(changed)
			now := next.PlanOf(e.File().Path).Lookup(e.Kind().Name, "called_otherwise")
			if now == nil || len(assist.Uses(next, &assist.Target{Element: now})) != len(was) {
				t.Errorf("%s is not used as before under another name", e.Address())
			}
		}
	}
	for _, k := range lang.Kinds() {
		if k.Label == syntax.Named && !renamed[k.Name] {
			t.Errorf("no %s was renamed", k.Name)
		}
	}
}

// The trace of an element, or that of what it names, shows every reference that is a line.
func TestTraceOfEveryReference(t *testing.T) {
	s := lang.Empty(book.Vocabulary).With(wholeLanguage(t))
	met := map[string]bool{}
	for _, plan := range s.Plans() {
		for _, e := range plan.All {
			for _, r := range lang.RelationsFrom(e) {
				one := e.Kind().Name + " " + r.Attr.Name + " " + r.To.Kind().Name
				if r.Attr.Up == "" && r.Attr.Down == "" || met[one] {
					continue
				}
				met[one] = true
				if !leadsTo(report.TraceOf(s, e), r.To) && !leadsTo(report.TraceOf(s, r.To), e) {
					t.Errorf("no trace shows %s of %s: %s", r.Attr.Name, e.Address(), r.To.Address())
				}
			}
		}
	}
}

func leadsTo(t *report.Trace, e lang.Element) bool {
	var within func(list []*report.Branch) bool
	within = func(list []*report.Branch) bool {
		return slices.ContainsFunc(list, func(b *report.Branch) bool { return b.Address == e.Address() || within(b.Branches) })
	}
	return within(t.Up) || within(t.Down) || within(t.Named)
}
