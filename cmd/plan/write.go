package main

import (
	"bytes"
	"os"
	"path/filepath"
)

// replaceFile writes a file through a temporary one beside it, so that it is
// either the old one or the new one, with the permissions that it had. Where the
// file no longer holds the bytes that the change was computed from, nothing is
// written.
func replaceFile(name string, was, becomes []byte) error {
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
	}
	info, err := os.Stat(name)
	if err != nil {
		return fail(exitUndecided, "%s", plainPathError(name, err))
	}
	if now, err := os.ReadFile(name); err != nil || !bytes.Equal(now, was) {
		return fail(exitUndecided, "%s was changed by somebody else in the meantime and is left as it is; run the command again", name)
	}
	return writeFile(name, becomes, info.Mode().Perm())
}

// writeFile writes a whole file through a temporary one beside it.
func writeFile(name string, content []byte, mode os.FileMode) (err error) {
	tmp, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return fail(exitUndecided, "%s cannot be written: %v", name, err)
	}
	defer func() {
		if err != nil {
			_ = os.Remove(tmp.Name())
			err = fail(exitUndecided, "%s cannot be written: %v", name, err)
		}
	}()
	if _, err = tmp.Write(content); err != nil {
		_ = tmp.Close()
		return err
	}
	if err = tmp.Chmod(mode); err != nil {
		_ = tmp.Close()
		return err
	}
	if err = tmp.Sync(); err != nil {
		_ = tmp.Close()
		return err
	}
	if err = tmp.Close(); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), name)
}
