package syntax

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/plan-as-code/plan/lang/prose"
)

// What an attribute starts with, and a day as people write it.
const (
	attribute = `^\s*\w+\s*=`
	written   = `\d{1,2}(?:\.|st|nd|rd|th|er)?\s+(?:de\s+)?\pL+\.?,?\s+(?:de\s+)?\d{4}|\pL+\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{1,4}[./` + dashes + `-]\d{1,2}[./` + dashes + `-]\d{2,4}`
	valueEnd  = `\s*(?:$|[,;)\]}]|\s\w+\s*=)`
	referred  = `[\pL_]\w*(?:\.\w+)?`
	currency  = `(?:[€$£¥₹]|\b(?:EUR|USD|GBP|CHF|[Ee]uros?)\b)`
	scale     = `[kKmM]|(?i:tsd|thousand|tausend|mio|mln|millions?|millionen|millones|mrd|bn|milliarden?)`
	handle    = `@[\pL\pN_][\pL\pN_.-]*|[\w.+-]+@[\w-]+(?:\.[\w-]+)+`
	bullets   = `•◦‣▪●○·*–—−-`
)

// syntaxErrors are those of people who never programmed, the most telling first. Their
// patterns are compiled when the first one is needed, which is seldom. They are held
// against the outline of a line: in it, remarks are blanks, and texts say nothing.
var syntaxErrors = sync.OnceValue(func() []syntaxError {
	return []syntaxError{
		{regexp.MustCompile(`^(<{7}|={7}|>{7})(?: |$)`), "", sayConflict, ""},
		{regexp.MustCompile("^\\s*(```+|~~~+)\\s*[\\w-]*\\s*$"), "", sayFence, ""},
		{regexp.MustCompile(`([)\]}])`), "", sayOtherBracket, ""},
		{regexp.MustCompile(attribute + `\s*(\d+\s*\pL+)\s*$`), "", sayLength, "Write all such lengths of time in quotes"},
		{regexp.MustCompile(attribute + `\s*([\w.]+|"_*")\s*([+−–-])\s*(\d+\s*\pL+|"_*")\s*$`), "", sayLater, ""},
		{regexp.MustCompile(attribute + `([^"\[]*\d,\d[^"\[]*)$`), "", sayDecimals, ""},
		{regexp.MustCompile(attribute + `\s*([\pL\d€$£¥₹][^"]*?)\s*$`), "", sayUnquotedText, ""},
		{regexp.MustCompile(`(?:=|[*/+-])\s*(` + numeral + `)\s*[;,]?\s*$`), "", sayNumber, "Write all such numbers without separators, and decimals with a point"},
		{regexp.MustCompile(`[` + curlyQuotes + `]`), "", sayCurlyQuotes, ""},
		{regexp.MustCompile(`[` + singleQuotes + `]`), "", saySingleQuotes, ""},
		{regexp.MustCompile(`^\s*("[\w-]+")\s*=`), saysArgumentName, sayQuotedName, "Write all names without quotes"},
		{regexp.MustCompile(`^\s*([` + bullets + `]\s*)"?[\pL_][\pL\pN_-]*"?\s*(?:[=:：]|(?:"[^"]*"\s*)?\{)`), "", sayBullet, "Delete all such signs"},
		{regexp.MustCompile(`^\s*\w+(\s*(?:==|=>|->|:=|[→⇒＝])\s*)\S`), "", sayArrow, "Write = in place of each such sign"},
		{regexp.MustCompile(`^\s*(\w+)(\s*\+=\s*)\S`), "", sayAdded, ""},
		{regexp.MustCompile(`^\s*(\w+)\s+"[^"]*"(\s*[=:：,]\s*)\{`), "", sayBeforeBrace, ""},
		{regexp.MustCompile(`^\s*"?[\w-]+"?(\s*[:：]\s*)\S`), "", sayColon, "Write = in place of each colon"},
		{regexp.MustCompile(`=\s*(` + currency + `\s*(` + numeral + `))` + valueEnd), "", sayCurrency, "Write all such amounts without the currency"},
		{regexp.MustCompile(`=\s*((` + numeral + `)\s*` + currency + `)` + valueEnd), "", sayCurrency, "Write all such amounts without the currency"},
		{regexp.MustCompile(attribute + `\s*((` + numeral + `)\s*[%％])\s*$`), "", sayPercent, "Write all such shares without the sign"},
		{regexp.MustCompile(attribute + `\s*((` + numeral + `)\s*[%％]\s*of\s+([\w.]+))\s*$`), "", sayShare, ""},
		{regexp.MustCompile(attribute + `[^"]*\*\s*((` + numeral + `)\s*[%％])\s*(?:$|[)\],*/+-])`), "", sayShare, ""},
		{regexp.MustCompile(attribute + `[^"]*?((` + numeral + `)\s*[%％])\s*\*`), "", sayShare, ""},
		{regexp.MustCompile(`=\s*(` + currency + `?\s*(` + numeral + `)\s*(` + scale + `)\.?(?:\s*` + currency + `)?)\s*$`), "", sayShorthand, ""},
		{regexp.MustCompile(attribute + `(?:[^"]*[\[,])?\s*(` + handle + `)\s*(?:[,\]]|$)`), "", sayHandle, ""},
		{regexp.MustCompile(`[=(]\s*(` + written + `)\s*(?:[,;)\]]|$)`), "", sayDate, "Write all such days as year, month and day, in quotes"},
		{regexp.MustCompile(attribute + `\s*<<-?\w+(\s*[` + separators + `](?:\s*[` + separators + `])*)\s*$`), "", sayBehindMarker, ""},
		{regexp.MustCompile(attribute + `\s*([?？¿]+|[-/_` + dashes + `]+|\.\.+|…|n\.\s?a\.)\s*[` + separators + `]*\s*$`), "", sayUndecided, ""},
		{regexp.MustCompile(`((?:[;；]\s*)*[` + commas + `](?:\s*[` + separators + `])*)\s*$|^\s*([` + commas + `])\s*\w+\s*=`), "", sayStrayComma, ""},
		{regexp.MustCompile(`[` + oddBlanks + invisible + `]`), "", sayInvisible, ""},
		{regexp.MustCompile(`[^\x00-\x7f]`), "", saySign, ""},
		{regexp.MustCompile(`[={]`), "", sayOneLine, ""},
		{regexp.MustCompile(`([;；])`), saysCharacter, saySemicolon, ""},
		{regexp.MustCompile(`[\[,]\s*(,(?:\s*,)*)`), "", sayCommas, ""},
		{regexp.MustCompile(`\b(([\pL_]\w*)\."_+")`), "", sayQuotesInReference, ""},
		{regexp.MustCompile(`^\s*(\w+)(\s+"[^"]*")\s*$`), saysBlockDefinition, sayNoBrace, ""},
		{regexp.MustCompile(`^\s*(\w+)\s*$`), "", sayBareWord, ""},
		{regexp.MustCompile(`^\s*(\w+)(\s+)("[^"]*"|[\w.]+|\[.*\])\s*$`), saysBlockDefinition, sayNoEquals, ""},
		{regexp.MustCompile(`^\s*(\w+)(\s+)(\[.*\]|[\d.-]+|[\w]+\.[\w]+)\s*$`), "", sayNoEquals, ""},
		{regexp.MustCompile(`^\s*(\w+(?:[ \t]+\w+)+)\s*=[^=]`), "", sayBlanksInName, ""},
		{regexp.MustCompile(`.`), saysEscape, sayBackslash, ""},
		{regexp.MustCompile(attribute + `\s*("[^"]*"\s*\pL.*")\s*$`), "", sayQuotesInText, ""},
		{regexp.MustCompile(attribute + `\s*((?:[^"]*"[^"]*")*[^"]*"[^"]*)$`), "", sayOpenQuote, ""},
		{regexp.MustCompile(`^\s*(\w+)\s*=\s*$`), "", sayNoValue, ""},
		{regexp.MustCompile(attribute + `\s*([({]\s*` + referred + `(?:\s*[,;]\s*` + referred + `)*\s*[,;]?\s*[)}])\s*$`), "", sayBracketsOfList, ""},
		{regexp.MustCompile(`[\[,]\s*(` + referred + `)(\s*:\s*)(` + referred + `)\s*(?:[\],]|$)`), "", sayColonInList, ""},
		{regexp.MustCompile(attribute + `\s*(\w+\.\w+(?:\s*,\s*\w+\.\w+)+)\s*$`), "", sayNoBrackets, ""},
		{regexp.MustCompile(attribute + `\s*([\w.]+(?:\s*,\s*[\w.]+)*[\])])\s*$`), "", sayNoOpening, ""},
		{regexp.MustCompile(`(^|\S)\s*$`), saysNoItemComma, sayComma, ""},
		{regexp.MustCompile(`(^|\S)\s*$`), saysNoArgumentComma, sayComma, ""},
		{regexp.MustCompile(`([\[(])`), saysUnterminated, sayOpenBracket, ""},
		{regexp.MustCompile(`([\[(])`), saysNotClosed, sayOpenBracket, ""},
		{regexp.MustCompile(attribute + `(?:.*[)\]}"%]|\s*[\d.,]*\d)(\.)\s*$`), "", sayFullStop, ""},
		{regexp.MustCompile(`^\s*(\w+)\s*=\s*([\pL\d][^"]*?)\s*$`), saysNoNewline, sayUnquoted, ""},
		{regexp.MustCompile(`^\s*(\w+)\s*=\s*([\pL\d][^"]*?)\s*$`), saysComma, sayUnquoted, ""},
		{regexp.MustCompile(`^\s*(\})\s*$`), saysNoLine, sayStrayBrace, ""},
		{regexp.MustCompile(`(.)`), saysUnclosedBlock, sayUnclosed, ""},
	}
})

