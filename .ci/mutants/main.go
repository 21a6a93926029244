// The command mutants measures what the tests notice. Lists (*.txt beside it) name
// small changes of the code, each a mistake that somebody could make, and the tests that
// notice it. All changes are built in at once, behind a switch that lies in no source of
// the program; then the named tests run once for every change, with its switch on.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

const enough = 85 // per cent of the mutants that the tests must notice

func main() {
	check := flag.Bool("check", false, "only hold the lists against the code and the tests")
	only := flag.String("run", "", "only the mutants whose sentence fits this `pattern`")
	jobs := flag.Int("jobs", 2, "how many tests run side by side")
	why := flag.Bool("why", false, "also say what noticed each mutant")
	flag.Parse()
	pattern, err := regexp.Compile(*only)
	if err != nil {
		fail(err)
	}
	lists, _ := filepath.Glob(".ci/mutants/*.txt")
	if len(lists) == 0 {
		fail(fmt.Errorf("there are no lists: run this in the folder that has .ci"))
	}
	mutants, err := read(lists)
	if err != nil {
		fail(err)
	}
	sources := newSources()
	stale := 0
	for _, m := range mutants {
		if problem := m.problem(sources); problem != "" {
			fmt.Printf("%s: out of date: %s: %s\n", m.at, m.says, problem)
			stale++
		}
	}
	if stale > 0 {
		os.Exit(1)
	}
	if *check {
		fmt.Printf("%d mutants\n", len(mutants))
		return
	}
	var chosen []*mutant
	for _, m := range mutants {
		if pattern.MatchString(m.says) {
			chosen = append(chosen, m)
		}
	}
	if err := measure(mutants, chosen, sources, *jobs); err != nil {
		fail(err)
	}
	if *why {
		for _, m := range chosen {
			fmt.Printf("%s: %s: %s\n", m.at, m.says, strings.Join(m.noticedBy, ", "))
		}
	}
	os.Exit(verdict(chosen))
}

// verdict says what was measured, and is the exit code.
func verdict(chosen []*mutant) int {
	noticed := 0
	for _, m := range chosen {
		if len(m.noticedBy) > 0 {
			noticed++
			continue
		}
		fmt.Printf("%s: not noticed: %s\n\t%s\n", m.at, m.says, strings.Join(m.by, "\n\t"))
	}
	share := 100 * noticed / max(len(chosen), 1)
	fmt.Printf("%d of %d mutants noticed: %d %%\n", noticed, len(chosen), share)
	if share < enough {
		return 1
	}
	return 0
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "mutants:", err)
	os.Exit(2)
}
