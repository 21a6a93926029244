package sheet

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// Options are what somebody decides about a table.
type Options struct {
	Kind        string            // one of Kinds; empty: by the headings
	Map         map[string]string // meanings of headings: an attribute, or out
	Order       Order
	Year        int
	Zone        *time.Location    // in which times in UTC are days; nil: nobody said
	File        string            // that new elements go into, by which their discipline is found
	Discipline  string            // of all tactics: its name or title
	AsOf        lang.Date         // the day of what the table says of today, such as money spent
	Source      string            // the name of the table, for people
	IDs         map[string]string // addresses of the elements that rows became before, by their ids or titles
	Indents     Indents           // of the table; nil where nothing is indented
	Apart       map[string]bool   // addresses of the elements of other sheets with the same headings: what is called the same here is another thing
	Fresh       bool              // rows are new elements, whatever has the same title
	Exported    bool              // the table was written by plan export: what it says otherwise than the plan is a change
	NewCampaign bool              // the plan has no campaign, and one will be made around the rows
	Widen       bool              // the plan's campaign was made around other tables just now, and is to last as long as these rows take
}

// Kinds are the kinds of elements that rows become, as they are asked for.
var Kinds = []string{"tactics", "tasks", "objectives", "milestones", "readings", "spend"}

// Question is what somebody has to decide. Until then nothing is guessed: what it is about
// stays in notes, or is left out.
type Question struct {
	Text string // a sentence or two
	Flag string // that decides it; empty where the table or the plan does
	Ask  string // what to ask at a terminal: dates, year, zone; empty: nothing
	Rows []int  // of the file
}

// Reading is one word or name of the table, and what it was taken for.
type Reading struct{ Said, Is string }

// Import is what comes of a table: drafts, in the order of the rows, and below them those
// that they refer to; and all that was decided, left out and is to be decided.
type Import struct {
	Kind      string
	Table     *Table
	Drafts    []*Draft
	Words     []Reading // of status
	Made      []*Draft  // elements that rows refer to and nobody had declared; among Drafts, too
	Lost      []Left    // rows of numbers that belong to no tactic, with their money
	Found     []string  // addresses of elements that were there
	Questions []Question
	Checks    []string // sums that hold or do not, in sentences
	Says      []string // how something was read, in sentences
	Currency  string   // that all amounts have which name one; empty: none, or several
	unread    map[*Column][]string
	exported  bool // the table was written by plan export
	ownDays   bool // each row of numbers says the days that they are for
	plan      *lang.Plan
	snapshot  *lang.Snapshot
}

// Read finds the table in a grid and what its rows come to in a plan. lines say where each
// row of the grid stands in its file; nil: one after the other.
func Read(s *lang.Snapshot, p *lang.Plan, g Grid, lines []int, o Options) (*Import, error) {
	if lines == nil {
		for i := range g {
			lines = append(lines, i+1)
		}
	}
	headings, refusal := mapping(g, o.Map)
	if refusal != nil {
		return nil, refusal
	}
	var t *Table
	exported := false
	if kind := exportedKind(g); kind != "" && (o.Kind == "" || o.Kind == kind) {
		o.Kind, exported = kind, true
		t = exportedTable(g, lines)
	} else if t, refusal = find(g, lines, headings); refusal != nil {
		return nil, refusal
	}
	im := &Import{Table: t, exported: exported, unread: map[*Column][]string{}, plan: p, snapshot: s}
	c := &composer{
		Import: im,
		o:      o, drafts: map[*Row]*Draft{}, supported: map[*Row]*Row{}, counted: map[string]*counted{}, made: map[string]*Draft{}, words: map[string]bool{},
		names: names{im, map[lang.Key]bool{}, map[lang.Key]int{}}, found: map[string]bool{}, seen: map[string]int{},
		splits: map[split][]string{}, whos: map[string]string{},
		days: days{order: o.Order, year: o.Year, zone: o.Zone}, doubts: map[doubt][]*doubted{},
	}
	c.mapped, c.usualDiscipline = headings, sync.OnceValue(c.findUsualDiscipline)
	if refusal := c.decideKind(); refusal != nil {
		return nil, refusal
	}
	if len(t.Rows) == 0 {
		return nil, noRows()
	}
	c.learn()
	if exported {
		c.rows()
		c.askDoubts()
		c.finish()
		return im, nil
	}
	switch c.Kind {
	case "readings":
		if refusal := c.readings(); refusal != nil {
			return nil, refusal
		}
	case "objectives":
		c.objectives()
	default:
		c.rows()
	}
	c.sums()
	c.askDoubts()
	c.finish()
	return c.Import, nil
}

