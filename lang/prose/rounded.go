package prose

import (
	"math"
	"strconv"
)

// Round writes a number as people say it: 1.2 million, and 1.25 million where that is all; below
// a million, as Digits does.
func Round(n float64) string {
	value, unit := rounded(n)
	return Digits(value) + unit
}

// RoundMoney writes an amount as people say it: €1.2 million; below a million, as Money does.
func RoundMoney(n float64, code string) string {
	value, unit := rounded(n)
	if unit == "" {
		return Money(n, code)
	}
	const mark = 0 // stands where the number goes
	text := []rune(Money(mark, code))
	for i, r := range text {
		if r == '0' {
			return string(text[:i]) + Digits(value) + unit + string(text[i+1:])
		}
	}
	return Digits(value) + unit
}

func rounded(n float64) (value float64, unit string) {
	for _, u := range []struct {
		size float64
		name string
	}{{1e12, " trillion"}, {1e9, " billion"}, {1e6, " million"}} {
		if math.Abs(n) >= u.size*0.9999999 {
			if value = math.Round(n/u.size*100) / 100; math.Abs(value*u.size-n) < 1 {
				return value, u.name // which is as short as it is exact
			}
			return math.Round(n/u.size*10) / 10, u.name
		}
	}
	return n, ""
}

// TimeOf writes a number of days as people say it, in words up to twelve and in the unit that
// fits: 5 days are five days, 20 are three weeks, 100 are three months.
func TimeOf(days int) string {
	const week, month, year = 7.0, 30.4, 365.25
	n, noun := float64(days), "day"
	switch {
	case days >= 2*365:
		n, noun = n/year, "year"
	case days >= 9*7:
		n, noun = n/month, "month"
	case days >= 2*7:
		n, noun = n/week, "week"
	}
	count := int(math.Round(n))
	if count == 1 {
		return "one " + noun
	}
	return Number(count) + " " + Plural(noun)
}

// Number writes a small number in words, up to twelve; a larger one in digits.
func Number(n int) string {
	words := []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	if n >= 0 && n < len(words) {
		return words[n]
	}
	return strconv.Itoa(n)
}
