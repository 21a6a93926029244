package status

import (
	"fmt"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks/report/graph"
	"github.com/plan-as-code/plan/lang/prose"
)

// section is a question, and its answer.
type section struct {
	ID, Title string
	Text      []string
	List      []string // what the last of the text leads to
	Blocks    []block
}

// block is a table, or a picture.
type block struct {
	Table   *table
	Picture *graph.Picture
}

// table is a part of an answer. The first column names what a row is about.
type table struct {
	Caption string
	Head    []string
	Columns string // what they hold, a letter each: n for a number, d for a day, t for a text
	Rows    []row
	More    int // rows that are left out
}

// Sums reports that all but the first column are numbers, which need no more room than they take.
func (t *table) Sums() bool { return strings.Trim(t.Columns[1:], "n") == "" }

type row struct {
	about
	Cells []cell
	Sum   bool // of the rows above
}

// about is what a row speaks of.
type about struct {
	graph.Place
	Finding string // by its fingerprint
	New     bool
}

// cell is a text, with another one below that says more of it.
type cell struct {
	Text, Sub string
	Tone      string // good, bad, open or calm: what a mark of that colour says; empty: it is none
}

// keep leaves out all rows but so many.
func (t *table) keep(most int) {
	if n := len(t.Rows) - most; n > 1 {
		t.Rows, t.More = t.Rows[:most], n
	}
}

func (t *table) add(of about, cells ...cell) { t.Rows = append(t.Rows, row{about: of, Cells: cells}) }

func says(text string) cell { return cell{Text: text} }

// rowsShown is how many rows a table has that nobody reads to the end.
const rowsShown = 12

// sections are the answers of a campaign, in the order in which they are asked.
func (c *Campaign) sections(id string) []section {
	list := []section{c.course(), c.agreed(), c.decided(), c.happening(), c.costs(), c.waits(), c.obstacles()}
	for i := range list {
		list[i].ID = fmt.Sprintf("%s-%d", id, i+1)
	}
	return list
}

func (c *Campaign) course() section {
	s := section{Title: "Are we on track?", Text: []string{c.Summary}}
	t := table{Caption: "Objectives", Head: []string{"Objective", "State", "From", "Now", "Target", "By"}, Columns: "ttnnnd"}
	for i := range c.Objectives {
		o := &c.Objectives[i]
		now := cell{Text: o.amount(o.Latest), Sub: inWords(o.On)}
		target := cell{Text: o.amount(o.Target), Sub: o.Metric}
		if target.Text == "" && target.Sub != "" && !o.event {
			target.Text = "not known"
		}
		t.add(about{Place: graph.Place{Address: o.Address}, New: o.New}, cell{Text: o.Title, Sub: c.says(o)}, cell{Text: o.State.Words(), Tone: o.State.tone()}, says(o.amount(o.Baseline)), now, target, says(inWords(o.By)))
	}
	s.tables(t)
	return s
}

func (s *section) tables(list ...table) {
	for _, t := range list {
		if len(t.Rows) > 0 {
			t.drop()
			s.Blocks = append(s.Blocks, block{Table: &t})
		}
	}
}

// drop takes out the columns in which nothing stands.
func (t *table) drop() {
	for i := len(t.Head) - 1; i > 0; i-- {
		if slices.ContainsFunc(t.Rows, func(r row) bool { return r.Cells[i] != cell{} }) {
			continue
		}
		t.Head, t.Columns = slices.Delete(t.Head, i, i+1), t.Columns[:i]+t.Columns[i+1:]
		for n := range t.Rows {
			t.Rows[n].Cells = slices.Delete(t.Rows[n].Cells, i, i+1)
		}
	}
}

// amount is a number of an objective in words; "" where it is not known.
func (o *Objective) amount(n *float64) string {
	if n == nil {
		return ""
	}
	text := prose.Round(*n)
	if strings.EqualFold(o.unit, "percent") || o.unit == "%" {
		return text + "%"
	}
	return text
}