// mapping finds the headings that somebody says the meaning of, whatever their case and
// signs.
func mapping(g Grid, said map[string]string) (map[string]string, *Refusal) {
	headings := map[string]string{}
	for name, meaning := range said {
		found := false
		for i := 0; i < len(g) && i < searchedRows; i++ {
			for _, cell := range g[i] {
				if cell != "" && (cell == name || titleKey(cell) == titleKey(name)) {
					headings[cell], found = meaning, true
				}
			}
		}
		if !found {
			return nil, &Refusal{Text: "The table has no heading " + prose.Quote(name) + ".", Fix: "Write it as it stands in the table."}
		}
	}
	return headings, nil
}

// composer makes drafts of the rows of a table.
type composer struct {
	*Import
	names
	o               Options
	days            days
	drafts          map[*Row]*Draft
	supported       map[*Row]*Row       // by rows that are parts of work
	counted         map[string]*counted // by what, of what and the days
	ordered         []*Draft
	made            map[string]*Draft // by kind and what rows call them
	words           map[string]bool   // of status, that were said
	found           map[string]bool
	elements        map[string][]lang.Element // in reach, by kind and what they are called; nil until asked for
	usualDiscipline func() lang.Element
	seen            map[string]int    // how many rows had a title so far
	titles          map[string]*Draft // of rows
	called          map[string]*Draft // rows, by all that others call them
	doubts          map[doubt][]*doubted
	splits          map[split][]string // what cells were split into
	whos            map[string]string  // whom names refer to
	mapped          map[string]string  // meanings of headings, as somebody said
	roles           bool               // owners are jobs and no people
	usesYear        string             // the cell that days without a year have theirs from; empty: none
	codes           *Column            // of currencies; nil: none
}

// doubted is a cell whose days can be read in several ways, or not at all.
type doubted struct {
	row  *Row
	cell string
}

// decideKind finds what the rows are, by the headings.
func (c *composer) decideKind() *Refusal {
	t := c.Table
	has := func(meanings ...string) (n int) {
		for _, m := range meanings {
			if t.column(m) != nil {
				n++
			}
		}
		return n
	}
	if c.Kind = c.o.Kind; c.Kind != "" {
		return c.nameColumn()
	}
	planned := has("start", "end", meansDate, meansPeriod, "status", "budget", "serves", "channels", "effort", "requires")
	switch people := count(t.Columns, meansPerson); {
	case has(meansKeyResult) > 0, has("target", "baseline", meansCurrent) > 1 && has("start") == 0:
		c.Kind = "objectives"
	case (count(t.Columns, meansCount) > 1 || count(t.Columns, meansCount) > 0 && count(t.Columns, meansRate)+has(meansSpent) > 0) && has("start", meansPeriod, "owner", "metrics", "audiences", "requires") == 0:
		c.Kind = "readings"
	case count(t.Columns, meansCount) > 1 && has(meansSpent) > 0 && has("title") > 0 && has("budget", "owner", "metrics", "audiences", "requires", "effort") == 0:
		c.Kind = "readings"
	case has(meansMilestone) > 0 && has("title") == 0:
		c.Kind = "milestones"
	case people > 1 && planned == 0, len(t.Columns) == 2 && planned == 0 && count(t.Columns, meansPerson)+count(t.Columns, meansEmail) == 1 && hasWord(prose.Normalise(t.Columns[0].Heading), "name names nom nombre contact kontakt"):
		return contactList
	case has(meansAmount, meansSpent) > 0 && has(meansDate) > 0 && has("start", "end", "status", "budget", "owner") == 0:
		c.Kind = "spend"
	default:
		c.Kind = "tactics"
	}
	return c.nameColumn()
}

// nameColumn sees to it that the rows have a column with their names: where no heading says
// which, the leftmost with texts that are all different.
func (c *composer) nameColumn() *Refusal {
	t := c.Table
	for _, m := range []string{meansKeyResult, meansMilestone, meansTask} {
		if col := t.column(m); col != nil && t.column("title") == nil {
			col.Meaning = "title"
			if m == meansKeyResult {
				return nil
			}
		}
	}
	if t.column("title") != nil {
		return nil
	}
	for _, col := range t.Columns {
		if !slices.Contains([]string{"", meansGroup, "note", "channels", "serves"}, col.Meaning) || c.mapped[col.Heading] != "" {
			continue
		}
		seen, filled := map[string]bool{}, 0
		for _, r := range t.Rows {
			if cell := r.cell(col); cell != "" && !isAmount(cell) {
				seen[titleKey(cell)] = true
				filled++
			}
		}
		if filled > 0 && filled*10 >= len(t.Rows)*8 && len(seen)*10 >= filled*9 {
			col.Meaning = "title"
			return nil
		}
	}
	var headings []string
	for _, col := range t.Columns {
		if col.Heading != "" {
			headings = append(headings, col.Heading)
		}
	}
	return &Refusal{"A heading for what is done is missing, and no column has a different text in each row; the headings are " + strings.Join(headings, ", ") + ".",
		lookedFor, mapsTitle}
}

