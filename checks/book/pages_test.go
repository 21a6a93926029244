package book_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lang/syntax"
)

var update = flag.Bool("update", false, "write the findings into the pages' examples")

// Every page is a test of its rule: its first example has exactly the findings
// that its comments announce, its fixed example has none, and where the first
// fix is complete it turns the one into the other.
func TestPages(t *testing.T) {
	for _, r := range book.Rules {
		t.Run(r.ID, func(t *testing.T) {
			p := parsePage(t, r)
			checkShape(t, r, p)
			bad := run(t, r, p, p.bad)
			if *update {
				p.rewrite(t, r, bad)
			} else if diff := cmp.Diff(p.announced, lines(bad)); diff != "" {
				t.Errorf("findings differ from the page's comments (-page +found); mend the rule, or run\n\tgo test ./checks/book -update\n%s", diff)
			}
			if found := run(t, r, p, p.fixed); len(found) > 0 {
				t.Errorf("the fixed example has findings: %v", lines(found))
			}
			checkFix(t, r, p, bad)
		})
	}
}

func checkShape(t *testing.T, r *checks.Rule, p *page) {
	switch {
	case !strings.HasPrefix(r.Page.Text, "# ") || r.Page.Title == "":
		t.Error("the page has no title")
	case r.Page.Why == "" || strings.HasPrefix(r.Page.Why, "```"):
		t.Error("the page does not say why before its example")
	case len(p.bad) == 0 || len(p.fixed) == 0:
		t.Error("the page needs an example and a *Fixed:* one")
	}
}

// page is the examples of a rule's page.
type page struct {
	text       string
	asOf       lang.Date
	beside     []string          // ids of the rules that run besides the page's own
	lock       string            // what the *Agreed:* example comes to, sealed
	bad, fixed map[string]string // files by name
	announced  []string
}

var (
	fence       = regexp.MustCompile("(?ms)^```hcl([^\n]*)\n(.*?)^```$")
	expectation = regexp.MustCompile(`[ \t]*# (error|warning|info): `)
)

func parsePage(t *testing.T, r *checks.Rule) *page {
	p := &page{text: r.Page.Text, bad: map[string]string{}, fixed: map[string]string{}}
	p.asOf, _ = lang.ParseDate("2027-02-01")
	first, second, _ := strings.Cut(p.text, "*Fixed:*")
	if agreed, now, ok := strings.Cut(first, "*Now:*"); ok {
		first = now
		p.seal(t, r, agreed)
	}
	for _, m := range fence.FindAllStringSubmatch(first, -1) {
		name := p.options(t, m[1])
		var clean strings.Builder
		for i, line := range strings.SplitAfter(m[2], "\n") {
			code, said := splitExpectations(line)
			clean.WriteString(code)
			for _, s := range said {
				p.announced = append(p.announced, fmt.Sprintf("%s:%d: %s", name, i+1, s))
			}
		}
		p.bad[name] = clean.String()
		if _, given := p.fixed[name]; !given {
			p.fixed[name] = clean.String()
		}
	}
	for _, m := range fence.FindAllStringSubmatch(second, -1) {
		p.fixed[p.options(t, m[1])] = m[2]
	}
	return p
}

// seal makes the agreement of the example behind *Agreed:*, with the amendments
// that it holds.
func (p *page) seal(t *testing.T, r *checks.Rule, text string) {
	t.Helper()
	files := map[string]string{}
	for _, m := range fence.FindAllStringSubmatch(text, -1) {
		files[p.options(t, m[1])] = m[2]
	}
	plan := load(t, files).Plans()[0]
	if places, _ := agreement.Unsealable(plan); len(places) > 0 || len(files) == 0 {
		t.Fatalf("the *Agreed:* example cannot be sealed: %v", places)
	}
	p.lock = string(agreement.LockOf(plan).Append(agreement.Next(plan, agreement.Sealing{On: p.asOf, Amendments: plan.Amendments})))
}

// options reads what stands behind the word hcl: file=NAME, as-of=DATE and, for
// pages about other rules' findings, run=RULE.
func (p *page) options(t *testing.T, words string) (file string) {
	file = "example.plan.hcl"
	for _, word := range strings.Fields(words) {
		switch key, value, _ := strings.Cut(word, "="); key {
		case "file":
			file = value
		case "as-of":
			var ok bool
			if p.asOf, ok = lang.ParseDate(value); !ok {
				t.Fatalf("as-of=%s is no date", value)
			}
		case "run":
			p.beside = append(p.beside, value)
		default:
			t.Fatalf("unknown word %q behind ```hcl", word)
		}
	}
	return file
}

// splitExpectations takes the comments that announce findings off a line.
func splitExpectations(line string) (code string, said []string) {
	at := expectation.FindAllStringSubmatchIndex(line, -1)
	if at == nil {
		return line, nil
	}
	end := len(strings.TrimRight(line, "\n"))
	for i, m := range at {
		stop := end
		if i+1 < len(at) {
			stop = at[i+1][0]
		}
		said = append(said, line[m[2]:m[3]]+": "+line[m[1]:stop])
	}
	return line[:at[0][0]] + line[end:], said
}

