package base

import (
	"bytes"
	"crypto/sha1"
	"encoding/hex"
	"errors"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing/fstest"

	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
)

// snapshot is the workspace as it was in a commit; nil where no plan was there.
// What has not changed since is shared with the workspace as it is.
func (r *repository) snapshot(w *workspace.Workspace, commit string) (*lang.Snapshot, error) {
	blobs, modules, err := r.tree(commit)
	if err != nil {
		return nil, err
	}
	if err := outside(w, modules); err != nil {
		return nil, err
	}
	names, root, err := r.planFiles(blobs, w)
	if err != nil || len(names) == 0 {
		return nil, err
	}
	edits := map[string][]byte{}
	for name := range w.Snapshot.Files {
		edits[name] = nil
	}
	for name := range w.Snapshot.Locks {
		edits[name] = nil
	}
	var fetch []string // paths in the tree
	for _, name := range names {
		if is, ok := w.Source(name); ok && blobs[path.Join(root, name)] == blobID(is) {
			delete(edits, name)
		} else {
			fetch = append(fetch, path.Join(root, name))
		}
	}
	contents, err := r.contents(blobs, fetch)
	if err != nil {
		return nil, err
	}
	for name, text := range contents {
		edits[strings.TrimPrefix(name, root+"/")] = text
	}
	return w.Snapshot.WithContext(r.ctx, edits)
}

// blobID is the name that git gives to a text.
func blobID(text []byte) string {
	h := sha1.New()
	fmt.Fprintf(h, "blob %d\x00", len(text))
	h.Write(text)
	return hex.EncodeToString(h.Sum(nil))
}

// outside makes sure that no plan lies in a submodule: the repository around it
// does not hold what these said before.
func outside(w *workspace.Workspace, modules []string) error {
	for name := range w.Snapshot.Files {
		for _, m := range modules {
			if workspace.Within(m, path.Join(w.Root, name)) {
				return &NoBase{Why: m + " is a submodule, so its plans are compared by themselves", Again: "--base auto " + terminal.ShellWord(m)}
			}
		}
	}
	return nil
}

// tree lists the names of the files of a commit that plans are made of, by path,
// and the paths of its submodules.
func (r *repository) tree(commit string) (blobs map[string]string, modules []string, err error) {
	out, err := r.run("ls-tree", "-r", "-z", "--full-tree", commit)
	if err != nil {
		return nil, nil, &NoBase{Why: "the commit " + short(commit) + " cannot be read: " + gitReason(err), Mend: "git fsck"}
	}
	blobs = map[string]string{}
	for _, entry := range strings.Split(out, "\x00") {
		head, name, ok := strings.Cut(entry, "\t")
		words := strings.Fields(head) // mode, type, name of the object
		switch {
		case ok && len(words) == 3 && words[1] == "commit":
			modules = append(modules, name)
			continue
		case !ok || len(words) != 3 || words[1] != "blob" || words[0] == "120000":
			continue
		}
		if discovery.IsPlanFile(name) || discovery.IsLockFile(name) || path.Base(name) == ".gitignore" {
			blobs[name] = words[2]
		}
	}
	return blobs, modules, nil
}

// planFiles lists the plan files of a workspace within a tree, by the rules that
// count on disk, and its folder there.
func (r *repository) planFiles(blobs map[string]string, w *workspace.Workspace) (names []string, root string, err error) {
	var ignores []string
	for name := range blobs {
		if path.Base(name) == ".gitignore" {
			ignores = append(ignores, name)
		}
	}
	contents, err := r.contents(blobs, ignores)
	if err != nil {
		return nil, "", err
	}
	fsys := fstest.MapFS{}
	for name := range blobs {
		fsys[name] = &fstest.MapFile{Data: contents[name], Mode: 0o644}
	}
	root = rootIn(w, fsys)
	names, err = discovery.PlanFiles(fsys, root)
	return names, root, err
}

// contents reads files of a tree in one go.
func (r *repository) contents(blobs map[string]string, names []string) (map[string][]byte, error) {
	if len(names) == 0 {
		return nil, nil
	}
	slices.Sort(names)
	var ask bytes.Buffer
	for _, name := range names {
		ask.WriteString(blobs[name] + "\n")
	}
	out, err := r.feed(ask.Bytes(), "cat-file", "--batch")
	var failed *gitError
	if errors.As(err, &failed) { // a partial clone whose remote does not answer
		return nil, r.missing(names[0])
	}
	if err != nil {
		return nil, err
	}
	texts := map[string][]byte{}
	for _, name := range names {
		head, rest, ok := strings.Cut(out, "\n")
		words := strings.Fields(head) // name, type, size
		if !ok || len(words) != 3 {
			return nil, r.missing(name)
		}
		size, err := strconv.Atoi(words[2])
		if err != nil || size+1 > len(rest) {
			return nil, fmt.Errorf("git answered something that cannot be read: %s", head)
		}
		texts[name], out = []byte(rest[:size]), rest[size+1:]
	}
	return texts, nil
}

// missing is a file whose text a partial clone leaves with its remote.
func (r *repository) missing(name string) *NoBase {
	none := &NoBase{Why: name + " is missing from the commit to compare with, and cannot be asked for", Mend: "git fetch --refetch --filter=blob:limit=1g " + r.remote}
	if !r.fetches {
		none.Remote = "the text of " + name
	}
	return none
}
