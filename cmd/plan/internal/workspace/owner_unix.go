//go:build unix

package workspace

import (
	"os"
	"syscall"
)

// isOneOfSeveral reports whether a file has more to it than a new one can be given: other
// names, or lists of who may read it.
func isOneOfSeveral(name string, info os.FileInfo) bool {
	is, ok := info.Sys().(*syscall.Stat_t)
	return ok && is.Nlink > 1 || hasAttributes(name)
}

// giveTo gives a new file to the owner and the group of another; errOwner where that is
// not allowed.
func giveTo(f *os.File, like os.FileInfo) error {
	to, ok := like.Sys().(*syscall.Stat_t)
	if !ok {
		return nil
	}
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if is := info.Sys().(*syscall.Stat_t); is.Uid == to.Uid && is.Gid == to.Gid {
		return nil
	}
	if f.Chown(int(to.Uid), int(to.Gid)) != nil {
		return errOwner
	}
	return nil
}
