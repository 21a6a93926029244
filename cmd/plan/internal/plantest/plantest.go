// Package plantest is what the tests of the command and of its rooms share: output
// held against a file or a schema. It knows nothing of plans, and no program
// imports it.
package plantest

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Update says that files which output is compared with are to be written instead.
var Update = flag.Bool("update", false, "write the output that tests compare with")

// Golden compares text with a file, or writes the file with -update. A difference fails
// the test, which goes on.
func Golden(t *testing.T, file, got string) {
	t.Helper()
	if *Update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s is out of date; if the new text is right, run make update\n(-file +now):\n%s", file, diff)
	}
}

// Validate holds JSON against the schema in a file. A difference fails the test, which
// goes on.
func Validate(t *testing.T, schema, out string) {
	t.Helper()
	s, err := jsonschema.NewCompiler().Compile(schema)
	if err != nil {
		t.Fatal(err)
	}
	instance, err := jsonschema.UnmarshalJSON(strings.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Validate(instance); err != nil {
		t.Error(err)
	}
}

// Scenarios lists the files that a pattern names; in short runs, which are those of the
// race detector, every third of them by name.
func Scenarios(t *testing.T, pattern string) []string {
	t.Helper()
	all, err := filepath.Glob(pattern)
	if err != nil || len(all) == 0 {
		t.Fatalf("there are no scenarios %s; %v", pattern, err)
	}
	if !testing.Short() {
		return all
	}
	var third []string
	for i := 0; i < len(all); i += 3 {
		third = append(third, all[i])
	}
	return third
}

// Sequential leaves a test out of short runs.
func Sequential(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("one thing after another: the race detector sees nothing new here")
	}
}
