package main

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/aymanbagabas/go-udiff"
)

// patch is the change of a file as a patch. Names with blanks end in a tab, by
// which patch programs know where they end.
func patch(label string, was, is []byte) string {
	if strings.Contains(label, " ") {
		label += "\t"
	}
	return renumber(udiff.Unified("a/"+label, "b/"+label, string(was), string(is)))
}

var hunkHead = regexp.MustCompile(`(?m)^@@ -(\d+),?(\d*) \+\d+(,?(\d*)) @@`)

// renumber sets where each hunk begins in the new file: where it begins in the old
// one, and further by the lines that the hunks before it add. udiff leaves out the
// unchanged lines between two changes of one hunk.
func renumber(diff string) string {
	added := 0
	return hunkHead.ReplaceAllStringFunc(diff, func(head string) string {
		part := hunkHead.FindStringSubmatch(head)
		begin, was, is := atoi(part[1]), atoi(part[2]), atoi(part[4])
		if was == 0 || is == 0 { // a whole file
			return head
		}
		before, _, _ := strings.Cut(head, " +")
		head = fmt.Sprintf("%s +%d%s @@", before, begin+added, part[3])
		added += is - was
		return head
	})
}

// atoi reads a number of a hunk; one line is not counted.
func atoi(s string) int {
	if s == "" {
		return 1
	}
	n, _ := strconv.Atoi(s)
	return n
}
