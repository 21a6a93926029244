package main

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"runtime"
	"slices"
	"sync/atomic"
	"time"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// byRule times every rule on the files of a workspace, and prints what each family takes
// and the rules that take most. What rules share is counted for the first that
// asks for it.
func byRule(c *corpus) error {
	s, err := lang.Load(os.DirFS(c.dir), ".", book.Vocabulary)
	if err != nil {
		return err
	}
	asOf, _ := lang.ParseDate(day)
	spent := make([]atomic.Int64, len(book.Rules))
	timed := make([]*checks.Rule, len(book.Rules))
	for i, r := range book.Rules {
		one := *r
		if one.Check != nil {
			one.Check = func(p *checks.Pass) {
				start := time.Now()
				r.Check(p)
				spent[i].Add(int64(time.Since(start)))
			}
		}
		timed[i] = &one
	}
	const rounds = 5
	found := 0
	start := time.Now()
	for range rounds {
		found = len(checks.Run(s, timed, checks.Options{AsOf: asOf, Profile: "integrated"}).Findings)
		runtime.GC()
	}
	whole := time.Since(start) / rounds
	type cost struct {
		name string
		took time.Duration
	}
	families, rules := map[string]time.Duration{}, []cost{}
	for i, r := range book.Rules {
		took := time.Duration(spent[i].Load()) / rounds
		families[r.Family] += took
		rules = append(rules, cost{r.ID, took})
	}
	byCost := func(a, b cost) int { return cmp.Compare(b.took, a.took) }
	slices.SortStableFunc(rules, byCost)
	var chapters []cost
	for _, name := range slices.Sorted(maps.Keys(families)) {
		chapters = append(chapters, cost{name, families[name]})
	}
	slices.SortStableFunc(chapters, byCost)
	fmt.Printf("\n%-34s %12s   (%s, all that runs: %s)\n", fmt.Sprintf("rules, %d files", c.files), "time", prose.Count(found, "finding"), round(whole))
	const most = 12
	for _, chapter := range chapters {
		fmt.Printf("%-34s %12s\n", chapter.name, round(chapter.took))
	}
	fmt.Printf("\n%-34s\n", fmt.Sprintf("the %d rules that take most", most))
	for _, r := range rules[:most] {
		fmt.Printf("%-34s %12s\n", r.name, round(r.took))
	}
	return nil
}
