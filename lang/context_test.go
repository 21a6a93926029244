package lang

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
)

// mortal is a context that ends by itself after it was asked so many times whether it
// has.
type mortal struct {
	context.Context
	lives atomic.Int64
}

func endsAfter(asked int) *mortal {
	c := &mortal{Context: context.Background()}
	c.lives.Store(int64(asked))
	return c
}

func (c *mortal) Err() error {
	if c.lives.Add(-1) >= 0 {
		return nil
	}
	return context.Canceled
}

// manyCampaigns are campaigns with a file for each of them, and one above all.
func manyCampaigns(campaigns int) map[string][]byte {
	files := map[string][]byte{"workspace.plan.hcl": []byte("discipline \"pr\" {}\n")}
	for c := range campaigns {
		files[fmt.Sprintf("c%d/c.plan.hcl", c)] = fmt.Appendf(nil, "campaign \"c%d\" {}\n", c)
	}
	return files
}

// Whoever builds plans stops where its context ends, between two of them: no snapshot
// comes of it.
func TestBuildingStops(t *testing.T) {
	const campaigns = 50
	files := manyCampaigns(campaigns)
	disk := fstest.MapFS{}
	for name, src := range files {
		disk[name] = &fstest.MapFile{Data: src}
	}
	built := Empty(nil).With(files)
	for name, build := range map[string]func(context.Context) (*Snapshot, error){
		"from disk": func(ctx context.Context) (*Snapshot, error) { return LoadContext(ctx, disk, ".", nil) },
		"of texts":  func(ctx context.Context) (*Snapshot, error) { return Empty(nil).WithContext(ctx, files) },
		"of an edit above all": func(ctx context.Context) (*Snapshot, error) {
			return built.WithContext(ctx, map[string][]byte{"workspace.plan.hcl": []byte("discipline \"tv\" {}\n")})
		},
	} {
		const many = 1 << 30
		whole := endsAfter(many)
		if s, err := build(whole); s == nil || err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		asked := many - int(whole.lives.Load())
		if asked < campaigns {
			t.Errorf("%s: it is asked %d times whether to go on, with %d campaigns", name, asked, campaigns)
		}
		for n := range asked {
			ctx := endsAfter(n)
			if s, err := build(ctx); s != nil || !errors.Is(err, context.Canceled) {
				t.Fatalf("%s: ended after %d of %d, and there is a snapshot, or no error: %v", name, n, asked, err)
			}
		}
	}
}

// ending is a disk on which reading a file ends a context.
type ending struct {
	fs.FS
	stop   func()
	opened *atomic.Int64 // plan files
}

func (d ending) Open(name string) (fs.File, error) {
	if strings.HasSuffix(name, ".plan.hcl") {
		d.opened.Add(1)
		d.stop()
	}
	return d.FS.Open(name)
}

// A workspace that nobody waits for any more is not read on from disk.
func TestReadingStops(t *testing.T) {
	disk := fstest.MapFS{}
	for i := range 100 {
		disk[fmt.Sprintf("t%d.plan.hcl", i)] = &fstest.MapFile{Data: []byte("goal \"g\" {}\n")}
	}
	ctx, stop := context.WithCancel(t.Context())
	d := ending{disk, stop, &atomic.Int64{}}
	if s, err := LoadContext(ctx, d, ".", nil); s != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("%v, %v", s, err)
	}
	if n := int(d.opened.Load()); n > runtime.GOMAXPROCS(0) {
		t.Errorf("%d files were read", n)
	}
}
