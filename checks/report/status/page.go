package status

import (
	"cmp"
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/checks/report/graph"
	"github.com/plan-as-code/plan/checks/report/score"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// Source is what a page is made of.
type Source struct {
	Snapshot *lang.Snapshot
	Result   *checks.Result // of the snapshot
	Wants    func(file string) bool
	Unread   []string     // what could not be read, besides what the snapshot knows of itself, in sentences
	Diff     *report.Diff // what changed since an earlier version; nil where none is compared with
	Since    string       // that version, in words
}

// Page is the page as data. Days are written like 2027-04-30; "" stands for one that is not
// known. Sentences are for people: what programs read stands beside them.
type Page struct {
	Version   int         `json:"version"`         // of this form
	AsOf      string      `json:"as_of"`           // the day as of which all is said
	Title     string      `json:"title"`           // of the campaign, or of the workspace
	Since     string      `json:"since,omitempty"` // what new is held against; "" where nothing is marked as new
	Unread    []string    `json:"unread"`          // why something may be missing
	Campaigns []*Campaign `json:"campaigns"`       // in reading order

	several bool
}

// Campaign is what is to be known of a campaign, or of a plan that belongs to none.
type Campaign struct {
	Title      string      `json:"title"`
	Address    string      `json:"address,omitempty"` // "" for a plan without a campaign
	Folder     string      `json:"folder"`
	Start      string      `json:"start,omitempty"`
	End        string      `json:"end,omitempty"`
	Launch     string      `json:"launch,omitempty"`
	Sponsor    string      `json:"sponsor,omitempty"`
	Lead       string      `json:"lead,omitempty"`
	State      State       `json:"state"` // the worst of its objectives
	Summary    string      `json:"summary"`
	Objectives []Objective `json:"objectives"`
	Agreement  Agreement   `json:"agreement"`
	Decisions  []Decision  `json:"decisions"` // by day; those without one last
	Events     []Event     `json:"events"`    // that are overdue, or come within two weeks; by day
	Tactics    []Tactic    `json:"tactics"`   // as the timeline has them
	Money      Money       `json:"money"`
	Waiting    []Wait      `json:"waiting"` // by day; what has arrived is among them
	Findings   []Finding   `json:"findings"`
	Waived     []Waived    `json:"waived"` // by the day on which it lapses
	Risks      []Risk      `json:"risks"`  // the greatest first
	Score      *Score      `json:"score"`  // how well its disciplines work together; null where there is nothing to score

	when     string // from its first day to its last, in words
	scope    *graph.Scope
	changed  string // what changed since the version that is compared with, in a sentence
	review   string // the next one, in words
	reviewed string // likewise, as the end of a sentence
}

// soon is how many days ahead a page looks.
const soon = 14

// PageOf gathers what is to be said of the campaigns of which a file is wanted.
func PageOf(src Source) *Page {
	b := &builder{Source: src, x: src.Result.Index(), day: src.Result.AsOf, scores: score.Read(src.Snapshot)}
	b.news()
	page := &Page{Version: 1, AsOf: b.day.ISO(), Since: src.Since, Unread: append([]string{}, src.Unread...), Campaigns: []*Campaign{}}
	for _, p := range src.Snapshot.Plans() {
		if b.wanted(p) && (p.Campaign != nil || len(p.Tactics)+len(p.Objectives) > 0) {
			page.Campaigns = append(page.Campaigns, b.campaign(p))
		}
	}
	page.Unread = append(page.Unread, Unread(src.Snapshot, src.Wants)...)
	if len(page.Campaigns) == 0 {
		page.Unread = append(page.Unread, "What was asked for holds no campaign, so there is nothing to tell.")
	}
	page.several = len(page.Campaigns) > 1
	titles := make([]string, len(page.Campaigns))
	for i, c := range page.Campaigns {
		titles[i] = c.Title
	}
	page.Title = graph.TitleOf(src.Snapshot.Plans(), titles)
	return page
}

// CampaignOf gathers of one campaign how it stands: its objectives and its agreement.
func CampaignOf(src Source, p *lang.Plan) *Campaign {
	b := &builder{Source: src, x: src.Result.Index(), day: src.Result.AsOf}
	c := &Campaign{Title: graph.Title(p.Campaign), Address: p.Campaign.Address(), Folder: p.Folder}
	c.Objectives, c.Agreement = b.objectives(p), b.agreement(p)
	return c
}

type builder struct {
	Source
	x     *facts.Index
	day   lang.Date
	fresh map[lang.Element]bool // that came or changed
	late  map[string]bool       // findings that are new, by their fingerprint

	scores *score.Plans
}

func (b *builder) wanted(p *lang.Plan) bool { return wanted(p, b.Wants) }

func wanted(p *lang.Plan, wants func(file string) bool) bool {
	for _, f := range p.Files {
		if wants(f.Path) {
			return true
		}
	}
	return false
}

// Unread says in sentences what a snapshot knows of that cannot be read in the plans of which a
// file is wanted, so that something may be missing wherever they are shown.
func Unread(s *lang.Snapshot, wants func(file string) bool) (list []string) {
	for _, p := range s.Plans() {
		if wanted(p, wants) {
			list = append(list, unread(p)...)
		}
	}
	for _, l := range checks.LockProblems(s) {
		if wants(l.File) {
			list = append(list, l.File+": "+l.Message)
		}
	}
	return list
}

// news notes what came or changed since the version that is compared with.
func (b *builder) news() {
	b.fresh, b.late = map[lang.Element]bool{}, map[string]bool{}
	if b.Diff == nil {
		return
	}
	for _, p := range b.Diff.Plans {
		for _, g := range p.Groups {
			for _, e := range g.Elements {
				if e.Is != nil && (e.Change == report.ElementAdded || e.Change == report.ElementChanged) {
					b.fresh[e.Is] = true
				}
			}
		}
	}
	for _, f := range b.Diff.Gained {
		b.late[f.Fingerprint] = true
	}
}

func (b *builder) isNew(e lang.Element) bool { return b.fresh[e] }

func (b *builder) campaign(p *lang.Plan) *Campaign {
	c := &Campaign{Title: "What all campaigns share", Folder: p.Folder}
	c.scope = &graph.Scope{Index: b.x, Plans: []*lang.Plan{p}, AsOf: b.day, Named: true}
	if b.Diff != nil {
		c.scope.New = b.isNew
	}
	if of := p.Campaign; of != nil {
		c.Title, c.Address = graph.Title(of), of.Address()
		c.Start, c.End, c.Launch = iso(&of.Start), iso(&of.End), iso(&of.Launch)
		switch {
		case of.Start.Known() && of.End.Known():
			c.when = lang.FromTo(of.Start.V, of.End.V)
		case of.Start.Known():
			c.when = "from " + of.Start.V.String()
		}
		if s := p.Sponsor(); s.Known() {
			c.Sponsor = graph.Title(s.To)
		}
		if lead := facts.LeadOf(p); lead.Known() {
			c.Lead = graph.Title(lead.To)
		}
	} else if p.Parent == nil && len(b.Snapshot.Plans()) == 1 {
		c.Title = "The plan"
	}
	c.Objectives = b.objectives(p)
	c.Agreement = b.agreement(p)
	c.changed = b.changedIn(p)
	c.Decisions = b.decisions(p)
	c.review, c.reviewed = b.nextReview(p)
	c.Events = b.events(p)
	c.Tactics = b.tactics(c)
	c.Money = b.money(c, p)
	c.Waiting = b.waiting(p)
	b.obstacles(c, p)
	c.Score = b.score(p)
	c.State, c.Summary = summary(c)
	return c
}

// unread says which text of a plan cannot be read.
func unread(p *lang.Plan) []string {
	var list []string
	for _, e := range p.All {
		if e.Broken() {
			list = append(list, "The text of the "+e.String()+" cannot be read, so nothing of it is counted here.")
		}
	}
	const most = 5
	if n := len(list) - most; n > 1 {
		list = append(list[:most], prose.Capital(prose.Number(n))+" more elements cannot be read.")
	}
	if p.Unclear() && len(list) == 0 {
		list = append(list, "Some text of this plan cannot be read, so something may be missing.")
	}
	return list
}

// iso is a day as data; "" where it is not known.
func iso(d *lang.Day) string {
	if d.Known() {
		return d.V.ISO()
	}
	return ""
}

// name is what people call what a reference leads to; "" where it is not known.
func name[E lang.Element](r *lang.Ref[E]) string {
	if r.Known() {
		return graph.Title(r.To)
	}
	return ""
}

// names are what people call what references lead to; never nil.
func names[E lang.Element](r *lang.Refs[E]) []string {
	list := make([]string, len(r.Items))
	for i := range r.Items {
		list[i] = graph.Title(r.Items[i].To)
	}
	return list
}

// byDay sorts what has a day first, by that.
func byDay[T any](list []T, day func(*T) string) []T {
	slices.SortStableFunc(list, func(a, b T) int {
		x, y := day(&a), day(&b)
		if x == "" || y == "" {
			return cmp.Compare(len(y), len(x))
		}
		return cmp.Compare(x, y)
	})
	return list
}

// inWords is a day as people write it, of one that is written as data; "" for "".
func inWords(iso string) string {
	d, known := lang.ParseDate(iso)
	if !known {
		return ""
	}
	return d.String()
}
