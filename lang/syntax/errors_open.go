package syntax

import (
	"fmt"
	"strings"

	"github.com/plan-as-code/plan/lang/prose"
)

var listOfReferences = prose.Pattern(`^\s*\w+\.\w+(?:\s*,\s*\w+\.\w+)*\s*$`)

func sayOpenBracket(l errorLine) Problem {
	what, close := "list", "]"
	if l.group(1) == "(" {
		what, close = "bracket", ")"
	}
	return Problem{Range: l.at(1), Message: fmt.Sprintf("A %s in the %s is not closed.", what, l.name()), Fix: "Put a " + close + " behind its last item"}
}

// notClosed speaks of a list, or the brackets of a call, whose closing bracket
// belongs at end.
func (l errorLine) notClosed(end int, call bool) Problem {
	what, bracket := "A list", "]"
	if call {
		what, bracket = "A pair of brackets", ")"
	}
	fix := "Put a " + bracket + " behind the last item"
	text := l.outline(l.brokenPart.start, end)
	sure := !call && listOfReferences().MatchString(text[strings.LastIndexByte(text, '[')+1:])
	return Problem{Range: l.file.Range(end-1, end), Message: fmt.Sprintf("%s in the %s is not closed.", what, l.name()), Fix: fix,
		Fixes: []Fix{{Title: fix, Safe: sure, Edits: []Edit{l.file.Insert(end, bracket)}}}}
}

// sayBracketsOfList speaks of a list of references that stands in brackets of another sort.
func sayBracketsOfList(l errorLine) Problem {
	a := l.target()
	if a == nil || !a.List || strings.ContainsAny(l.group(1)[:1], "[") || l.around(l.start+l.groups[2]) != nil {
		return Problem{}
	}
	items := strings.Trim(l.group(1), "(){} ,;")
	text := "[" + items + "]"
	d := l.replace(1, text, fmt.Sprintf("The list %s in the %s stands in brackets of another sort; a list stands in square ones.", l.group(1), l.name()), "Write "+text)
	d.Fixes[0].Safe = listOfReferences().MatchString(items)
	return d
}

// sayColonInList speaks of a colon in a list: between two references, or between the kind and
// the name of one.
func sayColonInList(l errorLine) Problem {
	if a := l.target(); a == nil || !a.List {
		return Problem{}
	}
	sign, title, safe := ", ", "Write a comma in its place", strings.Contains(l.group(1), ".") && strings.Contains(l.group(3), ".")
	if l.file.words.kind(l.group(1)) != nil && !strings.Contains(l.group(3), ".") {
		sign, title, safe = ".", "Write a point in its place", true
	}
	d := l.replace(2, sign, fmt.Sprintf("A list in the %s has a colon between %s and %s.", l.name(), l.group(1), l.group(3)), title)
	d.Fixes[0].Safe = safe
	return d
}

// openAbove speaks of a list or a call that stops behind its opening bracket, or
// behind a comma, where the next attribute or the closing brace follows.
func (l errorLine) openAbove() (Problem, bool) {
	above := strings.TrimRight(string(l.file.Src[l.brokenPart.start:max(l.start, l.brokenPart.start)]), " \t\r\n")
	if above == "" || !strings.ContainsAny(above[len(above)-1:], "[(,") || !startsAttribute().MatchString(strings.TrimLeft(l.text, " \t")) {
		return Problem{}, false
	}
	open := lastOpen(above)
	return l.notClosed(l.brokenPart.start+len(above), open == '('), open != 0
}

// lastOpen is the last bracket that is not closed; 0 where there is none.
func lastOpen(text string) byte {
	depth := 0
	for i := len(text) - 1; i >= 0; i-- {
		switch text[i] {
		case ']', ')':
			depth++
		case '[', '(':
			if depth == 0 {
				return text[i]
			}
			depth--
		}
	}
	return 0
}

// sayOtherBracket speaks of a bracket that closes another one than stands before it on the
// line: [objective.trials).
func sayOtherBracket(l errorLine) Problem {
	closing := map[byte]byte{'(': ')', '[': ']', '{': '}'}
	var open []byte
	wrong, right := -1, ""
	for i := range len(l.outlined) {
		switch c := l.outlined[i]; {
		case closing[c] != 0:
			open = append(open, c)
		case c != ')' && c != ']' && c != '}':
		case len(open) == 0:
			return Problem{}
		default:
			last := open[len(open)-1]
			open = open[:len(open)-1]
			if c != closing[last] && wrong >= 0 {
				return Problem{} // more than one is wrong
			}
			if c != closing[last] {
				wrong, right = i, string(closing[last])
			}
		}
	}
	if wrong < 0 || len(open) > 0 {
		return Problem{}
	}
	at := l.file.Range(l.start+wrong, l.start+wrong+1)
	fix := "Write " + right + " in its place"
	return Problem{Range: at, Message: fmt.Sprintf("A bracket in the %s is closed by %s, which closes another sort.", l.name(), l.outlined[wrong:wrong+1]), Fix: fix,
		Fixes: []Fix{{Title: fix, Safe: true, Edits: []Edit{{at, right}}}}}
}
