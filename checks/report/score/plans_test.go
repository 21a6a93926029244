package score

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
	"github.com/plan-as-code/plan/lang/discovery"
)

// subject is a plan that the laws are tried on.
type subject struct {
	name     string
	snapshot *lang.Snapshot
	opts     checks.Options
}

var today, _ = lang.ParseDate("2027-02-01")

// subjects are all plans of testdata, and the examples of all rules, as they are and mended.
var subjects = sync.OnceValue(func() (list []subject) {
	for _, dir := range []string{"plans", "signal"} {
		folders, _ := os.ReadDir("../../../testdata/" + dir)
		for _, f := range folders {
			if f.IsDir() {
				list = append(list, subject{dir + "/" + f.Name(), loadFolder(dir + "/" + f.Name()), checks.Options{AsOf: today, Profile: "integrated"}})
			}
		}
	}
	for _, r := range book.Rules {
		list = append(list, examples(r)...)
	}
	return list
})

func loadFolder(name string) *lang.Snapshot {
	s, err := lang.Load(os.DirFS("../../../testdata/"+name), ".", book.Vocabulary)
	if err != nil {
		panic(err)
	}
	return s
}

var (
	fence     = regexp.MustCompile("(?ms)^```hcl([^\n]*)\n(.*?)^```$")
	named     = regexp.MustCompile(`file=(\S+)`)
	announces = regexp.MustCompile(`(?m)[ \t]*# (error|warning|info): .*$`)
)

// examples are those of a rule's page: with its findings, sealed where it says so, and mended.
func examples(r *checks.Rule) []subject {
	files := map[string]string{}
	read := func(text string) {
		for _, m := range fence.FindAllStringSubmatch(text, -1) {
			name := "example.plan.hcl"
			if at := named.FindStringSubmatch(m[1]); at != nil {
				name = at[1]
			}
			files[name] = announces.ReplaceAllString(m[2], "")
		}
	}
	bad, mended, _ := strings.Cut(r.Page.Text, "*Fixed:*")
	if agreed, now, ok := strings.Cut(bad, "*Now:*"); ok {
		read(agreed)
		p := load(files).Plans()[0]
		files = map[string]string{discovery.LockFile: string(agreement.LockOf(p).Append(agreement.Next(p, agreement.Sealing{On: today, Amendments: p.Amendments})))}
		bad = now
	}
	read(bad)
	list := []subject{{r.ID, load(files), checks.Options{AsOf: today, Only: []string{r.ID}}}, {r.ID + " integrated", load(files), checks.Options{AsOf: today, Profile: "integrated"}}}
	read(mended)
	return append(list, subject{r.ID + " mended", load(files), checks.Options{AsOf: today, Profile: "integrated"}})
}

func load(files map[string]string) *lang.Snapshot {
	fsys := fstest.MapFS{}
	for name, src := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(src)}
	}
	s, err := lang.Load(fsys, ".", book.Vocabulary)
	if err != nil {
		panic(err)
	}
	return s
}

func everything(*lang.Plan) bool { return true }

func scoreOf(s *lang.Snapshot) *Score { return Read(s).Of(everything) }

// lows are the lower figures: of the score, and of each part that counts.
func lows(s *Score) []float64 {
	if s == nil {
		return nil
	}
	list := []float64{s.Score.Low}
	for _, side := range s.Sides {
		for _, p := range side.Parts {
			list = append(list, p.Counts.Low)
		}
	}
	return list
}

// rises is the first figure that is more than one before it; empty where none is.
func rises(before, after *Score, of func(*Score) []float64) string {
	const exact = 1e-9
	was, is := of(before), of(after)
	for i := range min(len(was), len(is)) {
		if is[i] > was[i]+exact {
			return fmt.Sprintf("figure %d from %v to %v", i, was[i], is[i])
		}
	}
	return ""
}

func highs(s *Score) []float64 {
	if s == nil {
		return nil
	}
	list := []float64{s.Score.High}
	for _, side := range s.Sides {
		for _, p := range side.Parts {
			list = append(list, p.Counts.High)
		}
	}
	return list
}

// cut is a part of a plan that can be taken out.
type cut struct {
	of       string // tactic.press_day serves, or the address of an element alone
	element  bool   // it is a whole element
	file     string
	from, to int
}

func (c cut) in(s *lang.Snapshot, instead string) *lang.Snapshot {
	src := s.Files[c.file].Src
	return s.With(map[string][]byte{c.file: slices.Concat(src[:c.from], []byte(instead), src[c.to:])})
}

// cuts are all elements, attributes, nested blocks and items of lists of a snapshot.
func cuts(s *lang.Snapshot) (list []cut) {
	for _, name := range slices.Sorted(maps.Keys(s.Files)) {
		src := s.Files[name].Src
		file, diags := hclsyntax.ParseConfig(src, name, hcl.InitialPos)
		if diags.HasErrors() {
			continue
		}
		for _, block := range file.Body.(*hclsyntax.Body).Blocks {
			of := strings.Join(append([]string{block.Type}, block.Labels...), ".")
			if slices.Contains([]string{"workspace", "configure", "waiver", "rule", "locals", "moved", "amendment"}, block.Type) {
				continue
			}
			whole := hcl.RangeBetween(block.TypeRange, block.CloseBraceRange)
			list = append(list, cut{of, true, name, whole.Start.Byte, whole.End.Byte})
			list = append(list, within(block.Body, of, name, src)...)
		}
	}
	return list
}

func within(body *hclsyntax.Body, of, file string, src []byte) (list []cut) {
	for _, name := range slices.Sorted(maps.Keys(body.Attributes)) {
		a := body.Attributes[name]
		list = append(list, cut{of + " " + name, false, file, a.SrcRange.Start.Byte, a.SrcRange.End.Byte})
		items, ok := a.Expr.(*hclsyntax.TupleConsExpr)
		if !ok {
			continue
		}
		for i, item := range items.Exprs {
			at := item.Range()
			from, to := at.Start.Byte, at.End.Byte
			if rest := bytes.TrimLeft(src[to:], " \n"); len(rest) > 0 && rest[0] == ',' {
				to = len(src) - len(rest) + 1
			} else if before := bytes.TrimRight(src[:from], " \n"); before[len(before)-1] == ',' {
				from = len(before) - 1
			}
			list = append(list, cut{fmt.Sprintf("%s %s %d", of, name, i+1), false, file, from, to})
		}
	}
	n := map[string]int{}
	for _, b := range body.Blocks {
		n[b.Type]++
		what := fmt.Sprintf("%s %s %d", of, b.Type, n[b.Type])
		whole := hcl.RangeBetween(b.TypeRange, b.CloseBraceRange)
		list = append(list, cut{what, false, file, whole.Start.Byte, whole.End.Byte})
		list = append(list, within(b.Body, what, file, src)...)
	}
	return list
}

// without is a snapshot without a part of it.
func without(t *testing.T, s *lang.Snapshot, of string) *lang.Snapshot {
	t.Helper()
	for _, c := range cuts(s) {
		if c.of == of {
			return c.in(s, "")
		}
	}
	t.Fatalf("there is no %s", of)
	return nil
}

// spring is the aligned plan.
var spring = sync.OnceValue(func() *lang.Snapshot { return loadFolder("plans/spring-subscriptions") })
