package sheet

import (
	"strconv"
	"strings"

	"github.com/plan-as-code/plan/lang/prose"
)

// decimalSign is what stands before the decimals of a column's numbers.
type decimalSign uint8

const (
	decimalOpen  decimalSign = iota // nothing shows it: what three digits follow are thousands
	decimalPoint                    // 1,200.5
	decimalComma                    // 1.200,5
	decimalBoth                     // the column contradicts itself
)

var (
	currencySigns = map[string]string{
		"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR", "EUR": "EUR", "EURO": "EUR", "EUROS": "EUR", "USD": "USD", "US$": "USD", "GBP": "GBP", "CHF": "CHF", "FR": "CHF", "SFR": "CHF",
		"SEK": "SEK", "NOK": "NOK", "DKK": "DKK", "PLN": "PLN", "CZK": "CZK", "CAD": "CAD", "AUD": "AUD", "JPY": "JPY", "INR": "INR",
	}
	amountPattern = prose.Pattern(`^([^\d\s.,'’+−–()-]*)\s*([-−–+]?)\s*([^\d\s.,'’+−–()-]*)\s*(\d[\d.,'’ \x{202f}]*?|[.,]\d+)(?:[.,][-–—]+)?\s*(k|K|[Tt]sd\.?)?\s*([^\d\s.,'’]*)\.?$`)
	currencyWord  = prose.Pattern(`\p{Sc}|\pL+`)
	grouped       = prose.Pattern(`^\d{1,3}([.,'’ ]\d{3})+$`)
	byComma       = prose.Pattern(`^(\d+|\d{1,3}(?:[.'’ ]\d{3})+),(\d+)$`)
	byPoint       = prose.Pattern(`^(\d+|\d{1,3}(?:[,'’ ]\d{3})+)\.(\d+)$`)
)

// amount is a number as a cell has it.
type amount struct {
	n     float64
	signs []string // that stand around the number: a currency, a unit, %
}

const longestAmount = 40 // bytes

// readAmount reads a number with what stands around it: €1,200.50, (500), 10k, 16 h.
func readAmount(cell string, style decimalSign) (amount, bool) {
	if !strings.ContainsAny(cell, "0123456789") || len(cell) > longestAmount {
		return amount{}, false
	}
	if strings.Trim(cell, "0123456789") == "" {
		n, err := strconv.ParseFloat(cell, 64)
		return amount{n: n}, err == nil
	}
	text := strings.ReplaceAll(strings.TrimSpace(cell), "\u202f", " ")
	negative := false
	if inner, ok := strings.CutPrefix(text, "("); ok && strings.HasSuffix(inner, ")") {
		text, negative = strings.TrimSuffix(inner, ")"), true
	}
	m := amountPattern().FindStringSubmatch(text)
	if m == nil {
		return amount{}, false
	}
	n, ok := countIn(strings.TrimSpace(m[4]), style)
	if m[5] != "" {
		n *= 1000
	}
	if negative || m[2] != "" && m[2] != "+" {
		n = -n
	}
	a := amount{n: n}
	for _, sign := range []string{m[1], m[3], m[6]} {
		if sign != "" {
			a.signs = append(a.signs, sign)
		}
	}
	return a, ok
}

// readNumber reads a number around which nothing stands but a currency or a percent sign.
func readNumber(cell string, style decimalSign) (float64, bool) {
	a, ok := readAmount(cell, style)
	for _, sign := range a.signs {
		if sign != "%" && currencySigns[strings.ToUpper(sign)] == "" {
			return 0, false
		}
	}
	return a.n, ok
}

var withoutGroups = strings.NewReplacer(".", "", ",", "", "'", "", "’", "", " ", "")

// countIn reads digits with separators, where they can mean one number only.
func countIn(s string, style decimalSign) (float64, bool) {
	plain := func(whole, fraction string) (float64, bool) {
		n, err := strconv.ParseFloat(withoutGroups.Replace(whole)+"."+fraction, 64)
		return n, err == nil
	}
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, ",") {
		s = "0" + s
	}
	if strings.Trim(s, "0123456789") == "" {
		return plain(s, "0")
	}
	if style == decimalOpen || style == decimalBoth {
		switch {
		case grouped().MatchString(s) && oneSign(s) && !strings.HasPrefix(s, "0"):
			if style == decimalBoth && strings.Count(s, ".")+strings.Count(s, ",") == 1 {
				return 0, false
			}
			return plain(s, "0")
		case evidence(s) == decimalComma:
			style = decimalComma
		case evidence(s) == decimalPoint:
			style = decimalPoint
		default:
			return 0, false
		}
	}
	thousands, pattern := ",", byPoint
	if style == decimalComma {
		thousands, pattern = ".", byComma
	}
	if m := pattern().FindStringSubmatch(s); m != nil {
		return plain(m[1], m[2])
	}
	if grouped().MatchString(s) && oneSign(s) && (strings.Contains(s, thousands) || !strings.ContainsAny(s, ".,")) {
		return plain(s, "0")
	}
	return 0, false
}

// oneSign reports that all separators of a number are the same.
func oneSign(s string) bool {
	seps := strings.Trim(s, "0123456789")
	first := ' '
	for _, r := range seps {
		if r >= '0' && r <= '9' {
			continue
		}
		if first != ' ' && r != first {
			return false
		}
		first = r
	}
	return true
}

// evidence is the decimal sign that a number can have alone; open where it can have any.
func evidence(s string) decimalSign {
	comma, point := byComma().FindStringSubmatch(s), byPoint().FindStringSubmatch(s)
	tells := func(m []string) bool {
		return m != nil && (len(m[2]) != 3 || m[1] == "0" || len(m[1]) > 3 && !strings.ContainsAny(m[1], ".,'’ "))
	}
	switch c, p := tells(comma), tells(point); {
	case c && !p:
		return decimalComma
	case p && !c:
		return decimalPoint
	}
	return decimalOpen
}

// learnDecimals finds the decimal sign of a column's numbers.
func learnDecimals(cells []string) decimalSign {
	style := decimalOpen
	for _, cell := range cells {
		if len(cell) > longestAmount || !strings.ContainsAny(cell, ".,") {
			continue // nothing of it shows a decimal sign
		}
		m := amountPattern().FindStringSubmatch(strings.Trim(strings.TrimSpace(cell), "()"))
		if m == nil {
			continue
		}
		digits := strings.TrimSpace(m[4])
		is := evidence(digits)
		if grouped().MatchString(digits) && strings.Count(digits, ",")+strings.Count(digits, ".") > 1 && oneSign(digits) {
			is = map[bool]decimalSign{true: decimalPoint, false: decimalComma}[strings.Contains(digits, ",")]
		}
		switch {
		case is == decimalOpen:
		case style == decimalOpen:
			style = is
		case style != is:
			return decimalBoth
		}
	}
	return style
}
