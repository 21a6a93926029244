package main

import (
	"io/fs"
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strconv"
	"strings"
	"sync"
	"time"
)

// memoryPolicy decides, after each collection of garbage, how far the heap may grow
// before the next; live is how many bytes are in use. Where GOGC or GOMEMLIMIT stand
// in the environment, they decide. It is asked under memory's lock, and must not set
// another.
type memoryPolicy func(live int64)

// forOneRun lets garbage gather: a check is over before most of it would be worth
// collecting. Where more is in use than every machine has room for, little may be added.
func forOneRun(live int64) {
	const much, little = 384 << 20, 80 << 20 // bytes
	debug.SetMemoryLimit(math.MaxInt64)
	debug.SetGCPercent(percentUpTo(max(min(spareMemory(), much), live+little), live))
}

// percentUpTo is the percentage at which a heap grows from what is live to a size.
func percentUpTo(size, live int64) int {
	const least = 4 << 20 // bytes, which the runtime takes a smaller heap for
	return int(100 * (size - live) / max(live, least))
}

// collectMuch collects garbage between two steps of a run, where that is worth while: while
// nothing else goes on, nothing new is taken for being in use.
func collectMuch() {
	const much = 256 << 20 // bytes
	if memoryMetric("/memory/classes/heap/objects:bytes") > much {
		runtime.GC()
	}
}

// forTables is for reading tables, of which large ones leave much garbage: that may be as much
// as is in use.
func forTables(live int64) {
	const little = 96 << 20 // bytes
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(max(little, 2*live+live/8))
}

// spareMemory is how many bytes of garbage may gather: two gigabytes, or half of what
// the machine has free or the container allows, where Linux says so and it is less.
var spareMemory = sync.OnceValue(func() int64 { return spareMemoryIn(os.DirFS("/")) })

func spareMemoryIn(system fs.FS) int64 {
	least := int64(4 << 30)
	atMost := func(number string, unit int64) {
		if n, err := strconv.ParseInt(strings.TrimSpace(number), 10, 64); err == nil && n <= least/unit {
			least = n * unit
		}
	}
	for _, name := range []string{"sys/fs/cgroup/memory.max", "sys/fs/cgroup/memory/memory.limit_in_bytes"} {
		text, _ := fs.ReadFile(system, name)
		atMost(string(text), 1)
	}
	text, _ := fs.ReadFile(system, "proc/meminfo")
	if _, rest, ok := strings.Cut(string(text), "MemAvailable:"); ok {
		number, _, _ := strings.Cut(rest, "kB")
		atMost(number, 1<<10)
	}
	return least / 2
}

// forServer is for what stays. Plans take little memory, so that some megabytes of
// garbage are no burden, and keystrokes should not wait.
func forServer(live int64) {
	debug.SetMemoryLimit(math.MaxInt64)
	debug.SetGCPercent(serverPercent(live))
}

// serverPercent is by how many percent of what is live the heap of a server may grow.
func serverPercent(live int64) int {
	const little, much = 64 << 20, 256 << 20 // bytes
	garbage := min(max(2*live, little), much)
	return int(min(max(100, 100*garbage/max(live, 1)), 1000))
}

// memory is the policy that is followed; nil: the runtime's own. It is set while none
// is being asked.
var memory struct {
	sync.Mutex // held to read, set or ask the policy
	memoryPolicy
}

// setMemoryPolicy has garbage collected by a policy from here on. Any goroutine may call
// it.
func setMemoryPolicy(p memoryPolicy) {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	memory.Lock()
	defer memory.Unlock()
	first := memory.memoryPolicy == nil
	memory.memoryPolicy = p
	p(0)
	if first {
		afterCollection()
	}
}

// afterCollection lets the policy decide after the next collection, and after each
// that follows, in a goroutine of the runtime's.
func afterCollection() {
	type collected struct{ _ *int } // its pointer keeps it out of memory shared with what lives on
	runtime.AddCleanup(new(collected), func(int) {
		memory.Lock()
		defer memory.Unlock()
		memory.memoryPolicy(memoryMetric("/gc/heap/live:bytes"))
		afterCollection()
	}, 0)
}

// idleCollector collects the garbage of what stays while nobody waits for it: where it
// has been idle for as long as the last collection took. What a start or a longer
// time of work took goes back to the system.
type idleCollector struct {
	one              sync.Mutex    // held while it is at work; what follows is read and written under it
	collected, given int64         // bytes allocated until the last collection, and until memory was last given back; 0: never
	took             time.Duration // by the last collection
}

// collect collects garbage where that is worth it after so long an idle time. The server
// calls it in goroutines of its own; while one is at work, others do nothing.
func (c *idleCollector) collect(idle time.Duration) {
	const (
		soon, long  = 100 * time.Millisecond, 500 * time.Millisecond
		worth, much = 4 << 20, 32 << 20 // bytes of garbage
	)
	if !c.one.TryLock() {
		return
	}
	defer c.one.Unlock()
	allocated, start := memoryMetric("/gc/heap/allocs:bytes"), time.Now()
	switch {
	case c.given == 0 && idle >= soon:
		setMemoryPolicy(forServer)
		debug.FreeOSMemory()
		c.given = allocated
	case c.given == 0:
		return
	case idle >= long && allocated-c.given > much:
		debug.FreeOSMemory()
		c.given = allocated
	case idle >= c.took && allocated-c.collected > worth:
		runtime.GC()
	default:
		return
	}
	c.collected, c.took = allocated, time.Since(start)
}

// memoryMetric is one of the runtime's own figures, in bytes.
func memoryMetric(name string) int64 {
	sample := []metrics.Sample{{Name: name}}
	metrics.Read(sample)
	return int64(sample[0].Value.Uint64())
}
