package assist

import (
	"strings"

	"github.com/plan-as-code/plan/lang"
)

// Calling is the innermost function around a caret, at a byte of the file, and its
// argument there, counted from 0; nil where there is none.
func Calling(s *lang.Snapshot, file string, offset int) (*lang.Function, int) {
	sp := contextAt(s, file, offset)
	if sp == nil {
		return nil, 0
	}
	for i := len(sp.brackets) - 1; i >= 0; i-- {
		if f := lang.FunctionNamed(sp.brackets[i].function); f != nil {
			return f, sp.brackets[i].argument
		}
	}
	return nil, 0
}

// functions offers those that give what is wanted; only their names where the
// brackets are there already.
func (c *completer) functions(wanted *lang.Attr, onlyName bool) {
	if len(c.steps) > 0 {
		return
	}
	gives := &lang.Attr{}
	inRule := c.kind != nil && c.kind.Name == "rule"
	for _, f := range lang.Functions() {
		if f.Rules && !inRule {
			continue
		}
		if gives.Type = f.Gives; !fits(gives, wanted.Type) && !(onlyName && f.Gives == "") {
			continue
		}
		one := Candidate{Label: f.Name, Detail: f.Signature, Class: ClassFunction, Text: fixed(f.Name), Subject: subjectKey("function", f.Name)}
		if !onlyName {
			one.Text = c.call(f)
		}
		rank := 70
		if f.Gives == wanted.Type && f.Gives == lang.TypeDate {
			rank = 15
		}
		c.add(rank, one)
	}
}

// call is a call of a function with holes for its arguments.
func (c *completer) call(f *lang.Function) []Piece {
	inside := strings.TrimSuffix(strings.TrimPrefix(f.Example, f.Name+"("), ")")
	text := fixed(f.Name + "(")
	for i, arg := range lang.SplitArguments(inside) {
		if i > 0 {
			text = append(text, Piece{Text: ", "})
		}
		if c.plan.Campaign == nil && strings.HasPrefix(arg, "campaign.") {
			arg = lang.PlaceholderOf(f.ArgumentType(i))
		}
		if inner := strings.Trim(arg, `"`); len(arg) == len(inner)+2 && !strings.Contains(inner, `"`) {
			text = append(text, Piece{Text: `"`}, Piece{Text: inner, Hole: true}, Piece{Text: `"`})
		} else {
			text = append(text, Piece{Text: arg, Hole: true})
		}
	}
	return append(text, Piece{Text: ")"})
}
