package render

import (
	"compress/gzip"
	"fmt"
	"io"
	"slices"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// What GitHub takes of a SARIF file; it rejects one with more.
const (
	mostResults  = 25_000   // of a run
	mostPlaces   = 1_000    // of a result, its own and those beside it
	mostUploaded = 10 << 20 // bytes, compressed
	longestName  = 255      // characters of what a rule is called
	longestAbout = 1024     // characters of what a rule is about
)

// weightiest are the findings that weigh most, in their order, and of those that are
// waived none while others are left out.
func weightiest(found []finding, most int) []finding {
	if len(found) <= most {
		return found
	}
	weight := func(f finding) lang.Severity {
		if f.Waiver != nil {
			return lang.Off
		}
		return f.Severity
	}
	var counted [lang.Error + 1]int
	for _, f := range found {
		counted[weight(f)]++
	}
	var room [lang.Error + 1]int
	for s := lang.Error; ; s-- {
		room[s] = min(counted[s], most)
		if most -= room[s]; s == lang.Off {
			break
		}
	}
	return slices.DeleteFunc(slices.Clone(found), func(f finding) bool {
		room[weight(f)]--
		return room[weight(f)] < 0
	})
}

// uploads reports whether GitHub takes a text of this length.
func uploads(text string) bool {
	if len(text) <= mostUploaded {
		return true
	}
	var n count
	z := gzip.NewWriter(&n)
	_, _ = io.WriteString(z, text)
	_ = z.Close()
	return n <= mostUploaded
}

// count counts the bytes that are written to it.
type count int

func (c *count) Write(p []byte) (int, error) {
	*c += count(len(p))
	return len(p), nil
}

// beyond says that a file leaves out so many findings; "" where it has them all.
func (r *Report) beyond(left int) string {
	if left == 0 {
		return ""
	}
	return fmt.Sprintf("Of %s the %s that weigh least are left out, since GitHub takes no more; plan check --format json lists them all.",
		prose.Count(len(r.findings), "finding"), prose.Digits(float64(left)))
}
