package main

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/aymanbagabas/go-udiff"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
)

// applyFixes makes the safe fixes of every workspace, on disk or, with --diff, as
// a patch.
func (c *checkCommand) applyFixes(d *workspace.Disk, workspaces []*workspace.Workspace, opts checks.Options) error {
	changes := 0
	for _, w := range workspaces {
		before := w.Snapshot
		wanted := func(f *checks.Finding) bool { return w.Wants(f.Range.Filename) }
		result := checks.Run(before, book.Rules, opts)
		after, n := result.Mend(before, wanted)
		for _, f := range after.List {
			name, was, is := f.Path, before.Files[f.Path].Src, f.Src
			if bytes.Equal(was, is) {
				continue
			}
			changes++
			if c.diff {
				label := w.Display(d.Cwd, name)
				fmt.Fprint(c.out, patch(label, was, is))
				continue
			}
			if err := workspace.ReplaceFile(w.Path(name), was, is); err != nil {
				return err
			}
		}
		if c.fix {
			w.Snapshot = after
			if n > 0 {
				fmt.Fprintf(c.err, "Mended: %s%s.\n", lang.Count(n, "place"), uncovered(n-result.Mendable(wanted)))
			}
		}
	}
	if c.diff && changes == 0 {
		fmt.Fprintln(c.err, "There is nothing that plan check --fix would change; plan check shows what takes a decision.")
	}
	return nil
}

// uncovered says how many places came to light only when others were mended.
func uncovered(n int) string {
	if n <= 0 {
		return ""
	}
	return fmt.Sprintf(", %d of which came to light only when others were mended", n)
}

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
