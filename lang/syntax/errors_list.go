package syntax

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"github.com/plan-as-code/plan/lang/prose"
)

const comment = `\s*(?:#.*|//.*)?$`

// syntaxErrors are those of people who never programmed, the most telling first. Their
// patterns are compiled when the first one is needed, which is seldom.
var syntaxErrors = sync.OnceValue(func() []syntaxError {
	return []syntaxError{
		{regexp.MustCompile(`^(<{7}|={7}|>{7})(?: |$)`), "", sayConflict},
		{regexp.MustCompile(`([“”„‟«»‘’‚‛])`), saysInvalid, sayCurlyQuotes},
		{regexp.MustCompile(`([“”„‟])`), "", sayCurlyQuotes},
		{regexp.MustCompile(`[=\[,]\s*('[^"]*')` + `\s*[,\]]?` + comment), saysCharacter, saySingleQuotes},
		{regexp.MustCompile(`^\s*("[\w-]+")\s*=`), saysArgumentName, sayQuotedName},
		{regexp.MustCompile(`^\s*\w+(\s*(?:==|=>|->|:=)\s*)\S`), "", sayArrow},
		{regexp.MustCompile(`^\s*"?[\w-]+"?(\s*:\s*)\S`), "", sayColon},
		{regexp.MustCompile(`([\x{a0}\x{200b}\x{202f}\x{feff}])`), saysCharacter, sayInvisible},
		{regexp.MustCompile(`=\s*((\d{1,3}(?:[,' ]\d{3})+|\d{1,3}(?:\.\d{3}){2,})(\.\d+)?)` + comment), "", sayThousands},
		{regexp.MustCompile(`=\s*((?:[€$£¥₹]|EUR|USD|GBP|CHF)\s*([\d.,' ]*\d))`), "", sayCurrency},
		{regexp.MustCompile(`=\s*(([\d.,' ]*\d)\s*(?:[€$£¥₹]|EUR|USD|GBP|CHF))`), "", sayCurrency},
		{regexp.MustCompile(`=\s*(\d+,\d{1,2}|\d{1,3}(?:\.\d{3})+,\d+)` + comment), "", sayDecimalComma},
		{regexp.MustCompile(`^\s*\w+\s*=\s*((\d+(?:\.\d+)?)\s*%)` + comment), "", sayPercent},
		{regexp.MustCompile(`^\s*\w+\s*=\s*((\d+(?:\.\d+)?)\s*%\s*of\s+([\w.]+))` + comment), "", sayShare},
		{regexp.MustCompile(`^\s*\w+\s*=[^"#]*\*\s*((\d+(?:\.\d+)?)\s*%)`), "", sayShare},
		{regexp.MustCompile(`^\s*\w+\s*=[^"#]*?((\d+(?:\.\d+)?)\s*%)\s*\*`), "", sayShare},
		{regexp.MustCompile(`=\s*((\d{1,3}(?:\.\d+)?)\s*([kKmM]))` + comment), "", sayShorthand},
		{regexp.MustCompile(`=\s*(\d{1,2}(?:\.|st|nd|rd|th)?\s+\pL+\.?\s+\d{4}|\pL+\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{1,4}[./]\d{1,2}[./]\d{2,4})`), "", sayDate},
		{regexp.MustCompile(`(;)`), saysCharacter, saySemicolon},
		{regexp.MustCompile(`\{(\s*\w+\s*=.*\S\s*)\}`), saysSingleArgument, sayOneLine},
		{regexp.MustCompile(`\{(\s*\w+\s*=.*\S\s*)\}`), saysNoNewline, sayOneLine},
		{regexp.MustCompile(`\{(\s*\w+\s*=.*\S\s*)\}`), saysComma, sayOneLine},
		{regexp.MustCompile(`^\s*(\w+)(\s+"[^"]*")\s*$`), saysBlockDefinition, sayNoBrace},
		{regexp.MustCompile(`^\s*(\w+)\s*$`), "", sayBareWord},
		{regexp.MustCompile(`^\s*(\w+)(\s+)("[^"]*"|[\w.]+|\[.*\])\s*$`), saysBlockDefinition, sayNoEquals},
		{regexp.MustCompile(`^\s*(\w+)(\s+)(\[.*\]|[\d.-]+|[\w]+\.[\w]+)` + comment), "", sayNoEquals},
		{regexp.MustCompile(`^\s*(\w+(?:[ \t]+\w+)+)\s*=[^=]`), "", sayBlanksInName},
		{regexp.MustCompile(`(\\[^nrtuU"\\])`), saysEscape, sayBackslash},
		{regexp.MustCompile(`^\s*\w+\s*=\s*(?:"[^"]*"([\s,;]*)|[^\s"=]+([\s,;]+))\w+\s*=[^=>]`), "", sayTwoOnOneLine},
		{regexp.MustCompile(`^\s*\w+\s*=\s*("[^"]*"\s*\pL.*")` + comment), "", sayQuotesInText},
		{regexp.MustCompile(`^\s*\w+\s*=\s*((?:[^"#]*"[^"]*")*[^"#]*"[^"]*)$`), "", sayOpenQuote},
		{regexp.MustCompile(`^\s*(\w+)\s*=` + comment), "", sayNoValue},
		{regexp.MustCompile(`^\s*\w+\s*=\s*(\w+\.\w+(?:\s*,\s*\w+\.\w+)+)` + comment), "", sayNoBrackets},
		{regexp.MustCompile(`^\s*\w+\s*=\s*([\w.]+(?:\s*,\s*[\w.]+)*\])` + comment), "", sayNoOpening},
		{regexp.MustCompile(`(^|\S)\s*$`), saysNoItemComma, sayComma},
		{regexp.MustCompile(`(^|\S)\s*$`), saysNoArgumentComma, sayComma},
		{regexp.MustCompile(`([\[(])`), saysUnterminated, sayOpenBracket},
		{regexp.MustCompile(`([\[(])`), saysNotClosed, sayOpenBracket},
		{regexp.MustCompile(`^\s*\w+\s*=\s*[^"#]*[^"#\s]\s*(,)\s*$|^\s*\w+\s*=\s*"[^"]*"\s*(,)\s*$`), "", sayTrailingComma},
		{regexp.MustCompile(`^\s*(\w+)\s*=\s*([\pL\d][^"]*?)` + comment), saysNoNewline, sayUnquoted},
		{regexp.MustCompile(`^\s*(\w+)\s*=\s*([\pL\d][^"]*?)` + comment), saysComma, sayUnquoted},
		{regexp.MustCompile(`^\s*(\})\s*$`), saysNoLine, sayStrayBrace},
		{regexp.MustCompile(`(.)`), saysUnclosedBlock, sayUnclosed},
	}
})

