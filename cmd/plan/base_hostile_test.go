package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/lsp/git"
)

// hostile is a clone whose settings, hooks and attributes name programs wherever git
// takes one. Each leaves its name in a folder. url is where the clone came from; "" for
// where it did.
func hostile(t *testing.T, url string) (r *repo, ran func() string) {
	from, _ := forked(t)
	from.git("checkout", "-q", "f")
	from.write("plans/a.plan.hcl", "tactic \"a\" {\n  title      = \"Another\"\n  discipline = discipline.pr\n}\n")
	from.save("edit")
	from.git("checkout", "-q", "main")
	c := from.clone("--filter=blob:none", "--branch", "f") // what main has in the place of a.plan.hcl is not there
	c.git("remote", "set-head", "origin", "--delete")
	c.git("branch", "-q", "-r", "-d", "origin/main")
	marks := t.TempDir()
	program := func(name string) string {
		file := filepath.Join(t.TempDir(), "program")
		if err := os.WriteFile(file, []byte("#!/bin/sh\ntouch '"+filepath.Join(marks, name)+"'\nexit 1\n"), 0o755); err != nil {
			t.Fatal(err)
		}
		return file
	}
	var config strings.Builder
	section := ""
	set := func(key string, value string) {
		at := strings.LastIndex(key, ".")
		first, rest, _ := strings.Cut(key[:at], ".")
		if rest != "" {
			first += ` "` + rest + `"`
		}
		if first != section {
			section = first
			fmt.Fprintf(&config, "[%s]\n", first)
		}
		fmt.Fprintf(&config, "\t%s = %q\n", key[at+1:], value)
	}
	for _, key := range []string{"core.fsmonitor", "core.sshCommand", "core.pager", "core.askPass", "core.editor", "core.gitProxy", "core.alternateRefsCommand",
		"sequence.editor", "diff.external", "diff.evil.command", "diff.evil.textconv", "filter.evil.clean", "filter.evil.smudge", "filter.evil.process",
		"gpg.program", "gpg.ssh.program", "credential.helper", "merge.evil.driver", "interactive.diffFilter", "remote.origin.uploadpack", "uploadpack.packObjectsHook",
		"pager.ls-files", "pager.ls-tree", "pager.config", "trailer.evil.command", "browser.evil.cmd", "trace2.normalTarget"} {
		set(key, program(key))
	}
	set("core.untrackedCache", "true")
	set("log.showSignature", "true")
	set("commit.gpgSign", "true")
	set("protocol.allow", "always")
	set("protocol.ext.allow", "always")
	set("filter.evil.required", "true")
	set("submodule.plans.update", "!"+program("submodule"))
	for _, alias := range []string{"ls-files", "ls-tree", "rev-parse", "cat-file", "config"} {
		set("alias."+alias, "!"+program("alias "+alias))
	}
	switch url {
	case "":
	case "ext:":
		set("url.ext::"+program("insteadOf")+" .insteadOf", "file://")
	default:
		set("url."+url+".insteadOf", "file://")
	}
	included := filepath.Join(t.TempDir(), "included")
	if err := os.WriteFile(included, []byte(config.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	hooks := t.TempDir()
	for _, hook := range []string{"post-index-change", "post-checkout", "reference-transaction", "pre-auto-gc", "post-merge", "post-rewrite", "fsmonitor-watchman", "update"} {
		src, err := os.ReadFile(program("hook " + hook))
		if err == nil {
			err = os.WriteFile(filepath.Join(hooks, hook), src, 0o755)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	c.git("config", "core.hooksPath", hooks)
	c.write(".git/info/attributes", "* filter=evil diff=evil merge=evil ident working-tree-encoding=UTF-16\n")
	c.write(".gitignore", "drafts/\n")
	c.write("drafts/d.plan.hcl", draft)
	appendTo(t, filepath.Join(c.dir, ".git/config"), fmt.Sprintf("[includeIf \"gitdir:%s/**\"]\n\tpath = %q\n", c.dir, included))
	for _, name := range []string{"plans/a.plan.hcl", ".gitignore"} { // git would look into them anew
		if err := os.Chtimes(filepath.Join(c.dir, name), time.Unix(0, 0), time.Unix(0, 0)); err != nil {
			t.Fatal(err)
		}
	}
	return c, func() string {
		entries, err := os.ReadDir(marks)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, e := range entries {
			names = append(names, e.Name())
			_ = os.Remove(filepath.Join(marks, e.Name()))
		}
		return strings.Join(names, ", ")
	}
}

// Nothing of what a repository says is run: no command asks its remote by itself, nor
// does --base auto where the repository names the programs to do so.
func TestNothingOfRepositoryRuns(t *testing.T) {
	for _, url := range []string{"", "ext:", "ssh://there/", "git://there/", "https://localhost:1/"} {
		t.Run(url, func(t *testing.T) {
			needGit(t)
			nothingRuns(t, url)
		})
	}
}

func nothingRuns(t *testing.T, url string) {
	t.Helper()
	r, ran := hostile(t, url)
	r.into()
	if out, err := exec.Command("git", "-C", r.dir, "status").CombinedOutput(); ran() == "" {
		t.Fatalf("git itself runs nothing here, so that nothing is shown: %v\n%s", err, out)
	}
	if out, err := exec.Command("git", "-C", r.dir, "fetch", "origin", "main").CombinedOutput(); err == nil || ran() == "" {
		t.Fatalf("fetching runs nothing here: %v\n%s", err, out)
	}
	commands := []string{"check --base HEAD~1", "check --base auto", "diff", "diff --fetch", "doctor"}
	if url == "" {
		commands = append(commands, "check", "check --base HEAD", "check --base HEAD~1 --no-fetch", "check --base auto --no-fetch", "check --base nowhere",
			"diff --base HEAD~1", "diff --since 2027-01-02", "fmt --check", "__complete check --base m", "check --fix --diff")
	}
	for _, args := range commands {
		_, said, code := planCommandIn(t, append(strings.Fields(args), "--as-of", "2027-01-10")...)
		if names := ran(); names != "" {
			t.Errorf("plan %s ran %s (exit code %d, %s)", args, names, code, said)
		}
	}
	for _, args := range []string{"check --base auto", "check --base HEAD~1", "diff --fetch"} {
		_, said, _ := planCommandIn(t, append(strings.Fields(args), "--as-of", "2027-01-10")...)
		if strings.Contains(args, "auto") && !strings.Contains(said, "this repository's own settings name a program to ask for it (") {
			t.Errorf("plan %s does not say why it asks for nothing: %s", args, said)
		}
	}
	g := &git.Git{Dir: r.dir, Ctx: t.Context()}
	if _, err := g.Ask(nil, "fetch", "origin", "main"); url == "ext:" && (err == nil || ran() != "") {
		t.Error("an address that is a command line is run")
	}
	_ = ran()
	if _, err := g.Run("fetch", "origin", "main"); err == nil || ran() != "" {
		t.Error("a remote is asked where none may be")
	}
}

// A remote that is called like an option, or like a command of the shell, is none.
func TestRemotesWithUglyNames(t *testing.T) {
	for _, name := range []string{"--upload-pack=touch ran", "-u", "$(touch ran)", "a;touch ran"} {
		t.Run(name, func(t *testing.T) {
			needGit(t)
			r, _ := forked(t)
			c := r.clone("--depth=1", "--branch", "f")
			c.git("remote", "remove", "origin")
			appendTo(t, filepath.Join(c.dir, ".git/config"), fmt.Sprintf("[remote %q]\n\turl = %q\n\tfetch = +refs/heads/*:refs/remotes/x/*\n", name, r.url()))
			news, said, code := c.check("--base", "auto", "--new-only")
			if code != exit.Found || news != "a c" || !strings.Contains(said, "Checked without a base: ") || strings.Contains(said, name) {
				t.Errorf("new are %q, exit code %d: %s", news, code, said)
			}
			if _, err := os.Stat(filepath.Join(c.dir, "ran")); err == nil {
				t.Error("it was run")
			}
		})
	}
}

// In CI, where the checkout itself sets how its remote is reached, that way is taken.
func TestBaseAutoAsksAsCheckoutDoes(t *testing.T) {
	needGit(t)
	r, _ := forked(t)
	c := r.clone("--depth=1", "--branch", "f")
	c.git("config", "core.sshCommand", "ssh -i key")
	t.Setenv("CI", "true")
	if news, said, code := c.check("--base", "auto", "--new-only"); code != exit.Found || news != "c" || !strings.Contains(said, ", which origin was asked for.") {
		t.Errorf("new are %q, exit code %d: %s", news, code, said)
	}
}
