//go:build !windows

package lsp

import "syscall"

// ended reports whether a process is gone.
func ended(pid int) bool { return pid > 0 && syscall.Kill(pid, 0) == syscall.ESRCH }
