package syntax

import (
	"slices"
	"strings"
	"time"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang/prose"
)

var ordinal = prose.Pattern(`(\d)(?:st|nd|rd|th)\b`)

// layouts are those of days that every reader takes for the same.
var layouts = []string{
	"2006-1-2", "2006/1/2", "2006.1.2", "2006 1 2", "20060102",
	"2 January 2006", "2. January 2006", "January 2 2006", "2 Jan 2006", "2. Jan 2006", "Jan 2 2006", "2-Jan-2006",
	time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04",
}

// inFigures are those that begin with the day to some readers, and with the month to
// others: 4/5/2027 is another day in London than in New York.
var inFigures = []string{"2/1/2006", "1/2/2006", "2-1-2006", "1-2-2006", "2.1.2006", "1.2.2006", "2. 1. 2006", "1. 2. 2006"}

// ReadDays lists the days that a text may mean that is written in another way than
// YYYY-MM-DD: one, two in ascending order, or none. A time of day is left out.
func ReadDays(s string) []time.Time {
	s = ordinal().ReplaceAllString(strings.NewReplacer(",", " ").Replace(s), "$1")
	s = strings.Join(strings.Fields(s), " ")
	for _, layout := range layouts {
		if t, err := time.Parse(layout, s); err == nil {
			return []time.Time{t}
		}
	}
	var days []time.Time
	for _, layout := range inFigures {
		if t, err := time.Parse(layout, s); err == nil {
			days = append(days, t)
		}
	}
	slices.SortFunc(days, time.Time.Compare)
	return slices.CompactFunc(days, time.Time.Equal)
}

// ReadDate reads a day as ReadDays does, where only one can be meant; not ok for any
// other text.
func ReadDate(s string) (iso string, ok bool) {
	if days := ReadDays(s); len(days) == 1 {
		return days[0].Format(time.DateOnly), true
	}
	return "", false
}

// spelledDay is a day in words, of which every reader takes the same.
const spelledDay = "2 January 2006"

// WritingDays is a fix for each day, which writes it in the place of at; safe where there
// is only one.
func WritingDays(days []time.Time, at hcl.Range) (advice string, fixes []Fix) {
	var texts []string
	for _, day := range days {
		text := `"` + day.Format(time.DateOnly) + `"`
		title := "Write " + text
		if len(days) > 1 {
			title += ", for " + day.Format(spelledDay)
		}
		fixes = append(fixes, Fix{Title: title, Safe: len(days) == 1, Edits: []Edit{{at, text}}})
		texts = append(texts, text)
	}
	return "Write " + prose.Either(texts), fixes
}

// hyphens writes the hyphens and dashes of word processors as the ones of plan files.
var hyphens = strings.NewReplacer("‐", "-", "‑", "-", "‒", "-", "–", "-", "—", "-", "―", "-", "−", "-", "－", "-")

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
