package main

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
)

// What asks for too much is told where it stands, by the rule that the table says; the
// steps that it takes are bounded, whatever the text.
func TestHostileValuesAreRefused(t *testing.T) {
	most := 100_000 // bytes of text; larger ones are for the bench
	for _, h := range hostiles() {
		size := 0
		disk := fstest.MapFS{}
		for name, text := range h.files {
			disk[name], size = &fstest.MapFile{Data: []byte(text)}, size+len(text)
		}
		if size > 1_000_000 {
			t.Errorf("%s: %d bytes", h.name, size)
		}
		if size > most || len(h.files) > 1 || strings.Contains(h.name, "rule of its own") {
			continue
		}
		s, err := lang.Load(disk, ".", book.Vocabulary)
		if err != nil {
			t.Fatal(err)
		}
		p := s.Plans()[0]
		told := slices.ContainsFunc(p.Diagnostics, func(d lang.Diagnostic) bool { return d.Rule == h.found && d.Range.Filename == "a.plan.hcl" })
		if !told && h.found != "" {
			t.Errorf("%s: no %s", h.name, h.found)
		}
		if taken, bound := p.Steps(), 2*lang.MaxValue+size; taken > bound {
			t.Errorf("%s: %d steps", h.name, taken)
		}
	}
}
