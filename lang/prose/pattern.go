package prose

import (
	"regexp"
	"sync"
)

// Pattern is a regular expression that is compiled once, when it is first used: most
// of them are about slips, and most plans have none. It is safe for concurrent use; one
// that is no regular expression panics then.
func Pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
