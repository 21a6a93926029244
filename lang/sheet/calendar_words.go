package sheet

import (
	"strings"
	"time"

	"github.com/plan-as-code/plan/lang/syntax"
)

// monthOf is the month that a word names, in English, German, French or Spanish, short or
// long; 0 for none.
func monthOf(word string) int {
	fields := strings.Fields(strings.ToLower(word))
	if len(fields) == 0 || len(fields) > 2 {
		return 0
	}
	if len(fields) == 2 {
		if strings.Trim(fields[1], "0123456789'") != "" {
			return 0
		}
	}
	m, _ := syntax.MonthNamed(strings.Trim(fields[0], ".,"))
	return int(m)
}

// byWord numbers the words of a list from 1.
func byWord(lists []string) map[string]int {
	all := map[string]int{}
	for i, list := range lists {
		for _, word := range strings.Fields(list) {
			all[word] = i + 1
		}
	}
	return all
}

var weekdayWords = byWord([]string{
	"mon monday montag mo lundi lun lunes",
	"tue tues tuesday dienstag di mardi martes",
	"wed wednesday mittwoch mi mercredi mer miércoles mié",
	"thu thur thurs thursday donnerstag do jeudi jeu jueves jue",
	"fri friday freitag fr vendredi ven viernes vie",
	"sat saturday samstag sonnabend sa samedi sam sábado sáb",
	"sun sunday sonntag so dimanche dim domingo dom",
})

func weekdayNamed(word string) (time.Weekday, bool) {
	n := weekdayWords[strings.Trim(strings.ToLower(word), ".,")]
	return time.Weekday(n % 7), n > 0
}
