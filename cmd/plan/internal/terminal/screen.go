package terminal

import (
	"bytes"
	"io"
	"os"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/plan-as-code/plan/lang/verbatim"
)

// Screen is an output through which nothing takes effect at a terminal but colours,
// whatever forgot to go through Clean; any other output may be the log of a CI system, which
// finds no command in it. Where it is for messages, it breaks long lines between words: a
// terminal would break words.
func Screen(w io.Writer, messages bool) io.Writer {
	if !isTerminal(w) {
		return &log{to: w, starts: true}
	}
	s := &screen{to: w}
	if messages {
		s.columns = Columns(w)
	}
	return s
}

// log breaks up the commands in what goes anywhere else than to a terminal.
type log struct {
	to     io.Writer
	starts bool   // what comes next starts a line
	rest   []byte // of what was written in part
	began  bool   // something was written, or may be beside it
}

// Write writes a text without its commands. It takes all of it or fails.
func (l *log) Write(p []byte) (int, error) {
	l.began = l.began || len(p) > 0
	text := append(l.rest, p...)
	last := text[max(bytes.LastIndexByte(text, '\n'), 0):]
	whole := len(text) - verbatim.Unfinished(string(last), l.starts)
	err := l.put(text[:whole])
	l.rest = append(text[:0], text[whole:]...)
	if err != nil {
		return 0, err
	}
	return len(p), nil
}

func (l *log) put(text []byte) error {
	if len(text) == 0 {
		return nil
	}
	first := ""
	if !l.starts {
		first = "." // so that what follows starts no line
	}
	l.starts = bytes.HasSuffix(text, []byte("\n"))
	if verbatim.MayCommand(text) {
		text = []byte(strings.TrimPrefix(verbatim.Log(first+string(text)), first))
	}
	_, err := l.to.Write(text)
	return err
}

// Flush writes what was held back of an output, once there is no more.
func Flush(w io.Writer) error {
	if l, ok := w.(*log); ok {
		text := l.rest
		l.rest = nil
		return l.put(text)
	}
	return nil
}

// Began reports whether something was written to an output.
func Began(w io.Writer) bool {
	switch w := w.(type) {
	case *log:
		return w.began
	case *screen:
		return w.began
	}
	return false
}

// Unlogged is an output for what is no text: a protocol, the bytes of a plan, commands that
// plan gives itself. At a terminal, it is the same.
func Unlogged(w io.Writer) io.Writer {
	if l, ok := w.(*log); ok {
		l.began = true
		return l.to
	}
	return w
}

// screen cleans what is written to a terminal.
type screen struct {
	to      io.Writer
	columns int    // that lines are broken at; 0 where they are not
	rest    []byte // of what was written in part
	began   bool
}

// Write writes a text as it is shown. It takes all of it or fails.
func (s *screen) Write(p []byte) (int, error) {
	s.began = s.began || len(p) > 0
	text := append(s.rest, p...)
	whole := len(text) - unfinished(text)
	s.rest = bytes.Clone(text[whole:])
	shown := coloured(string(text[:whole]))
	if s.columns > 0 {
		shown = Wrapped(shown, s.columns)
	}
	if _, err := io.WriteString(s.to, shown); err != nil {
		return 0, err
	}
	return len(p), nil
}

// begun is a colour, or the end of a line on Windows, that is not all there.
var begun = regexp.MustCompile(`(\x1b(\[[0-9;]{0,20})?|\r)$`)

// unfinished is how many bytes at the end begin something that is not all there.
func unfinished(text []byte) int {
	if at := begun.FindIndex(text); at != nil {
		return len(text) - at[0]
	}
	for n := 1; n < utf8.UTFMax && n <= len(text); n++ {
		if tail := text[len(text)-n:]; utf8.RuneStart(tail[0]) {
			if utf8.FullRune(tail) {
				return 0
			}
			return n
		}
	}
	return 0
}

// coloured is a text in which nothing but its colours takes effect.
func coloured(text string) string {
	var shown []byte
	at := 0
	for _, c := range escapes.FindAllStringIndex(text, -1) {
		shown = append(append(shown, verbatim.Lines(text[at:c[0]])...), text[c[0]:c[1]]...)
		at = c[1]
	}
	return string(append(shown, verbatim.Lines(text[at:])...))
}

// file is the file that an output writes to, and false where it is none.
func file(w io.Writer) (*os.File, bool) {
	if s, ok := w.(*screen); ok {
		w = s.to
	}
	if l, ok := w.(*log); ok {
		w = l.to
	}
	f, ok := w.(*os.File)
	return f, ok
}

// KeepsBytes reports whether an output goes into a file, where nobody looks at it
// before a program does.
func KeepsBytes(w io.Writer) bool {
	f, ok := file(w)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode().IsRegular()
}
