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

// pace decides, after each collection of garbage, how far the heap may grow
// before the next. Where GOGC or GOMEMLIMIT stand in the environment, they decide.
type pace func(inUse int64)

// late lets garbage gather: a check is over before most of it would be worth
// collecting. Beyond what there is room for, the heap may double.
func late(inUse int64) {
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(max(spare(), 2*inUse+inUse/4))
}

// spare is how many bytes may gather: two gigabytes, or half of what the machine
// has free or the container allows, where Linux says so and it is less.
var spare = sync.OnceValue(func() int64 { return spareIn(os.DirFS("/")) })

func spareIn(system fs.FS) int64 {
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

// steady is for what stays. Plans take little memory, so that some megabytes of
// garbage are no burden, and keystrokes should not wait.
func steady(inUse int64) {
	debug.SetMemoryLimit(math.MaxInt64)
	debug.SetGCPercent(steadyPercent(inUse))
}

func steadyPercent(inUse int64) int {
	const little, much = 64 << 20, 256 << 20 // bytes
	garbage := min(max(2*inUse, little), much)
	return int(min(max(100, 100*garbage/max(inUse, 1)), 1000))
}

// current is the pace that is kept; nil: the runtime's own. It is set while none is
// being followed.
var current struct {
	sync.Mutex
	pace
}

// keep collects garbage at a pace from here on.
func keep(p pace) {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	current.Lock()
	defer current.Unlock()
	first := current.pace == nil
	current.pace = p
	p(0)
	if first {
		followCollections()
	}
}

// followCollections lets the pace decide after the next collection, and after each
// that follows.
func followCollections() {
	type collected struct{ _ *int } // its pointer keeps it out of memory shared with what lives on
	runtime.AddCleanup(new(collected), func(int) {
		current.Lock()
		defer current.Unlock()
		current.pace(metric("/gc/heap/live:bytes"))
		followCollections()
	}, 0)
}

// resting collects the garbage of what stays while nobody waits for it: where it
// has been calm for as long as the last collection took. What a start or a longer
// time of work took goes back to the system.
type resting struct {
	one              sync.Mutex
	collected, given int64 // bytes allocated until the last collection, and until memory was last given back
	took             time.Duration
}

func (r *resting) rest(calm time.Duration) {
	const (
		soon, long  = 100 * time.Millisecond, 500 * time.Millisecond
		worth, much = 4 << 20, 32 << 20 // bytes of garbage
	)
	if !r.one.TryLock() {
		return
	}
	defer r.one.Unlock()
	allocated, start := metric("/gc/heap/allocs:bytes"), time.Now()
	switch {
	case r.given == 0 && calm >= soon:
		keep(steady)
		debug.FreeOSMemory()
		r.given = allocated
	case r.given == 0:
		return
	case calm >= long && allocated-r.given > much:
		debug.FreeOSMemory()
		r.given = allocated
	case calm >= r.took && allocated-r.collected > worth:
		runtime.GC()
	default:
		return
	}
	r.collected, r.took = allocated, time.Since(start)
}

// metric is one of the runtime's own figures, in bytes.
func metric(name string) int64 {
	sample := []metrics.Sample{{Name: name}}
	metrics.Read(sample)
	return int64(sample[0].Value.Uint64())
}
