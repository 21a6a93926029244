package main

import (
	"strings"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang/discovery"
)

// checkSaysWhere goes with what is said where some text of a plan cannot be read.
const checkSaysWhere = "plan check says what cannot be read"

// openFiles opens the workspaces of paths; err where none holds a plan file, and readErr what
// could not be read beside others.
func openFiles(paths []string) (disk *workspace.Disk, workspaces []*workspace.Workspace, readErr, err error) {
	if disk, err = workspace.NewDisk(); err != nil {
		return nil, nil, nil, err
	}
	workspaces, readErr = disk.Open(paths)
	return disk, workspaces, readErr, anyFiles(workspaces, paths, readErr)
}

// anyFiles is an error where no plan file was found: zero files are no success.
// readErr is what could not be read, which says enough.
func anyFiles(workspaces []*workspace.Workspace, paths []string, readErr error) error {
	for _, w := range workspaces {
		if len(w.Files()) > 0 {
			return nil
		}
	}
	if readErr != nil {
		return readErr
	}
	return exit.Errorf(exit.Undecided, "no plan file (NAME%s) was found in %s, leaving out what .gitignore excludes; plan explain campaign shows how one begins", discovery.Suffix, named(paths))
}

// named are the paths that a command was given.
func named(paths []string) string {
	if len(paths) == 0 {
		return "this folder"
	}
	return strings.Join(paths, ", ")
}

// anyWhole is an error where the workspaces hold no plan at all: an element may
// stand outside the folder that was named.
func anyWhole(workspaces []*workspace.Workspace, paths []string, readErr error) error {
	for _, w := range workspaces {
		if len(w.Snapshot.Files) > 0 {
			return nil
		}
	}
	return anyFiles(workspaces, paths, readErr)
}
