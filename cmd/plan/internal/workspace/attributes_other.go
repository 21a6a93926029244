//go:build unix && !linux

package workspace

// hasAttributes is not known here.
func hasAttributes(string) bool { return false }
