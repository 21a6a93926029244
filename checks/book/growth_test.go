package book_test

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
)

var (
	countSteps = flag.Bool("steps", false, "also count the statements that work takes, for which the rules are built once more")
	workOn     = flag.String("work-on", "", "do the work of `NAME:NUMBER` and nothing else, so that its statements can be counted")
)

// growing is work that each tactic should add as much to as every other, by its name,
// with the least number of tactics that it is looked at with.
var growing = map[string]struct {
	least int
	of    func(tactics int) func()
}{
	// everything at once: on one day, on one channel, for the same people
	"a crowded day": {250, func(tactics int) func() {
		s := lang.Empty(book.Vocabulary).With(map[string][]byte{"crowd.plan.hcl": []byte(crowd(tactics))})
		return func() { judged(s) }
	}},
	"a rule of one's own": {1000, func(tactics int) func() {
		var b strings.Builder
		b.WriteString("discipline \"pr\" {}\n" + strings.SplitAfter(ownRules, "}\n")[0])
		for i := range tactics {
			fmt.Fprintf(&b, "tactic \"t%d\" {\n  discipline = discipline.pr\n}\n", i)
		}
		s := lang.Empty(book.Vocabulary).With(map[string][]byte{"a.plan.hcl": []byte(b.String())})
		return func() {
			n := 0
			for _, f := range checks.Run(s, book.Rules, checks.Options{AsOf: asOf, Only: []string{"rule.named"}}).Findings {
				if f.Rule == "rule.named" {
					n++
				}
			}
			if n != tactics {
				panic(fmt.Sprintf("%d findings of %d tactics", n, tactics))
			}
		}
	}},
	"attributes that are none, beside one that is": {500, func(tactics int) func() {
		var b strings.Builder
		b.WriteString("tactic \"a\" {\n")
		for i := range tactics {
			fmt.Fprintf(&b, "  titles%d = 1\n", i)
		}
		b.WriteString("  title = \"A\"\n}\n")
		return func() {
			judged(lang.Empty(book.Vocabulary).With(map[string][]byte{"a.plan.hcl": []byte(b.String())}))
		}
	}},
	"waivers that waive nothing": {250, func(tactics int) func() {
		var b strings.Builder
		b.WriteString("campaign \"c\" {}\nperson \"p\" {}\n")
		for i := range tactics {
			fmt.Fprintf(&b, "waiver \"orphan-tactic\" {\n  covers = campaign.c\n  reason = \"r%d\"\n  owner = person.p\n}\n", i)
		}
		s := lang.Empty(book.Vocabulary).With(map[string][]byte{"a.plan.hcl": []byte(b.String())})
		return func() { judged(s) }
	}},
	"deleting, below as many remarks": {250, func(tactics int) func() {
		var b strings.Builder
		for i := range tactics {
			fmt.Fprintf(&b, "tactic \"t%d\" {}\n", i)
		}
		b.WriteString(strings.Repeat("# t0 and what else there is\n", tactics) + "tactic \"last\" {}\n")
		f := lang.Empty(book.Vocabulary).With(map[string][]byte{"a.plan.hcl": []byte(b.String())}).Files["a.plan.hcl"]
		return func() {
			for _, d := range f.Declarations {
				f.Delete(d)
			}
		}
	}},
}

// The next tactics take as much work as those before. Memory is counted here; with -steps,
// as in make test, so are statements, which also tells where tactics are compared with each
// other one by one.
func TestWorkGrowsWithTactics(t *testing.T) {
	for name, work := range growing {
		t.Run(name, func(t *testing.T) {
			growsEvenly(t, "bytes", work.least, func(tactics int) int { bytes, _ := memoryOf(work.of(tactics)); return bytes })
			growsEvenly(t, "pieces of memory", work.least, func(tactics int) int { _, pieces := memoryOf(work.of(tactics)); return pieces })
		})
	}
	if !*countSteps {
		return
	}
	steps := filepath.Join(t.TempDir(), "steps.test")
	if out, err := exec.Command("go", "test", "-c", "-covermode=atomic", "-coverpkg=../../checks/...,../../lang/...", "-o", steps, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for name, work := range growing {
		t.Run(name+", step by step", func(t *testing.T) {
			growsEvenly(t, "statements", work.least, func(tactics int) int { return statementsOf(t, steps, name, tactics) })
		})
	}
}

// TestWorkOn does what TestWorkGrowsWithTactics counts the statements of.
func TestWorkOn(t *testing.T) {
	name, number, given := strings.Cut(*workOn, ":")
	if !given {
		t.Skip("there is nothing to work on")
	}
	tactics := 0
	if _, err := fmt.Sscan(number, &tactics); err != nil {
		t.Fatal(err)
	}
	growing[name].of(tactics)()
}

// growsEvenly fails where what takes some number for least tactics, and for twice and four
// times as many, grows by more from the second to the third than twice as much as from
// the first to the second, and a fifth. What is needed once does not count that way.
func growsEvenly(t *testing.T, what string, least int, of func(tactics int) int) {
	t.Helper()
	one, two, four := of(least), of(2*least), of(4*least)
	if first, second := two-one, four-two; float64(second) > 2.2*float64(first) {
		t.Errorf("%d more tactics take %d %s, and %d further ones %d", least, first, what, 2*least, second)
	}
}

// memoryOf is what some work allocates.
func memoryOf(work func()) (bytes, pieces int) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	work() // once before, for what is kept
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	work()
	runtime.ReadMemStats(&after)
	return int(after.TotalAlloc - before.TotalAlloc), int(after.Mallocs - before.Mallocs)
}

// statementsOf is how many statements a program of this test, built to count them, carries
// out for some work.
func statementsOf(t *testing.T, program, name string, tactics int) (n int) {
	t.Helper()
	profile := filepath.Join(t.TempDir(), "profile")
	out, err := exec.Command(program, "-test.run=^TestWorkOn$", "-test.coverprofile="+profile, fmt.Sprintf("-work-on=%s:%d", name, tactics)).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	file, err := os.Open(profile)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var place string
		var statements, times int // of a stretch of code, and how often that ran
		if _, err := fmt.Sscan(lines.Text(), &place, &statements, &times); err == nil {
			n += statements * times
		}
	}
	return n
}
