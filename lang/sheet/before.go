package sheet

import (
	"strings"
)

const (
	mostBefore = 30_000 // bytes of all cells of a row
	longBefore = 400    // bytes of a cell that is left out where all are more than that
	tooLong    = "?"    // stands before the heading of such a cell
)

// cellsText is what the cells of a row say, in one cell: heading=text, a line each.
func cellsText(headings, cells []string) string {
	whole := 0
	for _, cell := range cells {
		whole += len(cell)
	}
	var b strings.Builder
	for i, h := range headings {
		cell := cells[i]
		switch {
		case cell == "":
			continue
		case whole > mostBefore && len(cell) > longBefore:
			h, cell = tooLong+h, ""
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(h + "=" + cellEscapes.Replace(cell))
	}
	return b.String()
}

var (
	cellEscapes   = strings.NewReplacer(`\`, `\\`, "\n", `\n`)
	cellUnescapes = strings.NewReplacer(`\\`, `\`, `\n`, "\n")
)

// cellsIn are the cells that cellsText wrote.
func cellsIn(text string) map[string]string {
	cells := map[string]string{}
	for line := range strings.SplitSeq(text, "\n") {
		if heading, cell, ok := strings.Cut(line, "="); ok {
			cells[heading] = cellUnescapes.Replace(cell)
		}
	}
	return cells
}
