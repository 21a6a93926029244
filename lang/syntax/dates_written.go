package syntax

import (
	"strings"
	"time"

	"github.com/plan-as-code/plan/lang/prose"
)

var ordinal = prose.Pattern(`(\d)(?:st|nd|rd|th)\b`)

// AmbiguousDate matches a date such as 4/5/2027, in figures with slashes or hyphens and
// the year last: whether the day comes first or the month depends on the country.
var AmbiguousDate = prose.Pattern(`^\d{1,2}[/-]\d{1,2}[/-]\d{4}$`)

// ReadDate reads a day that is written in another way than YYYY-MM-DD, where
// only one day can be meant; not ok for any other text. A time of day is left out.
func ReadDate(s string) (iso string, ok bool) {
	s = ordinal().ReplaceAllString(strings.NewReplacer(",", " ").Replace(s), "$1")
	s = strings.Join(strings.Fields(s), " ")
	for _, layout := range []string{
		"2006-1-2", "2006/1/2", "2006.1.2", "2006 1 2", "20060102",
		"2.1.2006", "2. 1. 2006",
		"2 January 2006", "2. January 2006", "January 2 2006", "2 Jan 2006", "2. Jan 2006", "Jan 2 2006", "2-Jan-2006",
		time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04",
	} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Format(time.DateOnly), true
		}
	}
	return guessSlashes(s)
}

// guessSlashes reads 25/4/2027 and 4/25/2027, but not 4/5/2027, which is another
// day in London than in New York.
func guessSlashes(s string) (string, bool) {
	s = strings.ReplaceAll(s, "-", "/")
	a, errA := time.Parse("2/1/2006", s)
	b, errB := time.Parse("1/2/2006", s)
	switch {
	case errA == nil && (errB != nil || a.Equal(b)):
		return a.Format(time.DateOnly), true
	case errB == nil && errA != nil:
		return b.Format(time.DateOnly), true
	}
	return "", false
}

var spelledDuration = prose.Pattern(`(?i)^\s*(\d+)\s*(h|hours?|d|days?|w|weeks?|mo|months?|q|quarters?)\s*$`)

// ReadDuration reads 3 weeks as 3w; false for any other text.
func ReadDuration(s string) (string, bool) {
	m := spelledDuration().FindStringSubmatch(s)
	if m == nil {
		return "", false
	}
	unit := strings.ToLower(m[2])[:1]
	if unit == "m" {
		unit = "mo"
	}
	return m[1] + unit, true
}
