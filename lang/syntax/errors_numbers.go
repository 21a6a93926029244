package syntax

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang/prose"
)

// longNumber speaks of a number that is too long to be read.
func (p *brokenPart) longNumber(at hcl.Range) Problem {
	return Problem{Range: at, Message: fmt.Sprintf("A number in the %s has %s characters; none that is meant has more than %d.", p.name(), prose.Digits(float64(at.End.Byte-at.Start.Byte)), maxDigits),
		Fix: "Write a smaller number, or fewer digits behind the point"}
}

// numeral matches a number as people write it; whether it is one, ReadNumber says.
const numeral = `(?:[-−–]\s*)?[.,]?\d(?:[\d.,'’_` + blanksInNumbers + `]*\d)?(?:[.,][-−–—]{1,2})?`

// target is the attribute whose line this is; nil where it is not known.
func (l errorLine) target() *AttrWords {
	name, _, _ := strings.Cut(l.text, "=")
	return l.attr(strings.TrimSpace(name))
}

// number is a finding about group n, with a fix for each of the readings. None is safe
// where the attribute takes something else than a number.
func (l errorLine) number(n int, list []Reading, message string) Problem {
	d := Problem{Range: l.at(n), Message: message}
	d.Fix, d.Fixes = Writing(list, func(number string) []Edit { return []Edit{{l.at(n), number}} })
	if a := l.target(); a != nil && !a.Number {
		d.Fixes[0].Safe = false
	}
	return d
}

// sayNumber speaks of a number with separators.
func sayNumber(l errorLine) Problem {
	list := ReadNumber(l.group(1))
	switch {
	case len(list) == 0 || list[0].Number == l.group(1):
		return Problem{}
	case len(list) > 1:
		return l.number(1, list, fmt.Sprintf("The number %s in the %s is %s to some readers and %s to others.", l.group(1), l.name(), list[0].Number, list[1].Number))
	case strings.Contains(l.group(1), ",") && strings.Contains(list[0].Number, "."):
		return l.number(1, list, fmt.Sprintf("The number %s in the %s has a comma; decimals are written with a point.", l.group(1), l.name()))
	case "0"+l.group(1) == list[0].Number:
		return l.number(1, list, fmt.Sprintf("The number %s in the %s has nothing before its point; a 0 stands there.", l.group(1), l.name()))
	case strings.NewReplacer("−", "-", "–", "-", " ", "").Replace(l.group(1)) == list[0].Number:
		return l.number(1, list, fmt.Sprintf("The number %s in the %s has a minus sign of its own; a number below 0 begins with a hyphen.", l.group(1), l.name()))
	}
	return l.number(1, list, fmt.Sprintf("The number %s in the %s is split up; numbers are written without separators.", l.group(1), l.name()))
}

func sayCurrency(l errorLine) Problem {
	list := ReadNumber(l.group(2))
	if list == nil {
		return Problem{}
	}
	d := l.number(1, list, fmt.Sprintf("The amount %s in the %s carries a currency; the campaign says it once, for all amounts.", l.group(1), l.name()))
	d.Fixes[0].Safe = d.Fixes[0].Safe && l.inCurrency(l.group(1)) // dollars are no euros
	return d
}

var (
	currencyLine  = prose.Pattern(`(?m)^\s*currency\s*=\s*"([A-Z]{3})"`)
	currencyCodes = map[string]string{"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR", "Euro": "EUR", "euro": "EUR"}
)

// inCurrency reports whether an amount with a sign is in the one currency that
// the file names.
func (p *brokenPart) inCurrency(amount string) bool {
	return p.file.inCurrency() != "" && InCurrency(amount, p.file.inCurrency())
}

// inCurrency is the code of the one currency that the file names; empty where there is
// none, or more.
func (f *File) inCurrency() string {
	f.foundCurrency.Do(func() {
		if named := currencyLine().FindAllSubmatch(f.Src, 2); len(named) == 1 {
			f.currency = string(named[0][1])
		}
	})
	return f.currency
}

