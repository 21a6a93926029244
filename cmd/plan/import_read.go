package main

import (
	"io"
	"os"
	"path/filepath"
	"strconv"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang/sheet"
)

const fromStdin = "-"

// read is what a file holds, and what its table is called.
func (c *importCommand) read(name string) (src []byte, source string, err error) {
	if name == fromStdin {
		src, err = io.ReadAll(io.LimitReader(c.in, sheet.MaxBytes+1))
		if err != nil {
			return nil, "", exit.Errorf(exit.Undecided, "standard input cannot be read: %v", err)
		}
		return src, "clipboard", nil
	}
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, "", exit.Errorf(exit.Undecided, "%s cannot be read: %v", name, workspace.Cause(err))
	case info.IsDir():
		return nil, "", exit.Errorf(exit.Usage, "%s is a folder; import takes the file with the table", name)
	case info.Size() > sheet.MaxBytes:
		return nil, "", exit.Errorf(exit.Undecided, "%s has %s MB, which is data and no plan", name, strconv.FormatInt(info.Size()>>20, 10))
	}
	src, err = wholeFile(name, func() {})
	return src, filepath.Base(name), err
}

// wholeFile is what a file holds, unless somebody writes it while it is read; meanwhile is called
// in the middle.
func wholeFile(name string, meanwhile func()) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, exit.Errorf(exit.Undecided, "%s cannot be read: %v", name, workspace.Cause(err))
	}
	defer func() { _ = f.Close() }()
	before, err := f.Stat()
	var src []byte
	if err == nil {
		src, err = io.ReadAll(io.LimitReader(f, sheet.MaxBytes+1))
	}
	meanwhile()
	after, statErr := os.Stat(name)
	switch {
	case err != nil || statErr != nil:
		return nil, exit.Errorf(exit.Undecided, "%s cannot be read: %v", name, workspace.Cause(firstOf(err, statErr)))
	case len(src) > sheet.MaxBytes:
		return nil, exit.Errorf(exit.Undecided, "%s has more than %d MB, which is data and no plan", name, sheet.MaxBytes>>20)
	case before.Mode().IsRegular() && (before.Size() != after.Size() || int64(len(src)) != after.Size() || !before.ModTime().Equal(after.ModTime())):
		return nil, exit.Errorf(exit.Undecided, "%s was written while it was read; try again once that is over", name)
	}
	return src, nil
}