func run(t *testing.T, r *checks.Rule, p *page, files map[string]string) []*checks.Finding {
	t.Helper()
	if p.lock != "" {
		files = maps.Clone(files)
		files[discovery.LockFile] = p.lock
	}
	return checks.Run(load(t, files), book.Rules, checks.Options{AsOf: p.asOf, Only: append([]string{r.ID}, p.beside...)}).Findings
}

func load(t *testing.T, files map[string]string) *lang.Snapshot {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, src := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(src)}
	}
	s, err := lang.Load(fsys, ".", book.Vocabulary)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func lines(findings []*checks.Finding) []string {
	var list []string
	for _, f := range findings {
		list = append(list, fmt.Sprintf("%s:%d: %s: %s", f.Range.Filename, f.Range.Start.Line, f.Severity, f.Message))
	}
	return list
}

// checkFix applies the first fix of each finding, one after another. Where that
// settles everything, the result must be the fixed example; where it does not,
// the fix must be a stub that the author has to fill in.
func checkFix(t *testing.T, r *checks.Rule, p *page, found []*checks.Finding) {
	files := p.bad
	offered, before := false, len(found)
	for range 10 {
		var fix *syntax.Fix
		for _, f := range found {
			if len(f.Fixes) > 0 {
				fix = &f.Fixes[0]
				break
			}
		}
		if fix == nil {
			break
		}
		offered = true
		var err error
		if files, err = apply(files, *fix); err != nil {
			t.Fatalf("fix %q: %v", fix.Title, err)
		}
		if stub.MatchString(fmt.Sprint(fix.Edits)) {
			if fix.Safe {
				t.Errorf("fix %q is a stub and cannot be safe", fix.Title)
			}
			return
		}
		found = run(t, r, p, files)
		if leavesOpen(fix) && !strings.Contains(fmt.Sprint(p.fixed), lang.UndecidedWord) {
			if now := len(found); now >= before {
				t.Errorf("fix %q leaves %d of %d findings", fix.Title, now, before)
			}
			if !r.Fixable {
				t.Error("it offers edits, and Fixable is false")
			}
			return // the page shows what somebody decided
		}
		before = len(found)
	}
	if offered != r.Fixable {
		t.Errorf("Fixable is %v, and the example's findings offer edits: %v", r.Fixable, offered)
	}
	if len(found) > 0 && offered {
		t.Errorf("after the first fixes the example still has findings: %v", lines(found))
	}
	if !offered {
		return
	}
	for name, want := range p.fixed {
		got, wanted := string(syntax.Format([]byte(files[name]))), string(syntax.Format([]byte(want)))
		if diff := cmp.Diff(wanted, got); diff != "" {
			t.Errorf("the first fix does not lead to the fixed example (-page +fix):\n%s", diff)
		}
	}
}

// leavesOpen reports that a fix says of something that it is to be decided.
func leavesOpen(fix *syntax.Fix) bool {
	return strings.Contains(fmt.Sprint(fix.Edits), lang.UndecidedWord)
}

var stub = regexp.MustCompile(`NAME|…|\?|YYYY`)

func apply(files map[string]string, fix syntax.Fix) (map[string]string, error) {
	result := map[string]string{}
	for name, src := range files {
		out, err := syntax.Apply([]byte(src), name, fix.Edits)
		if err != nil {
			return nil, err
		}
		result[name] = string(out)
	}
	return result, nil
}

// rewrite puts the findings as comments into the page's first example.
func (p *page) rewrite(t *testing.T, r *checks.Rule, found []*checks.Finding) {
	first, second, _ := strings.Cut(p.text, "*Fixed:*")
	agreed := ""
	if before, now, ok := strings.Cut(first, "*Now:*"); ok {
		agreed, first = before+"*Now:*", now
	}
	first = fence.ReplaceAllStringFunc(first, func(block string) string {
		m := fence.FindStringSubmatch(block)
		name := p.options(t, m[1])
		var b strings.Builder
		for i, line := range strings.SplitAfter(m[2], "\n") {
			code, _ := splitExpectations(line)
			body := strings.TrimRight(code, "\n")
			b.WriteString(body)
			for _, f := range found {
				if f.Range.Filename == name && f.Range.Start.Line == i+1 {
					fmt.Fprintf(&b, " # %s: %s", f.Severity, f.Message)
				}
			}
			b.WriteString(code[len(body):])
		}
		return "```hcl" + m[1] + "\n" + b.String() + "```"
	})
	file := filepath.Join("..", r.Family, r.ID+".md")
	if err := os.WriteFile(file, []byte(agreed+first+"*Fixed:*"+second), 0o644); err != nil {
		t.Fatal(err)
	}
}
