package syntax

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/plan-as-code/plan/lang/prose"
)

// sayCurlyQuotes speaks of texts in the quotes of word processors. Those within a text,
// and apostrophes, stay as they are.
func sayCurlyQuotes(l errorLine) Problem {
	const fix = `Replace the curly quotes by straight ones: "`
	texts, first := l.foreignTexts(curlyQuotes)
	d := Problem{Rule: "typographic-quotes", Fix: fix,
		Message: fmt.Sprintf(`%s has curly quotes, as word processors make them; only straight ones (") hold a text.`, l.who())}
	if first >= 0 {
		t := texts[first]
		at := t.start
		if l.file.Src[at] == '"' {
			at = t.end - t.close
		}
		_, size := utf8.DecodeRune(l.file.Src[at:])
		d.Range = l.file.Range(at, at+size)
		d.Fixes = []Fix{l.straightened(texts, fix)}
		if t.parts {
			d.Fix = aroundAll
		}
		return d
	}
	// One without its counterpart: where the text ends is for the author to say.
	for i, r := range l.text {
		if at := l.start + i; strings.ContainsRune(curlyQuotes, r) && !isComma(r, l.text[:i]) && l.around(at) == nil {
			d.Range = l.file.Range(at, at+utf8.RuneLen(r))
			return d
		}
	}
	return Problem{}
}

func saySingleQuotes(l errorLine) Problem {
	texts, first := l.foreignTexts(singleQuotes)
	if first < 0 {
		return Problem{}
	}
	t := texts[first]
	fix := "Write \"" + prose.Clip(string(l.file.Src[t.start+t.open:t.end-t.close])) + `"`
	switch {
	case t.parts:
		fix = aroundAll
	case len(texts) > 1:
		fix = `Put the texts into double quotes: "`
	}
	return Problem{Range: l.file.Range(t.start, t.end), Message: fmt.Sprintf("%s has a text in single quotes; texts stand in double ones.", l.who()),
		Fix: fix, Fixes: []Fix{l.straightened(texts, fix)}}
}

// aroundAll is the advice for a text of which quotes surround only parts.
const aroundAll = `Put straight quotes around the whole text: "`

// foreignTexts lists the texts of the element that such a quote opens, or closes, and which
// of them is the first on this line; -1 where none is.
func (l errorLine) foreignTexts(quotes string) (texts []passage, first int) {
	first = -1
	end := l.elementEnd()
	for _, t := range l.passages() {
		if t.kind != foreign || t.start >= end {
			continue
		}
		opening, _ := utf8.DecodeRune(l.file.Src[t.start:])
		closing, _ := utf8.DecodeLastRune(l.file.Src[:t.end])
		if !strings.ContainsRune(quotes, opening) && (opening != '"' || !strings.ContainsRune(quotes, closing)) {
			continue
		}
		if first < 0 && t.start >= l.start && t.start < l.start+len(l.text) {
			first = len(texts)
		}
		texts = append(texts, t)
	}
	return texts, first
}

// straightened is the fix that puts straight quotes around texts; not safe where the
// quotes alone do not say what one of them is.
func (p *brokenPart) straightened(texts []passage, title string) Fix {
	if len(texts) == 1 && texts[0].parts {
		title = aroundAll
	}
	fix := Fix{Title: title, Safe: !slices.ContainsFunc(texts, func(t passage) bool { return t.doubtful })}
	for _, t := range texts {
		fix.Edits = append(fix.Edits, p.straighten(t)...)
	}
	return fix
}
