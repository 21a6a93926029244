package lsptest

import (
	"fmt"
	"strings"
)

// diffLines shows which lines went (-) and came (+).
func diffLines(old, new []string) string {
	var b strings.Builder
	walkDiff(old, new, func(sign byte, _ int, line string) { fmt.Fprintf(&b, "%c %s\n", sign, line) })
	return b.String()
}

// changedLines shows what an edit changed, each line with its number.
func changedLines(old, new string) string {
	var b strings.Builder
	walkDiff(strings.Split(old, "\n"), strings.Split(new, "\n"), func(sign byte, n int, line string) {
		if sign != ' ' {
			fmt.Fprintf(&b, "%c%d: %s\n", sign, n, line)
		}
	})
	return b.String()
}

// walkDiff visits the lines of a shortest difference in order.
func walkDiff(old, new []string, visit func(sign byte, n int, line string)) {
	common := make([][]int, len(old)+1) // length of the longest common rest
	for i := range common {
		common[i] = make([]int, len(new)+1)
	}
	for i := len(old) - 1; i >= 0; i-- {
		for j := len(new) - 1; j >= 0; j-- {
			if old[i] == new[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	i, j := 0, 0
	for i < len(old) || j < len(new) {
		switch {
		case i < len(old) && j < len(new) && old[i] == new[j]:
			visit(' ', j+1, new[j])
			i, j = i+1, j+1
		case j == len(new) || i < len(old) && common[i+1][j] >= common[i][j+1]:
			visit('-', i+1, old[i])
			i++
		default:
			visit('+', j+1, new[j])
			j++
		}
	}
}
