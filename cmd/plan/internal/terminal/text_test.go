package terminal

import (
	"strings"
	"testing"
)

func TestWrapCountsNoColours(t *testing.T) {
	painted := strings.Repeat("\x1b[36mword\x1b[0m ", 8)
	if got := Wrap(painted, 40, 40); len(got) != 1 {
		t.Errorf("wrapped into %d lines: %q", len(got), got)
	}
}
