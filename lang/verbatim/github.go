package verbatim

import (
	"bytes"
	"strings"
)

// Command is a text as it stands in a command of GitHub's runners.
func Command(s string) string { return data.Replace(notOlder(Visible(s))) }

// CommandProperty is a text as it stands in a property of a command of GitHub's
// runners.
func CommandProperty(s string) string { return within.Replace(Command(s)) }

// CommandPath is the name of a file in a property of a command of GitHub's runners: the one
// that the file has, so that the annotation finds it. Nobody is shown it.
func CommandPath(s string) string { return within.Replace(data.Replace(notOlder(s))) }

var (
	data   = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	within = strings.NewReplacer(":", "%3A", ",", "%2C")
)

// LogLine is a line of a log in which CI systems find no command: GitHub's begin with ::,
// be it behind blanks, and those of older runners, of Azure and of TeamCity stand anywhere.
func LogLine(s string) string {
	if words := strings.TrimSpace(s); strings.HasPrefix(words, "::") {
		s = strings.Replace(s, "::", ": :", 1)
	}
	return notOlder(s)
}

// MayCommand reports whether there may be a command in a piece of a log: there is none in
// nearly all.
func MayCommand(log []byte) bool {
	return bytes.Contains(log, []byte("::")) || bytes.Contains(log, []byte("##"))
}

// Log is LogLine for every line of a text.
func Log(s string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		b.WriteString(LogLine(line))
	}
	return b.String()
}

// Unfinished is how many bytes at the end of a piece of a log may be the beginning of a
// command, which only what follows tells; starts is that the piece starts a line.
func Unfinished(s string, starts bool) int {
	line := s[strings.LastIndexByte(s, '\n')+1:]
	if words := strings.TrimSpace(strings.ToValidUTF8(line, "")); (starts || len(line) < len(s)) && (words == "" || words == ":") {
		return len(line)
	}
	for n := min(len(longest)-1, len(line)); n > 0; n-- {
		for _, c := range older {
			if strings.HasPrefix(c, line[len(line)-n:]) {
				return n
			}
		}
	}
	return 0
}

// older are the commands that stand anywhere in a line, as they begin.
var older = []string{"##[", "##vso[", longest}

const longest = "##teamcity["

// notOlder breaks up commands that stand anywhere in a line.
func notOlder(s string) string { return apart.Replace(s) }

var apart = commandsAs("## ")

// commandsAs has something in the place of the signs that such commands begin with.
func commandsAs(signs string) *strings.Replacer {
	var list []string
	for _, c := range older {
		list = append(list, c, signs+strings.TrimPrefix(c, "##"))
	}
	return strings.NewReplacer(list...)
}
