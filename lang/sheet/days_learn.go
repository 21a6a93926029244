package sheet

import (
	"strings"

	"github.com/plan-as-code/plan/lang/prose"
)

// learn finds, of all cells that may say days, in which order they have day and month, and
// the year where all that have one have the same. Where two say opposite things, none is.
func (d *days) learn(cells []string) (yearFrom string) {
	forced, opposed := Undecided, false
	years := map[int]string{}
	note := func(p partial, cell string) {
		if can := p.orders(); p.a > 0 && p.a != p.b && len(can) == 1 {
			opposed = opposed || forced != Undecided && forced != can[0]
			forced = can[0]
		}
		if p.year > 0 && years[p.year] == "" {
			years[p.year] = cell
		}
	}
	for _, cell := range cells {
		for part := range strings.SplitSeq(strings.ReplaceAll(hyphenated.Replace(cell), " - ", "→"), "→") {
			if p, ok := parsePartial(strings.Trim(part, " –")); ok {
				note(p, cell)
			} else if m := yearWithin().FindStringSubmatch(part); m != nil {
				note(partial{year: number(m[1])}, cell)
			}
		}
	}
	if d.order == Undecided && !opposed {
		d.order = forced
	}
	if d.year == 0 && len(years) == 1 {
		for year, cell := range years {
			d.year, yearFrom = year, cell
		}
	}
	return yearFrom
}

var yearWithin = prose.Pattern(`\b(20\d{2})$`)
