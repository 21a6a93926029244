package base

import (
	"bytes"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing/fstest"

	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lsp/git"
)

// snapshot is the workspace as it was in a commit; nil where no plan was there.
// What has not changed since is shared with the workspace as it is.
func (r *repository) snapshot(w *workspace.Workspace, commit string) (*lang.Snapshot, error) {
	blobs, modules, err := r.tree(commit)
	if err != nil {
		return nil, err
	}
	if err := r.addModules(w, blobs, "", modules); err != nil {
		return nil, err
	}
	names, root, err := planFiles(blobs, w)
	if err != nil || len(names) == 0 {
		return nil, err
	}
	if root != w.Root && workspace.Within(root, w.Root) {
		r.part = strings.TrimPrefix(w.Root, strings.TrimPrefix(root+"/", "./"))
	}
	if names, err = r.sparse(w, blobs, root, names); err != nil {
		return nil, err
	}
	return r.with(w, blobs, root, names)
}

// with is the workspace with the texts of a tree, in which it lies at root, in the place
// of its own.
func (r *repository) with(w *workspace.Workspace, blobs map[string]string, root string, names []string) (*lang.Snapshot, error) {
	edits := map[string][]byte{}
	for name := range w.Snapshot.Files {
		edits[name] = nil
	}
	for name := range w.Snapshot.Locks {
		edits[name] = nil
	}
	var fetch []string // paths in the tree
	for _, name := range names {
		blob := blobs[path.Join(root, name)]
		if is, ok := w.Source(name); ok && blob == blobID(is, len(blob)) {
			delete(edits, name)
		} else {
			fetch = append(fetch, path.Join(root, name))
		}
	}
	contents, err := r.texts(blobs, fetch)
	if err != nil {
		return nil, err
	}
	for full, text := range contents {
		name := strings.TrimPrefix(full, root+"/")
		if is, ok := w.Source(name); ok && bytes.Equal(is, text) {
			delete(edits, name)
		} else {
			edits[name] = text
		}
	}
	return w.Snapshot.WithContext(r.Ctx, edits)
}

// blobID is the name that git gives to a text, by whether names have 40 digits or 64.
func blobID(text []byte, digits int) string {
	h := sha1.New()
	if digits == hex.EncodedLen(sha256.Size) {
		h = sha256.New()
	}
	fmt.Fprintf(h, "blob %d\x00", len(text))
	h.Write(text)
	return hex.EncodeToString(h.Sum(nil))
}

// tree lists the names of the files of a commit that plans are made of, by path,
// and the commits of its submodules.
func (r *repository) tree(commit string) (blobs, modules map[string]string, err error) {
	out, err := r.read(nil, "ls-tree", "-r", "-z", "--full-tree", commit)
	if err != nil {
		return nil, nil, r.damaged(commit, err)
	}
	blobs, modules = map[string]string{}, map[string]string{}
	for _, entry := range strings.Split(out, "\x00") {
		head, name, ok := strings.Cut(entry, "\t")
		words := strings.Fields(head) // mode, type, name of the object
		switch {
		case ok && len(words) == 3 && words[1] == "commit":
			modules[name] = words[2]
			continue
		case !ok || len(words) != 3 || words[1] != "blob" || words[0] == "120000":
			continue
		}
		if discovery.IsPlanFile(name) || discovery.IsLockFile(name) {
			blobs[name] = words[2]
		}
	}
	return blobs, modules, nil
}

// damaged is a commit that is here in part: its remote still has the whole.
func (r *repository) damaged(commit string, err error) *NoBase {
	none := &NoBase{Why: "the commit " + short(commit) + " cannot be read: " + gitReason(err)}
	if r.remote == "" {
		return r.instead(none)
	}
	none.Mend = r.command("fetch --refetch " + r.remote)
	return none
}

// planFiles lists the plan files of a workspace within a tree, by the rules that count
// on disk, and its folder there. All that is in a tree is tracked, so that no .gitignore
// hides it.
func planFiles(blobs map[string]string, w *workspace.Workspace) (names []string, root string, err error) {
	fsys := fsOf(blobs)
	root = rootIn(w, fsys)
	names, err = discovery.PlanFiles(fsys, root)
	return names, root, err
}

// fsOf is a tree as a file system, of empty files.
func fsOf(blobs map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name := range blobs {
		fsys[name] = &fstest.MapFile{Mode: 0o644}
	}
	return fsys
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
	out, err := r.read(ask.Bytes(), "cat-file", "--batch")
	if err == nil && strings.Contains(out, " missing\n") && r.partial() && r.mute() == "" {
		r.asked = true
		out, err = r.Ask(ask.Bytes(), "cat-file", "--batch")
	}
	var failed *git.Error
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
	none := &NoBase{Why: name + " is missing from the commit to compare with, and cannot be asked for"}
	if r.remote == "" {
		return r.instead(none)
	}
	none.Mend = r.command("fetch --refetch --filter=blob:limit=1g " + r.remote)
	if r.mute() != "" {
		none.Remote = "the text of " + name
	}
	return none
}
