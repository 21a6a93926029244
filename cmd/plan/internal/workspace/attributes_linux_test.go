package workspace

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// Attributes of a file are kept when it is written.
func TestAttributesAreKept(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.plan.hcl")
	err := os.WriteFile(file, []byte("was, and longer"), 0o644)
	if err == nil {
		if err := syscall.Setxattr(file, "user.note", []byte("ours"), 0); err != nil {
			t.Skip("files have no attributes here: ", err)
		}
		err = ReplaceFile(file, []byte("was, and longer"), []byte("is"))
	}
	text, _ := os.ReadFile(file)
	note := make([]byte, 10)
	n, _ := syscall.Getxattr(file, "user.note", note)
	if err != nil || string(text) != "is" || string(note[:n]) != "ours" {
		t.Errorf("it holds %q, with the note %q; %v", text, note[:n], err)
	}
}
