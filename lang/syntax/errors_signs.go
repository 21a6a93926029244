package syntax

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/plan-as-code/plan/lang/prose"
)

// Characters that look like nothing, or like a blank.
const (
	oddBlanks = "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\v\f\u0085\u2028\u2029"
	invisible = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
)

// sayInvisible speaks of characters that nobody sees and the grammar refuses. Those
// within texts and remarks stay as they are.
func sayInvisible(l errorLine) Problem {
	if l.inCode(l.start, l.start+len(l.text), oddBlanks+invisible) == nil {
		return Problem{}
	}
	d := Problem{Message: fmt.Sprintf("%s has an invisible character, as web pages and word processors make them.", l.who()), Fix: "Put an ordinary blank in its place"}
	fix := Fix{Title: d.Fix, Safe: true}
	for _, at := range l.inCode(l.brokenPart.start, l.end, oddBlanks+invisible) {
		r, size := utf8.DecodeRune(l.file.Src[at:])
		edit := Edit{l.file.Range(at, at+size), " "}
		if strings.ContainsRune(invisible, r) {
			edit.Text = ""
		}
		if d.Range.Filename == "" && at >= l.start {
			d.Range = edit.Range
			if edit.Text == "" {
				d.Fix, fix.Title = "Delete it", "Delete the invisible characters"
			}
		}
		fix.Edits = append(fix.Edits, edit)
	}
	d.Fixes = []Fix{fix}
	return d
}

// inCode lists the bytes between two at which one of the characters stands that the
// grammar looks at.
func (p *brokenPart) inCode(start, end int, characters string) []int {
	var list []int
	for i, r := range string(p.file.Src[start:end]) {
		if at := start + i; strings.ContainsRune(characters, r) && !(at == 0 && r == '\ufeff') && p.around(at) == nil {
			list = append(list, at)
		}
	}
	return list
}

const dashes = "‐‑‒–—―−－﹣"

// signs are those of word processors, and of other keyboards, with the sign of the
// grammar that each can only be.
var signs = map[rune]string{
	'×': "*", '✕': "*", '✖': "*", '∗': "*", '＊': "*", '÷': "/", '∕': "/", '⁄': "/", '／': "/", '＋': "+", '＝': "=", '≤': "<=", '≥': ">=", '⩽': "<=", '⩾': ">=", '≠': "!=",
	'＜': "<", '＞': ">", '｛': "{", '｝': "}", '［': "[", '］': "]", '（': "(", '）': ")", '，': ",", '‚': ",", '．': ".",
}

// saySign speaks of a sign that looks like one of the grammar's.
func saySign(l errorLine) Problem {
	for i, r := range l.text {
		at := l.start + i
		text, known := signs[r]
		known = known || isWideFigure(r)
		safe := known
		if strings.ContainsRune(dashes, r) {
			text, safe = dash(l.outlined[:i], l.outlined[i+utf8.RuneLen(r):])
			known = true
		}
		if !known || l.around(at) != nil {
			continue
		}
		if strings.ContainsRune(dashes, r) && isRange(l.outlined[:i], l.outlined[i+utf8.RuneLen(r):]) {
			return l.between(at, r)
		}
		size := utf8.RuneLen(r)
		if isWideFigure(r) {
			run := strings.IndexFunc(l.text[i:]+" ", func(r rune) bool { return !isWideFigure(r) })
			text, size = hyphens.Replace(l.text[i:i+run]), run
		}
		where := l.file.Range(at, at+size)
		d := Problem{Range: where, Message: fmt.Sprintf("%s has the sign %c, as word processors make it; a plan does not know it.", l.who(), r), Fix: "Write " + text + " in its place"}
		if text == "" {
			d.Fix = "Write what it stands for, or delete it"
			return d
		}
		d.Fixes = []Fix{{Title: fmt.Sprintf("Write %s in place of %c", strings.TrimSpace(text), r), Safe: safe, Edits: []Edit{{where, text}}}}
		return d
	}
	return Problem{}
}

// isWideFigure reports a figure as wide as a letter of Chinese.
func isWideFigure(r rune) bool { return r >= '０' && r <= '９' }

// between speaks of a dash between two values: a range, where one value is expected.
func (l errorLine) between(at int, r rune) Problem {
	return Problem{Range: l.file.Range(at, at+utf8.RuneLen(r)), Message: fmt.Sprintf("%s has two values with a dash between them, and one is expected.", l.who()),
		Fix: "Write one of the two; a range takes two attributes"}
}

// isRange reports two numbers, or two days, with only a dash between them.
func isRange(before, after string) bool {
	return endsInValue().MatchString(before) && startsWithValue().MatchString(after)
}

var (
	endsInValue     = prose.Pattern(`(?:[=([,]\s*\d[\d.,'’/` + dashes + `-]*|")\s*$`)
	startsWithValue = prose.Pattern(`^\s*(?:\d|")`)
)

// dash is what stands for a dash between two pieces of a line; nothing where it is no
// minus sign at all.
func dash(before, after string) (text string, sure bool) {
	left, right := strings.TrimRight(before, " \t"), strings.TrimLeft(after, " \t")
	last, _ := utf8.DecodeLastRuneInString(left)
	next, _ := utf8.DecodeRuneInString(right)
	operand := func(r rune, bracket rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' || r == bracket
	}
	switch {
	case !operand(next, '('):
		return "", false
	case strings.ContainsRune("=(,[+*/", last):
		return "-", true
	case !operand(last, ')'):
		return "", false
	}
	text = "-"
	if left == before {
		text = " -"
	}
	if right == after {
		text += " "
	}
	return text, true
}
