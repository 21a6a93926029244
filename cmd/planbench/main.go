// Command planbench measures how fast plans are checked, against reading and
// parsing the same files with hclsyntax and nothing else, in the same run.
package main

import (
	"bytes"
	"cmp"
	"context"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"
	"time"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lsp/lsptest"
)

// day is that as of which the plans are judged: the aligned one is under way.
const day = "2027-02-15"

func main() {
	binary := flag.String("plan", "", "the plan binary, to measure whole processes")
	large := flag.Bool("tables", false, "only tables that are imported")
	typing := flag.Int("typing", 0, "only what somebody who types waits for, among so many files")
	edits := flag.Int("soak", 0, "only so many edits that break and mend the file above all campaigns, and what memory the server takes meanwhile")
	page := flag.Bool("page", false, "only the page for those who pay")
	attack := flag.Bool("hostile", false, "only workspaces that ask for as much work as they can")
	flag.Parse()
	path, err := filepath.Abs(*binary) // the server is started in other folders
	if err == nil && *binary != "" {
		*binary = path
	}
	switch {
	case err != nil:
	case *edits > 0:
		err = among(100, func(c *corpus) error { return soak(*binary, c, *edits) })
	case *large:
		err = tables(*binary)
	case *attack:
		err = worstOf(*binary, hostiles())
	case *page:
		err = onePage()
	case *typing > 0:
		err = among(*typing, func(c *corpus) error { return server(*binary, c) })
	default:
		err = measure(*binary)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "planbench:", err)
		os.Exit(1)
	}
}

// among does something in a workspace of so many files.
func among(files int, do func(*corpus) error) error {
	c, err := newCorpus(files)
	if err != nil {
		return err
	}
	defer c.remove()
	return do(c)
}

func measure(binary string) error {
	debug.SetGCPercent(-1) // as the command does where there is room, for both sides of the comparison
	debug.SetMemoryLimit(2 << 30)
	fmt.Printf("%s, %d cores\n\n", runtime.Version(), runtime.NumCPU())
	fmt.Printf("%-34s %12s %12s %8s\n", "whole check, in process", "parse only", "check", "ratio")
	by := map[int]*corpus{}
	for _, files := range []int{100, 1_000, 10_000} {
		c, err := newCorpus(files)
		if err != nil {
			return err
		}
		defer c.remove()
		by[files] = c
		if err := compare(c); err != nil {
			return err
		}
	}
	fmt.Println()
	if err := oneFolder(); err != nil {
		return err
	}
	fmt.Println()
	if err := onePage(); err != nil {
		return err
	}
	fmt.Println()
	if err := byRule(by[1_000]); err != nil {
		return err
	}
	fmt.Println()
	if err := oneEdit(by[100]); err != nil || binary == "" {
		return err
	}
	if err := oneProcess(binary); err != nil {
		return err
	}
	if err := memory(binary, by[10_000]); err != nil {
		return err
	}
	if err := compareBase(binary, by[1_000]); err != nil {
		return err
	}
	fmt.Println()
	if err := worstOf(binary, hostiles()); err != nil {
		return err
	}
	fmt.Println()
	if err := tables(binary); err != nil {
		return err
	}
	fmt.Println()
	debug.SetGCPercent(100) // a client leaves the machine to the server
	debug.FreeOSMemory()
	for _, files := range []int{100, 1_000} {
		if err := server(binary, by[files]); err != nil {
			return err
		}
	}
	return nil
}

// compare times parsing alone and the whole check in turns, so that both see the
// same machine, and prints their medians and that of the ratios turn by turn.
func compare(c *corpus) error {
	rounds := max(3, 5_000/c.files)
	var parse, whole, before []time.Duration
	var ratios, shares []float64
	for range rounds {
		start := time.Now()
		if err := parseOnly(c.dir); err != nil {
			return err
		}
		parse = append(parse, time.Since(start))
		runtime.GC()
		start = time.Now()
		s, err := load(c.dir)
		if err != nil {
			return err
		}
		before = append(before, time.Since(start))
		check(nil, s)
		whole = append(whole, time.Since(start))
		runtime.GC()
		alone := float64(parse[len(parse)-1])
		ratios, shares = append(ratios, float64(whole[len(whole)-1])/alone), append(shares, float64(before[len(before)-1])/alone)
	}
	fmt.Printf("%-34s %12s %12s %7.2fx\n", fmt.Sprintf("%d files, %.1f MB", c.files, float64(c.size)/1e6), round(median(parse)), round(median(whole)), median(ratios))
	fmt.Printf("%-34s %12s %12s %7.2fx\n", "  before the first rule", "", round(median(before)), median(shares))
	return nil
}

