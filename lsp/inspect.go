package lsp

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/checks/report/status"
	"github.com/plan-as-code/plan/lang"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// page is something to read beside the text.
type page struct {
	Address  string `json:"address,omitempty"` // of the element that it is about
	ID       string `json:"id,omitempty"`      // of the rule or kind of element
	Title    string `json:"title"`
	Markdown string `json:"markdown"`
}

// inspect answers the page of the element at a place; null where none stands.
func inspect(c *call, args []protocol.LSPAny) (any, error) {
	v, e, err := c.traced(args)
	if e == nil {
		return nil, err
	}
	result, err := v.result.get(c)
	if err != nil {
		return nil, err
	}
	return &page{Address: e.Address(), Title: e.Label(), Markdown: report.Inspect(v.snapshot, result, e)}, nil
}

// explain answers the page of a rule or of a kind of element.
func explain(c *call, args []protocol.LSPAny) (any, error) {
	var id string
	if !read(args, &id) {
		return nil, invalid("plan.explain takes the name of a rule or of a kind of element.")
	}
	if i := slices.IndexFunc(book.Rules, func(r *checks.Rule) bool { return r.ID == id }); i >= 0 {
		return &page{ID: id, Title: book.Rules[i].Page.Title, Markdown: book.Rules[i].Page.Text}, nil
	}
	for _, key := range slices.Sorted(maps.Keys(c.views)) {
		result, err := c.views[key].result.get(c)
		if err != nil {
			return nil, err
		}
		if r := result.Rule(id); r != nil {
			return &page{ID: id, Title: r.Page.Title, Markdown: r.Page.Text}, nil
		}
	}
	if k := lang.KindNamed(id); k != nil {
		return &page{ID: id, Title: k.Name, Markdown: report.KindPage(k)}, nil
	}
	return nil, invalid("There is no rule and no kind of element called " + id + ". Name one as in orphan-tactic or tactic.")
}

// counts say what is found: in the campaign at hand with those within it, or
// in all that is open.
type counts struct {
	Campaign string  `json:"campaign"` // its title; "" for what lies in none
	Folder   uri.URI `json:"folder,omitempty"`
	Files    int     `json:"files"`
	Errors   int     `json:"errors"`
	Warnings int     `json:"warnings"`
	Infos    int     `json:"infos"`
	Waived   int     `json:"waived"`

	Campaigns []campaignAt `json:"campaigns,omitempty"` // of all that is open, where no file is named
	*campaignState
}

// campaignState is how the campaign of a file stands.
type campaignState struct {
	URI        uri.URI        `json:"uri"` // of the file that declares it
	Agreement  agreed         `json:"agreement"`
	Objectives map[string]int `json:"objectives"` // how many are in which state, as in status.State
	Undecided  int            `json:"undecided"`
}

// agreed is how far a campaign is agreed.
type agreed struct {
	On      string   `json:"on,omitempty"` // the day of the first agreement; "" where there is none
	By      []string `json:"by"`
	Changes int      `json:"changes"` // that nobody agreed to since
	ToSeal  int      `json:"toSeal"`  // that are approved, and not sealed yet
}

// campaignAt is where a campaign stands.
type campaignAt struct {
	Campaign string  `json:"campaign"`
	Folder   uri.URI `json:"folder"`
	URI      uri.URI `json:"uri"` // of the file that declares it
}

// statusOf answers the counts for a file's campaign; without a file, for all
// workspaces; null for a file that belongs to no plan.
func statusOf(c *call, args []protocol.LSPAny) (any, error) {
	total := &counts{}
	if len(args) == 0 {
		total.Campaigns = []campaignAt{}
		for _, key := range slices.Sorted(maps.Keys(c.views)) {
			if err := total.add(c, c.views[key], func(*lang.Plan) bool { return true }); err != nil {
				return nil, err
			}
			total.Campaigns = append(total.Campaigns, c.views[key].campaigns()...)
		}
		return total, nil
	}
	var u uri.URI
	if !read(args, &u) {
		return nil, invalid("plan.status takes the URI of a file, or nothing.")
	}
	f := c.file(u)
	if f == nil {
		return nil, nil
	}
	p := f.view.snapshot.PlanOf(f.name)
	if p.Campaign != nil {
		total.Campaign = p.Campaign.Label()
	}
	total.Folder = fileURI(f.view.folder(p))
	return total, total.of(c, f.view, p)
}

