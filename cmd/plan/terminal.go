package main

import (
	"io"
	"os"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/fatih/color"
	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/lang"
	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// prepare reads the flags that every command has, and says what is wrong with them
// whether or not the command makes use of them.
func (s *streams) prepare(cmd *cobra.Command) error {
	if cmd.Flags().Changed("as-of") && s.asOf == "" {
		return exit.Errorf(exit.Usage, "--as-of is empty; write a day such as 2027-04-30, or leave the flag out for today")
	}
	if _, err := s.day(); err != nil {
		return err
	}
	return s.setColor()
}

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
		return exit.Errorf(exit.Usage, "--color is auto, always or never, not %s", s.color)
	}
	return nil
}

// painter paints text where the output is coloured. A colour of the library would
// heed NO_COLOR even where --color says always.
func painter(look ...color.Attribute) func(...any) string {
	return func(a ...any) string {
		c := color.New(look...)
		if !color.NoColor {
			c.EnableColor()
		}
		return c.Sprint(a...)
	}
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

// width is how many columns the output has: what COLUMNS says, else what the
// terminal has.
func (s *streams) width() int {
	f, ok := s.out.(*os.File)
	if !ok {
		return defaultWidth
	}
	w, err := strconv.Atoi(os.Getenv("COLUMNS"))
	if err != nil || w <= 0 {
		w, _, err = term.GetSize(int(f.Fd()))
	}
	if err != nil || w <= 0 {
		return defaultWidth
	}
	return min(max(w, leastWidth), mostWidth)
}

// day is the day as of which plans are judged.
func (s *streams) day() (lang.Date, error) {
	if s.asOf == "" {
		return lang.DateOf(time.Now()), nil
	}
	d, ok := lang.ParseDate(s.asOf)
	if !ok {
		return 0, exit.Errorf(exit.Usage, "--as-of is a day written like 2027-04-30, not %s", s.asOf)
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
