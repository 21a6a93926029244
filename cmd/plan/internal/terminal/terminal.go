// Package terminal knows how text is shown at a terminal: how many columns there
// are, how a text is broken into lines, what is painted, and what a terminal would
// take for a command. It knows nothing of plans, and writes nothing.
//
// Whatever people wrote goes through Clean or OneLine before it is shown. Columns
// and Wrap lay it out, and Painter paints it. A command writes to a Screen.
package terminal

import (
	"io"
	"os"
	"strconv"

	"golang.org/x/term"
)

// How many columns a text is laid out for.
const (
	DefaultColumns = 100 // where the output is no terminal
	leastColumns   = 40
	mostColumns    = 120
)

// Columns is how many columns an output has: what COLUMNS says, else what the
// terminal has.
func Columns(w io.Writer) int {
	f, ok := file(w)
	if !ok {
		return DefaultColumns
	}
	n, err := strconv.Atoi(os.Getenv("COLUMNS"))
	if err != nil || n <= 0 {
		n, _, err = term.GetSize(int(f.Fd()))
	}
	if err != nil || n <= 0 {
		return DefaultColumns
	}
	return min(max(n, leastColumns), mostColumns)
}
