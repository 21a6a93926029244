package base

import (
	"bytes"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
)

// edited reports whether the workspace differs from what it was; nil where no plan was
// there. Ends of lines do not count, which git may translate.
func edited(w *workspace.Workspace, was *lang.Snapshot) bool {
	if was == nil {
		return len(w.Snapshot.Files)+len(w.Snapshot.Locks) > 0
	}
	if len(was.Files) != len(w.Snapshot.Files) || len(was.Locks) != len(w.Snapshot.Locks) {
		return true
	}
	for name, f := range was.Files {
		if is := w.Snapshot.Files[name]; is == nil || !sameText(is.Src, f.Src) {
			return true
		}
	}
	for name, l := range was.Locks {
		if is := w.Snapshot.Locks[name]; is == nil || !sameText(is.Src, l.Src) {
			return true
		}
	}
	return false
}

func sameText(a, b []byte) bool {
	return bytes.Equal(a, b) || bytes.Equal(bytes.ReplaceAll(a, []byte("\r\n"), []byte("\n")), bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n")))
}

// entry is a plan file or an agreement in the index.
type entry struct {
	blob   string
	absent bool // a sparse checkout leaves it out of the folder
}

// index lists what is to be committed, by path.
func (r *repository) index() (map[string]entry, error) {
	out, err := r.Run("ls-files", "--cached", "--stage", "-t", "-z")
	if err != nil {
		return nil, err
	}
	found := map[string]entry{}
	for line := range strings.SplitSeq(out, "\x00") {
		head, name, _ := strings.Cut(line, "\t")
		words := strings.Fields(head) // tag, mode, name of the object, stage
		if len(words) == 4 && strings.HasPrefix(words[1], "100") && (discovery.IsPlanFile(name) || discovery.IsLockFile(name)) {
			found[name] = entry{words[2], words[0] == "S"}
		}
	}
	return found, nil
}

// commitIndex is the file of the index that a commit is about to be made of, where the
// program is run for that: by git's own hook, which names it, or by pre-commit, which
// says that it was not called for a push; "" otherwise.
func (r *repository) commitIndex(env func(string) string) string {
	said := env("GIT_INDEX_FILE")
	byPreCommit := isSet(env("PRE_COMMIT")) && env("PRE_COMMIT_FROM_REF") == "" && env("PRE_COMMIT_TO_REF") == ""
	if said == "" && !byPreCommit {
		return ""
	}
	own, err := r.Line("rev-parse", "--path-format=absolute", "--git-path", "index")
	if err != nil {
		return ""
	}
	if said != "" && !filepath.IsAbs(said) {
		said = filepath.Join(r.Dir, said)
	}
	info, err := os.Stat(said)
	switch {
	case said != "" && err == nil && info.Mode().IsRegular() && workspace.SameFolder(filepath.Dir(said), filepath.Dir(own)):
		return said
	case byPreCommit:
		return own
	}
	return ""
}

// staged is the workspace as it is to be committed: without what is changed or added in
// the folder alone.
func (r *repository) staged(w *workspace.Workspace) (*lang.Snapshot, error) {
	found, err := r.index()
	if err != nil {
		return nil, err
	}
	blobs := map[string]string{}
	for name, e := range found {
		blobs[name] = e.blob
	}
	names, _ := discovery.PlanFiles(fsOf(blobs), w.Root) // an error: nothing of the workspace is in it
	return r.with(w, blobs, w.Root, names)
}

// sparse leaves out of the files of a base those that a sparse checkout leaves out of the
// folder, too: they are what they were. What the change did to them would be overlooked.
func (r *repository) sparse(w *workspace.Workspace, blobs map[string]string, root string, names []string) ([]string, error) {
	if said, _ := r.Line("config", "core.sparseCheckout"); said != "true" {
		return names, nil
	}
	found, err := r.index()
	if err != nil {
		return nil, &NoBase{Why: "what the sparse checkout leaves out cannot be told: " + gitReason(err), Mend: r.atTop("sparse-checkout disable")}
	}
	left := map[string]bool{}
	for full, e := range found {
		name, inside := strings.CutPrefix(full, strings.TrimPrefix(w.Root+"/", "./"))
		if _, here := w.Source(name); !e.absent || !inside || here {
			continue
		}
		if blobs[path.Join(root, name)] != e.blob {
			return nil, &NoBase{Why: full + " has changed, and the sparse checkout leaves it out", Mend: r.atTop(unsparse(path.Dir(full)))}
		}
		left[name] = true
	}
	var kept []string
	for _, name := range names {
		if !left[name] {
			kept = append(kept, name)
		}
	}
	return kept, nil
}

// unsparse has a sparse checkout take in a folder.
func unsparse(folder string) string {
	if folder == "." {
		return "sparse-checkout disable"
	}
	return "sparse-checkout add " + terminal.Here.Word(folder)
}
