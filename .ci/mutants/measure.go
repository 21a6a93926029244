package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
)

// measure builds the tests with all mutants in them and runs them for the chosen ones.
func measure(mutants, chosen []*mutant, s *sources, jobs int) error {
	folder, err := os.MkdirTemp("", "mutants")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	file, err := overlay(folder, mutants, s)
	if err != nil {
		return err
	}
	b := &build{folder: folder, overlay: file, flags: map[string]string{}}
	tests := map[string]time.Duration{} // how long each takes where nothing is changed
	for _, m := range chosen {
		for _, by := range m.by {
			tests[by] = 0
		}
	}
	for by := range tests {
		if err := b.compile(by); err != nil {
			return err
		}
	}
	for by := range tests {
		began := time.Now()
		if out, failed := b.run(by, 0, 5*time.Minute); failed {
			return fmt.Errorf("%s fails where nothing is changed:\n%s", by, out)
		}
		tests[by] = time.Since(began)
	}
	next := make(chan *mutant)
	var group sync.WaitGroup
	for range jobs {
		group.Go(func() {
			for m := range next {
				for _, by := range m.by {
					if len(m.noticedBy) == 0 {
						m.noticedBy = b.noticed(by, m.number, 20*time.Second+5*tests[by])
					}
				}
			}
		})
	}
	for _, m := range chosen {
		next <- m
	}
	close(next)
	group.Wait()
	return nil
}

// build is the tests' binaries, one a package.
type build struct {
	folder, overlay string
	flags           map[string]string // of binaries, besides those that all have
}

func (b *build) binary(by string) (binary, folder, test string) {
	folder, test, _ = strings.Cut(by, " ")
	return filepath.Join(b.folder, strings.ReplaceAll(folder, "/", "-")+".test"), folder, test
}

func (b *build) compile(by string) error {
	binary, folder, _ := b.binary(by)
	if _, err := os.Stat(binary); err == nil {
		return nil
	}
	out, err := exec.Command("go", "test", "-c", "-vet=off", "-overlay", b.overlay, "-o", binary, "./"+folder).CombinedOutput()
	if err != nil {
		return fmt.Errorf("go test -c ./%s: %v\n%s", folder, err, out)
	}
	// Tests of properties would write down beside them what fails.
	if leave := "-rapid.nofailfile"; exec.Command(binary, "-test.list", "^$", leave).Run() == nil {
		b.flags[binary] = leave
	}
	return nil
}

// failure is a line in which go test names a test that failed.
var failure = regexp.MustCompile(`--- FAIL: (\S+)`)

// noticed lists what of a test fails with a mutant's switch on.
func (b *build) noticed(by string, mutant int, limit time.Duration) (failed []string) {
	out, bad := b.run(by, mutant, limit)
	if !bad {
		return nil
	}
	for _, found := range failure.FindAllStringSubmatch(out, -1) {
		failed = append(failed, found[1])
	}
	return append(failed, by)
}

// run carries out one test with a mutant's switch on, none for 0. A test that does not
// end in time has noticed, too.
func (b *build) run(by string, mutant int, limit time.Duration) (out string, failed bool) {
	binary, folder, test := b.binary(by)
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	pattern := "^" + strings.ReplaceAll(test, "/", "$/^") + "$"
	args := []string{"-test.run", pattern, "-test.failfast"}
	if flag := b.flags[binary]; flag != "" {
		args = append(args, flag)
	}
	cmd := exec.CommandContext(ctx, binary, args...)
	cmd.Dir, cmd.WaitDelay = folder, time.Second
	cmd.Env = append(os.Environ(),
		"PATH="+os.Getenv("PATH")+string(os.PathListSeparator)+switchFolder+strconv.Itoa(mutant),
		"GOFLAGS=-overlay="+b.overlay)
	said, err := cmd.CombinedOutput()
	return string(said), err != nil || strings.Contains(string(said), "no tests to run")
}
