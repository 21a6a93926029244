package main

import (
	"testing"
	"testing/fstest"
)

// What is small may grow a lot before garbage is collected, what is very large
// doubles.
func TestServerPercent(t *testing.T) {
	for inUse, want := range map[int64]int{0: 1000, 1 << 20: 1000, 16 << 20: 400, 64 << 20: 200, 128 << 20: 200, 4 << 30: 100} {
		if got := serverPercent(inUse); got != want {
			t.Errorf("with %d MB in use, %d percent more, want %d", inUse>>20, got, want)
		}
	}
}

// Garbage gathers only where there is room for it.
func TestSpareMemory(t *testing.T) {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	const meminfo, limit = "proc/meminfo", "sys/fs/cgroup/memory.max"
	for name, try := range map[string]struct {
		system fstest.MapFS
		want   int64
	}{
		"no Linux":                {fstest.MapFS{}, 2 << 30},
		"a machine with a lot":    {fstest.MapFS{meminfo: file("MemTotal: 33554432 kB\nMemAvailable:   16777216 kB\n"), limit: file("max\n")}, 2 << 30},
		"a machine with little":   {fstest.MapFS{meminfo: file("MemTotal:  2097152 kB\nMemAvailable:    1048576 kB\n")}, 512 << 20},
		"a container":             {fstest.MapFS{meminfo: file("MemAvailable:   16777216 kB\n"), limit: file("268435456\n")}, 128 << 20},
		"a container of long ago": {fstest.MapFS{"sys/fs/cgroup/memory/memory.limit_in_bytes": file("268435456\n")}, 128 << 20},
		"a container without one": {fstest.MapFS{"sys/fs/cgroup/memory/memory.limit_in_bytes": file("9223372036854771712\n")}, 2 << 30},
	} {
		if got := spareMemoryIn(try.system); got != try.want {
			t.Errorf("%s: room for %d MB, want %d", name, got>>20, try.want>>20)
		}
	}
}
