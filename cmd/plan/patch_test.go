package main

import (
	"strings"
	"testing"
)

func TestPatchCountsUnchangedLines(t *testing.T) {
	was := strings.Split("a b c d e f g h i j k l m n o p q r s t", " ")
	is := append([]string{}, was...)
	is[1], is[5], is[18] = "B", "F\nF", "S"
	got := patch("a.plan.hcl", []byte(strings.Join(was, "\n")+"\n"), []byte(strings.Join(is, "\n")+"\n"))
	for _, head := range []string{"@@ -1,9 +1,10 @@\n", "@@ -16,5 +17,5 @@\n"} {
		if !strings.Contains(got, head) {
			t.Errorf("no %q in\n%s", head, got)
		}
	}
}