// tone is the colour that a state has.
func (s State) tone() string {
	return map[State]string{Missed: "bad", Behind: "bad", NoReading: "open", Unclear: "open", OnTrack: "good", Reached: "good", NotBegun: "calm"}[s]
}

func (c *Campaign) agreed() section {
	s := section{Title: "What changed since we agreed?", Text: []string{c.Agreement.Sentence}}
	if c.changed != "" {
		s.Text = append(s.Text, c.changed)
	}
	t := table{Caption: "Changes since the agreement", Head: []string{"Change", "Why", "State"}, Columns: "ttt"}
	for i := range c.Agreement.Changes {
		x := &c.Agreement.Changes[i]
		tone := map[ChangeState]string{Agreed: "good", Approved: "good", Free: "calm", Pending: "open", Open: "bad"}[x.State]
		t.add(about{Place: graph.Place{Address: x.address}}, says(x.Says), says(x.Reason), cell{Text: prose.Capital(x.State.Words()), Sub: inWords(x.On), Tone: tone})
	}
	t.keep(rowsShown)
	s.tables(t)
	return s
}

// due is a day by which something happens, counted in late where that is past.
func due(day string, overdue bool, late *int) cell {
	if !overdue {
		return says(inWords(day))
	}
	*late++
	return cell{Text: inWords(day), Sub: "overdue", Tone: "bad"}
}

func (c *Campaign) decided() section {
	s := section{Title: "What is decided next, and by whom?"}
	t := table{Caption: "Decisions", Head: []string{"Decision", "Who", "By"}, Columns: "ttd"}
	late := 0
	for i := range c.Decisions {
		d := &c.Decisions[i]
		by := due(d.By, d.Overdue, &late)
		t.add(about{Place: graph.Place{Address: d.Address}, New: d.New}, says(d.What), says(prose.List(d.Who)), by)
	}
	t.keep(rowsShown)
	switch n := len(c.Decisions); {
	case n == 0:
		s.Text = []string{"Nothing is to be decided: no review is to come, and nothing waits for an answer."}
	case c.review != "":
		s.Text = []string{"The next review, " + c.reviewed + "."}
	default:
		s.Text = []string{"No review is to come."}
	}
	if late > 0 {
		s.Text = append(s.Text, prose.Capital(prose.Number(late))+" "+plural(late, "decision")+forOne(late, " is overdue.", " are overdue."))
	}
	s.tables(t)
	return s
}

func (c *Campaign) happening() section {
	s := section{Title: "What happens when?"}
	t := table{Caption: "Now and in the next two weeks", Head: []string{"What", "Who", "On"}, Columns: "ttd"}
	late := 0
	for i := range c.Events {
		e := &c.Events[i]
		on := due(e.On, e.Overdue, &late)
		t.add(about{Place: graph.Place{Address: e.Address}, New: e.New}, says(e.What), says(e.Who), on)
	}
	t.keep(rowsShown)
	switch n := len(c.Events) - late; {
	case n == 0:
		s.Text = []string{"Nothing begins, ends or is due within two weeks."}
	default:
		s.Text = []string{prose.Capital(prose.Number(n)) + forOne(n, " thing happens", " things happen") + " in the next two weeks."}
	}
	if late > 0 {
		s.Text[0] += " " + prose.Capital(prose.Number(late)) + forOne(late, " thing that was due before is", " things that were due before are") + " not noted as done."
	}
	s.tables(t)
	if slices.ContainsFunc(c.Tactics, func(x Tactic) bool { return x.Start != "" || x.End != "" }) {
		most := 0
		if len(c.Tactics) > 12 {
			most = 10 // rows of a picture, so that little of a sheet of paper stays empty where the next does not fit
		}
		for _, p := range graph.Timeline(c.scope, most) {
			s.Blocks = append(s.Blocks, block{Picture: p})
		}
	} else if len(c.Tactics) > 0 {
		s.Text = append(s.Text, undated[c.undated()])
	}
	s.tables(c.calendar())
	return s
}

