package base

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"
)

// git runs the git program in one repository.
type git struct {
	dir     string
	ctx     context.Context
	offline bool // it asks no remote, whatever it is told
}

// gitError is what git said when it did not do what it was asked for.
type gitError struct {
	args []string
	said string
}

func (e *gitError) Error() string { return e.said }

var errNoGit = errors.New("git is not installed, or not where this program can find it")

// run answers git's output.
func (g *git) run(args ...string) (string, error) { return g.feed(nil, args...) }

// feed runs git with an input.
func (g *git) feed(input []byte, args ...string) (string, error) {
	cmd := exec.CommandContext(g.ctx, "git", append([]string{"-C", g.dir}, args...)...)
	cmd.Env = gitEnvironment(os.Environ())
	if g.offline {
		cmd.Env = append(cmd.Env, "GIT_ALLOW_PROTOCOL=", "GIT_NO_LAZY_FETCH=1") // a partial clone asks by itself
	}
	var out, said bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(input), &out, &said
	cmd.WaitDelay = time.Second
	switch err := cmd.Run(); {
	case errors.Is(err, exec.ErrNotFound):
		return "", errNoGit
	case err != nil:
		text := strings.TrimSpace(said.String())
		if text == "" {
			text = err.Error()
		}
		return "", &gitError{args, text}
	}
	return out.String(), nil
}

// line is git's output without the line's end.
func (g *git) line(args ...string) (string, error) {
	out, err := g.run(args...)
	return strings.TrimRight(out, "\r\n"), err
}

// gitEnvironment takes away what would lead git to another repository, or make it
// ask questions.
func gitEnvironment(environ []string) []string {
	env := slices.DeleteFunc(slices.Clone(environ), func(v string) bool {
		name, _, _ := strings.Cut(v, "=")
		switch name {
		case "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
			"GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_PREFIX", "GIT_CEILING_DIRECTORIES", "GIT_SHALLOW_FILE",
			"GIT_GRAFT_FILE", "GIT_REPLACE_REF_BASE", "GIT_TRACE":
			return true
		}
		return false
	})
	return append(env, "LC_ALL=C", "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0")
}
