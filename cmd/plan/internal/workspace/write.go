package workspace

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
)

const (
	everybodyReads  = 0o644 // and the owner writes
	everybodyEnters = 0o755 // and the owner writes
)

// ReplaceFile writes a file so that it is either the old one or the new one, with the
// owner, the permissions and the links that it had. Where the file no longer holds the
// bytes that the change was computed from, nothing is written. An error is undecided, and
// says that nothing was written.
func ReplaceFile(name string, was, becomes []byte) error {
	name = Target(name)
	info, err := os.Stat(name)
	if err != nil {
		return pathError(fromHere(name), err)
	}
	const ownerMayWrite = 0o200
	if info.Mode().Perm()&ownerMayWrite == 0 {
		return exit.Errorf(exit.Undecided, "%s is write-protected and is left as it is", fromHere(name))
	}
	if now, err := os.ReadFile(name); err != nil || !bytes.Equal(now, was) {
		return exit.Errorf(exit.Undecided, "%s was changed by somebody else in the meantime and is left as it is; run the command again", fromHere(name))
	}
	return write(name, becomes, info)
}

// CreateFile writes a file that must not be there yet. An error is undecided, and
// says that nothing was written.
func CreateFile(name string, content []byte) error {
	if _, err := os.Lstat(name); err == nil {
		return exit.Errorf(exit.Undecided, "%s is there already and is left as it is; run the command again", fromHere(name))
	}
	return write(name, content, nil)
}

// WriteFile writes a file whole or not at all, over any that is there, and makes the
// folders that it lies in. A file that is there keeps what ReplaceFile keeps. It writes
// through no link: one that is there is replaced. An error is undecided.
func WriteFile(name string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), everybodyEnters); err != nil {
		return exit.Errorf(exit.Undecided, "%s cannot be written: %v", fromHere(name), Cause(err))
	}
	info, err := os.Lstat(name)
	if err != nil || !info.Mode().IsRegular() {
		info = nil
	}
	return write(name, content, info)
}

// LinesAs is a text in which lines end as they do in a file that it takes the place of: on
// Windows git may have ended them in its own way.
func LinesAs(was, text []byte) []byte {
	if bytes.Contains(was, []byte("\r\n")) {
		return bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))
	}
	return text
}

// LinkOn is the symbolic link on the way to a file, as its path names it: the file
// itself, but for one that leads to a device or a pipe, or a folder below the top of the
// repository that the working directory lies in; "" where there is none.
func LinkOn(name string) string {
	if isLink(name) {
		if leads, err := os.Stat(name); err != nil || leads.Mode().IsRegular() || leads.IsDir() {
			return filepath.ToSlash(name)
		}
	}
	cwd, err := os.Getwd()
	if err != nil {
		return ""
	}
	top := repository(cwd)
	if top == filepath.VolumeName(top)+string(filepath.Separator) {
		top = cwd
	}
	abs, err := filepath.Abs(name)
	if err != nil {
		return ""
	}
	rel, err := filepath.Rel(top, filepath.Dir(abs))
	if err != nil || !filepath.IsLocal(rel) {
		return ""
	}
	for part := range strings.SplitSeq(filepath.ToSlash(rel), "/") {
		if top = filepath.Join(top, part); isLink(top) {
			return fromHere(top)
		}
	}
	return ""
}

func isLink(name string) bool {
	info, err := os.Lstat(name)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

// AppendFile writes at the end of a file that is there. An error is undecided; a part
// may have been written.
func AppendFile(name, text string) (err error) {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_APPEND, 0)
	if err == nil {
		_, err = io.WriteString(f, text)
		if closed := f.Close(); err == nil {
			err = closed
		}
	}
	if err != nil {
		return exit.Errorf(exit.Undecided, "%s cannot be written: %v", name, Cause(err))
	}
	return nil
}

// write writes a whole file, in the place of the one that is there; before is nil where
// none is. It is written through a temporary one beside it, unless that could not become
// the same file.
func write(name string, content []byte, before os.FileInfo) error {
	if before != nil && isOneOfSeveral(name, before) {
		return unwritten(name, writeInPlace(name, content))
	}
	mode := os.FileMode(everybodyReads)
	if before != nil {
		mode = before.Mode() & (os.ModePerm | os.ModeSetuid | os.ModeSetgid)
	}
	tmp, err := writeBeside(name, content, mode, before)
	if errors.Is(err, errOwner) {
		return unwritten(name, writeInPlace(name, content))
	}
	if err == nil {
		if err = os.Rename(tmp, name); err != nil {
			_ = os.Remove(tmp)
		}
	}
	return unwritten(name, err)
}

// unwritten says that a file cannot be written.
func unwritten(name string, err error) error {
	if err == nil {
		return nil
	}
	return exit.Errorf(exit.Undecided, "%s cannot be written: %v", fromHere(name), Cause(err))
}

// errOwner says that a new file cannot be given to the owner of another.
var errOwner = errors.New("it belongs to somebody else")

// writeBeside writes a temporary file in the folder of another, which belongs to whom like
// belongs to; nil: to whoever writes it. Where it fails, none is left.
func writeBeside(name string, content []byte, mode os.FileMode, like os.FileInfo) (tmp string, err error) {
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return "", err
	}
	if like != nil {
		err = giveTo(f, like)
	}
	if err == nil {
		_, err = f.Write(content)
	}
	if err == nil {
		err = f.Chmod(mode)
	}
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		_ = os.Remove(f.Name())
		return "", err
	}
	return f.Name(), nil
}

// writeInPlace writes into a file itself. A copy of what it held lies beside it until all
// is written, and stays where it cannot be put back.
func writeInPlace(name string, content []byte) error {
	was, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	const ownerAlone = 0o600
	kept, err := writeBeside(name, was, ownerAlone, nil)
	if err != nil {
		return err
	}
	if err := overwrite(name, content); err != nil {
		if again := overwrite(name, was); again != nil {
			return fmt.Errorf("%w; what it held is in %s", Cause(err), fromHere(kept))
		}
		_ = os.Remove(kept)
		return err
	}
	return os.Remove(kept)
}

// overwrite has a file that is there hold something else.
func overwrite(name string, content []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	if _, err = f.Write(content); err == nil {
		err = f.Truncate(int64(len(content)))
	}
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	return err
}

// fromHere is a file's path as people see it, slash-separated: relative to the working directory
// where it lies below that.
func fromHere(name string) string {
	cwd, err := os.Getwd()
	if err != nil {
		return name
	}
	if rel, err := filepath.Rel(cwd, name); err == nil && filepath.IsLocal(rel) {
		return filepath.ToSlash(rel)
	}
	return filepath.ToSlash(name)
}

// Target is the file that a symbolic link leads to; any other is itself, and so is a link
// that leads nowhere.
func Target(name string) string {
	if at, err := filepath.EvalSymlinks(name); err == nil {
		return at
	}
	return name
}

// Canonical is one path for all the ways to name a file, whether or not it and the folders
// that it lies in are there.
func Canonical(name string) string {
	abs, err := filepath.Abs(Target(name))
	if err != nil {
		return filepath.Clean(name)
	}
	above, rest := filepath.Dir(abs), filepath.Base(abs)
	for {
		if folder, err := filepath.EvalSymlinks(above); err == nil {
			return filepath.Join(folder, rest)
		}
		if filepath.Dir(above) == above {
			return abs
		}
		above, rest = filepath.Dir(above), filepath.Join(filepath.Base(above), rest)
	}
}

// Cause is what an error of the file system says without the path, which may be a
// temporary one. Any other error is itself.
func Cause(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}