// of counts for a plan with those within it, and says how its campaign stands. An error is that
// of ctx.
func (s *counts) of(ctx context.Context, v *view, p *lang.Plan) error {
	err := s.add(ctx, v, func(one *lang.Plan) bool { return one == p || p.Campaign != nil && one.Within(p) })
	if err != nil || p.Campaign == nil {
		return err
	}
	return s.stand(ctx, v, p)
}

// stand says how a campaign stands. An error is that of ctx.
func (s *counts) stand(ctx context.Context, v *view, p *lang.Plan) error {
	result, err := v.result.get(ctx)
	if err != nil {
		return err
	}
	of := status.CampaignOf(status.Source{Snapshot: v.snapshot, Result: result}, p)
	s.campaignState = &campaignState{URI: v.uri(p.Campaign.File().Path), Agreement: agreed{On: of.Agreement.On, By: of.Agreement.By}, Objectives: map[string]int{}}
	for _, o := range of.Objectives {
		s.Objectives[string(o.State)]++
	}
	for _, change := range of.Agreement.Changes {
		switch change.State {
		case status.Open, status.Pending:
			s.Agreement.Changes++
		case status.Approved:
			s.Agreement.ToSeal++
		}
	}
	for _, other := range v.snapshot.Plans() {
		if other == p || other.Within(p) {
			s.Undecided += len(other.Undecided)
		}
	}
	return nil
}

// campaigns are those of a view whose files are for the client, in reading order.
func (v *view) campaigns() (list []campaignAt) {
	for _, p := range v.snapshot.Plans() {
		if of := p.Campaign; of != nil && v.shows(of.File().Path) {
			list = append(list, campaignAt{of.Label(), fileURI(v.folder(p)), v.uri(of.File().Path)})
		}
	}
	return list
}

// add counts the findings of those plans of a view that are wanted, as they are marked: what stands
// for several counts once. An error is that of ctx.
func (s *counts) add(ctx context.Context, v *view, wanted func(*lang.Plan) bool) error {
	result, err := v.result.get(ctx)
	if err != nil {
		return err
	}
	marked := v.marked(result.Findings)
	for _, p := range v.snapshot.Plans() {
		if !wanted(p) {
			continue
		}
		s.Files += len(p.Files)
		for _, file := range p.Files {
			for _, f := range checks.FindingsIn(file.Path, result.Findings) {
				if f.Waiver != nil {
					s.Waived++
				}
			}
			for _, f := range marked.In(file.Path) {
				s.finding(f)
			}
		}
	}
	return nil
}

// finding counts one that is marked, unless another stands for it.
func (s *counts) finding(f *checks.Finding) {
	switch {
	case f.Elsewhere():
	case f.Severity == lang.Error:
		s.Errors++
	case f.Severity == lang.Warning:
		s.Warnings++
	default:
		s.Infos++
	}
}

// open is a value that is to be decided, and where it stands.
type open struct {
	Address   string         `json:"address"`
	Title     string         `json:"title"`              // of the element
	Attribute string         `json:"attribute"`          // with its block: contribution.expected
	DecideBy  string         `json:"decideBy,omitempty"` // a day as plans write it; "" where none is said
	URI       uri.URI        `json:"uri"`
	Range     protocol.Range `json:"range"` // of the value
}

// undecided answers what is to be decided, in the order in which that is due: in all
// workspaces; of an element, named as for traceOf; of a campaign, in it and those within it.
func undecided(c *call, args []protocol.LSPAny) (any, error) {
	v, e, err := c.traced(args)
	if e == nil && len(args) > 0 {
		return nil, cmp.Or(err, errNoElement)
	}
	campaign, _ := e.(*lang.Campaign)
	var found []lang.Undecided
	home := map[*lang.Plan]*view{}
	for _, key := range slices.Sorted(maps.Keys(c.views)) {
		if v != nil && c.views[key] != v {
			continue
		}
		for _, p := range c.views[key].snapshot.Plans() {
			home[p] = c.views[key]
			for _, u := range p.Undecided {
				if e == nil || u.Of == e || campaign != nil && p.Within(campaign.Plan()) {
					found = append(found, u)
				}
			}
		}
	}
	list := []*open{}
	for _, u := range lang.ByDecision(found) {
		at := home[u.Of.Plan()].location(u.At)
		one := &open{Address: u.Of.Address(), Title: u.Of.Label(), Attribute: u.Attr.Name, URI: at.URI, Range: at.Range}
		if u.Block != "" {
			one.Attribute = u.Block + "." + u.Attr.Name
		}
		if u.Dated {
			one.DecideBy = u.By.ISO()
		}
		list = append(list, one)
	}
	return list, nil
}
