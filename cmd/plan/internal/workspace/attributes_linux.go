package workspace

import (
	"strings"
	"syscall"
)

// hasAttributes reports whether a file has attributes of its own, such as a list of who
// may read it. Those of the system's security come with the folder.
func hasAttributes(name string) bool {
	list := make([]byte, 1<<16)
	n, err := syscall.Listxattr(name, list)
	if err != nil {
		return false
	}
	for attribute := range strings.SplitSeq(string(list[:n]), "\x00") {
		if attribute != "" && !strings.HasPrefix(attribute, "security.") {
			return true
		}
	}
	return false
}
