package main

import (
	"os/exec"
	"testing"
)

// The mutants of .ci/mutants are changes of the code as it is, and the tests that are to
// notice them are there.
func TestMutantsFitTheCode(t *testing.T) {
	check := exec.Command("go", "run", "./.ci/mutants", "-check")
	check.Dir = "../.."
	if out, err := check.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
