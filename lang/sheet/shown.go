package sheet

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
)

// Shown is one column of a table, for people: what it becomes, with cells of it.
type Shown struct {
	Heading string
	Becomes string   // an attribute, or what else becomes of its cells
	Samples []string // two at most
	Unread  []string // cells that could not be read so, and stay in notes
}

// becoming are the words for what columns become that are no attributes.
var becoming = map[string]string{
	"": "a line of the note", "note": "note", meansID: "kept for the next import of the same table", meansNumber: "left out, but for what refers to it", meansOutline: "left out, but for what it says of rows",
	meansGroup: "a line of the note", meansParent: "what it is a part of", meansDate: "start and end", meansPeriod: "start and end", meansProgress: "status where it is 100 %, else a line of the note",
	meansCompleted: "status done, and a line of the note", meansEmail: "contact of the owner", meansBlocks: "requires of the rows it names", meansSpent: "spend, money that went out",
	meansCampaign: "campaign of its tracking", meansSource: "source of its tracking", meansMedium: "medium of its tracking", meansIssue: "a line of the note; sub-tasks are tasks", meansOtherID: "left out, but for what refers to it", meansWeek: "start and end: the weeks with a mark",
	meansMonth: "budget, start and end: the months add up", meansTotal: "left out, but held against the months",
	meansCode: "left out, but for the currency of amounts", meansAmount: "a line of the note", meansNoise: "left out: it says nothing of the plan", "out": "left out, as you said", meansCurrent: "a reading", meansCount: "readings of a metric",
	meansRate: "left out: rates do not add up", meansPerson: "a line of the note", meansMilestone: "title", meansTask: "title", meansKeyResult: "statement", meansArchived: "left out, with the rows that are archived", meansDuration: "a line of the note",
}

// Columns are the columns of the table that have a heading or cells, in their order.
func (im *Import) Columns() (list []Shown) {
	for _, col := range im.Table.Columns {
		s := Shown{Heading: col.Heading, Becomes: im.becomes(col), Unread: im.unread[col]}
		for _, r := range im.Table.Rows {
			if cell := r.cell(col); r.Table == im.Table && cell != "" && len(s.Samples) < 2 && !slices.Contains(s.Samples, cell) {
				s.Samples = append(s.Samples, cell)
			}
		}
		if im.exported && col.Heading == beforeHeading {
			s.Samples = nil
		}
		if s.Heading != "" || len(s.Samples) > 0 {
			list = append(list, s)
		}
	}
	return list
}

// some reports that a cell of the columns of a meaning is so.
func (im *Import) some(meaning string, is func(cell string) bool) bool {
	return slices.ContainsFunc(im.Table.Columns, func(col *Column) bool {
		return col.Meaning == meaning && slices.ContainsFunc(im.Table.Rows, func(r *Row) bool { return r.Table == im.Table && is(r.cell(col)) })
	})
}

// becomes is what the cells of a column become.
func (im *Import) becomes(col *Column) string {
	if im.exported {
		switch col.Heading {
		case idHeading:
			return "the element of the row"
		case beforeHeading:
			return "left out, but for what changed since"
		case findingsHeading:
			return "left out: the checks find it anew"
		}
		return col.Meaning
	}
	if im.Kind == "objectives" {
		switch col.Meaning {
		case "serves":
			return "goals"
		case "title", meansKeyResult:
			return "statement"
		case "owner", "status":
			return becoming[""]
		case "end", meansDate:
			return "by"
		case "unit":
			return "unit of the metric"
		}
	}
	if im.Kind == "readings" {
		return im.becomesNumber(col)
	}
	if im.Kind == "spend" {
		switch {
		case slices.Contains(amounts, col.Meaning):
			return "amount"
		case col.Meaning == "title":
			return "of: what it was spent on"
		case col.Meaning == meansDate:
			return "on"
		}
	}
	if slices.Contains([]string{meansCount, meansRate, meansCurrent}, col.Meaning) && im.Kind != "objectives" {
		return becoming[""]
	}
	if col.Meaning == meansKind && im.Kind == "tactics" {
		return "the kind of element of the row"
	}
	switch {
	case col.Meaning == meansMonth && !im.some(meansMonth, isAmount):
		return "start and end: the months with a mark"
	case col.Meaning == meansGroup && im.Kind == "tactics" && im.Table.column("status") == nil && im.some(meansGroup, func(cell string) bool { s, more := statusOf(cell); return s != "" && !more }):
		return "status where it says one, else a line of the note"
	}
	if s := becoming[col.Meaning]; s != "" {
		return s
	}
	if col.Also != "" {
		return col.Meaning + " and " + col.Also
	}
	if k := lang.KindNamed(kindOfRows[im.Kind]); k.Attr(col.Meaning) == nil && !strings.Contains(col.Meaning, ".") {
		switch {
		case im.Kind == "tasks" && (col.Meaning == "start" || col.Meaning == "end"), im.Kind == "milestones" && (col.Meaning == "start" || col.Meaning == "end"):
			return map[string]string{"tasks": "due", "milestones": "on"}[im.Kind]
		}
		return becoming[""]
	}
	return col.Meaning
}

// becomesNumber is what a column of an export of numbers becomes.
func (im *Import) becomesNumber(col *Column) string {
	switch {
	case col.Meaning == "title", col.Meaning == meansCampaign:
		return "of: what was measured"
	case col.said == meansSpent, col.said == "budget" && strings.HasPrefix(strings.ToLower(col.Heading), "cost"):
		return "spend, money that went out"
	case strings.HasPrefix(col.Meaning, "metric."):
		return "readings of " + col.Meaning
	case col.Meaning == meansDate:
		return "from and on"
	case im.ownDays && (col.Meaning == "start" || col.Meaning == "end"):
		return map[string]string{"start": "from", "end": "on"}[col.Meaning]
	case col.Meaning == meansCount, col.Meaning == meansRate:
		return becoming[col.Meaning]
	}
	return "left out"
}

// IsMeaning reports that a word is what a column can be said to mean: an attribute of the
// kinds that rows become, one of the words for what columns mean besides, out, or a metric.
func IsMeaning(word string) bool {
	if word == "out" || strings.HasPrefix(word, "metric.") && lang.ValidName(word[len("metric."):]) {
		return true
	}
	for _, m := range headingWords {
		if m == word {
			return true
		}
	}
	for _, kind := range kindOfRows {
		if lang.KindNamed(kind).Attr(word) != nil {
			return true
		}
	}
	return false
}

// Label is what people call a draft.
func (d *Draft) Label() string {
	switch {
	case d.Title != "":
		return d.Title
	case d.called != "":
		return d.called
	}
	return d.Name
}
