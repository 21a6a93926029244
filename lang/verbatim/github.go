package verbatim

import "strings"

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

// LogLine is a line of a log which GitHub's runners take for no command: these start
// with ::, or have ##[ anywhere.
func LogLine(s string) string {
	if words := strings.TrimSpace(s); strings.HasPrefix(words, "::") {
		s = "./" + words + "\n"
	}
	return notOlder(s)
}

// Log is LogLine for every line of a text.
func Log(s string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		b.WriteString(LogLine(line))
	}
	return b.String()
}

// notOlder breaks up what GitHub takes for a command of the older kind.
func notOlder(s string) string { return strings.ReplaceAll(s, "##[", "## [") }
