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
