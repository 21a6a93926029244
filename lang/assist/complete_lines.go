package assist

import (
	"path"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lang/syntax"
)

// opening offers what a line can start with: kinds of elements outside of
// braces, attributes and blocks between them.
func (c *completer) opening() {
	next, oneLine, free := c.surroundings()
	switch {
	case !free:
	case c.top:
		c.kinds(next)
	case c.kind != nil:
		c.attributes(next)
		if !oneLine {
			c.blocks(next)
		}
		if line, _ := c.file.LineSpan(c.file.Line(c.offset)); !c.body.closed && line == int(c.at.Start) {
			c.top = true
			c.kinds(next) // nothing closes the element, and a word without an indent starts the next
		}
	}
}

// surroundings tells what follows the word under the caret on its line: '=' or
// '{' where only the word itself is to be written, and whether there is room for
// a line at all.
func (c *completer) surroundings() (next byte, oneLine, free bool) {
	f := c.file
	start, end := f.LineSpan(f.Line(c.offset))
	if open := c.body.open; c.body.up != nil && open > start {
		start, oneLine = open, true
	} else if start == 0 && strings.HasPrefix(f.Content, string(syntax.BOM)) {
		start = len(syntax.BOM)
	}
	before := strings.TrimSpace(f.Content[start:c.at.Start])
	rest := strings.TrimSpace(f.Content[c.at.End:end])
	word := c.at.End > c.at.Start
	switch {
	case before != "", c.body.closed && c.body.close < int(c.at.End):
		return 0, oneLine, false
	case word && strings.HasPrefix(rest, "=") && !strings.HasPrefix(rest, "=="):
		return '=', oneLine, true
	case word && (strings.HasPrefix(rest, "{") || strings.HasPrefix(rest, `"`)):
		return '{', oneLine, true
	case oneLine:
		alone := len(c.body.lines) == 0 || len(c.body.lines) == 1 && c.line != nil
		return 0, oneLine, alone && strings.HasPrefix(rest, "}") && !c.top
	}
	return 0, oneLine, rest == "" || strings.HasPrefix(rest, "#") || strings.HasPrefix(rest, "//")
}

// kinds offers the elements that may stand in the file.
func (c *completer) kinds(next byte) {
	if next == '=' {
		return
	}
	for _, k := range lang.Kinds() {
		if !c.belongs(k) {
			continue
		}
		one := Candidate{Label: k.Name, Detail: firstPhrase(k.Doc), Class: ClassKind, Text: fixed(k.Name), Subject: subjectKey("kind", k.Name)}
		if next == 0 {
			one.Text = c.stub(k)
		}
		c.add(50, one)
	}
}

// belongs reports whether an element of the kind may stand there, and is not
// there already where there is only one.
func (c *completer) belongs(k *lang.Kind) bool {
	p, top := c.plan, c.file.Path == discovery.WorkspaceFile
	if c.inExample() {
		return k.Label == syntax.Named && k.Name != "rule"
	}
	switch k.Name {
	case "campaign":
		return p.Campaign == nil || path.Dir(p.Campaign.File().Path) != path.Dir(c.file.Path)
	case "workspace":
		return top && len(p.Workspaces) == 0
	case "configure":
		return top
	case "stage":
		return p.Parent == nil
	}
	return true
}

// inExample reports whether the caret stands in the example of a rule.
func (c *completer) inExample() bool {
	for b := c.body; b.up != nil; b = b.up {
		if k, top := c.kindOf(b); top && k != nil {
			return true
		}
	}
	return false
}

// stub is an element with what it cannot do without.
func (c *completer) stub(k *lang.Kind) []Piece {
	text := fixed(k.Name + " ")
	switch k.Label {
	case syntax.Named:
		text = append(text, Piece{Text: `"`}, Piece{Text: c.nameFor(k), Hole: true}, Piece{Text: `" `})
	case syntax.ForRule:
		text = append(text, Piece{Text: `"`}, Piece{Text: "rule-id", Hole: true}, Piece{Text: `" `})
	}
	return append(text, c.braces(k)...)
}

