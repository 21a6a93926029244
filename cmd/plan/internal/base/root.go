package base

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"testing/fstest"

	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang/discovery"
)

// rootIn is the folder that a workspace had in an earlier tree, so that a change
// leaves neither the settings that it is judged by nor what was agreed: the folder
// that was renamed since; else the workspace that was around it; else the folder
// itself. Where none of them was there, the whole tree is the workspace, because
// campaigns are known by their names. Workspaces that have become part of it since
// are part of it in the tree.
func rootIn(w *workspace.Workspace, tree fstest.MapFS) string {
	before, _ := discovery.Workspaces(tree, ".")
	ended := slices.DeleteFunc(slices.Clone(before), func(folder string) bool { return isTop(w, folder) })
	_, there := fs.Stat(tree, w.Root)
	around, ok := discovery.Find(tree, w.Root)
	root := "."
	switch {
	case len(ended) == 1 && (there != nil || !ok && !isTop(w, w.Root) && workspace.Within(w.Root, ended[0])):
		return ended[0]
	case ok:
		root = around
	case there == nil:
		root = w.Root
	}
	if len(ended) > 0 && !started(w, before) {
		for _, folder := range ended {
			if folder != root && workspace.Within(root, folder) {
				delete(tree, path.Join(folder, discovery.WorkspaceFile))
			}
		}
	}
	return root
}

// started reports whether the repository has a workspace that was none before: one
// that ended may have been renamed to it.
func started(w *workspace.Workspace, before []string) bool {
	after, err := discovery.Workspaces(w.Disk(), ".")
	return err != nil || slices.ContainsFunc(after, func(folder string) bool { return !slices.Contains(before, folder) })
}

// isTop reports whether a folder of the repository is the top of a workspace
// as it is now.
func isTop(w *workspace.Workspace, folder string) bool {
	info, err := os.Stat(filepath.Join(w.Top, filepath.FromSlash(folder), discovery.WorkspaceFile))
	return err == nil && info.Mode().IsRegular()
}
