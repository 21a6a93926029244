package main

import "testing"

// What is small may grow a lot before garbage is collected, what is large doubles.
func TestSteadyPace(t *testing.T) {
	for inUse, want := range map[int64]int{0: 1000, 1 << 20: 1000, 16 << 20: 400, 64 << 20: 100, 4 << 30: 100} {
		if got := steadyPercent(inUse); got != want {
			t.Errorf("with %d MB in use, %d percent more, want %d", inUse>>20, got, want)
		}
	}
}
