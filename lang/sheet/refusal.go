package sheet

import (
	"fmt"
	"strings"

	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Refusal says why a table does not come into a plan, and what to do, as sentences; Flag
// goes with the command alone.
type Refusal struct{ Text, Fix, Flag string }

// Error is all sentences.
func (r *Refusal) Error() string { return strings.TrimSpace(r.Text + " " + r.Fix + " " + r.Flag) }

const lookedFor = "It looked for headings such as Name, Title, Task, Activity, Maßnahme, Aufgabe, Titre, Tarea and the like for what is done, beside Owner, Start, End, Budget, Channel, Status and the like."

const mapsTitle = `The flag --map "HEADING=title" says which one names the rows.`

// noTitle says that no row is the header of a table, and what was looked for.
func noTitle(g Grid) *Refusal {
	first := ""
	for _, row := range g {
		if cells := distinctCells(row); len(cells) > 1 {
			first = " The first row with several cells says " + prose.Quote(prose.Clip(strings.Join(cells, ", "))) + "."
			break
		}
	}
	return &Refusal{"No row is the header of a table of plans: a heading for what is done is missing." + first,
		lookedFor, mapsTitle}
}

// twoTables says which cells each of several tables has, which begin in these rows of a grid.
func twoTables(g Grid, lines, starts []int) *Refusal {
	var ranges []string
	for i, from := range starts {
		to, wide := from, 0
		for j := from; j < len(g) && (i+1 == len(starts) || j < starts[i+1]); j++ {
			for at, cell := range g[j] {
				if cell != "" {
					to, wide = j, max(wide, at)
				}
			}
		}
		ranges = append(ranges, fmt.Sprintf("A%d:%s%d", lines[from], columnName(wide), lines[to]))
	}
	return &Refusal{fmt.Sprintf("There are %s: another one begins in row %d.", numberOfTables(len(starts)), lines[starts[1]]), "Take one at a time.",
		"The flag --range says which one: --range " + strings.Join(ranges, " or --range ") + "."}
}

func numberOfTables(n int) string {
	if n == 2 {
		return "two tables"
	}
	return prose.Count(n, "table")
}

// columnName is what spreadsheets call a column, counted from 0: A, AA.
func columnName(at int) string {
	name := ""
	for at++; at > 0; at = (at - 1) / 26 {
		name = string(rune('A'+(at-1)%26)) + name
	}
	return name
}

var contactList = &Refusal{"This is a list of people with their addresses or numbers, and no plan.", "Leave such lists where they are; a plan names the people who own something.", ""}

// tooLarge says that rows come to more bytes than a plan file may have, and how many may come in
// at a time.
func tooLarge(size, rows int) *Refusal {
	most := max(int(float64(rows)*float64(syntax.MaxSize)/float64(size)*0.9)/100*100, 1)
	return &Refusal{fmt.Sprintf("%s come to %d MB, and a file of plans has %d MB at most.", prose.Capital(prose.Count(rows, "row")), size>>20, syntax.MaxSize>>20),
		fmt.Sprintf("This is data rather than a plan; the rows of one campaign are far fewer. About %s at a time would do.", prose.Count(most, "row")), "The flag --range says which ones."}
}

func noRows() *Refusal {
	return &Refusal{"The table has a header, and no rows below it.", "Add the rows.", "The flags --sheet and --range name another table."}
}
