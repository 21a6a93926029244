// Package git runs the git program in one repository, in such a way that nothing of
// what the repository itself says is run with it: no hook, no monitor, no filter, no
// helper of a remote. It knows how git is called, and what git tracks; what is to be
// concluded from git's answers, it does not know.
//
// Git runs commands, Disk is a folder that knows which of its files git tracks.
package git

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"
)

// Git runs the git program in one folder.
type Git struct {
	Dir   string          // on disk
	Ctx   context.Context // ends what runs; not nil
	Index string          // the file of the index that counts; "" for the repository's own
}

// Error is what git said when it did not do what it was asked for.
type Error struct {
	Said string // its standard error without blanks around it
}

// Error is what git said.
func (e *Error) Error() string { return e.Said }

// ErrMissing says that there is no git program.
var ErrMissing = errors.New("git is not installed, or not where this program can find it")

// patience is how long git may take where it asks no remote.
const patience = 30 * time.Second

// quiet are settings that outweigh the repository's own: those that name programs to
// run, and those by which a commit would have other parents than it says. A repository
// without a folder around it, as one may lie among the files of another, is none.
var quiet = []string{"--no-pager", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null",
	"-c", "core.commitGraph=false", "-c", "core.alternateRefsCommand=true", "-c", "gc.auto=0", "-c", "maintenance.auto=false",
	"-c", "protocol.ext.allow=never", "-c", "submodule.recurse=false", "-c", "safe.bareRepository=explicit", "-c", "log.showSignature=false"}

// Run answers git's output. It asks no remote, whatever the command and the repository
// say. An error is ErrMissing or an *Error.
func (g *Git) Run(args ...string) (string, error) { return g.Feed(nil, args...) }

// Feed is Run with an input.
func (g *Git) Feed(input []byte, args ...string) (string, error) {
	ctx, done := context.WithTimeout(g.Ctx, patience)
	defer done()
	out, err := g.call(ctx, input, []string{"GIT_ALLOW_PROTOCOL=", "GIT_NO_LAZY_FETCH=1"}, args)
	if err != nil && ctx.Err() != nil && g.Ctx.Err() == nil {
		return "", &Error{fmt.Sprintf("git did not answer within %d seconds", int(patience.Seconds()))}
	}
	return out, err
}

// Line is the output of Run without the line's end.
func (g *Git) Line(args ...string) (string, error) {
	out, err := g.Run(args...)
	return strings.TrimRight(out, "\r\n"), err
}

// Ask is Feed for a command that may ask the repository's remote, however that is reached
// but by a command line in the place of an address. Programs that the repository names
// for reaching it are run.
func (g *Git) Ask(input []byte, args ...string) (string, error) {
	return g.call(g.Ctx, input, nil, args)
}

func (g *Git) call(ctx context.Context, input []byte, env, args []string) (string, error) {
	cmd := exec.CommandContext(ctx, "git", slices.Concat([]string{"-C", g.Dir}, quiet, args)...)
	cmd.Env = append(environment(os.Environ()), env...)
	if g.Index != "" {
		cmd.Env = append(cmd.Env, "GIT_INDEX_FILE="+g.Index)
	}
	var out, said bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(input), &out, &said
	cmd.WaitDelay = time.Second
	switch err := cmd.Run(); {
	case errors.Is(err, exec.ErrNotFound):
		return "", ErrMissing
	case err != nil:
		text := strings.TrimSpace(said.String())
		if text == "" {
			text = err.Error()
		}
		return "", &Error{text}
	}
	return out.String(), nil
}

// environment takes away what would lead git to another repository or another history,
// or make it ask questions.
func environment(environ []string) []string {
	env := slices.DeleteFunc(slices.Clone(environ), func(v string) bool {
		name, _, _ := strings.Cut(v, "=")
		switch name {
		case "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
			"GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_PREFIX", "GIT_CEILING_DIRECTORIES", "GIT_SHALLOW_FILE",
			"GIT_GRAFT_FILE", "GIT_REPLACE_REF_BASE", "GIT_TRACE", "GIT_EXTERNAL_DIFF", "GIT_LITERAL_PATHSPECS",
			"GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS":
			return true
		}
		return false
	})
	return append(env, "LC_ALL=C", "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0", "GIT_NO_REPLACE_OBJECTS=1", "GIT_GRAFT_FILE="+os.DevNull)
}