// InCurrency reports whether an amount says by a sign or a code that it is in the
// currency of that code.
func InCurrency(amount, code string) bool {
	for sign, c := range currencyCodes {
		if strings.Contains(amount, sign) {
			return c == code
		}
	}
	return code != "" && strings.Contains(amount, code)
}

// sayPercent takes the sign away only where a percentage is expected: 10% of a
// budget is no budget of 10.
func sayPercent(l errorLine) Problem {
	list := ReadNumber(l.group(2))
	if a := l.target(); a == nil || !a.Percent || list == nil {
		return Problem{Range: l.at(1), Message: fmt.Sprintf("%s has %s where a plain value is expected; a share of something is worked out.", l.who(), l.group(1)),
			Fix: "Write the value itself, or a calculation such as campaign.budget * 0.1"}
	}
	return l.number(1, list, fmt.Sprintf("The share %s in the %s has a percent sign; a percentage is written as a plain number.", l.group(1), l.name()))
}

// sayShare turns a percentage of something into a calculation.
func sayShare(l errorLine) Problem {
	list := ReadNumber(l.group(2))
	for i := range list {
		n, err := strconv.ParseFloat(list[i].Number, 64)
		if err != nil {
			return Problem{}
		}
		list[i].Number = prose.Literal(math.Round(n*1e6) / 1e8)
		if len(l.groups) > 6 {
			list[i].Number = l.group(3) + " * " + list[i].Number
		}
	}
	if list == nil {
		return Problem{}
	}
	return l.number(1, list, fmt.Sprintf("%s works with %s; in a calculation a share is written as a decimal.", l.who(), l.group(1)))
}

// scales are how many zeros a word behind a number stands for. A billion is none of them:
// it has nine for some, and twelve for others.
var scales = map[string]int{"k": 3, "tsd": 3, "thousand": 3, "tausend": 3, "m": 6, "mio": 6, "mln": 6, "million": 6, "millions": 6, "millionen": 6, "millones": 6,
	"mrd": 9, "bn": 9, "milliarde": 9, "milliarden": 9}

// sayShorthand speaks of 45k, and of €1.5 million. In another attribute than one that takes
// a number, the letter may be a unit.
func sayShorthand(l errorLine) Problem {
	list := scaled(l.group(2), l.group(3))
	a := l.target()
	if list == nil || a != nil && !a.Number {
		return Problem{}
	}
	d := l.number(1, list, fmt.Sprintf("The number %s in the %s is shortened; numbers are written out.", l.group(1), l.name()))
	if carried().MatchString(l.group(1)) {
		d.Fixes[0].Safe = d.Fixes[0].Safe && l.inCurrency(l.group(1))
	}
	return d
}

// scaled lists what a number may mean with a word of scales behind it; nil where it is none.
func scaled(number, word string) []Reading {
	list := ReadNumber(number)
	zeros := scales[strings.ToLower(word)]
	for i := range list {
		whole, fraction, _ := strings.Cut(list[i].Number, ".")
		if len(fraction) > zeros {
			return nil
		}
		sign := whole[:len(whole)-len(strings.TrimPrefix(whole, "-"))]
		list[i].Number = sign + strings.TrimLeft(whole[len(sign):]+fraction, "0") + strings.Repeat("0", zeros-len(fraction))
	}
	return list
}

var shortAmount = prose.Pattern(`^\s*` + currency + `?\s*(` + numeral + `)\s*(` + scale + `)\.?(?:\s*` + currency + `)?\s*$`)

// ReadShort is ReadNumber for a number that is shortened, with or without a currency: 1.5k€.
func ReadShort(text string) []Reading {
	m := shortAmount().FindStringSubmatch(text)
	if m == nil {
		return nil
	}
	return scaled(m[1], m[2])
}

// carried is a currency that an amount carries.
var carried = prose.Pattern(currency)

