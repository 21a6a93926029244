package terminal

import (
	"fmt"
	"io"
	"os"

	"github.com/fatih/color"
	"golang.org/x/term"
)

// The ways to paint text that several rooms use.
var (
	Faint  = Painter(color.Faint)
	Strong = Painter(color.Bold)
	Green  = Painter(color.FgGreen)
)

// TakesColor reports whether an output is coloured where nobody says otherwise: a
// terminal, unless NO_COLOR is set.
func TakesColor(w io.Writer) bool {
	return isTerminal(w) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}

// SetColor has whatever is painted from here on be coloured, or not. It counts for the
// whole process, and is called before anything is painted.
func SetColor(on bool) { color.NoColor = !on }

// Painter makes what paints text where the output is coloured. A colour of the
// library would heed NO_COLOR even where --color says always.
func Painter(look ...color.Attribute) func(...any) string {
	return func(a ...any) string {
		if color.NoColor {
			if text, ok := a[0].(string); ok && len(a) == 1 {
				return text
			}
			return fmt.Sprint(a...)
		}
		c := color.New(look...)
		c.EnableColor()
		return c.Sprint(a...)
	}
}

// Converses reports that somebody reads the output and can answer: both are a terminal.
func Converses(in io.Reader, out io.Writer) bool {
	f, ok := in.(*os.File)
	return ok && term.IsTerminal(int(f.Fd())) && isTerminal(out)
}

// IsTerminal reports that somebody looks at what is written.
func IsTerminal(w io.Writer) bool { return isTerminal(w) }

func isTerminal(w io.Writer) bool {
	f, ok := file(w)
	return ok && term.IsTerminal(int(f.Fd()))
}
