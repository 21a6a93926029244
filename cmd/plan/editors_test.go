package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/plan-as-code/plan/lsp/lsptest"
)

// editorPlan is what each editor opens.
const editorPlan = `campaign "spring" {
  start = 2027-04-01
  end   = "2027-06-30"
}

tactic "posters" {
  serves = [objective.trials]
}

objective "trials" {
  statement = "1,200 commuters have tried the bike"
}
`

// editors are real clients, with the settings of the folder editors. Each prints
// what it shows.
var editors = []struct {
	name, program string
	command       func(t *testing.T, file string) *exec.Cmd
	shows         []string
}{
	{"Neovim", "nvim", func(t *testing.T, file string) *exec.Cmd {
		return exec.Command("nvim", "--headless", "-u", "NONE", "-i", "NONE", "-n",
			"--cmd", "let g:plan_command = [$PLAN]", "--cmd", "luafile "+editor(t, "neovim/plan.lua"), file, "-c", "luafile "+editor(t, "neovim/test.lua"))
	}, []string{"2:11 unquoted-date", "10:12 objective-without-metric", `apply Put it in quotes: "2027-04-01"`, `goes on at goal "growth" {`, "report shown"}},
	{"Emacs", "emacs", func(t *testing.T, file string) *exec.Cmd {
		return exec.Command("emacs", "-q", "--batch", "-l", editor(t, "emacs/test.el"), file)
	}, []string{"2: ", "10: ", `apply Put it in quotes: "2027-04-01"`, `goes on at goal "growth" {`, "report shown"}},
	{"Vim with ALE", "vim", func(t *testing.T, file string) *exec.Cmd {
		if _, err := os.Stat("/usr/share/vim-ale"); err != nil {
			t.Skip("ALE is not installed: apt-get install vim-ale")
		}
		return exec.Command("vim", "-es", "-n", "-i", "NONE", "-Nu", editor(t, "vim/test.vim"), file, "-c", "call PlanTest()")
	}, []string{"2:11 unquoted-date", "10:12 objective-without-metric"}},
	{"VS Code's protocol library", "node", func(t *testing.T, file string) *exec.Cmd {
		cmd := exec.Command("node", editor(t, "node/test.mjs"), planProgram(t), file)
		cmd.Env = append(os.Environ(), "NODE_PATH="+nodeModules(t))
		return cmd
	}, []string{"findings ", "unquoted-date", `apply Put it in quotes: "2027-04-01"`}},
}

// Real editors show the findings, and where they can, mend one.
func TestEditors(t *testing.T) {
	if os.Getenv("PLAN_EDITORS") == "" {
		t.Skip("real editors run with PLAN_EDITORS=1, or make test-editors")
	}
	for _, e := range editors {
		t.Run(e.name, func(t *testing.T) {
			if _, err := exec.LookPath(e.program); err != nil {
				t.Skipf("%s is not installed, so nothing is known about it: apt-get install neovim emacs-nox elpa-eglot vim-nox vim-ale nodejs npm", e.program)
			}
			file := filepath.Join(t.TempDir(), "spring.plan.hcl")
			if err := os.WriteFile(file, []byte(editorPlan), 0o644); err != nil {
				t.Fatal(err)
			}
			out := runEditor(t, e.command(t, file))
			for _, want := range e.shows {
				if !strings.Contains(out, want) {
					t.Errorf("%s does not show %q, but:\n%s", e.name, want, out)
				}
			}
			before, after, applied := strings.Cut(out, "apply ")
			if applied && strings.Count(before, "unquoted-date")+strings.Count(before, "without quotes") <= strings.Count(after, "unquoted-date")+strings.Count(after, "without quotes") {
				t.Errorf("the mended finding is still there:\n%s", out)
			}
		})
	}
}

// editor is a file of the folder editors.
func editor(t *testing.T, name string) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join("../../editors", name))
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func planProgram(t *testing.T) string { return server(t)[0] }

// runEditor runs an editor and returns what it prints. It must end well.
func runEditor(t *testing.T, cmd *exec.Cmd) string {
	t.Helper()
	if cmd.Env == nil {
		cmd.Env = os.Environ()
	}
	cmd.Env = append(cmd.Env, "PLAN="+planProgram(t), "HOME="+t.TempDir(), "TERM=dumb")
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	patience := 4 * lsptest.Patience(t) // an editor does many things
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	select {
	case err := <-done:
		if err != nil {
			t.Fatalf("%v\n%s", err, out.String())
		}
	case <-time.After(patience):
		_ = cmd.Process.Kill()
		<-done
		t.Fatalf("it did not end within %v\n%s", patience, out.String())
	}
	return out.String()
}

// The protocol library and what it needs, installed once a machine.
const (
	protocolLibrary = "vscode-languageserver-protocol@3.17.5"
	documentLibrary = "vscode-languageserver-textdocument@1.0.12"
)

// nodeModules is the folder of the protocol library.
func nodeModules(t *testing.T) string {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(cache, "plan-editors", protocolLibrary)
	modules := filepath.Join(dir, "node_modules")
	if _, err := os.Stat(filepath.Join(dir, "complete")); err == nil {
		return modules
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save", "--prefix", dir, protocolLibrary, documentLibrary)
	if out, err := cmd.CombinedOutput(); errors.Is(err, exec.ErrNotFound) {
		t.Skip("npm is not installed, so VS Code's protocol library cannot be")
	} else if err != nil {
		t.Skipf("npm cannot install VS Code's protocol library: %v\n%s", err, out)
	}
	if err := os.WriteFile(filepath.Join(dir, "complete"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	return modules
}
