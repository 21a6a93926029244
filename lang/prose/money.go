package prose

import (
	"math"
	"strings"

	"golang.org/x/text/currency"
)

// Money writes an amount with its currency, a code of three letters: €45,000, or
// 45,000 CHF; without one, the amount alone. Cents, if any, have as many digits as the
// currency has: €12.50, ¥13, 12.500 KWD.
func Money(n float64, code string) string {
	decimals := decimalsOf(code)
	amount := grouped(n, decimals)
	if _, cents, ok := strings.Cut(amount, "."); ok {
		amount += strings.Repeat("0", decimals-len(cents))
	}
	sign := map[string]string{"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "INR": "₹"}[code]
	switch {
	case code == "":
		return amount
	case sign == "":
		return amount + " " + code
	}
	return sign + amount
}

// HalfCent is half of the smallest amount that Money writes of a currency: amounts that
// are closer than this are the same.
func HalfCent(code string) float64 { return math.Pow10(-decimalsOf(code)) / 2 }

// decimalsOf is how many digits the cents of a currency have in use; two, where it has no
// code that is known.
func decimalsOf(code string) int {
	const usual = 2
	if code == "HUF" { // by law it still has fillér
		return 0
	}
	unit, err := currency.ParseISO(code)
	if err != nil {
		return usual
	}
	decimals, _ := currency.Standard.Rounding(unit)
	return decimals
}

// IsCurrency reports whether a word names money: the code of a currency in capitals, the sign
// of one, or what it is called.
func IsCurrency(word string) bool {
	switch strings.ToLower(word) {
	case "€", "$", "£", "¥", "₹", "euro", "euros", "dollar", "dollars", "pound", "pounds", "yen", "franc", "francs", "rupee", "rupees":
		return true
	}
	_, err := currency.ParseISO(word)
	return err == nil && word == strings.ToUpper(word)
}
