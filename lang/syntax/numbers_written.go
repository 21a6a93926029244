package syntax

import (
	"strings"

	"github.com/plan-as-code/plan/lang/prose"
)

// Reading is what a number may mean that is written otherwise than plan files do.
type Reading struct {
	Number string // as plan files write it
	Where  string // how its separator is read, where it can be read otherwise as well: where the comma separates thousands
}

// blanksInNumbers are those that people and programs put between thousands.
const blanksInNumbers = " \u00a0\u2007\u2009\u202f"

var (
	closeUp        = strings.NewReplacer(" ", "", "\u00a0", "", "\u2007", "", "\u2009", "", "\u202f", "", "'", "", "’", "", "_", "")
	groupsOfThree  = prose.Pattern(`^[1-9]\d{0,2}(?:[` + blanksInNumbers + `'’_]\d{3})+$`)
	noCents        = prose.Pattern(`^(.*\d)([.,])[-−–—]{1,2}$`)
	groupedByPoint = prose.Pattern(`^[1-9]\d{0,2}(?:\.\d{3})+$`)
	groupedByComma = prose.Pattern(`^[1-9]\d{0,2}(?:,\d{3})+$`)
	onlyFigures    = prose.Pattern(`^\d+$`)
)

// ReadNumber lists what a number may mean, with whatever separators it is written: one
// reading where no other makes sense, two where a single point or comma stands before
// three figures, and none where the text is no number. A group of thousands has three
// figures and never follows a lone 0.
func ReadNumber(s string) []Reading {
	s = strings.TrimSpace(s)
	if rest := strings.TrimLeft(s, "-−–"); len(rest) < len(s) {
		list := ReadNumber(rest)
		for i := range list {
			list[i].Number = "-" + list[i].Number
		}
		return list
	}
	if m := noCents().FindStringSubmatch(s); m != nil {
		s = m[1] + m[2] + "00" // 60.000,- is a price without cents
	}
	at := strings.LastIndexAny(s, ".,")
	if at < 0 {
		return wholeNumber(s)
	}
	whole, mark, fraction := s[:at], s[at:at+1], s[at+1:]
	if !onlyFigures().MatchString(fraction) {
		return nil
	}
	var list []Reading
	if mark == "." && groupedByPoint().MatchString(s) || mark == "," && groupedByComma().MatchString(s) {
		list = []Reading{{Number: strings.ReplaceAll(s, mark, "")}}
	}
	if !strings.Contains(whole, mark) {
		list = append(list, decimal(whole, fraction)...)
	}
	if len(list) == 2 {
		name := map[string]string{".": "point", ",": "comma"}[mark]
		list[0].Where = "where the " + name + " separates thousands"
		list[1] = Reading{strings.TrimSuffix(strings.TrimRight(list[1].Number, "0"), "."), "where it separates decimals"}
	}
	return list
}

func wholeNumber(s string) []Reading {
	if onlyFigures().MatchString(s) || groupsOfThree().MatchString(s) {
		return []Reading{{Number: closeUp.Replace(s)}}
	}
	return nil
}

// decimal is a number with a fraction, whose whole part may have separators of another
// kind.
func decimal(whole, fraction string) []Reading {
	switch {
	case whole == "":
		whole = "0"
	case groupedByPoint().MatchString(whole), groupedByComma().MatchString(whole):
		whole = strings.NewReplacer(".", "", ",", "").Replace(whole)
	default:
		list := wholeNumber(whole)
		if list == nil {
			return nil
		}
		whole = list[0].Number
	}
	return []Reading{{Number: whole + "." + fraction}}
}

// Writing is a fix for each reading, with the edits that write it; safe where there is
// only one.
func Writing(list []Reading, write func(number string) []Edit) (advice string, fixes []Fix) {
	var numbers []string
	for _, r := range list {
		title := "Write " + r.Number
		if r.Where != "" {
			title += ", " + r.Where
		}
		fixes = append(fixes, Fix{Title: title, Safe: len(list) == 1, Edits: write(r.Number)})
		numbers = append(numbers, r.Number)
	}
	return "Write " + prose.Either(numbers), fixes
}

var singlePoint = prose.Pattern(`^[1-9]\d{0,2}\.\d{3}$`)

// GroupedByPoint reports a number such as 45.000, which is thousands to some and
// decimals to others.
func GroupedByPoint(number string) bool { return singlePoint().MatchString(number) }
