package prose

import (
	"regexp"
	"sync"
)

// Pattern is a regular expression that is compiled when it is first used: most
// of them are about slips, and most plans have none.
func Pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