// nameFor is an example of a name: for a campaign, its folder's.
func (c *completer) nameFor(k *lang.Kind) string {
	if folder := path.Base(path.Dir(c.file.Path)); k.Name == "campaign" && folder != "." && lang.ProperName(folder) != "" {
		return lang.ProperName(folder)
	}
	return "name"
}

// braces hold the attributes that a kind must have.
func (c *completer) braces(k *lang.Kind) []Piece {
	text := fixed("{")
	widest := 0
	for _, a := range k.Attrs {
		if a.Begins() {
			widest = max(widest, len(a.Name))
		}
	}
	for _, a := range k.Attrs {
		if a.Begins() {
			text = append(text, Piece{Text: "\n  " + a.Name + strings.Repeat(" ", widest-len(a.Name)) + " = "})
			text = append(text, c.example(k, a)...)
		}
	}
	return append(text, Piece{Text: "\n  ", Rest: true}, Piece{Text: "\n}"})
}

// attributes offers those that are not set yet.
func (c *completer) attributes(next byte) {
	if next == '{' || c.kind.Open {
		return
	}
	offer := func(rank int, a *lang.Attr, key string) {
		if line := c.body.attr(a.Name, c.file.Content); line != nil && line != c.line {
			return
		}
		one := Candidate{Label: a.Name, Detail: a.Brief(), Class: ClassAttribute, Text: fixed(a.Name), Subject: key}
		if a.Required {
			rank, one.Detail = 0, "required: "+one.Detail
		} else if a.Usual || a.Asked {
			rank = min(rank, 1)
		}
		if next == 0 {
			one.Text = append(fixed(a.Name+c.upToEquals(a.Name)+" = "), c.example(c.kind, a)...)
		}
		c.add(rank, one)
	}
	for _, a := range c.kind.Attrs {
		offer(10, a, subjectKey("attribute", c.path(), a.Name))
	}
	if c.kind.Name == "configure" {
		id := c.own().Name
		for _, a := range lang.SettingsOf(c.snapshot.Book()[id].Settings) {
			offer(1, a, subjectKey("setting", id, a.Name))
		}
	}
}

// upToEquals is the space behind an attribute's name that puts its equals sign below those of the
// lines around the caret's; none where the name is too long for that.
func (c *completer) upToEquals(name string) string {
	here := c.file.Line(c.offset)
	for _, l := range c.body.lines {
		near := c.file.Line(int(l.word.Start))
		if space := l.equals - int(l.word.Start) - len(name) - 1; l.equals >= 0 && (near == here-1 || near == here+1) && space > 0 {
			return strings.Repeat(" ", space)
		}
	}
	return ""
}

// path is the kind of the element and of the block around the caret, with a
// slash between them.
func (c *completer) path() string {
	if e := c.element(); e != nil && e != c.body {
		k, _ := c.kindOf(e)
		return k.Name + "/" + c.kind.Name
	}
	return c.kind.Name
}

// blocks offers those that can stand within an element.
func (c *completer) blocks(next byte) {
	if next == '=' {
		return
	}
	for _, n := range c.kind.Blocks {
		if n.Once && slices.ContainsFunc(c.body.lines, func(l *snippetLine) bool { return l.block != nil && l != c.line && c.said(l.word) == n.Name }) {
			continue
		}
		one := Candidate{Label: n.Name, Detail: firstPhrase(n.Doc), Class: ClassKind, Text: fixed(n.Name), Subject: subjectKey("kind", c.kind.Name+"/"+n.Name)}
		switch {
		case next != 0:
		case n.Example:
			one.Text = []Piece{{Text: n.Name + ` "`}, {Text: "good", Hole: true, Choices: []string{"good", "bad"}}, {Text: `" `}}
			one.Text = append(one.Text, c.braces(&n.Kind)...)
		default:
			one.Text = append(fixed(n.Name+" "), c.braces(&n.Kind)...)
		}
		c.add(30, one)
	}
}
