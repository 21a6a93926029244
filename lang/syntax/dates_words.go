package syntax

import (
	"strings"
	"time"

	"github.com/plan-as-code/plan/lang/prose"
)

// hyphens writes the hyphens, dashes and wide figures of word processors as the ones of
// plan files.
var hyphens = strings.NewReplacer("‐", "-", "‑", "-", "‒", "-", "–", "-", "—", "-", "―", "-", "−", "-", "－", "-", "﹣", "-",
	"０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9")

// MonthNamed is the month that a word names in English, German, French or Spanish, in full
// or for short, with or without a point behind it; false for any other word.
func MonthNamed(word string) (time.Month, bool) {
	m, ok := months[strings.ToLower(strings.TrimSuffix(word, "."))]
	return m, ok
}

var months = map[string]time.Month{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
	"januar": 1, "jänner": 1, "februar": 2, "märz": 3, "mai": 5, "juni": 6, "juli": 7, "oktober": 10, "dezember": 12,
	"janvier": 1, "février": 2, "fevrier": 2, "mars": 3, "avril": 4, "juin": 6, "juillet": 7, "août": 8, "aout": 8, "septembre": 9, "octobre": 10, "novembre": 11, "décembre": 12, "decembre": 12,
	"enero": 1, "febrero": 2, "marzo": 3, "abril": 4, "mayo": 5, "junio": 6, "julio": 7, "agosto": 8, "septiembre": 9, "setiembre": 9, "octubre": 10, "noviembre": 11, "diciembre": 12,
	"sept": 9, "jän": 1, "feber": 2, "maerz": 3, "mrz": 3, "mär": 3, "okt": 10, "dez": 12,
	"janv": 1, "ene": 1, "févr": 2, "fév": 2, "avr": 4, "abr": 4, "juil": 7, "ago": 8, "déc": 12, "dic": 12,
}

// weekdays are the names of days of the week, in the same languages.
var weekdays = map[string]time.Weekday{
	"mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6, "sun": 0,
	"monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 0,
	"montag": 1, "dienstag": 2, "mittwoch": 3, "donnerstag": 4, "freitag": 5, "samstag": 6, "sonnabend": 6, "sonntag": 0,
	"lundi": 1, "mardi": 2, "mercredi": 3, "jeudi": 4, "vendredi": 5, "samedi": 6, "dimanche": 0,
	"lunes": 1, "martes": 2, "miércoles": 3, "jueves": 4, "viernes": 5, "sábado": 6, "domingo": 0,
}

var (
	ordinal  = prose.Pattern(`\b(\d{1,2})(?:st|nd|rd|th|er)\b`)
	inWords  = prose.Pattern(`^(\d{1,2})(?:\.?[ /-]|\.)(?:de |of )?(\pL+)(?:\.?[ /-]|\.)(?:de |del )?(\d{2}|\d{4})$`)
	dayFirst = prose.Pattern(`^(\pL+)\.? (.*\d.*)$`)
)

// plainDay writes a day in words as the English do, without ordinals and commas, and
// returns the day of the week that it begins with: 3 mayo 2027 is 3 May 2027.
func plainDay(s string) (day, weekday string) {
	s = hyphens.Replace(strings.ReplaceAll(s, ",", " "))
	s = ordinal().ReplaceAllString(strings.Join(strings.Fields(s), " "), "$1")
	if m := dayFirst().FindStringSubmatch(s); m != nil {
		if w, ok := weekdays[strings.ToLower(m[1])]; ok {
			s, weekday = m[2], w.String()
		}
	}
	if m := inWords().FindStringSubmatch(s); m != nil {
		month := m[2]
		if known, ok := MonthNamed(month); ok {
			month = known.String()
		}
		s = m[1] + " " + month + " " + m[3]
	}
	return s, weekday
}