// amounts are the meanings of columns of money. No amount has three decimals, so that what
// three digits follow are thousands.
var amounts = []string{"budget", meansSpent, meansAmount, meansMonth, meansTotal}

// findPeriod has a column of weeks, months or quarters say when things are done, where no
// column says it by days: the finest of them.
func (c *composer) findPeriod() {
	for _, m := range []string{"start", "end", meansDate, meansPeriod, meansMonth, meansWeek} {
		if c.Table.column(m) != nil {
			return
		}
	}
	for _, words := range []string{"week kw woche semaine semana", "month monat mois mes", "quarter quartal trimestre"} {
		for _, col := range c.Table.Columns {
			first, _, _ := strings.Cut(prose.Normalise(col.Heading), " ")
			if first == "" || !slices.Contains(strings.Fields(words), first) || c.mapped[col.Heading] != "" {
				continue
			}
			read, filled := 0, 0
			for _, r := range c.Table.Rows {
				if cell := r.cell(col); cell != "" {
					filled++
					if _, in := c.days.read(cell); in != noDay {
						read++
					}
				}
			}
			if filled > 0 && read*5 >= filled*4 {
				col.Meaning = meansPeriod
				return
			}
		}
	}
}

// learn finds how the table writes days and decimals.
func (c *composer) learn() {
	c.findPeriod()
	var cells []string
	dated := []string{"start", "end", meansDate, meansPeriod, "by", meansCompleted, "due", "on"}
	for _, r := range c.Table.Rows {
		for _, col := range r.Table.Columns {
			if slices.Contains(dated, col.Meaning) {
				cells = append(cells, r.cell(col))
			}
		}
	}
	months := slices.ContainsFunc(c.Table.Columns, func(col *Column) bool { return col.Meaning == meansMonth || col.Meaning == meansWeek })
	for _, row := range c.Table.Above {
		for _, cell := range row {
			if yearOnly := yearAnywhere().FindString(cell); yearOnly != "" && months {
				cells = append(cells, yearOnly+"-01-01")
			}
		}
	}
	for _, col := range c.Table.Columns {
		if y := yearAnywhere().FindString(col.Heading); col.Meaning == meansMonth && y != "" {
			cells = append(cells, y+"-01-01")
		}
	}
	said := c.days.year
	from := c.days.learn(cells)
	if said == 0 && c.days.year > 0 {
		c.usesYear = from
	}
	for _, col := range c.Table.Columns {
		var column []string
		for _, r := range c.Table.Rows {
			if r.Table == c.Table {
				column = append(column, r.cell(col))
			}
		}
		if !slices.Contains(amounts, col.Meaning) || col.unit.times > 0 {
			col.style = learnDecimals(column)
		}
	}
	c.codes = c.Table.column(meansCode)
	c.otherIDs()
	c.learnCurrency()
	c.roles = c.Table.column("approver") != nil && c.Table.column("consulted") != nil
}

// finish puts the drafts in their order: those of the rows first, then by kind those that
// they refer to.
func (c *composer) finish() {
	mentioned := c.mentioned()
	c.Made = slices.DeleteFunc(c.Made, func(d *Draft) bool {
		return d.Match == nil && d.Kind.Name != "reading" && d.Kind.Name != "spend" && !mentioned[d.Address()]
	})
	kinds := lang.Kinds()
	slices.SortStableFunc(c.Made, func(a, b *Draft) int {
		return cmp.Compare(slices.Index(kinds, a.Kind), slices.Index(kinds, b.Kind))
	})
	for address := range c.found {
		c.Found = append(c.Found, address)
	}
	slices.Sort(c.Found)
	c.Drafts = append(c.ordered, c.Made...)
}

// mentioned are the addresses that values of drafts name.
func (c *composer) mentioned() map[string]bool {
	all := map[string]bool{}
	note := func(value string) {
		for _, word := range strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune(" ,[]\n", r) }) {
			all[word] = true
		}
	}
	for _, d := range slices.Concat(c.ordered, c.Made) {
		for _, value := range d.values {
			note(value)
		}
		for _, p := range d.parts {
			for _, line := range p.lines {
				note(line[1])
			}
		}
	}
	return all
}

// OrderNamed is the order that a word asks for: dmy or mdy; an empty one decides nothing.
func OrderNamed(word string) (Order, bool) {
	for _, o := range []Order{Undecided, DayFirst, MonthFirst} {
		if word == o.String() {
			return o, true
		}
	}
	return Undecided, false
}
