package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/lsp/lsptest"
)

// output collects what is written while a test reads it.
type output struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.Write(p)
}

// await waits until something is written, and forgets what was written so far.
func (o *output) await(t *testing.T, want string) {
	t.Helper()
	for deadline := time.Now().Add(lsptest.Patience(t)); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		o.mu.Lock()
		i := strings.Index(o.b.String(), want)
		if i >= 0 {
			o.b.Next(i + len(want))
		}
		o.mu.Unlock()
		if i >= 0 {
			return
		}
	}
	t.Fatalf("%q was not written; there is only %q", want, o.b.String())
}

const twoTactics = "tactic \"a\" {\n  discipline = discipline.pr\n  discipline = discipline.pr\n}\n\ndiscipline \"pr\" {}\n"

// A check is made again after each change: by an editor that writes the file, by
// one that replaces it, and in a folder that is new.
func TestWatch(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.plan.hcl")
	writeTo(t, file, "discipline \"pr\" {}\n")
	out := &output{}
	c := &checkCommand{streams: &streams{out: out, err: out, asOf: "2027-01-01"}, format: "brief", failOn: "error", only: []string{"syntax"}}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- c.watchPlans(ctx, []string{dir}) }()
	out.await(t, "no findings")
	out.await(t, "Waiting for changes")

	writeTo(t, file, twoTactics)
	out.await(t, "a.plan.hcl has changed.")
	out.await(t, "[duplicate-attribute]")

	writeTo(t, file+"~", "discipline \"pr\" {}\n")
	if err := os.Rename(file+"~", file); err != nil {
		t.Fatal(err)
	}
	out.await(t, "a.plan.hcl has changed.")
	out.await(t, "no findings")

	if err := os.MkdirAll(filepath.Join(dir, "deep", "below"), 0o755); err != nil {
		t.Fatal(err)
	}
	writeTo(t, filepath.Join(dir, "deep", "below", "b.plan.hcl"), "person \"ana\" {}\n")
	out.await(t, "deep/below/b.plan.hcl is new.")
	out.await(t, "no findings")
	writeTo(t, filepath.Join(dir, "deep", "below", "b.plan.hcl"), "person \"ana\" {\n  x\n}\n")
	out.await(t, "b.plan.hcl has changed.")
	out.await(t, "[syntax]")
	if err := os.RemoveAll(filepath.Join(dir, "deep")); err != nil {
		t.Fatal(err)
	}
	out.await(t, "b.plan.hcl is gone.")
	out.await(t, "no findings")
	writeTo(t, file, twoTactics)
	out.await(t, "[duplicate-attribute]")
	out.await(t, "1 error")
	stop()
	var f *exit.Error
	if err := <-ended; !errors.As(err, &f) || f.Code != exit.Found {
		t.Errorf("it ends with %v, not with the exit code of the last check", err)
	}
}

// Each check says when it was made.
func TestWatchSaysTheTime(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.plan.hcl")
	writeTo(t, file, "discipline \"pr\" {}\n")
	out := &output{}
	at := time.Date(2027, 1, 1, 14, 3, 11, 0, time.UTC)
	c := &checkCommand{streams: &streams{out: out, err: out, asOf: "2027-01-01", clock: func() time.Time { at = at.Add(time.Second); return at }}, format: "brief", failOn: "error", only: []string{"syntax"}}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- c.watchPlans(ctx, []string{dir}) }()
	out.await(t, "no findings")
	out.await(t, "Checked at 14:03:12.")
	out.await(t, "Waiting for changes")
	writeTo(t, file, twoTactics)
	out.await(t, "[duplicate-attribute]")
	out.await(t, "Checked at 14:03:13.")
	stop()
	<-ended
}

