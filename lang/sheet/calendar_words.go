package sheet

import (
	"strings"
	"time"
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
	return monthWords[strings.Trim(fields[0], ".,")]
}

var monthWords = byWord([]string{
	"jan january januar jänner jän janvier janv enero ene",
	"feb february februar feber février fevrier févr fév febrero",
	"mar march märz maerz mrz mär mars marzo",
	"apr april avril avr abril abr",
	"may mai mayo",
	"jun june juni juin junio",
	"jul july juli juillet juil julio",
	"aug august août aout agosto ago",
	"sep sept september septembre septiembre setiembre",
	"oct october okt oktober octobre octubre",
	"nov november novembre noviembre",
	"dec december dez dezember décembre decembre déc diciembre dic",
})

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