// parseOnly reads and parses every plan file below dir on all cores.
func parseOnly(dir string) error {
	var names []string
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if discovery.IsPlanFile(name) {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		return err
	}
	var group sync.WaitGroup
	next := make(chan string)
	errs := make(chan error, runtime.NumCPU())
	for range runtime.NumCPU() {
		group.Go(func() {
			for name := range next {
				src, err := os.ReadFile(name)
				if err == nil {
					if _, diags := hclsyntax.ParseConfig(src, name, hcl.InitialPos); diags.HasErrors() {
						err = diags
					}
				}
				if err != nil {
					errs <- err
					for range next { // let the others finish
					}
				}
			}
		})
	}
	for _, name := range names {
		next <- name
	}
	close(next)
	group.Wait()
	close(errs)
	return <-errs
}

func wholeCheck(dir string) (*lang.Snapshot, *checks.Result, error) {
	s, err := load(dir)
	if err != nil {
		return nil, nil, err
	}
	return s, check(nil, s), nil
}

// load reads and builds all plans below dir: what a check does before the first rule runs.
func load(dir string) (*lang.Snapshot, error) {
	s, err := lang.Load(os.DirFS(dir), ".", book.Vocabulary)
	if err == nil {
		err = s.Build(context.Background())
	}
	return s, err
}

func check(before *checks.Result, s *lang.Snapshot) *checks.Result {
	asOf, _ := lang.ParseDate(day)
	result, err := checks.RunAfter(context.Background(), before, s, book.Rules, checks.Options{AsOf: asOf, Profile: "integrated"})
	if err != nil {
		panic(err) // nobody ended the context
	}
	return result
}

// oneEdit times what a keystroke costs: a new version of one file, and all rules
// again.
func oneEdit(c *corpus) error {
	s, result, err := wholeCheck(c.dir)
	if err != nil {
		return err
	}
	src := s.Files[edited].Src
	var times []time.Duration
	for i := range 300 {
		next := bytes.Replace(src, []byte("budget     = 9000"), fmt.Appendf(nil, "budget     = %d", 9000+i), 1)
		start := time.Now()
		s = s.With(map[string][]byte{edited: next})
		result = check(result, s)
		times = append(times, time.Since(start))
	}
	fmt.Printf("%-34s %12s median, %s at the 99th percentile\n", "one edit among 100 files", round(median(times)), round(times[len(times)*99/100]))
	return nil
}

// oneProcess times a whole call of the command on one campaign.
func oneProcess(binary string) error {
	var times []time.Duration
	for range 30 {
		start := time.Now()
		if err := exec.Command(binary, "check", "--fail-on", "never", shared).Run(); err != nil {
			return err
		}
		times = append(times, time.Since(start))
	}
	fmt.Printf("%-34s %12s median, from start to exit\n", "one campaign, one process", round(median(times)))
	return nil
}

// memory prints the most memory that a check holds.
func memory(binary string, c *corpus) error {
	most, err := peak(exec.Command(binary, "check", "--fail-on", "never", c.dir))
	if most > 0 {
		fmt.Printf("%-34s %9.0f MB\n", "memory at 10,000 files", float64(most)/(1<<20))
	}
	return err
}

// peak runs a command, and is the most memory that it holds; 0 where the system does not
// say. It is asked for while the command runs: what the system tells afterwards counts in
// the process that started it.
func peak(cmd *exec.Cmd) (most int, err error) {
	if err := cmd.Start(); err != nil {
		return 0, err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for {
		if now, err := lsptest.Memory(cmd.Process.Pid, "VmHWM"); err == nil {
			most = now
		}
		select {
		case err := <-ended:
			return most, err
		case <-time.After(time.Millisecond):
		}
	}
}

func median[T cmp.Ordered](values []T) T {
	slices.Sort(values)
	return values[len(values)/2]
}

func round(d time.Duration) string { return d.Round(10 * time.Microsecond).String() }
