package syntax

import (
	"slices"
	"strings"
	"time"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang/prose"
)

// layouts are those of days that every reader takes for the same.
var layouts = []string{
	"2006-1-2", "2006/1/2", "2006.1.2", "2006 1 2", "20060102",
	"2 January 2006", "January 2 2006", "2 Jan 2006", "Jan 2 2006", "2-Jan-2006",
}

// withTime are those of a day with a time, which may be the day before or after elsewhere.
var withTime = []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04"}

// shortYear are those of a year without its century.
var shortYear = []string{"2 January 06", "2 Jan 06", "January 2 06", "Jan 2 06", "2-Jan-06"}

// inFigures are those that begin with the day to some readers, and with the month to
// others: 4/5/2027 is another day in London than in New York.
var inFigures = []string{"2/1/2006", "1/2/2006", "2-1-2006", "1-2-2006", "2.1.2006", "1.2.2006", "2. 1. 2006", "1. 2. 2006"}

// ReadDays lists the days that a text may mean that is written in another way than
// YYYY-MM-DD: one, two in ascending order, or none; and whether it says all of the one. A
// time of day is left out.
func ReadDays(s string) (days []time.Time, sure bool) {
	s, weekday := plainDay(s)
	read := func(layouts []string) bool {
		for _, layout := range layouts {
			if t, err := time.Parse(layout, s); err == nil {
				days = append(days, t)
			}
		}
		return len(days) > 0
	}
	if read(layouts) {
		return days[:1], weekday == "" || weekday == days[0].Weekday().String()
	}
	if read(withTime) || read(shortYear) {
		return days[:1], false
	}
	read(inFigures)
	slices.SortFunc(days, time.Time.Compare)
	days = slices.CompactFunc(days, time.Time.Equal)
	return days, len(days) == 1 && !monthFirst().MatchString(s)
}

// monthFirst is a day with points whose second number is no month: nobody writes it so.
var monthFirst = prose.Pattern(`^\d+\. ?(?:1[3-9]|[2-9]\d)\.`)

// ReadDate reads a day as ReadDays does, where only one can be meant; not ok for any
// other text.
func ReadDate(s string) (iso string, ok bool) {
	if days, sure := ReadDays(s); sure {
		return days[0].Format(time.DateOnly), true
	}
	return "", false
}

// spelledDay is a day in words, of which every reader takes the same.
const spelledDay = "2 January 2006"

// WritingDays is a fix for each day, which writes it in the place of at; safe where the
// only one is sure.
func WritingDays(days []time.Time, sure bool, at hcl.Range) (advice string, fixes []Fix) {
	var texts []string
	for _, day := range days {
		text := `"` + day.Format(time.DateOnly) + `"`
		title := "Write " + text
		if len(days) > 1 {
			title += ", for " + day.Format(spelledDay)
		}
		fixes = append(fixes, Fix{Title: title, Safe: sure, Edits: []Edit{{at, text}}})
		texts = append(texts, text)
	}
	return "Write " + prose.Either(texts), fixes
}

var spelledDuration = prose.Pattern(`(?i)^\s*(\d+)\s*(mins?|minutes?|h|hours?|d|days?|w|weeks?|mo|months?|q|quarters?)\s*$`)

// ReadDuration reads 3 weeks as 3w; false for any other text.
func ReadDuration(s string) (string, bool) {
	m := spelledDuration().FindStringSubmatch(s)
	if m == nil {
		return "", false
	}
	unit := strings.ToLower(m[2])
	switch {
	case strings.HasPrefix(unit, "min"):
		unit = "min"
	case unit[0] == 'm':
		unit = "mo"
	default:
		unit = unit[:1]
	}
	return m[1] + unit, true
}
