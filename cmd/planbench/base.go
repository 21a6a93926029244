package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

const baseCommits = 2_000

// compareBase times whole processes: a check, and one that compares with where a
// branch left main, in a repository with many commits.
func compareBase(binary string, c *corpus) error {
	repository, err := os.MkdirTemp("", "planbench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(repository)
	if err := history(repository, c.dir); err != nil {
		return err
	}
	var plain, based []time.Duration
	var ratios []float64
	for range 7 {
		a, err := process(binary, "check", "--fail-on", "never", repository)
		if err != nil {
			return err
		}
		b, err := process(binary, "check", "--fail-on", "never", "--base", "auto", "--new-only", repository)
		if err != nil {
			return err
		}
		plain, based, ratios = append(plain, a), append(based, b), append(ratios, float64(b)/float64(a))
	}
	fmt.Printf("\n%-34s %12s %12s %8s\n", "one process", "check", "--base auto", "ratio")
	fmt.Printf("%-34s %12s %12s %7.2fx\n\n", fmt.Sprintf("%d files, %d commits", c.files, baseCommits), round(median(plain)), round(median(based)), median(ratios))
	return nil
}

func process(binary string, args ...string) (time.Duration, error) {
	cmd := exec.Command(binary, args...)
	cmd.Env = append(os.Environ(), "GITHUB_ACTIONS=", "GITLAB_CI=", "CI=")
	start := time.Now()
	out, err := cmd.CombinedOutput()
	if err == nil && strings.Contains(string(out), "Checked without a base") {
		err = fmt.Errorf("%s", out)
	}
	return time.Since(start), err
}

// history makes a repository of a workspace: its files come in with the first
// commit of main, each further one adds an element to one of them, and the last
// lies on a branch.
func history(repository, dir string) error {
	if err := git(repository, nil, "init", "-q", "-b", "main"); err != nil {
		return err
	}
	var in bytes.Buffer
	commit := func(n int, branch, from string) {
		fmt.Fprintf(&in, "commit refs/heads/%s\ncommitter Bench <bench@example.org> %d +0000\ndata 1\nx\n%s", branch, 1_798_800_000+n, from)
	}
	file := func(name string, text []byte) {
		fmt.Fprintf(&in, "M 644 inline %s\ndata %d\n%s\n", name, len(text), text)
	}
	commit(0, "main", "")
	var names []string
	texts := map[string][]byte{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		rel = filepath.ToSlash(rel)
		names, texts[rel] = append(names, rel), text
		file(rel, text)
		return err
	})
	if err != nil {
		return err
	}
	for n := 1; n < baseCommits; n++ {
		branch, from := "main", ""
		if n == baseCommits-1 {
			branch, from = "change", "from refs/heads/main\n"
		}
		commit(n, branch, from)
		name := names[n%len(names)]
		texts[name] = fmt.Appendf(bytes.Clone(texts[name]), "\nmilestone \"fair_%d\" {\n  on = \"2027-05-01\"\n}\n", n)
		file(name, texts[name])
	}
	if err := git(repository, in.Bytes(), "fast-import", "--quiet"); err != nil {
		return err
	}
	return git(repository, nil, "checkout", "-q", "change")
}

func git(dir string, input []byte, args ...string) error {
	cmd := exec.Command("git", append([]string{"-C", dir}, args...)...)
	cmd.Stdin = bytes.NewReader(input)
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("git %s: %w\n%s", args[0], err, out)
	}
	return nil
}