// calendar is what the timeline shows, as a table.
func (c *Campaign) calendar() table {
	t := table{Caption: "Tactics", Head: []string{"Tactic", "Who", "When", "Cost"}, Columns: "tttn"}
	alike := c.undated()
	for i := range c.Tactics {
		x := &c.Tactics[i]
		cost := ""
		if x.Cost != nil {
			cost = prose.Money(*x.Cost, c.Money.Currency)
		}
		when := cell{Text: x.When}
		if alike != "" {
			when.Text = ""
		}
		if x.Status != "" && x.Status != "planned" {
			when.Sub = map[string]string{"standby": "only if it is needed"}[x.Status]
			if when.Sub == "" {
				when.Sub = x.Status
			}
		}
		t.add(about{Place: graph.Place{Address: x.Address}, New: x.New}, says(x.Title), cell{Text: x.Discipline, Sub: x.Owner}, when, says(cost))
	}
	return t
}

func (c *Campaign) costs() section {
	m := &c.Money
	s := section{Title: "What does it cost, and what went out?", Text: []string{m.Sentence}}
	t := table{Caption: "Money", Head: []string{"For", "Planned", "Spent"}, Columns: "tnn"}
	for i := range m.Disciplines {
		d := &m.Disciplines[i]
		t.add(about{Place: graph.Place{Address: d.address}}, says(d.Title), says(d.planned), says(d.spent))
	}
	if len(t.Rows) == 0 {
		return s // which says what there is
	}
	t.add(about{}, says("In all"), says(m.planned), says(m.spent))
	t.Rows[len(t.Rows)-1].Sum = true
	if m.Budget != nil {
		t.add(about{Place: graph.Place{Address: c.Address}}, says("Budget"), says(prose.Money(*m.Budget, m.Currency)), says(""))
		if m.Planned != nil {
			switch left := *m.Budget - *m.Planned; {
			case left < -prose.HalfCent(m.Currency):
				t.add(about{}, says("Planned beyond the budget"), says(prose.Money(-left, m.Currency)), says(""))
			case left > prose.HalfCent(m.Currency) && !m.Open:
				t.add(about{}, says("Not planned yet"), says(prose.Money(left, m.Currency)), says(""))
			}
		}
	}
	s.tables(t)
	return s
}

func (c *Campaign) waits() section {
	s := section{Title: "Who waits for whom?"}
	t := table{Caption: "What has not arrived", Head: []string{"What", "Who waits", "From", "Due"}, Columns: "tttd"}
	counts := map[WaitState]int{}
	for i := range c.Waiting {
		w := &c.Waiting[i]
		counts[w.State]++
		if w.State == Arrived {
			continue
		}
		due := says(inWords(w.Due))
		switch w.State {
		case Late:
			due = cell{Text: due.Text, Sub: "late", Tone: "bad"}
		case Undated:
			due = cell{Text: "No day named", Tone: "open"}
		}
		t.add(about{Place: graph.Place{Address: w.Address}, New: w.New}, cell{Text: w.For, Sub: "for " + prose.List(w.Tactics)}, says(prose.List(w.Who)), says(w.From), due)
		if len(w.Tactics) == 0 {
			t.Rows[len(t.Rows)-1].Cells[0].Sub = ""
		}
	}
	t.keep(rowsShown)
	n := len(c.Waiting)
	switch open := n - counts[Arrived]; {
	case n == 0:
		s.Text = []string{"The plan names nothing that anybody waits for."}
	case open == 0:
		s.Text = []string{"Nobody waits: " + forOne(n, "the one thing that was needed has arrived.", "all "+prose.Number(n)+" things that were needed have arrived.")}
	case n == 1:
		s.Text = []string{"The one thing that somebody waits for has not arrived" + lateOf(counts[Late], open) + "."}
	case open == n:
		s.Text = []string{"None of the " + prose.Number(n) + " things that somebody waits for has arrived" + lateOf(counts[Late], open) + "."}
	default:
		s.Text = []string{prose.Capital(prose.Number(open)) + " of " + prose.Number(n) + " " + plural(n, "thing") + " that somebody waits for " + forOne(open, "has", "have") + " not arrived" +
			lateOf(counts[Late], open) + "."}
	}
	s.tables(t)
	return s
}

