// Package discovery finds the files that belong together: how plan files, the
// workspace's own and agreements are named, which folder is the top of a
// workspace, which plan files it holds, and what .gitignore files leave out.
//
// It knows names and folders, and nothing of what stands in plan files.
//
// Entry points: PlanFiles lists the files of a workspace, Find and Root find its
// top, Workspaces and Folders look further down, FindLeftOut says what is not read
// and why. A Tracker is a file system that knows what git tracks.
//
// Architecture invariant: this package reads only the fs.FS that it is handed, and
// of files only .gitignore.
package discovery
