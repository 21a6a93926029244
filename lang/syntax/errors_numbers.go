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

func sayThousands(l errorLine) Problem {
	plain := strings.NewReplacer(",", "", "'", "", " ", "").Replace(l.group(1))
	if strings.Count(plain, ".") > 1 {
		plain = strings.ReplaceAll(plain, ".", "")
	}
	return l.replace(1, plain, fmt.Sprintf("The number %s in the %s is split up; numbers are written without separators.", l.group(1), l.name()), "Write "+plain)
}

func sayCurrency(l errorLine) Problem {
	plain := PlainNumber(l.group(2))
	d := l.replace(1, plain, fmt.Sprintf("The amount %s in the %s carries a currency; the campaign says it once, for all amounts.", l.group(1), l.name()), "Write "+plain)
	// 45.000 is thousands to some and decimals to others, and dollars are no euros.
	d.Fixes[0].Safe = !GroupedByPoint(l.group(2)) && l.inCurrency(l.group(1))
	return d
}

var (
	currencyLine  = prose.Pattern(`(?m)^\s*currency\s*=\s*"([A-Z]{3})"`)
	currencyCodes = map[string]string{"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR"}
)

// inCurrency reports whether an amount with a sign is in the one currency that
// the file names.
func (p *brokenPart) inCurrency(amount string) bool {
	named := currencyLine().FindAllSubmatch(p.file.Src, -1)
	if len(named) != 1 {
		return false
	}
	code := string(named[0][1])
	for sign, c := range currencyCodes {
		if strings.Contains(amount, sign) {
			return c == code
		}
	}
	return strings.Contains(amount, code)
}

var threeBehindPoint = prose.Pattern(`^\d{1,3}\.\d{3}$`)

// GroupedByPoint reports a number such as 45.000, which is thousands to some and
// decimals to others.
func GroupedByPoint(number string) bool { return threeBehindPoint().MatchString(number) }

// PlainNumber takes the separators between thousands out of a number. A last point or
// comma is one of them where three digits follow; else it is the decimal point.
func PlainNumber(s string) string {
	s = strings.NewReplacer(" ", "", "'", "").Replace(strings.TrimSpace(s))
	if i := strings.LastIndexAny(s, ".,"); i >= 0 && len(s)-i-1 != 3 {
		return strings.NewReplacer(".", "", ",", "").Replace(s[:i]) + "." + s[i+1:]
	}
	return strings.NewReplacer(".", "", ",", "").Replace(s)
}

func sayDecimalComma(l errorLine) Problem {
	plain := strings.ReplaceAll(strings.ReplaceAll(l.group(1), ".", ""), ",", ".")
	return l.replace(1, plain, fmt.Sprintf("The number %s in the %s has a comma; decimals are written with a point.", l.group(1), l.name()), "Write "+plain)
}

// sayPercent takes the sign away only where a percentage is expected: 10% of a
// budget is no budget of 10.
func sayPercent(l errorLine) Problem {
	name, _, _ := strings.Cut(strings.TrimSpace(l.text), "=")
	if a := l.attr(strings.TrimSpace(name)); a == nil || !a.Percent {
		return Problem{Range: l.at(1), Message: fmt.Sprintf("%s has %s where a plain value is expected; a share of something is worked out.", l.who(), l.group(1)),
			Fix: "Write the value itself, or a calculation such as campaign.budget * 0.1"}
	}
	return l.replace(1, l.group(2), fmt.Sprintf("The share %s in the %s has a percent sign; a percentage is written as a plain number.", l.group(1), l.name()), "Write "+l.group(2))
}

// sayShare turns a percentage of something into a calculation.
func sayShare(l errorLine) Problem {
	n, err := strconv.ParseFloat(l.group(2), 64)
	if err != nil {
		return Problem{}
	}
	share := prose.Literal(math.Round(n*1e6) / 1e8)
	if len(l.groups) > 6 {
		share = l.group(3) + " * " + share
	}
	return l.replace(1, share, fmt.Sprintf("%s works with %s; in a calculation a share is written as a decimal.", l.who(), l.group(1)), "Write "+share)
}

func sayShorthand(l errorLine) Problem {
	digits := l.group(2)
	zeros := map[string]int{"k": 3, "m": 6}[strings.ToLower(l.group(3))]
	whole, fraction, _ := strings.Cut(digits, ".")
	if len(fraction) > zeros {
		return Problem{}
	}
	plain := strings.TrimLeft(whole+fraction, "0") + strings.Repeat("0", zeros-len(fraction))
	return l.replace(1, plain, fmt.Sprintf("The number %s in the %s is shortened; numbers are written out.", l.group(1), l.name()), "Write "+plain)
}

func sayDate(l errorLine) Problem {
	if iso, ok := ReadDate(l.group(1)); ok {
		return l.replace(1, `"`+iso+`"`, fmt.Sprintf(`The date %s in the %s is not written as year, month and day in quotes.`, l.group(1), l.name()), fmt.Sprintf(`Write "%s"`, iso))
	}
	return Problem{Range: l.at(1), Fix: `Write it like "2027-04-30"`,
		Message: fmt.Sprintf(`The date %s in the %s is not written as year, month and day in quotes.`, l.group(1), l.name())}
}
