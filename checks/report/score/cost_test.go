package score

import (
	"fmt"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
)

// hundred is the aligned plan eleven times in one campaign: 110 tactics.
func hundred() map[string]string {
	once := regexp.MustCompile(`(?ms)^(campaign|workspace)\b[^\n]*\{\n.*?^\}\n`)
	files := map[string]string{}
	for name, src := range sources(spring()) {
		files[name] = string(src)
		for i := range 10 {
			more := fmt.Sprintf("%s_%d.plan.hcl", strings.TrimSuffix(name, ".plan.hcl"), i)
			files[more] = keepCampaigns(spring(), renameAll(spring(), once.ReplaceAllString(string(src), ""), fmt.Sprintf("_%d", i)))
		}
	}
	return files
}

// What a score takes is counted in memory: at the most a tenth of what a check does, for a plan of
// a hundred tactics.
func TestScoreIsCheap(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector counts, too")
	}
	files := hundred()
	var s *lang.Snapshot
	check := bytesOf(func() {
		s = load(files)
		checks.Run(s, book.Rules, checks.Options{AsOf: today, Profile: "integrated"})
	})
	all := scoreOf(s)
	score := bytesOf(func() { scoreOf(s) })
	if n := asked(t, all, dates.name).Asked; n != 110 || score > check/10 {
		t.Errorf("the score of %d tactics takes %d bytes, a check %d", n, score, check)
	}
	t.Logf("a check %d KB, the score %d KB", check>>10, score>>10)
}

// Tactics that support each other all around, of which each leads to each, take no more the more
// they are, and the score says that it does not know all.
func TestScoreOfCircles(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector counts, too")
	}
	circle := func(n int) *lang.Snapshot {
		var b strings.Builder
		b.WriteString("campaign \"c\" {\n  start = \"2027-04-01\"\n  end = \"2027-06-30\"\n}\nobjective \"o\" {\n  statement = \"x\"\n}\n")
		for i := range n {
			fmt.Fprintf(&b, "tactic \"t%d\" {\n  serves = [objective.o]\n  supports = [tactic.t%d]\n}\n", i, (i+1)%n)
		}
		s := load(map[string]string{"a.plan.hcl": b.String()})
		s.Plans()
		return s
	}
	const few, times = 400, 8
	small, large := circle(few), circle(few*times)
	scoreOf(small) // which reads what is asked for the first time
	scoreOf(large)
	once, often := bytesOf(func() { scoreOf(small) }), bytesOf(func() { scoreOf(large) })
	if often > once*times*3/2 {
		t.Errorf("%d tactics in a circle take %d KB, and %d times as many %d KB", few, once>>10, times, often>>10)
	}
}

func bytesOf(work func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	work()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

func BenchmarkCheck(b *testing.B) {
	files := hundred()
	for b.Loop() {
		checks.Run(load(files), book.Rules, checks.Options{AsOf: today, Profile: "integrated"})
	}
}

func BenchmarkScore(b *testing.B) {
	s := load(hundred())
	scoreOf(s)
	for b.Loop() {
		scoreOf(s)
	}
}
