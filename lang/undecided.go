package lang

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// UndecidedWord stands in the place of a whole value that is to be decided, alone or with
// the day by which it is decided: tbd("2027-03-01"). The attribute is Unknown: it is known
// to be open, nothing follows from it, and no finding asks for what it stands for.
const UndecidedWord = syntax.UndecidedWord

// Undecided is a value of a plan that is to be decided.
type Undecided struct {
	Of    Element
	Attr  *Attr
	Block string    // the nested block that the attribute stands in; empty for the element's own
	At    hcl.Range // of the value
	By    Date      // the day by which it is decided; counts where Dated
	Dated bool
}

// ByDecision puts what is to be decided into the order in which that is due: what has a day
// comes first.
func ByDecision(list []Undecided) []Undecided {
	slices.SortStableFunc(list, func(a, b Undecided) int {
		switch {
		case a.Dated && b.Dated:
			return cmp.Compare(a.By, b.By)
		case a.Dated:
			return -1
		case b.Dated:
			return 1
		}
		return 0
	})
	return list
}

// SayUndecided counts what is to be decided, which ByDecision has put in order: 3 values to
// be decided, the first by 1 March 2027; "" for nothing.
func SayUndecided(list []Undecided) string {
	if len(list) == 0 {
		return ""
	}
	text := prose.Count(len(list), "value") + " to be decided"
	if first := &list[0]; first.Dated && len(list) > 1 {
		return text + ", the first by " + first.By.String()
	} else if first.Dated {
		return text + " by " + first.By.String()
	}
	return text
}

// IsUndecided reports that an expression says of a whole value that it is to be decided.
func IsUndecided(x *syntax.Expr) bool {
	return x.Word() == UndecidedWord || x.Op == syntax.OpCall && x.Text() == UndecidedWord
}

// Undecided reports that the attribute's value is to be decided.
func (f Field) Undecided() bool { return f.Line != nil && IsUndecided(&f.Line.Expr) }

// Open reports that the attribute's value is to be decided, or is worked out from one that is.
func (f Field) Open() bool {
	return f.Undecided() || f.State == Unknown && f.Line != nil && f.plan.restsOnUndecided(&f.Line.Expr, 20)
}

func (p *Plan) restsOnUndecided(x *syntax.Expr, depth int) bool {
	if x.Op == syntax.OpName {
		line, in := p.valueOf(x)
		return line != nil && depth > 0 && (IsUndecided(&line.Expr) || in.restsOnUndecided(&line.Expr, depth-1))
	}
	args := x.Args()
	return slices.ContainsFunc(args, func(arg syntax.Expr) bool { return p.restsOnUndecided(&arg, depth) })
}

// DecidedBy is the day by which an attribute's value is decided; false where none is said.
func (f Field) DecidedBy() (Date, bool) {
	if !f.Undecided() {
		return 0, false
	}
	return dayOfDecision(&f.Line.Expr)
}

func dayOfDecision(x *syntax.Expr) (Date, bool) {
	if args := x.Args(); x.Op == syntax.OpCall && len(args) == 1 {
		if text, ok := args[0].TextValue(); ok {
			return ParseDate(text)
		}
	}
	return 0, false
}

// alwaysDecided are the kinds that say how the plan is checked, or what became of it:
// nothing of them can wait.
var alwaysDecided = []string{"workspace", "configure", "waiver", "rule", "moved"}

// MayBeUndecided reports that attributes of a kind, or of a block within it, may be to be
// decided.
func (k *Kind) MayBeUndecided() bool { return !slices.Contains(alwaysDecided, k.Name) }

// undecided notes a value that is to be decided; false where it is any other.
func (d *decoder) undecided(a *Attr, attr *syntax.Attribute) bool {
	x := &attr.Expr
	if !IsUndecided(x) || d.unknownBlocks[UndecidedWord] {
		return false
	}
	if !d.e.Kind().MayBeUndecided() {
		r := d.Report(d.e, "wrong-type", x.Range(), fmt.Sprintf("%s has tbd in %s, which has to be decided.", prose.Capital(d.the()), attr.Name()))
		r.Detail, r.Fix = attr.Name(), "Write it like "+a.Placeholder()
		return true
	}
	u := Undecided{Of: d.e, Attr: a, Block: d.where, At: x.Range()}
	if u.By, u.Dated = dayOfDecision(x); !u.Dated && x.Op == syntax.OpCall {
		d.badDecisionDay(attr)
	}
	d.Plan.Undecided = append(d.Plan.Undecided, u)
	return true
}

