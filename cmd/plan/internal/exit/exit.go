// Package exit knows the exit codes of the command, and how an error leads to one.
// It writes nothing and ends nothing: main does. Commands return what Errorf and
// With make; All takes apart what came of them.
package exit

import (
	"fmt"
	"io/fs"
	"strings"

	"github.com/plan-as-code/plan/lang/prose"
)

// The exit codes. Of several, the highest counts: undecided beats found.
const (
	Clean     = 0 // nothing at or above --fail-on
	Found     = 1 // findings, or files that are not formatted
	Usage     = 2 // the command or the configuration is wrong
	Fault     = 3 // a mistake in the program
	Undecided = 4 // no plan file, or one that could not be read
)

// Error is an error with the exit code that it leads to. Its text may be empty
// where everything has been said.
type Error struct {
	Code int    // one of the exit codes
	Text string // for people, as main writes it behind "plan: "
	// Forbidden is the file or folder that may not be read, as people name it; empty
	// where it is something else.
	Forbidden string
	Mend      string // a command line that mends it; empty where none does
	Listed    bool   // formats for machines name the file that it is about by themselves
}

// Error is the text that people read.
func (f *Error) Error() string { return f.Text }

// fixLine stands in a text in front of what mends it, which people read on lines of its own.
const fixLine = "\n      Fix  "

// Fix is what mends something, as it stands at the end of a text that says what is wrong.
func Fix(lines string) string {
	return fixLine + strings.ReplaceAll(lines, "\n", "\n"+strings.Repeat(" ", len(fixLine)-1))
}

// Said are why something failed, and what mends it; "" where the text does not say.
func (f *Error) Said() (why, fix string) {
	why, fix, _ = strings.Cut(f.Text, fixLine)
	return why, strings.ReplaceAll(fix, "\n"+strings.Repeat(" ", len(fixLine)-1), "\n")
}

// Errorf is an error that leads to an exit code, with a text as fmt.Sprintf has it, of which
// the middle is left out where it quotes more than anybody reads.
func Errorf(code int, format string, args ...any) error {
	return &Error{Code: code, Text: prose.Bounded(fmt.Sprintf(format, args...))}
}

// With is an error that leads to an exit code where everything has been said.
func With(code int) error { return &Error{Code: code} }

// All are the failures that an error is made of. One without an exit code is
// a mistake in the command line, but for those of the file system, which only
// writing the output leaves as they are.
func All(err error) []*Error {
	var list []*Error
	switch err := err.(type) {
	case nil:
	case *Error:
		list = append(list, err)
	case interface{ Unwrap() []error }:
		for _, e := range err.Unwrap() {
			list = append(list, All(e)...)
		}
	case *fs.PathError:
		list = append(list, &Error{Code: Undecided, Text: fmt.Sprintf("the output cannot be written: %v", err.Err)})
	default:
		list = append(list, &Error{Code: Usage, Text: prose.Bounded(err.Error())})
	}
	return list
}
