package main

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"runtime/pprof"
	"slices"
	"sync"
	"time"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
)

func parseOnly(dir string) error {
	var names []string
	filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if lang.IsPlanFile(name) {
			names = append(names, name)
		}
		return err
	})
	var group sync.WaitGroup
	next := make(chan string)
	for range runtime.NumCPU() {
		group.Go(func() {
			for name := range next {
				src, _ := os.ReadFile(name)
				hclsyntax.ParseConfig(src, name, hcl.InitialPos)
			}
		})
	}
	for _, name := range names {
		next <- name
	}
	close(next)
	group.Wait()
	return nil
}

func main() {
	n := flag.Int("n", 1000, "")
	what := flag.String("what", "edit", "")
	rounds := flag.Int("rounds", 200, "")
	prof := flag.String("prof", "", "")
	mem := flag.String("mem", "", "")
	limit := flag.Int64("limit", 1<<30, "")
	flag.Parse()
	c, err := newCorpus(*n)
	if err != nil {
		panic(err)
	}
	defer c.remove()
	asOf, _ := lang.ParseDate("2027-02-15")
	opts := checks.Options{AsOf: asOf, Profile: "integrated"}
	if *what != "edit" {
		debug.SetGCPercent(-1)
		debug.SetMemoryLimit(*limit)
	}
	start := func() {
		if *prof != "" {
			f, _ := os.Create(*prof)
			pprof.StartCPUProfile(f)
		}
	}
	var a, b runtime.MemStats
	switch *what {
	case "keep":
		fmt.Println(c.dir)
		os.Stdout.Sync()
		select {}
	case "walk":
		for range *rounds {
			t := time.Now()
			filepath.WalkDir(c.dir, func(name string, d fs.DirEntry, err error) error { return nil })
			a := time.Since(t)
			t = time.Now()
			lang.PlanFiles(os.DirFS(c.dir), ".")
			fmt.Println("walk", a, "planfiles", time.Since(t))
		}
	case "server":
		if err := server(os.Getenv("PLAN"), c); err != nil {
			panic(err)
		}
	case "edit":
		s, _ := lang.Load(os.DirFS(c.dir), ".", book.Vocabulary)
		r := checks.Run(s, book.Rules, opts)
		src := s.Files[edited].Src
		var times, with []time.Duration
		start()
		runtime.ReadMemStats(&a)
		for i := range *rounds {
			next := bytes.Replace(src, []byte("budget     = 9000"), fmt.Appendf(nil, "budget     = %d", 9000+i), 1)
			t := time.Now()
			s = s.With(map[string][]byte{edited: next})
			with = append(with, time.Since(t))
			r = checks.RunAfter(r, s, book.Rules, opts)
			times = append(times, time.Since(t))
		}
		runtime.ReadMemStats(&b)
		slices.Sort(times)
		slices.Sort(with)
		fmt.Println("with p50", with[len(with)/2], "edit p50", times[len(times)/2], "p99", times[len(times)*99/100], "alloc/edit KB", (b.TotalAlloc-a.TotalAlloc)/uint64(*rounds)/1024, "mallocs", (b.Mallocs-a.Mallocs)/uint64(*rounds), "gcs", b.NumGC-a.NumGC)
	case "check":
		start()
		var ps, ls, cs []time.Duration
		var ratios []float64
		for range *rounds {
			t := time.Now()
			parseOnly(c.dir)
			p := time.Since(t)
			runtime.GC()
			runtime.ReadMemStats(&a)
			t = time.Now()
			s, _ := lang.Load(os.DirFS(c.dir), ".", book.Vocabulary)
			l := time.Since(t)
			checks.Run(s, book.Rules, opts)
			k := time.Since(t)
			runtime.ReadMemStats(&b)
			runtime.GC()
			ps, ls, cs = append(ps, p), append(ls, l), append(cs, k)
			ratios = append(ratios, float64(k)/float64(p))
		}
		slices.Sort(ps)
		slices.Sort(ls)
		slices.Sort(cs)
		slices.Sort(ratios)
		m := len(ps) / 2
		fmt.Println("parse", ps[m], "load", ls[m], float64(ls[m])/float64(ps[m]), "check", cs[m], "ratio", ratios[m], "alloc MB", (b.TotalAlloc-a.TotalAlloc)>>20, "gcs", b.NumGC-a.NumGC)
	}
	if *prof != "" {
		pprof.StopCPUProfile()
	}
	if *mem != "" {
		s, _ := lang.Load(os.DirFS(c.dir), ".", book.Vocabulary)
		r := checks.Run(s, book.Rules, opts)
		runtime.GC()
		f, _ := os.Create(*mem)
		pprof.Lookup("heap").WriteTo(f, 0)
		f.Close()
		runtime.KeepAlive(r)
	}
}
