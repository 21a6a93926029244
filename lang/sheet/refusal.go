package sheet

import (
	"fmt"
	"strings"

	"github.com/plan-as-code/plan/lang/prose"
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
	return &Refusal{"No row is the header of a table of plans." + first,
		lookedFor, mapsTitle}
}

func twoTables(line int) *Refusal {
	return &Refusal{fmt.Sprintf("There are two tables: another one begins in row %d.", line), "Take one at a time.", "The flag --range says which one, such as --range A1:H20."}
}

var contactList = &Refusal{"This is a list of people with their addresses or numbers, and no plan.", "Leave such lists where they are; a plan names the people who own something.", ""}

func noRows() *Refusal {
	return &Refusal{"The table has a header, and no rows below it.", "Add the rows.", "The flags --sheet and --range name another table."}
}