// lateOf says how many of those that have not arrived are late, as the end of a sentence.
func lateOf(late, open int) string {
	switch {
	case late == 0:
		return ""
	case open == 1:
		return ", and is late"
	case late == open:
		return ", and all are late"
	}
	return "; " + prose.Number(late) + forOne(late, " is", " are") + " late"
}

// findingsShown is how many findings, risks and waivers a page lists.
const findingsShown = 8

// Listed are the fingerprints of the findings that the page shows.
func (p *Page) Listed() []string {
	var list []string
	for _, c := range p.Campaigns {
		for i := range c.Findings {
			if i < findingsShown || len(c.Findings) <= findingsShown+1 {
				list = append(list, c.Findings[i].Fingerprint)
			}
		}
	}
	return list
}

func (c *Campaign) obstacles() section {
	s := section{Title: "What holds it back?"}
	counts := map[string]int{}
	found := table{Caption: "What the checks say", Head: []string{"What is wrong", "What to do"}, Columns: "tt"}
	for i := range c.Findings {
		f := &c.Findings[i]
		counts[f.Severity]++
		found.add(about{Place: graph.Place{Address: f.Address}, Finding: f.Fingerprint, New: f.New}, cell{Text: f.Message}, says(f.Fix))
	}
	found.keep(findingsShown)
	var parts []string
	for _, word := range []string{"error", "warning", "info"} {
		if n := counts[word]; n > 0 {
			parts = append(parts, prose.Number(n)+" "+plural(n, map[string]string{"error": "error", "warning": "warning", "info": "remark"}[word]))
		}
	}
	if s.Text = []string{"The checks find nothing that holds it back."}; len(parts) > 0 {
		s.Text = []string{"The checks find " + prose.List(parts) + "."}
		if len(parts) > 1 {
			s.Text[0] = strings.TrimSuffix(s.Text[0], ".") + "; the weightiest come first."
		}
	}
	if c.Score != nil {
		text := c.Score.Says
		if s.List = c.Score.raise; len(s.List) > 0 {
			text += " What would raise it most:"
		}
		s.Text = append(s.Text, text)
	}
	risks := table{Caption: "Risks", Head: []string{"Risk", "Likely", "Harm", "What is done about it"}, Columns: "tttt"}
	for i := range c.Risks {
		r := &c.Risks[i]
		risks.add(about{Place: graph.Place{Address: r.Address}, New: r.New}, cell{Text: r.What, Sub: r.Owner}, says(r.Likelihood), says(r.Impact), says(r.Response))
	}
	risks.keep(findingsShown)
	lapsing, waived := c.waivers()
	if n := len(lapsing.Rows) + lapsing.More; n > 0 {
		s.Text = append([]string{prose.Capital(prose.Number(n)) + " " + plural(n, "finding") + " that may stand for now" + forOne(n, " counts", " count") + " again within two weeks."}, s.Text...)
	}
	s.tables(lapsing, found, risks, waived)
	return s
}

// overview has a row for each campaign.
func (p *Page) overview() table {
	t := table{Caption: "All campaigns", Head: []string{"Campaign", "State", "Money", "Next review"}, Columns: "tttt"}
	for _, c := range p.Campaigns {
		t.add(about{Place: graph.Place{Address: c.Address, Folder: c.Folder}}, cell{Text: c.Title, Sub: c.when}, cell{Text: c.State.Words(), Sub: c.Summary, Tone: c.State.tone()}, says(c.Money.Sentence), says(c.review))
	}
	t.drop()
	return t
}
