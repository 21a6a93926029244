package main

import (
	"io"
	"os"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/fatih/color"
	"github.com/plan-as-code/plan/lang"
	"golang.org/x/term"
)

// setColor decides whether the output is coloured: auto does so on a terminal
// where NO_COLOR is not set.
func (s *streams) setColor() error {
	switch s.color {
	case "auto":
		color.NoColor = !isTerminal(s.out) || os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb"
	case "always":
		color.NoColor = false
	case "never":
		color.NoColor = true
	default:
		return fail(exitUsage, "--color is auto, always or never, not %s", s.color)
	}
	return nil
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

const (
	defaultWidth = 100 // columns, where the output is no terminal
	leastWidth   = 40
	mostWidth    = 120
)

// width is how many columns the output has.
func (s *streams) width() int {
	if f, ok := s.out.(*os.File); ok {
		if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 0 {
			return min(max(w, leastWidth), mostWidth)
		}
	}
	return defaultWidth
}

// day is the day as of which plans are judged.
func (s *streams) day() (lang.Date, error) {
	if s.asOf == "" {
		return lang.DateOf(time.Now()), nil
	}
	d, ok := lang.ParseDate(s.asOf)
	if !ok {
		return 0, fail(exitUsage, "--as-of is a day written like 2027-04-30, not %s", s.asOf)
	}
	return d, nil
}

// clean replaces what a terminal might take for a command, and bytes that are no
// text, by �.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r == utf8.RuneError || unicode.IsControl(r) && r != '\n' && r != '\t' || isBidi(r) {
			return utf8.RuneError
		}
		return r
	}, s)
}

// isBidi reports the invisible characters that turn the direction of writing
// round, and could make a line show other than it is.
func isBidi(r rune) bool { return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 }
