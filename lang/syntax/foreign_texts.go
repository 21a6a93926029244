package syntax

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/plan-as-code/plan/lang/prose"
)

// closers are the quotes that may close a text which another one opens, and that the
// grammar does not know.
var closers = map[rune]string{
	'"': "“”‟»″＂", '“': "”“‟″＂", '”': "”“‟″＂", '„': "“”‟″＂", '‟': "”“‟″＂", '«': "»", '»': "«»", '″': "″”＂", '＂': "＂″”",
	'\'': "'’‘´′", '‘': "’‘'´′", '’': "’‘'´", '‚': "‘’'´", '‛': "’'", '`': "`´'’", '´': "´`'", '′': "′'’", '‹': "›", '›': "‹›",
}

const (
	curlyQuotes  = "“”„‟«»‘’‚‛‹›″＂"
	singleQuotes = "'`´′"
	doubleQuotes = "“”„‟«»″＂"
)

// foreign takes a text within quotes that the grammar refuses, if one starts here. A
// quote right behind a letter or a figure starts none: it is an apostrophe, or inches. Nor
// does the “…” of typesetters.
func (s *scanner) foreign() {
	opening, size := utf8.DecodeRune(s.src[s.at:])
	marks := closers[opening]
	before, _ := utf8.DecodeLastRune(s.src[:s.at])
	twice := opening == '`' && bytes.HasPrefix(s.src[s.at:], []byte("``"))
	if s.doubled(opening, size) {
		return
	}
	if end := s.lineEnd(); !twice && marks != "" && s.at >= s.hopeless && !unicode.In(before, unicode.L, unicode.N) {
		start := s.at
		t, ok := closing(s.file.Content[start:end], opening, marks)
		if !ok && strings.ContainsRune(doubleQuotes, opening) {
			t, ok = closing(s.file.Content[start:end], opening, `"`)
		}
		if ok {
			t.start, t.end = start+t.start, start+t.end
			s.found = append(s.found, t)
			s.at = t.end
			return
		}
		s.hopeless = end
	}
	if opening != '"' {
		s.at += size
	}
}

// doubled takes a text that two single quotes open and two close, as some type a double
// one, if one starts here; where the second opens and nothing closes it, both are skipped.
func (s *scanner) doubled(opening rune, size int) bool {
	end := s.lineEnd()
	line := s.file.Content[s.at:end]
	marks := closers[opening]
	if !strings.ContainsRune(singleQuotes+"‘’‚‛", opening) || !strings.HasPrefix(line[size:], string(opening)) || s.at < s.hopeless || behindText().MatchString(line[2*size:]) {
		return false
	}
	inner := line[2*size:]
	for i, r := range inner {
		after := inner[i+utf8.RuneLen(r):]
		next, n := utf8.DecodeRuneInString(after)
		if !strings.ContainsRune(marks, r) || !strings.ContainsRune(marks, next) || !behindText().MatchString(after[n:]) {
			continue
		}
		text := inner[:i]
		t := passage{kind: foreign, start: s.at, end: s.at + len(line) - len(after) + n, open: 2 * size, close: utf8.RuneLen(r) + n}
		t.doubtful = doubtful(text, opening) || strings.ContainsAny(text, singleQuotes+`"`) || goesOn(after[n:])
		s.found = append(s.found, t)
		s.at = t.end
		return true
	}
	if opening == '`' {
		return false
	}
	s.hopeless = end
	s.at += 2 * size
	return true
}

// behindText is what can follow a text: the end of the line, a sign of the grammar,
// another text, the next attribute.
var behindText = prose.Pattern(`^[ \t\x{a0}]*(?:$|[,\])}{=:?*+/;#&|<>!]|- |\w+[ \t]*=|["“„«‘'])`)

// closing finds where the text that opens a line closes: at the first of the marks that
// is followed by what can follow a text, and leaves no quotes within it open.
func closing(line string, opening rune, marks string) (passage, bool) {
	size := utf8.RuneLen(opening)
	double := strings.ContainsRune(doubleQuotes+`"`, opening)
	open := 0
	for i, r := range line[size:] {
		end := size + i + utf8.RuneLen(r)
		if strings.ContainsRune(marks, r) && open <= 0 && open%2 == 0 && behindText().MatchString(line[end:]) {
			inner := line[size : size+i]
			t := passage{kind: foreign, end: end, open: size, close: utf8.RuneLen(r), parts: surroundsParts(inner, opening, r)}
			t.doubtful = t.parts || doubtful(inner, opening) || goesOn(line[end:])
			t.trim(inner, opening)
			return t, true
		}
		switch {
		case double && strings.ContainsRune(doubleQuotes, r):
			open = 1 - open
		case !double && r == '‘', !double && r == '‹':
			open += 2
		case !double && r == '’' && open > 0, !double && r == '›' && open > 0:
			open -= 2
		}
	}
	return passage{}, false
}

