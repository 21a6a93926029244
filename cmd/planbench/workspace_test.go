package main

import (
	"os"
	"testing"

	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
)

// The plans of the bench use all of the language: every kind, every block and every attribute
// stands in them, and something is to be decided.
func TestPlansUseTheWholeLanguage(t *testing.T) {
	t.Chdir("../..")
	c, err := newCorpus(12)
	if err != nil {
		t.Fatal(err)
	}
	defer c.remove()
	s, err := lang.Load(os.DirFS(c.dir), ".", book.Vocabulary)
	if err != nil {
		t.Fatal(err)
	}
	met, undecided := map[string]bool{}, 0
	for _, p := range s.Plans() {
		undecided += len(p.Undecided)
		for _, e := range p.All {
			met[e.Kind().Name] = true
			for _, a := range lang.Attributes(e) {
				if a.Line != nil {
					met[e.Kind().Name+" "+a.Block+"."+a.Name] = true
				}
			}
			if b := lang.BlockOf(e); b != nil {
				for _, inner := range b.Blocks {
					met[e.Kind().Name+" "+inner.Type] = true
				}
			}
		}
	}
	for _, k := range lang.Kinds() {
		want := []string{k.Name}
		for _, a := range k.Attrs {
			if !k.Open { // else any attribute is a value of its own
				want = append(want, k.Name+" ."+a.Name)
			}
		}
		for _, n := range k.Blocks {
			want = append(want, k.Name+" "+n.Name)
			for _, a := range n.Attrs {
				want = append(want, k.Name+" "+n.Name+"."+a.Name)
			}
		}
		for _, what := range want {
			if !met[what] {
				t.Errorf("no plan of the bench has %s", what)
			}
		}
	}
	if undecided == 0 {
		t.Error("nothing in the plans of the bench is to be decided")
	}
}
