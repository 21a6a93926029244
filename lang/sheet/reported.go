package sheet

import (
	"path"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang/prose"
)

// reported are the days that an export reports on, as it says above its table, or else in its
// name.
func (c *composer) reported() (from, on string, refusal *Refusal) {
	if c.Table.column(meansDate) != nil {
		return "", "", nil
	}
	first, last, where := "", "", ""
	for _, row := range c.Table.Above {
		// A day such as March 1, 2027 may have become two cells.
		for _, cell := range append(slices.Clone(row), strings.Join(distinctCells(row), ", ")) {
			from, to := c.reportedBy(strings.Trim(cell, "#* "))
			if from != "" {
				first = from
			}
			if to != "" {
				last = to
			}
		}
	}
	if last == "" && c.Table.column("start") != nil && c.Table.column("end") != nil {
		c.ownDays = true
		return "", "", nil
	}
	if first == "" || last == "" {
		first, last = c.reportedIn(c.o.Source)
		where = ", as the name of the file says"
	}
	if last == "" {
		return "", "", &Refusal{"Nothing says which days these numbers are for.", "Write a line such as 2027-03-01 - 2027-03-31 above the table or into the name of the file, or add a column Date.", ""}
	}
	c.Says = append(c.Says, "The numbers are those from "+strings.Trim(first, `"`)+" to "+strings.Trim(last, `"`)+where+".")
	return first, last, nil
}

// reportedBy are the first and the last day that a cell above a table says, or one of them.
func (c *composer) reportedBy(cell string) (first, last string) {
	label, rest, labelled := strings.Cut(cell, ":")
	if labelled {
		cell = strings.TrimSpace(rest)
	}
	s, in := c.days.read(cell)
	word := prose.Normalise(label)
	switch {
	case in != sure:
		return c.betweenDays(cell)
	case s.several:
		return s.first(), s.last()
	case labelled && hasWord(word, "start starts started from von beginn begin"):
		return s.first(), ""
	case labelled && hasWord(word, "end ends ended to until bis ende"):
		return "", s.last()
	}
	return "", ""
}

// twoDays are a first and a last day among other words, as machines write them.
var twoDays = prose.Pattern(`(?:^|[^0-9])(20\d{2}-?\d{2}-?\d{2})(?:[ _.,]+|\s*-\s*|\s*–\s*|[ _]to[ _]|[ _]bis[ _])(20\d{2}-?\d{2}-?\d{2})(?:[^0-9]|$)`)

// betweenDays are two days among other words.
func (c *composer) betweenDays(text string) (first, last string) {
	if m := twoDays().FindStringSubmatch(text); m != nil {
		if s, in := c.days.readRange(m[1], m[2]); in == sure {
			return s.first(), s.last()
		}
	}
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune("·|()_", r) }) {
		words := strings.Fields(part)
		for i := range min(len(words), 40) {
			tail := strings.Join(words[i:], " ")
			for _, sign := range rangeSigns {
				from, to, ok := strings.Cut(tail, sign)
				if !ok || !isDay(from) || !isDay(to) {
					continue
				}
				if s, in := c.days.readRange(from, to); in == sure {
					return s.first(), s.last()
				}
			}
		}
	}
	return "", ""
}

// isDay reports that a text says a day, whatever its year, or one within a month.
func isDay(text string) bool {
	text = strings.TrimSpace(text)
	p, ok := parsePartial(text)
	return ok && p.day+p.a > 0 || dayAlone().MatchString(text)
}

// reportedIn are the days that the name of a file says, of which underscores part what stands
// beside each other.
func (c *composer) reportedIn(name string) (first, last string) {
	name = strings.TrimSuffix(name, path.Ext(name))
	if first, last = c.betweenDays(name); last != "" {
		return first, last
	}
	for _, part := range append(strings.Split(name, "_"), lastWords(name, 2), lastWords(name, 1), firstWord(name)) {
		if s, in := c.days.read(strings.Trim(part, " -()")); in == sure && s.several {
			return s.first(), s.last()
		}
	}
	return "", ""
}

func lastWords(text string, n int) string {
	words := strings.Fields(text)
	return strings.Join(words[max(len(words)-n, 0):], " ")
}

func firstWord(text string) string {
	word, _, _ := strings.Cut(text, " ")
	return word
}