func sayConflict(l errorLine) Problem {
	return Problem{Range: l.at(1), Message: "This file holds two versions of the plan, left by a merge that was not finished.",
		Fix: "Keep the lines that are right and delete the lines with <<<<<<<, ======= and >>>>>>>"}
}

func sayQuotedName(l errorLine) Problem {
	name := strings.Trim(l.group(1), `"`)
	return l.replace(1, name, fmt.Sprintf("The attribute %s of the %s stands in quotes; only values do.", name, l.name()), "Write "+name+" without quotes")
}

func sayColon(l errorLine) Problem {
	name := strings.Trim(strings.TrimSpace(l.text[:l.groups[2]]), `"`)
	d := l.replace(1, " = ", fmt.Sprintf("%s has a colon after %s; a value is set with an equals sign.", l.who(), name), "Write "+name+" = …")
	d.Fixes[0].Safe = l.attr(name) != nil || !bareWords().MatchString(l.outlined[l.groups[3]:])
	if quoted := strings.IndexByte(l.text[:l.groups[2]], '"'); quoted >= 0 {
		d.Fixes[0].Edits = []Edit{{l.file.Range(l.start+quoted, l.start+l.groups[3]), name + " = "}}
		d.Fixes[0].Safe = l.attr(name) != nil && l.around(max(l.start+quoted-1, 0)) == nil
	}
	if l.file.words.kind(name) != nil && l.start == l.brokenPart.start {
		return Problem{Range: l.at(1), Message: fmt.Sprintf("%s has a colon after %s; an element is a kind, a name in quotes and braces.", l.who(), name), Fix: fmt.Sprintf(`Write %s "name" {`, name)}
	}
	return d
}