// An agreement that alone comes, changes or goes is checked as well.
func TestWatchAgreement(t *testing.T) {
	dir := t.TempDir()
	writeTo(t, filepath.Join(dir, "a.plan.hcl"), "campaign \"c\" {}\n")
	lock := filepath.Join(dir, "plan.lock.hcl")
	out := &output{}
	c := &checkCommand{streams: &streams{out: out, err: out, asOf: "2027-01-01"}, format: "brief", failOn: "error", only: []string{"changed-after-agreement"}}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- c.watchPlans(ctx, []string{dir}) }()
	out.await(t, "Waiting for changes")
	writeTo(t, lock, "version = 99\n")
	out.await(t, "plan.lock.hcl is new.")
	out.await(t, "written by a newer version of plan")
	writeTo(t, lock, "version = \n")
	out.await(t, "plan.lock.hcl has changed.")
	out.await(t, "The agreement is cut off or damaged")
	if err := os.Remove(lock); err != nil {
		t.Fatal(err)
	}
	out.await(t, "plan.lock.hcl is gone.")
	stop()
	<-ended
}

// mortal is a context that ends by itself when it was asked so many times whether it has.
type mortal struct {
	context.Context
	lives atomic.Int64
}

func (c *mortal) Err() error {
	if c.lives.Add(-1) >= 0 {
		return nil
	}
	return context.Canceled
}

// Where a watch is ended while it checks, that check says nothing, and does not count: it
// is the one before that the exit code is of. The base is read no further, either.
func TestWatchEndsWhileChecking(t *testing.T) {
	needGit(t)
	r, _ := forked(t)
	r.git("checkout", "-q", "f")
	before := exit.With(exit.Clean)
	check := func(lives int64) (found, said string, left int64, last error) {
		var out, err bytes.Buffer
		files, problem := fsnotify.NewWatcher()
		if problem != nil {
			t.Skip(problem)
		}
		defer files.Close()
		c := &checkCommand{streams: &streams{out: &out, err: &err, asOf: "2027-01-01"}, format: "brief", failOn: "info", base: "auto"}
		w := &watch{checkCommand: c, files: files, paths: []string{r.dir}, last: before}
		ctx := &mortal{Context: context.Background()}
		ctx.lives.Store(lives)
		if err := w.check(ctx); err != nil {
			t.Fatal(err)
		}
		return out.String(), err.String(), ctx.lives.Load(), w.last
	}
	const many = 1 << 30
	whole, base, left, last := check(many)
	if whole == "" || !strings.Contains(base, "Compared with") || last == before {
		t.Fatalf("%q, %q, %v", whole, base, last)
	}
	base, _, _ = strings.Cut(base, "Checked at ")
	asked := many - left - 1 // asked for the last time, it has said all
	for n := int64(0); n < asked; n += 1 + asked/10 {
		if found, said, _, last := check(n); found != "" || said != "" && said != base || last != before {
			t.Errorf("ended after %d of %d: %q, %q, %v", n, asked, found, said, last)
		}
	}
}

// A watch that is ended before the first check says so by its exit code.
func TestWatchEndsAtOnce(t *testing.T) {
	dir := t.TempDir()
	writeTo(t, filepath.Join(dir, "a.plan.hcl"), twoTactics)
	out := &output{}
	c := &checkCommand{streams: &streams{out: out, err: out, asOf: "2027-01-01"}, format: "brief", failOn: "error"}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	var f *exit.Error
	if err := c.watchPlans(ctx, []string{dir}); !errors.As(err, &f) || f.Code != exit.Undecided || out.b.Len() > 0 {
		t.Errorf("%v, %q", err, out.b.String())
	}
}

// What --watch does not go with.
func TestWatchRefuses(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "missing")
	for _, x := range []struct {
		code int
		says string
		args []string
	}{
		{exit.Usage, "standard input", []string{"-"}},
		{exit.Usage, "neither --fix nor --diff", []string{"--fix", "."}},
		{exit.Undecided, "there is no file or folder", []string{missing}},
	} {
		_, stderr, code := planCommand(t, "", append([]string{"check", "--watch"}, x.args...)...)
		if !strings.Contains(stderr, x.says) || code != x.code {
			t.Errorf("%v: exit code %d, %q", x.args, code, stderr)
		}
	}
}
