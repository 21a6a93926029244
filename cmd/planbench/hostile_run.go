package main

import (
	"cmp"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"
)

// worstOf prints which of the hostile workspaces take most time of a processor, and most
// memory, each checked in a process of its own.
func worstOf(binary string, all []hostile) error {
	type cost struct {
		name string
		took time.Duration
		held int
	}
	var costs []cost
	for _, h := range all {
		dir, err := h.write()
		if err != nil {
			return err
		}
		cmd := exec.Command(binary, "check", "--fail-on", "never", "--format", "brief", dir)
		held, err := peak(cmd)
		const undecided = 4
		if cmd.ProcessState != nil && cmd.ProcessState.ExitCode() == undecided {
			err = nil // what cannot be read is said to be so
		}
		if err := cmp.Or(err, os.RemoveAll(dir)); err != nil {
			return fmt.Errorf("%s: %w", h.name, err)
		}
		costs = append(costs, cost{h.name, cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), held})
	}
	fmt.Printf("%-46s %12s %10s\n", fmt.Sprintf("%d hostile workspaces below 1 MB", len(costs)), "processor", "memory")
	line := func(c cost) { fmt.Printf("%-46s %12s %7.0f MB\n", c.name, round(c.took), float64(c.held)/(1<<20)) }
	slices.SortFunc(costs, func(a, b cost) int { return cmp.Compare(b.took, a.took) })
	for _, c := range costs[:min(len(costs), 5)] {
		line(c)
	}
	line(slices.MaxFunc(costs, func(a, b cost) int { return cmp.Compare(a.held, b.held) }))
	return nil
}

// write writes the workspace into a new folder.
func (h *hostile) write() (dir string, err error) {
	if dir, err = os.MkdirTemp("", "planbench-"); err != nil {
		return "", err
	}
	for name, text := range h.files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := cmp.Or(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o644)); err != nil {
			return dir, err
		}
	}
	return dir, nil
}