func sayConflict(l errorLine) Problem {
	return Problem{Range: l.at(1), Message: "This file holds two versions of the plan, left by a merge that was not finished.",
		Fix: "Keep the lines that are right and delete the lines with <<<<<<<, ======= and >>>>>>>"}
}

func sayCurlyQuotes(l errorLine) Problem {
	const fix = `Replace the curly quotes by straight ones: "`
	d := Problem{Rule: "typographic-quotes", Range: l.at(1), Fix: fix,
		Message: fmt.Sprintf(`%s has curly quotes, as word processors make them; only straight ones (") hold a text.`, l.who())}
	var edits []Edit
	inText := false
	for i, r := range string(l.file.Src[l.brokenPart.start:l.end]) {
		at := l.brokenPart.start + i
		switch {
		case r == '"':
			inText = !inText
		case r == '\n':
			inText = false
		case strings.ContainsRune("“”„‟«»‘’‚‛", r) && !inText:
			edits = append(edits, Edit{l.file.Range(at, at+len(string(r))), `"`})
		}
	}
	if len(edits) == 0 {
		return Problem{}
	}
	d.Fixes = []Fix{{Title: fix, Safe: true, Edits: edits}}
	return d
}

func saySingleQuotes(l errorLine) Problem {
	text := strings.TrimSuffix(strings.TrimPrefix(l.group(1), "'"), "'")
	return l.replace(1, `"`+text+`"`, fmt.Sprintf("%s has a text in single quotes; texts stand in double ones.", l.who()),
		fmt.Sprintf(`Write "%s"`, prose.Clip(text)))
}

func sayQuotedName(l errorLine) Problem {
	name := strings.Trim(l.group(1), `"`)
	return l.replace(1, name, fmt.Sprintf("The attribute %s of the %s stands in quotes; only values do.", name, l.name()), "Write "+name+" without quotes")
}

