package lang

import (
	"strings"
)

// Calling is the function around a caret, and its argument there, counted from
// 0; nil where there is none.
func (s *Snapshot) Calling(file string, offset int) (*Function, int) {
	sp := s.spot(file, offset)
	if sp == nil {
		return nil, 0
	}
	for i := len(sp.brackets) - 1; i >= 0; i-- {
		if f := functionNamed(sp.brackets[i].function); f != nil {
			return f, sp.brackets[i].argument
		}
	}
	return nil, 0
}

// functions offers those that give what is wanted; only their names where the
// brackets are there already.
func (c *completer) functions(wanted *Attr, onlyName bool) {
	if len(c.steps) > 0 {
		return
	}
	gives := &Attr{}
	list := functionList
	if c.kind != nil && c.kind.Name == "rule" {
		list = Functions()
	}
	for _, f := range list {
		if gives.Type = f.Gives; !gives.fits(wanted.Type) && !(onlyName && f.Gives == "") {
			continue
		}
		one := Candidate{Label: f.Name, Detail: f.Signature, Class: ClassFunction, Text: fixed(f.Name), About: about("function", f.Name)}
		if !onlyName {
			one.Text = c.call(f)
		}
		rank := 70
		if f.Gives == wanted.Type && f.Gives == TypeDate {
			rank = 15
		}
		c.add(rank, one)
	}
}

// call is a call of a function with holes for its arguments.
func (c *completer) call(f *Function) []Piece {
	inside := strings.TrimSuffix(strings.TrimPrefix(f.Example, f.Name+"("), ")")
	text := fixed(f.Name + "(")
	for i, arg := range arguments(inside) {
		if i > 0 {
			text = append(text, Piece{Text: ", "})
		}
		if c.plan.Campaign == nil && strings.HasPrefix(arg, "campaign.") {
			arg = placeholders[f.takes(i)]
		}
		if inner := strings.Trim(arg, `"`); len(arg) == len(inner)+2 && !strings.Contains(inner, `"`) {
			text = append(text, Piece{Text: `"`}, Piece{Text: inner, Hole: true}, Piece{Text: `"`})
		} else {
			text = append(text, Piece{Text: arg, Hole: true})
		}
	}
	return append(text, Piece{Text: ")"})
}

// arguments splits what stands between the brackets of a call.
func arguments(inside string) []string {
	var list []string
	depth, quoted, start := 0, false, 0
	for i, r := range inside {
		switch {
		case r == '"':
			quoted = !quoted
		case quoted:
		case strings.ContainsRune("([{", r):
			depth++
		case strings.ContainsRune(")]}", r):
			depth--
		case r == ',' && depth == 0:
			list, start = append(list, strings.TrimSpace(inside[start:i])), i+1
		}
	}
	return append(list, strings.TrimSpace(inside[start:]))
}

// Arguments are the words that the signature has for what the function is given.
func (f *Function) Arguments() []string {
	_, inside, _ := strings.Cut(strings.TrimSuffix(f.Signature, ")"), "(")
	return arguments(inside)
}

// takes is the type of an argument, counted from 0, as the signature names it.
func (f *Function) takes(i int) Type {
	words := f.Arguments()
	switch words[min(i, len(words)-1)] {
	case "date", "from", "to", "a", "b":
		return TypeDate
	case "duration":
		return TypeDuration
	case "number", "numbers":
		return TypeNumber
	case "…":
		return f.takes(i - 1)
	}
	return ""
}