// straightWithin is a text whose straight quotes, if any, surround words of it.
var straightWithin = prose.Pattern(`^(?:[^"]*(?:^|[\s(\[])"[^\s"](?:[^"]*[^\s"])?")*[^"]*$`)

// remarkWithin is what begins a remark, where it does not stand in a text.
var remarkWithin = prose.Pattern(`\s(?:#|//|/\*)`)

// doubtful reports a text of which the quotes alone do not say what it is: a backslash in
// it, something to put in that has quotes itself, or quotes that may end it, be it in
// front of a remark.
func doubtful(inner string, opening rune) bool {
	return remarkWithin().MatchString(inner) && strings.ContainsAny(inner, curlyQuotes+singleQuotes) || strings.Contains(inner, `\`) || !straightWithin().MatchString(inner) || opening == '"' && strings.Contains(inner, `"`) ||
		strings.Contains(inner, `"`) && (strings.Contains(inner, "${") || strings.Contains(inner, "%{"))
}

// wordBehind is a word behind a sign of punctuation, and what follows it.
var wordBehind = prose.Pattern(`^[ \t]*[,;:!?&][ \t]*\pL[\pL\pN_-]*[ \t]*(.?)`)

// goesOn reports that a sentence goes on behind a text: with a word that begins no
// attribute, no call and no reference.
func goesOn(rest string) bool {
	m := wordBehind().FindStringSubmatch(rest)
	return m != nil && (m[1] == "" || !strings.Contains(`=.(:{"“”„«‘'`, m[1]))
}

// surroundsParts reports that the text within two quotes closes one before it opens
// another: “Ride” and “walk” are two texts, and words between them.
func surroundsParts(inner string, opening, closing rune) bool {
	depth, closed := 0, false
	before := opening
	for i, r := range inner {
		after := closing
		if next := inner[i+utf8.RuneLen(r):]; next != "" {
			after, _ = utf8.DecodeRuneInString(next)
		}
		if r == '"' && !strings.ContainsRune(doubleQuotes, opening) || !strings.ContainsRune(closers[opening], r) && r != opening {
			before = r
			continue
		}
		switch opens := opensText(before, r, after, opening); {
		case opens && closed:
			return true
		case opens:
			depth++
		case depth > 0:
			depth--
		case endsWord(before, after):
			closed = true
		}
		before = r
	}
	return false
}

// opensText reports a quote that opens a text, by the blanks around it.
func opensText(before, r, after, opening rune) bool {
	free := unicode.IsSpace(before) || strings.ContainsRune("([–—-/", before)
	if free && unicode.IsSpace(after) {
		return r == opening
	}
	return free && !unicode.IsSpace(after)
}

// endsWord reports that a quote between two signs is no apostrophe within a word.
func endsWord(before, after rune) bool { return !unicode.IsLetter(before) || !unicode.IsLetter(after) }

// trim counts the blanks within French quotes to these.
func (t *passage) trim(inner string, opening rune) {
	if strings.ContainsRune("«»‹›", opening) && strings.TrimSpace(inner) != "" {
		t.open += len(inner) - len(strings.TrimLeftFunc(inner, unicode.IsSpace))
		t.close += len(inner) - len(strings.TrimRightFunc(inner, unicode.IsSpace))
	}
}

// straighten are the edits that put straight quotes around a foreign text, and a
// backslash before those within it; around the whole of one of which the quotes surround
// only parts.
func (p *brokenPart) straighten(t passage) []Edit {
	var edits []Edit
	put := func(start, end int, text string) {
		if string(p.file.Src[start:end]) != text {
			edits = append(edits, Edit{p.file.Range(start, end), text})
		}
	}
	if t.parts {
		t.open, t.close = 0, 0
	}
	put(t.start, t.start+t.open, `"`)
	for i := t.start + t.open; i < t.end-t.close; i++ {
		if p.file.Src[i] == '"' {
			put(i, i, `\`)
		}
	}
	put(t.end-t.close, t.end, `"`)
	return edits
}
