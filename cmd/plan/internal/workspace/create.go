package workspace

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/lang/discovery"
)

// CreateFiles writes files that must not be there yet, by their path, and makes the folders
// that they lie in: all of them, or none. It writes through no link. Whoever interrupts it
// waits until it has ended. An error is undecided, and nothing is left of what it wrote.
func CreateFiles(files map[string][]byte) error {
	names := slices.Sorted(maps.Keys(files))
	if err := Creatable(names...); err != nil {
		return err
	}
	interrupt := make(chan os.Signal, 1)
	signal.Notify(interrupt, os.Interrupt)
	defer signal.Stop(interrupt)
	var made []string // what there was not before, in the order in which it was made
	for _, name := range names {
		folders, err := makeFolders(filepath.Dir(name))
		made = append(made, folders...)
		if err == nil {
			if err = CreateFile(name, files[name]); err == nil {
				made = append(made, name)
				continue
			}
		} else {
			err = unwritten(name, err)
		}
		for _, one := range slices.Backward(made) {
			err = errors.Join(err, unremoved(one, os.Remove(one)))
		}
		return err
	}
	return nil
}

func unremoved(name string, err error) error {
	if err == nil {
		return nil
	}
	return exit.Errorf(exit.Undecided, "%s was written, and cannot be taken back: %v", fromHere(name), Cause(err))
}

// Creatable is an error where something lies in the way of one of the files: one of that name,
// or a file where a folder has to be. It is undecided.
func Creatable(names ...string) error {
	for _, name := range names {
		if err := creatable(name); err != nil {
			return err
		}
	}
	return nil
}

// creatable is an error where something lies in the way of a file.
func creatable(name string) error {
	if _, err := os.Lstat(name); err == nil {
		return exit.Errorf(exit.Undecided, "%s is there already and is left as it is", fromHere(name))
	}
	for folder := filepath.Dir(name); ; folder = filepath.Dir(folder) {
		info, err := os.Stat(folder)
		switch {
		case err == nil && !info.IsDir():
			return exit.Errorf(exit.Undecided, "%s is a file, and a folder would have to be in its place", fromHere(folder))
		case err == nil:
			return nil
		case isLink(folder):
			return exit.Errorf(exit.Undecided, "%s is a symbolic link that leads nowhere, and nothing is written through these", fromHere(folder))
		case !errors.Is(err, fs.ErrNotExist) && !strings.Contains(err.Error(), "not a directory"):
			return exit.Errorf(exit.Undecided, "%s cannot be written: %v", fromHere(name), Cause(err))
		case filepath.Dir(folder) == folder:
			return nil
		}
	}
}

// makeFolders makes a folder and those above it that are not there; made are those, also
// where it failed halfway.
func makeFolders(folder string) (made []string, err error) {
	if info, err := os.Stat(folder); err == nil && info.IsDir() {
		return nil, nil
	}
	if above := filepath.Dir(folder); above != folder {
		if made, err = makeFolders(above); err != nil {
			return made, err
		}
	}
	if err := os.Mkdir(folder, everybodyEnters); err != nil {
		return made, err
	}
	return append(made, folder), nil
}

// Belongs is a file by which a folder belongs to a plan: one in it or below it, that of the
// workspace that it lies in, or that of a campaign above; "" where there is none. The folder
// need not be there. What cannot be read counts for nothing.
func Belongs(folder string) string {
	abs, err := filepath.Abs(folder)
	if err != nil {
		return ""
	}
	if files, _ := discovery.PlanFiles(os.DirFS(abs), "."); len(files) > 0 {
		first := slices.MinFunc(files, func(a, b string) int { return strings.Count(a, "/") - strings.Count(b, "/") })
		return fromHere(filepath.Join(abs, filepath.FromSlash(first)))
	}
	if below, _ := discovery.Workspaces(os.DirFS(abs), "."); len(below) > 0 {
		return fromHere(filepath.Join(abs, filepath.FromSlash(below[0]), discovery.WorkspaceFile))
	}
	top := repository(abs)
	for above := abs; above != top && filepath.Dir(above) != above; {
		above = filepath.Dir(above)
		names, _ := filepath.Glob(filepath.Join(above, "*"+discovery.Suffix))
		for _, name := range names {
			if filepath.Base(name) == discovery.WorkspaceFile || holdsCampaign(name) {
				return fromHere(name)
			}
		}
	}
	return ""
}

func holdsCampaign(name string) bool {
	src, err := os.ReadFile(name)
	return err == nil && strings.Contains("\n"+string(src), "\ncampaign ")
}