// sayDate speaks of a day without quotes. In an attribute that takes no day, it may be
// something else.
func sayDate(l errorLine) Problem {
	d := Problem{Range: l.at(1), Fix: `Write it like "2027-04-30"`,
		Message: fmt.Sprintf(`The date %s in the %s is not written as year, month and day in quotes.`, l.group(1), l.name())}
	days, sure := ReadDays(l.group(1))
	if len(days) == 0 {
		return d
	}
	d.Fix, d.Fixes = WritingDays(days, sure, l.at(1))
	if len(days) > 1 {
		d.Message = fmt.Sprintf("The date %s in the %s is one day to some readers and another to others.", l.group(1), l.name())
	}
	if a := l.target(); a != nil && !a.Date {
		d.Fixes[0].Safe = false
	}
	return d
}

// sayLength speaks of a length of time without quotes, where one is taken.
func sayLength(l errorLine) Problem {
	length, ok := ReadDuration(l.group(1))
	if a := l.target(); !ok || a == nil || !a.Length {
		return Problem{}
	}
	return l.replace(1, `"`+length+`"`, fmt.Sprintf("The length of time %s in the %s has no quotes around it.", l.group(1), l.name()), `Write "`+length+`"`)
}

// sayLater speaks of a day and a length of time with a plus or a minus between them, where
// a day is taken.
func sayLater(l errorLine) Problem {
	length, ok := ReadDuration(strings.Trim(l.group(3), `"`))
	if a := l.target(); !ok || a == nil || !a.Date || onlyFigures().MatchString(l.group(1)) {
		return Problem{}
	}
	which := "before"
	if l.group(2) == "+" {
		which = "after"
	}
	at := l.file.Range(l.start+l.groups[2], l.start+l.groups[7])
	text := which + "(" + l.group(1) + `, "` + length + `")`
	return Problem{Range: at, Message: fmt.Sprintf("%s reckons from a day by %s; a plan says %s.", l.who(), l.group(2), which), Fix: "Write " + text,
		Fixes: []Fix{{Title: "Write " + text, Safe: true, Edits: []Edit{{at, text}}}}}
}

// sayDecimals speaks of a calculation with several decimal commas. In brackets behind a
// name, a comma may stand between two values.
func sayDecimals(l errorLine) Problem {
	value := l.outlined[l.groups[2]:l.groups[3]]
	commas := withComma().FindAllStringIndex(value, -1)
	if len(commas) < 2 || strings.Count(value, ",") != len(commas) || calls().MatchString(value) {
		return Problem{}
	}
	fix := Fix{Title: "Write all of them with a point", Safe: l.target() == nil || l.target().Number}
	for _, c := range commas {
		list := ReadNumber(value[c[0]:c[1]])
		if len(list) == 0 {
			return Problem{}
		}
		fix.Safe = fix.Safe && len(list) == 1
		from := l.start + l.groups[2] + c[0]
		fix.Edits = append(fix.Edits, Edit{l.file.Range(from, from+c[1]-c[0]), list[len(list)-1].Number})
	}
	first := l.file.Text(fix.Edits[0].Range)
	return Problem{Range: fix.Edits[0].Range, Message: fmt.Sprintf("The number %s in the %s has a comma, and so have others; decimals are written with a point.", first, l.name()), Fix: fix.Title, Fixes: []Fix{fix}}
}

var (
	withComma = prose.Pattern(`\d[\d.]*,\d+`)
	calls     = prose.Pattern(`\pL\w*\s*\(`)
)

// lengthInCall speaks of a length of time without quotes in brackets, of which the number ends
// at end, and the unit begins at next.
func (l errorLine) lengthInCall(end, next int, unit string) (Problem, bool) {
	head := l.outline(l.brokenPart.start, end)
	count := countBefore().FindString(head)
	length, ok := ReadDuration(count + " " + unit)
	if count == "" || !ok {
		return Problem{}, false
	}
	at := l.file.Range(end-len(count), next+len(unit))
	d := Problem{Range: at, Message: fmt.Sprintf("The length of time %s in the %s has no quotes around it.", l.file.Text(at), l.name()), Fix: `Write "` + length + `"`}
	d.Fixes = []Fix{{Title: d.Fix, Safe: takesLength().MatchString(head), Edits: []Edit{{at, `"` + length + `"`}}}}
	return d, true
}
