package syntax

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang/prose"
)

// bareWords are words without quotes, and no value of another sort.
var bareWords = prose.Pattern(`^\s*(?:\pL[\pL\pN_'’-]*[.,;:!?]?\s+[^\s"].*|[\pL][\pL\pN_-]*[.!?]?)\s*$`)

// sayBullet speaks of an attribute or an element that stands in a list of a word processor.
func sayBullet(l errorLine) Problem {
	sign := strings.TrimSpace(l.group(1))
	return l.replace(1, "", fmt.Sprintf("%s has a %s in front of a line, as lists of word processors do; a line of a plan begins with its name.", l.who(), sign), "Delete the "+sign)
}

// sayAdded speaks of a value that is added to an attribute. Where that is set once, nothing
// else can be meant than to set it.
func sayAdded(l errorLine) Problem {
	name := l.group(1)
	d := l.replace(2, " = ", fmt.Sprintf("%s adds a value to %s with +=; an attribute is set once, with an equals sign.", l.who(), name), "Write "+name+" = …")
	set := regexp.MustCompile(`(?m)^[ \t]*` + name + `[ \t]*\+?=`)
	if all := l.outline(l.brokenPart.start, l.end); len(set.FindAllStringIndex(all, 2)) > 1 {
		d.Fix, d.Fixes = "Write all of its values in one list, behind one equals sign", nil
	}
	return d
}

// sayBeforeBrace speaks of a sign between the name of an element and its opening brace.
func sayBeforeBrace(l errorLine) Problem {
	if word := l.group(1); l.file.words.kind(word) == nil && !l.file.words.nested[word] {
		return Problem{}
	}
	sign := strings.TrimSpace(l.group(2))
	return l.replace(2, " ", fmt.Sprintf("%s has a %s between its name and its opening brace, where nothing stands.", l.who(), sign), "Delete the "+sign)
}

// sayCommas speaks of commas in a list with nothing between them.
func sayCommas(l errorLine) Problem {
	if l.openedBehind(l.start+l.groups[2]) != '[' {
		return Problem{}
	}
	return l.replace(1, "", fmt.Sprintf("A list in the %s has a comma with nothing in front of it.", l.name()), "Delete the comma")
}

// sayStrayComma speaks of a comma behind something that is whole, or in front of what is.
func sayStrayComma(l errorLine) Problem {
	n, what := 1, "ends"
	if l.group(1) == "" {
		n, what = 2, "begins"
	}
	at := l.start + l.groups[2*n]
	if l.error.Subject.Start.Byte != at || strings.IndexByte("[(", l.openedBehind(at)) >= 0 {
		return Problem{}
	}
	return l.replace(n, "", fmt.Sprintf("A line in the %s %s with a comma; only the items of a list are separated by commas.", l.name(), what), "Delete the comma")
}

// Commas, as word processors and other keyboards make them as well, and all that people put
// behind a line of a list.
const (
	commas     = ",，‚"
	separators = commas + ";；"
)

// isComma reports a low quote that closes nothing and stands behind a value, as a comma does.
func isComma(r rune, before string) bool {
	return r == '‚' && behindValue().MatchString(before)
}

var behindValue = prose.Pattern(`[\pL\pN_"\])}%]$`)

// sayBehindMarker speaks of a comma behind the word that begins a text over several lines.
func sayBehindMarker(l errorLine) Problem {
	return l.replace(1, "", fmt.Sprintf("%s has a comma behind the word that begins a text over several lines, where nothing stands.", l.who()), "Delete it")
}

// sayUndecided speaks of a sign in the place of a value: a question mark, or what tables have in
// cells without one.
func sayUndecided(l errorLine) Problem {
	what, otherwise := "a question mark", `%[1]s("2027-03-01") with the day by which it is decided`
	if sign := l.group(1); !strings.ContainsAny(sign, "?？¿") {
		what, otherwise = sign, "delete the line where there is nothing to say"
	}
	d := l.replace(1, UndecidedWord, fmt.Sprintf("%s has %s in the place of a value; what is to be decided is written %s.", l.who(), what, UndecidedWord),
		fmt.Sprintf("Write %[1]s, or "+otherwise, UndecidedWord))
	d.Fixes[0].Title, d.Fixes[0].Safe = "Write "+UndecidedWord, false // it may be a note to oneself
	return d
}

// sayFullStop speaks of a full stop behind a value, as behind a sentence.
func sayFullStop(l errorLine) Problem {
	return l.replace(1, "", fmt.Sprintf("A line in the %s ends with a full stop, which stands in texts alone.", l.name()), "Delete the full stop")
}

// sayQuotesInReference speaks of a reference of which the name stands in quotes.
func sayQuotesInReference(l errorLine) Problem {
	plain := strings.ReplaceAll(l.group(1), `"`, "")
	if _, name, _ := strings.Cut(plain, "."); l.file.words.kind(l.group(2)) == nil || !bareWord().MatchString(name) {
		return Problem{}
	}
	return l.replace(1, plain, fmt.Sprintf("%s has quotes within the reference %s; a reference is written without quotes.", l.who(), l.group(1)), "Write "+plain)
}

// Handle is a handle or an address of somebody where a reference is expected. Who is meant,
// the elements of the plan tell.
type Handle struct {
	Attr          string // that it stands in
	Word          string // the handle, without its @
	Before, After string // what the reference takes around it: brackets, where it is the only one of a list
	Sure          bool   // a reference in its place reads on
}

// sayHandle speaks of a handle or an address where a reference to an element is expected.
func sayHandle(l errorLine) Problem {
	a := l.target()
	if a == nil || len(a.Kinds) == 0 || !slices.Contains(a.Kinds, "person") {
		return Problem{}
	}
	word := l.group(1)
	h := &Handle{Attr: a.Name, Word: strings.TrimPrefix(word, "@")}
	if a.List && l.openedBehind(l.start+l.groups[2]) != '[' {
		h.Before, h.After = "[", "]"
	}
	d := Problem{Range: l.at(1), Message: fmt.Sprintf("%s names somebody by %s in %s; a reference names an element of the plan.", l.who(), word, a.Name), Fix: "Write it like " + a.Example}
	fixes := []Fix{{Safe: true, Edits: []Edit{{l.at(1), h.Before + "person.x" + h.After}}}}
	l.tried(fixes, l.error)
	h.Sure = fixes[0].Safe
	d.Handle = h
	return d
}
