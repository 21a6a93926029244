package discovery

import (
	"path"
	"strings"
)

// Suffix is how the names of plan files end.
const Suffix = ".plan.hcl"

// WorkspaceFile is the file that makes its folder the top of a workspace.
const WorkspaceFile = "workspace" + Suffix

// IsPlanFile reports whether a path is named like a plan: Suffix, in small letters, and
// something before it.
func IsPlanFile(name string) bool {
	return strings.HasSuffix(name, Suffix) && len(path.Base(name)) > len(Suffix)
}

// LockFile is the file in a campaign's folder that holds its sealed agreement.
const LockFile = "plan.lock.hcl"

// IsLockFile reports whether a path is named like an agreement.
func IsLockFile(name string) bool { return path.Base(name) == LockFile }
