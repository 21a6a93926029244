package main

import (
	"fmt"
	"io"
	"time"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/verbatim"
	"github.com/spf13/cobra"
)

// streams are what a command reads from and writes to, and the flags that every
// command has.
type streams struct {
	in       io.Reader
	out, err io.Writer
	color    string
	asOf     string
	clock    func() time.Time // nil is the computer's
	// reported is that the command has come to write what it makes.
	reported bool
	// cautioned is that somebody was told that a patch does not apply.
	cautioned bool
}

// prepare reads the flags that every command has, and says what is wrong with them
// whether or not the command makes use of them.
func (s *streams) prepare(cmd *cobra.Command) error {
	if cmd.Flags().Changed("as-of") && s.asOf == "" {
		return exit.Errorf(exit.Usage, "--as-of is empty; write a day such as 2027-04-30, or leave the flag out for today")
	}
	if s.asOf != "" {
		if _, err := s.day(); err != nil {
			return err
		}
	}
	return s.setColor()
}

// setColor decides whether the output is coloured.
func (s *streams) setColor() error {
	switch s.color {
	case "auto":
		terminal.SetColor(terminal.TakesColor(s.out))
	case "always":
		terminal.SetColor(true)
	case "never":
		terminal.SetColor(false)
	default:
		return exit.Errorf(exit.Usage, "--color is auto, always or never, not %s", s.color)
	}
	return nil
}

// width is how many columns the output has.
func (s *streams) width() int { return terminal.Columns(s.out) }

// now is the time on the clock.
func (s *streams) now() time.Time {
	if s.clock == nil {
		return time.Now()
	}
	return s.clock()
}

// showPatch writes a patch. In a file it has the very bytes, so that it applies; anywhere
// else somebody may look at it, and nothing in it takes effect.
func (s *streams) showPatch(text string) error {
	if !terminal.KeepsBytes(s.out) {
		shown := verbatim.Log(verbatim.Lines(text))
		if shown != text && !s.cautioned {
			s.cautioned = true
			fmt.Fprintln(s.err, "plan: The patch holds characters that would take effect where it is shown, so others stand in their place and it does not apply; write it into a file to have it as it is, as with > changes.patch.")
		}
		text = shown
	}
	_, err := io.WriteString(terminal.Unlogged(s.out), text)
	return err
}

// firstYear is before the first plan was written. A computer that has lost the time begins to
// count before that, mostly in 1970: as of then nothing is late, so every check would pass.
const firstYear = 2020

// day is the day as of which plans are judged.
func (s *streams) day() (lang.Date, error) {
	if s.asOf == "" {
		if now := s.now(); now.Year() < firstYear {
			return 0, exit.Errorf(exit.Undecided, "the clock of this computer shows %s, so nobody knows which day it is; set it, or say the day, as in --as-of 2027-04-30", lang.DateOf(now))
		}
		return lang.DateOf(s.now()), nil
	}
	d, ok := lang.ParseDate(s.asOf)
	if !ok {
		return 0, exit.Errorf(exit.Usage, "--as-of is a day written like 2027-04-30, not %s", s.asOf)
	}
	return d, nil
}