// badDecisionDay reports a day of decision that is none.
func (d *decoder) badDecisionDay(attr *syntax.Attribute) {
	x, args := &attr.Expr, attr.Expr.Args()
	r := d.Report(d.e, "invalid-date", x.Range(), fmt.Sprintf("%s does not say properly by when %s is decided.", prose.Capital(d.the()), attr.Name()))
	r.Detail, r.Fix = attr.Name(), `Write the day like tbd("2027-04-30"), or tbd alone`
	if len(args) != 1 {
		return
	}
	text, quoted := args[0].TextValue()
	if !quoted {
		text = strings.ReplaceAll(args[0].File.Slice(args[0].At), " ", "")
	}
	if iso, ok := syntax.ReadDate(text); ok {
		r.Fix = `Write tbd("` + iso + `")`
		r.Fixes = []syntax.Fix{{Title: r.Fix, Safe: true, Edits: []syntax.Edit{{Range: args[0].Range(), Text: `"` + iso + `"`}}}}
	}
}

// saidOtherwise is what is wrong with a word that says in another way that something is to be
// decided; written is the word as it stands.
func saidOtherwise(subject, written string) string {
	without := ""
	if strings.HasPrefix(written, `"`) {
		without = ", without quotes"
	}
	return fmt.Sprintf("%s is %s; what is to be decided is written tbd%s.", subject, written, without)
}

// partUndecided is what is wrong with tbd within a value, and what to do.
func partUndecided(subject string) (message, fix string) {
	return subject + " has tbd within it; what is to be decided stands alone, as a whole value.", "Write tbd alone as the value, or leave this part out until it is decided"
}

// undecidedWords are what planners write where something is to be decided.
var undecidedWords = []string{"tbd", "tba", "tbc", "tbf", "?", "??", "???", "to be decided", "to be determined", "to be defined", "to be announced", "to be confirmed", "not yet decided", "undecided"}

// saysUndecided reports that a text, where none is expected, says that something is to be
// decided.
func saysUndecided(text string) bool {
	return slices.Contains(undecidedWords, strings.ToLower(strings.TrimSpace(text)))
}

// notDecided reports a word, where a value is expected that is no text, that says that it is
// to be decided, as it is written; false where it says something else.
func (c *checker) notDecided(word, written string) bool {
	if !saysUndecided(word) || slices.Contains(c.a.Choices, word) || !c.e.Kind().MayBeUndecided() {
		return false
	}
	fixes := c.fixes(UndecidedWord)
	if c.expr.Word() == word {
		fixes = replaceBy(c.expr, UndecidedWord, true)
	}
	c.report("wrong-type", saidOtherwise(c.subject(), written), "Write tbd", fixes...)
	return true
}

// blanks are what tables have in cells without a value. Whether that is to be decided, or there is
// nothing to say, its author knows.
var blanks = []string{"-", "–", "—", "--", "/", "n/a", "n.a.", "#n/a", "na"}

// blank reports what tables have in cells without a value, as it is written; false where it is
// anything else. It is not looked for where it came from elsewhere.
func (c *checker) blank(text, written string) bool {
	if text = strings.TrimSpace(text); len(text) > 4 || !slices.Contains(blanks, strings.ToLower(text)) || slices.Contains(c.a.Choices, text) || !c.e.Kind().MayBeUndecided() {
		return false
	}
	var fixes []syntax.Fix
	if c.expr.File.Slice(c.expr.At) == written {
		fixes = replaceBy(c.expr, UndecidedWord, false)
	}
	c.report("wrong-type", fmt.Sprintf("%s is %s; what is to be decided is written tbd.", c.subject(), written), "Write tbd, or delete the line where there is nothing to say", fixes...)
	return true
}

// notDecided reports a word, where a reference is expected, that says that it is to be
// decided, as it is written; false where it says something else.
func (d *decoder) notDecided(attr *syntax.Attribute, at hcl.Range, word, written string) bool {
	if !saysUndecided(word) || !d.e.Kind().MayBeUndecided() {
		return false
	}
	subject := subjectOf(attr.Name(), d.e)
	if at != attr.Expr.Range() || written == UndecidedWord {
		r := d.Report(d.e, "wrong-type", at, "")
		r.Detail = attr.Name()
		r.Message, r.Fix = partUndecided(subject)
		return true
	}
	r := d.Report(d.e, "wrong-type", at, saidOtherwise(subject, written))
	r.Detail, r.Fix = attr.Name(), "Write tbd"
	r.Fixes = []syntax.Fix{{Title: r.Fix, Safe: true, Edits: []syntax.Edit{{Range: at, Text: UndecidedWord}}}}
	return true
}

// SayOpen names what is to be decided, each once: target, expected result of a contribution.
func SayOpen(list []Undecided) string {
	var names []string
	for i := range list {
		name := prose.Noun(list[i].Attr.Name)
		if in := list[i].Block; in != "" {
			name += " of a " + in
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return prose.List(names)
}

// Sealed reports that agreements hold the attribute.
func (u *Undecided) Sealed() bool {
	if u.Block == "" {
		return u.Attr.Sealed > 0
	}
	return slices.ContainsFunc(u.Of.Kind().Blocks, func(n *Nested) bool { return n.Name == u.Block && n.Sealed > 0 })
}