func sayArrow(l errorLine) Problem {
	sign := strings.TrimSpace(l.group(1))
	return l.replace(1, " = ", fmt.Sprintf("%s sets a value with %s; a value is set with a single equals sign.", l.who(), sign), "Write = in place of "+sign)
}

func sayBlanksInName(l errorLine) Problem {
	words := strings.Fields(l.group(1))
	d := Problem{Range: l.at(1), Message: fmt.Sprintf("The words %s in the %s stand where the name of one attribute is expected.", strings.Join(words, " "), l.name()),
		Fix: "Write one name, without blanks, in front of the equals sign"}
	if better := strings.Join(words, "_"); l.attr(better) != nil {
		return l.replace(1, better, d.Message, "Write "+better)
	}
	return d
}

func sayBackslash(l errorLine) Problem {
	at := l.error.Subject.Start.Byte
	_, size := utf8.DecodeRune(l.file.Src[min(at+1, l.end):])
	return Problem{Range: l.file.Range(at, min(at+1+size, l.end)), Message: fmt.Sprintf("A text in the %s has a single backslash; in a text it is written twice.", l.name()), Fix: `Write \\ in place of each \`}
}

func sayQuotesInText(l errorLine) Problem {
	inner := l.group(1)[1 : len(l.group(1))-1]
	d := l.replace(1, `"`+strings.ReplaceAll(inner, `"`, `\"`)+`"`, fmt.Sprintf("A text in the %s has quotes inside its quotes.", l.name()), `Write \" for the quotes inside the text`)
	d.Fixes[0].Safe = false
	return d
}

func sayNoBrackets(l errorLine) Problem {
	d := l.replace(1, "["+l.group(1)+"]", fmt.Sprintf("A list in the %s has no brackets around it.", l.name()), "Write ["+prose.Clip(l.group(1))+"]")
	a := l.target()
	d.Fixes[0].Safe = a == nil || a.List
	return d
}

// sayNoOpening speaks of a list whose opening bracket is missing. One that ends as a call
// does is none where a reference cannot stand.
func sayNoOpening(l errorLine) Problem {
	items := l.group(1)[:len(l.group(1))-1]
	if a := l.target(); strings.HasSuffix(l.group(1), ")") && (a == nil || !a.List) {
		return Problem{}
	}
	return l.replace(1, "["+items+"]", fmt.Sprintf("A list in the %s has no opening bracket.", l.name()), "Write ["+prose.Clip(items)+"]")
}

// saySemicolon speaks of a semicolon at the end of a line, which says nothing there, or
// between values, as spreadsheets separate them.
func saySemicolon(l errorLine) Problem {
	if at := l.start + l.groups[2]; l.openedBehind(at) != 0 {
		return l.commas(at)
	}
	if strings.TrimSpace(l.outlined[l.groups[3]:]) != "" {
		return Problem{Range: l.at(1), Message: fmt.Sprintf("%s has a semicolon between two values; the items of a list stand in brackets, with commas between them.", l.who()),
			Fix: "Write the list in brackets, like [a, b]"}
	}
	return l.replace(1, "", fmt.Sprintf("%s has a semicolon; a line ends by itself.", l.who()), "Delete the semicolon")
}

// openedBehind is the bracket of a list or a call that is open at a byte; 0 where none is.
func (l errorLine) openedBehind(at int) byte { return lastOpen(l.outline(l.brokenPart.start, at)) }

// commas replaces the semicolons of a line from a byte on that stand within brackets.
func (l errorLine) commas(at int) Problem {
	d := Problem{Range: l.at(1), Message: fmt.Sprintf("The %s has a semicolon between two values; in brackets they are separated by commas.", l.name()), Fix: "Write a comma in its place"}
	fix := Fix{Title: d.Fix, Safe: !strings.Contains(l.outlined, ",")} // which may separate decimals
	for i, r := range l.outlined[at-l.start:] {
		if from := at + i; (r == ';' || r == '；') && l.openedBehind(from) != 0 {
			fix.Edits = append(fix.Edits, Edit{l.file.Range(from, from+utf8.RuneLen(r)), ","})
		}
	}
	if len(fix.Edits) > 1 {
		fix.Title = "Write commas in place of the semicolons"
		d.Fix = fix.Title
	}
	d.Fixes = []Fix{fix}
	return d
}

// sayNoBrace speaks of a kind and a name that no opening brace follows.
func sayNoBrace(l errorLine) Problem {
	word, label := l.group(1), strings.TrimSpace(l.group(2))
	end := l.start + l.groups[5]
	below := l.outline(end, l.end)
	if brace := len(below) - len(strings.TrimLeft(below, " \t\r\n")); strings.HasPrefix(below[brace:], "{") {
		_, above := l.file.LineSpan(l.file.Line(end+brace) - 1)
		d := Problem{Range: l.at(1), Message: fmt.Sprintf("The opening brace of the %s stands on a line of its own.", word+" "+label), Fix: "Put the { behind the name, on the same line"}
		d.Fixes = []Fix{{Title: "Put the { behind the name", Safe: true, Edits: []Edit{{l.file.Range(end, end), " {"}, {l.file.Range(above, end+brace+1), ""}}}}
		return d
	}
	if l.decl == nil || l.start == l.brokenPart.start || l.file.words.kind(word) == nil {
		if l.decl != nil && l.start != l.brokenPart.start {
			return sayNoEquals(l)
		}
		return Problem{Range: l.at(1), Message: fmt.Sprintf("The %s is not followed by its attributes in braces.", word+" "+label),
			Fix: fmt.Sprintf("Write %s %s { and close it with a } below its attributes", word, label)}
	}
	return sayElementAsValue(l, word, strings.Trim(label, `"`))
}

// sayElementAsValue speaks of objective "awareness" written where a reference is
// meant.
func sayElementAsValue(l errorLine, word, name string) Problem {
	k := l.kind()
	at := l.file.Range(l.start+l.groups[2], l.start+len(strings.TrimRight(l.outlined, " \t")))
	for _, a := range k.Attrs {
		if a.Name != word && !(len(a.Kinds) > 0 && a.Kinds[0] == word) {
			continue
		}
		value := word + "." + name
		if len(a.Kinds) == 0 || !a.names(word) {
			value = `"` + name + `"`
		}
		if a.List {
			value = "[" + value + "]"
		}
		text := a.Name + " = " + value
		return Problem{Range: at, Message: fmt.Sprintf(`%s names %s "%s" without an equals sign.`, l.who(), prose.A(word), name), Fix: "Write " + text,
			Fixes: []Fix{{Title: "Write " + text, Edits: []Edit{{at, text}}}}}
	}
	return Problem{Range: at, Message: fmt.Sprintf(`%s names %s "%s" without an equals sign.`, l.who(), prose.A(word), name),
		Fix: fmt.Sprintf("Write name = %s.%s, or close the %s before it", word, name, k.Name)}
}

func sayBareWord(l errorLine) Problem {
	if l.decl == nil || l.at(1).Start.Byte == l.brokenPart.start {
		header := `KIND "name"`
		if k := l.file.words.nearest(l.group(1)); k != nil && k.Label == NoLabel {
			header = k.Name
		} else if k != nil {
			header = k.Name + ` "name"`
		}
		return Problem{Range: l.at(1), Message: fmt.Sprintf("The word %s stands alone; an element goes on with braces.", l.group(1)),
			Fix: fmt.Sprintf(`Write %s { … }, or delete the line`, header)}
	}
	return Problem{Range: l.at(1), Message: fmt.Sprintf(`The word %s in the %s has no value.`, l.group(1), l.name()),
		Fix: fmt.Sprintf("Write %s = …, or delete the line", l.group(1))}
}

func sayNoEquals(l errorLine) Problem {
	if l.start == l.brokenPart.start {
		return Problem{}
	}
	name := l.group(1)
	a, value := l.attr(name), strings.TrimSpace(l.outlined[l.groups[3]:])
	bare := bareWord().MatchString(value) // so that both may go on with what is above
	if a == nil && bare {
		return Problem{}
	}
	d := Problem{Range: l.at(1), Message: fmt.Sprintf("The equals sign after %s in the %s is missing.", name, l.name()), Fix: fmt.Sprintf("Write %s = …", name)}
	if a != nil {
		at := l.file.Range(l.start+l.groups[3], l.start+l.groups[3])
		d.Fixes = []Fix{{Title: "Write the equals sign", Safe: !bare || slices.Contains(a.Choices, value), Edits: []Edit{{at, " ="}}}}
	}
	return d
}

var bareWord = prose.Pattern(`^\pL[\pL\pN_-]*$`)

func sayOpenQuote(l errorLine) Problem {
	end := l.start + len(strings.TrimRight(l.text, " \t,])"))
	return Problem{Range: l.at(1), Message: fmt.Sprintf("A text in the %s has no closing quote.", l.name()), Fix: `Put a " behind the text`,
		Fixes: []Fix{{Title: `Put a " behind the text`, Edits: []Edit{l.file.Insert(end, `"`)}}}}
}

func sayNoValue(l errorLine) Problem {
	end := l.start + len(l.text)
	below := l.outline(end, l.end)
	if m := valueBelow().FindStringSubmatchIndex(below); m != nil && strings.TrimSpace(l.text) == strings.TrimSpace(l.outlined) {
		value := l.file.Range(end+m[2], end+m[3])
		d := Problem{Range: l.at(1), Message: fmt.Sprintf("The value of %s in the %s stands on the line below; it belongs on the same line.", l.group(1), l.name()), Fix: "Put the value behind the equals sign"}
		at := l.start + len(strings.TrimRight(l.text, " \t\r"))
		d.Fixes = []Fix{{Title: d.Fix, Safe: true, Edits: []Edit{{l.file.Range(at, value.Start.Byte), " "}}}}
		return d
	}
	return Problem{Range: l.at(1), Message: fmt.Sprintf("The attribute %s of the %s has no value yet.", l.group(1), l.name()),
		Fix: "Write a value behind the equals sign, or delete the line"}
}

// valueBelow is a single value on a line of its own below.
var valueBelow = prose.Pattern(`^\s*\n[ \t]*("[^"\n]*"|\[[^\[\]{}]*\]|[\pL_]\w*\.[\w.-]+|-?\d[\d.]*|true\b|false\b)[ \t]*\r?(?:\n|$)`)

// sayFence speaks of a line of Markdown that parts code from prose.
func sayFence(l errorLine) Problem {
	_, end := l.file.LineSpan(l.file.Line(l.start))
	if end < len(l.file.Src) {
		end += len(l.file.Breaks("\n"))
	}
	return Problem{Range: l.at(1), Message: "This line belongs to Markdown, which puts it around code, and to no plan.", Fix: "Delete the line",
		Fixes: []Fix{{Title: "Delete the line", Safe: true, Edits: []Edit{{Range: l.file.Range(l.start, end)}}}}}
}

// sayComma speaks of two items of a list without a comma between them, or of a
// list that ends too late.
func sayComma(l errorLine) Problem {
	at := l.error.Subject.Start.Byte
	end := l.brokenPart.start + len(strings.TrimRight(l.outline(l.brokenPart.start, at), " \t\r\n"))
	rest := string(l.file.Src[at:l.end])
	if startsAttribute().MatchString(rest) && end < at {
		return l.notClosed(end, inCall(l.error))
	}
	next := wordStart().FindString(rest)
	word := l.file.Range(at, at+len(next))
	if d, is := l.lengthInCall(end, at, next); is {
		return d
	}
	return Problem{Range: word, Message: fmt.Sprintf("A comma is missing in the %s, before %s.", l.name(), firstWord(rest)), Fix: "Put a comma between the items",
		Fixes: []Fix{{Title: "Put a comma between the items", Safe: itemStart().MatchString(next + rest[len(next):min(len(next)+1, len(rest))]), Edits: []Edit{l.file.Insert(end, ",")}}}}
}

var (
	startsAttribute = prose.Pattern(`^\w+\s*=|^\}`)
	countBefore     = prose.Pattern(`\d+$`)
	takesLength     = prose.Pattern(`\b(?:before|after)\([^()]*$`)
	itemStart       = prose.Pattern(`^(?:\w+\.\w|")`)
	wordStart       = prose.Pattern(`^(?:[\w.-]+|"[^"\n]*"?|\S)`)
)

func firstWord(s string) string { return prose.Clip(wordStart().FindString(s)) }

// sayUnquotedText speaks of words without quotes where only a text can stand.
func sayUnquotedText(l errorLine) Problem {
	a := l.target()
	if a == nil || !a.Text || len(a.Choices) > 0 || strings.HasSuffix(l.group(1), ",") || strings.ContainsAny(l.group(1), "=;") || l.around(l.error.Subject.Start.Byte) != nil {
		return Problem{}
	}
	return l.unquoted(1)
}

// codeLike matches words that may be meant as something else than a text, be it only in
// part.
var codeLike = prose.Pattern(`\w\.\w|[\[\]{}()<>*|\\]|\$\{|%\{`)

// unquoted puts quotes around the words of a group. They end where a remark begins: where
// no blanks surround its sign, it may belong to them. A comma behind them ends the line.
func (l errorLine) unquoted(n int) Problem {
	text := strings.TrimRight(l.group(n), ", ")
	d := l.replace(n, TextLiteral(text), fmt.Sprintf("The text %s in the %s has no quotes around it.", prose.Clip(text), l.name()), fmt.Sprintf(`Write "%s"`, prose.Clip(text)))
	behind := l.text[l.groups[2*n+1]:]
	d.Fixes[0].Safe = !codeLike().MatchString(text) && !strings.ContainsAny(text, "="+doubleQuotes) && remarkBehind().MatchString(behind) && l.endsHere()
	return d
}

// endsHere reports that what a line says does not go on in the next one: that is blank or
// a remark, closes something, or begins an attribute or a block.
func (l errorLine) endsHere() bool {
	at := min(l.start+len(l.text), l.end)
	next := strings.TrimLeft(l.outline(at, l.end), "\r\n")
	next, _, _ = strings.Cut(next, "\n")
	return beginsAnew().MatchString(next)
}

var beginsAnew = prose.Pattern(`^\s*(?:$|[}\])]|"?[\pL_][\pL\pN_-]*"?\s*(?:[=:：＝→⇒]|->)|[\pL_][\pL\pN_-]*(?:[ \t]+["“„«'‘][^"]*["”“»'’])?[ \t]*\{)`)

var remarkBehind = prose.Pattern(`^(?:\s*|\s+(?:#|//)(?:\s.*)?|\s+/\*.*)$`)

func sayUnquoted(l errorLine) Problem {
	text := l.group(2)
	a := l.attr(l.group(1))
	if a == nil || a.Text {
		d := l.unquoted(2)
		d.Fixes[0].Safe = d.Fixes[0].Safe && a != nil && len(a.Choices) == 0
		return d
	}
	return Problem{Range: l.at(2), Message: fmt.Sprintf("%s has %s in %s, which cannot be read.", l.who(), prose.Verbatim(text), a.Name), Fix: "Write it like " + a.Example}
}

func sayStrayBrace(l errorLine) Problem {
	return Problem{Range: l.at(1), Message: "This closing brace closes nothing: there is one } too many before it, or a { is missing.", Fix: "Delete it, or look for the line whose { is missing"}
}

func sayUnclosed(l errorLine) Problem {
	end := l.end
	for end > l.brokenPart.start && strings.ContainsRune(" \t\r\n", rune(l.file.Src[end-1])) {
		end--
	}
	d := Problem{Message: fmt.Sprintf("%s is not closed: a } is missing at its end.", l.who()), Fix: "Put a } on a line of its own below the last attribute",
		Fixes: []Fix{{Title: "Close it with a }", Edits: []Edit{l.file.Insert(end, "\n}")}}}}
	if l.decl != nil {
		d.Range = l.decl.RangeOf(l.decl.NameAt)
	}
	return d
}