func sayColon(l errorLine) Problem {
	name := strings.Trim(strings.TrimSpace(l.text[:l.groups[2]]), `"`)
	d := l.replace(1, " = ", fmt.Sprintf("%s has a colon after %s; a value is set with an equals sign.", l.who(), name), "Write "+name+" = …")
	if strings.Contains(l.text[:l.groups[2]], `"`) {
		d.Fixes = nil
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
	return Problem{Range: l.at(1), Message: fmt.Sprintf("A text in the %s has a single backslash; in a text it is written twice.", l.name()), Fix: `Write \\ in place of each \`}
}

func sayInvisible(l errorLine) Problem {
	d := l.replace(1, " ", fmt.Sprintf("%s has an invisible character, as web pages and word processors make them.", l.who()), "Put an ordinary blank in its place")
	var edits []Edit
	for i, r := range string(l.file.Src[l.brokenPart.start:l.end]) {
		if strings.ContainsRune("\u00a0\u200b\u202f", r) {
			at := l.brokenPart.start + i
			edits = append(edits, Edit{l.file.Range(at, at+len(string(r))), " "})
		}
	}
	if edits != nil {
		d.Fixes[0].Edits = edits
	}
	return d
}

func sayQuotesInText(l errorLine) Problem {
	inner := l.group(1)[1 : len(l.group(1))-1]
	d := l.replace(1, `"`+strings.ReplaceAll(inner, `"`, `\"`)+`"`, fmt.Sprintf("A text in the %s has quotes inside its quotes.", l.name()), `Write \" for the quotes inside the text`)
	d.Fixes[0].Safe = false
	return d
}

func sayTwoOnOneLine(l errorLine) Problem {
	indent := l.text[:len(l.text)-len(strings.TrimLeft(l.text, " \t"))]
	n := 1
	if l.groups[2] < 0 {
		n = 2
	}
	d := l.replace(n, l.file.Breaks("\n"+indent), fmt.Sprintf("%s has two attributes on one line; each needs a line of its own.", l.who()), "Put each attribute on its own line")
	_, end := l.file.LineSpan(l.file.Line(l.start))
	d.Range = l.file.Range(l.start+l.groups[2*n+1], end)
	return d
}

func sayNoBrackets(l errorLine) Problem {
	return l.replace(1, "["+l.group(1)+"]", fmt.Sprintf("A list in the %s has no brackets around it.", l.name()), "Write ["+prose.Clip(l.group(1))+"]")
}

func sayNoOpening(l errorLine) Problem {
	return l.replace(1, "["+l.group(1), fmt.Sprintf("A list in the %s has no opening bracket.", l.name()), "Write ["+prose.Clip(l.group(1)))
}

func saySemicolon(l errorLine) Problem {
	return l.replace(1, "", fmt.Sprintf("%s has a semicolon; a line ends by itself.", l.who()), "Delete the semicolon")
}

var nextAttribute = prose.Pattern(`[\s,;]+(\w+\s*=)`)

func sayOneLine(l errorLine) Problem {
	indent := l.text[:len(l.text)-len(strings.TrimLeft(l.text, " \t"))]
	body := " " + strings.TrimSpace(l.group(1))
	if !nextAttribute().MatchString(body[1:]) {
		return Problem{}
	}
	lines := nextAttribute().ReplaceAllString(body, "\n"+indent+"  $1") + "\n" + indent
	what := l.who()
	if l.start != l.brokenPart.start {
		what = fmt.Sprintf("The block %s in the %s", strings.TrimSpace(l.text[:l.groups[2]-1]), l.name())
	}
	return l.replace(1, l.file.Breaks(lines), what+" has several attributes on one line; each needs a line of its own.", "Put each attribute on its own line")
}

// sayNoBrace speaks of a kind and a name that no opening brace follows.
func sayNoBrace(l errorLine) Problem {
	word, label := l.group(1), strings.TrimSpace(l.group(2))
	rest := string(l.file.Src[l.start+len(l.text) : l.end])
	brace := strings.TrimLeft(rest, " \t\r\n")
	if strings.HasPrefix(brace, "{") {
		at := l.file.Range(l.start+l.groups[5], l.start+len(l.text)+len(rest)-len(brace)+1)
		return Problem{Range: l.at(1), Message: fmt.Sprintf("The opening brace of the %s stands on a line of its own.", word+" "+label),
			Fix:   "Put the { behind the name, on the same line",
			Fixes: []Fix{{Title: "Put the { behind the name", Safe: true, Edits: []Edit{{at, " {"}}}}}
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
	at := l.file.Range(l.start+l.groups[2], l.start+len(strings.TrimRight(l.text, " \t")))
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
	at := l.file.Range(l.start+l.groups[3], l.start+l.groups[3])
	return Problem{Range: l.at(1), Message: fmt.Sprintf("The equals sign after %s in the %s is missing.", name, l.name()),
		Fix:   fmt.Sprintf("Write %s = …", name),
		Fixes: []Fix{{Title: "Write the equals sign", Safe: true, Edits: []Edit{{at, " ="}}}}}
}

func sayOpenQuote(l errorLine) Problem {
	end := l.start + len(strings.TrimRight(l.text, " \t,])"))
	return Problem{Range: l.at(1), Message: fmt.Sprintf("A text in the %s has no closing quote.", l.name()), Fix: `Put a " behind the text`,
		Fixes: []Fix{{Title: `Put a " behind the text`, Edits: []Edit{l.file.Insert(end, `"`)}}}}
}

func sayNoValue(l errorLine) Problem {
	return Problem{Range: l.at(1), Message: fmt.Sprintf("The attribute %s of the %s has no value yet.", l.group(1), l.name()),
		Fix: "Write a value behind the equals sign, or delete the line"}
}

// sayComma speaks of two items of a list without a comma between them, or of a
// list that ends too late.
func sayComma(l errorLine) Problem {
	at := l.error.Subject.Start.Byte
	end := at
	for end > l.brokenPart.start && strings.ContainsRune(" \t\r\n", rune(l.file.Src[end-1])) {
		end--
	}
	rest := string(l.file.Src[at:l.end])
	if startsAttribute().MatchString(rest) && end < at {
		return l.notClosed(l.beforeComment(end), inCall(l.error))
	}
	next := wordStart().FindString(rest)
	word := l.file.Range(at, at+len(next))
	if unitStart().MatchString(next) && end == at && end > 0 && l.file.Src[end-1] >= '0' && l.file.Src[end-1] <= '9' {
		return Problem{Range: word, Message: fmt.Sprintf("A length of time in the %s has no quotes around it.", l.name()), Fix: `Write it like "3w"`}
	}
	return Problem{Range: word, Message: fmt.Sprintf("A comma is missing in the %s, before %s.", l.name(), firstWord(rest)), Fix: "Put a comma between the items",
		Fixes: []Fix{{Title: "Put a comma between the items", Safe: itemStart().MatchString(next + rest[len(next):min(len(next)+1, len(rest))]), Edits: []Edit{l.file.Insert(l.beforeComment(end), ",")}}}}
}

var (
	startsAttribute = prose.Pattern(`^\w+\s*=|^\}`)
	unitStart       = prose.Pattern(`^(?:h|d|w|mo|q)$`)
	itemStart       = prose.Pattern(`^(?:\w+\.\w|")`)
	wordStart       = prose.Pattern(`^(?:[\w.-]+|"[^"\n]*"?|\S)`)
)

func firstWord(s string) string { return prose.Clip(wordStart().FindString(s)) }

// beforeComment moves an offset at the end of a line in front of its comment.
func (p *brokenPart) beforeComment(end int) int {
	start, _ := p.file.LineSpan(p.file.Line(max(end-1, 0)))
	line := string(p.file.Src[start:end])
	if i := strings.IndexByte(line, '#'); i > 0 && strings.Count(line[:i], `"`)%2 == 0 {
		return start + len(strings.TrimRight(line[:i], " \t"))
	}
	return end
}

func sayUnquoted(l errorLine) Problem {
	text := l.group(2)
	a := l.attr(l.group(1))
	if a == nil || a.Text {
		return l.replace(2, `"`+text+`"`, fmt.Sprintf("The text %s in the %s has no quotes around it.", prose.Clip(text), l.name()), fmt.Sprintf(`Write "%s"`, prose.Clip(text)))
	}
	return Problem{Range: l.at(2), Message: fmt.Sprintf("%s has %s in %s, which cannot be read.", l.who(), prose.Verbatim(text), a.Name), Fix: "Write it like " + a.Example}
}

func sayTrailingComma(l errorLine) Problem {
	n := 1
	if l.group(1) == "" {
		n = 2
	}
	return l.replace(n, "", fmt.Sprintf("A line in the %s ends with a comma; only the items of a list are separated by commas.", l.name()), "Delete the comma")
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
