package sheet

import (
	"fmt"
	"slices"
	"strings"
)

// block is a part of a grid: its rows and columns, the last ones among it.
type block struct{ top, bottom, left, right int }

// cells is what spreadsheets call a block.
func (b block) cells(lines []int) string {
	return fmt.Sprintf("%s%d:%s%d", columnName(b.left), lines[b.top], columnName(b.right), lines[b.bottom])
}

// naming are the meanings of columns that a table begins with: they say what its rows are.
var naming = []string{"title", meansMilestone, meansTask, meansKeyResult, meansGroup, meansID, meansNumber, meansOutline, "discipline", "channels", "serves"}

// tablesBeside are the tables of a grid that stand beside each other, with an empty column
// between them: each has a header of its own, which begins with what its rows are.
func tablesBeside(g Grid, mapped map[string]string) (list []block) {
	for _, span := range spans(g) {
		head, best := -1, 0
		for i := 0; i < len(g) && i < searchedRows; i++ {
			if n := headerScore(within(g[i], span), mapped); n > best {
				head, best = i, n
			}
		}
		if best < 2 {
			continue
		}
		first := within(g[head], span)[0]
		meaning := mapped[first]
		if meaning == "" {
			meaning = meaningOf(first)
		}
		if len(list) > 0 && !slices.Contains(naming, meaning) {
			continue
		}
		b := block{head, head, span.left, span.right}
		for i := head; i < len(g); i++ {
			if strings.Join(within(g[i], span), "") != "" {
				b.bottom = i
			}
		}
		list = append(list, b)
	}
	return list
}

// within are the cells of a row in the columns of a block.
func within(row []string, b block) []string {
	return row[min(b.left, len(row)):min(b.right+1, len(row))]
}

// spans are the columns of a grid between those that are empty.
func spans(g Grid) (list []block) {
	filled := []bool{}
	for _, row := range g {
		for i, cell := range row {
			if i == len(filled) {
				filled = append(filled, false)
			}
			filled[i] = filled[i] || cell != ""
		}
	}
	for i, is := range filled {
		switch {
		case is && (i == 0 || !filled[i-1]):
			list = append(list, block{left: i, right: i})
		case is:
			list[len(list)-1].right = i
		}
	}
	return list
}

// twoBeside says which cells each of several tables has.
func twoBeside(lines []int, list []block) *Refusal {
	var ranges []string
	for _, b := range list {
		ranges = append(ranges, b.cells(lines))
	}
	return &Refusal{fmt.Sprintf("There are %s beside each other: another one begins in column %s.", numberOfTables(len(list)), columnName(list[1].left)), "Take one at a time.",
		"The flag --range says which one: --range " + strings.Join(ranges, " or --range ") + "."}
}
