package render

import (
	"io"
	"maps"
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
)

// The JSON form of a comparison; diff.schema.json describes it.
type (
	jsonDiff struct {
		Version   int               `json:"version"`
		AsOf      string            `json:"as_of"`
		Summary   jsonDiffSummary   `json:"summary"`
		Campaigns []jsonPlanDiff    `json:"campaigns"`
		Findings  jsonFindingsDiff  `json:"findings"`
		Who       []jsonNeedsToKnow `json:"who_needs_to_know"`
		Unread    []string          `json:"unread,omitempty"`
	}
	jsonDiffSummary struct {
		Sentence string                    `json:"sentence"`
		Against  string                    `json:"compared_with"`
		Tactics  map[report.ChangeKind]int `json:"tactics"`
		Others   map[report.ChangeKind]int `json:"other_elements"`
		Money    []jsonMoney               `json:"money"`
		Launches []jsonLaunch              `json:"launches"`
		Gained   int                       `json:"findings_gained"`
		Lost     int                       `json:"findings_lost"`
	}
	jsonMoney struct {
		Currency string  `json:"currency"`
		By       float64 `json:"by"`
	}
	jsonLaunch struct {
		Campaign string            `json:"campaign"`
		Days     int               `json:"days_later"`
		Change   report.ChangeKind `json:"change"`
	}
	jsonPlanDiff struct {
		Address string          `json:"address"`
		Was     string          `json:"address_before"`
		Title   string          `json:"title"`
		Folder  string          `json:"folder"`
		Before  string          `json:"folder_before"`
		Unclear bool            `json:"unclear"`
		Cost    *jsonCost       `json:"cost,omitempty"`
		Groups  []jsonGroupDiff `json:"groups"`
	}
	jsonCost struct {
		Was      float64 `json:"was"`
		Is       float64 `json:"is"`
		Currency string  `json:"currency"`
	}
	jsonGroupDiff struct {
		Discipline string            `json:"discipline"`
		Title      string            `json:"title"`
		Cost       *jsonCost         `json:"cost,omitempty"`
		Elements   []jsonElementDiff `json:"elements"`
	}
	jsonElementDiff struct {
		Change  report.ChangeKind `json:"change"`
		Address string            `json:"address"`
		Was     string            `json:"address_before"`
		Kind    string            `json:"kind"`
		Title   string            `json:"title"`
		File    string            `json:"file"`
		Line    int               `json:"line"`
		Values  []jsonValueDiff   `json:"values"`
	}
	jsonValueDiff struct {
		Name   string   `json:"name"`
		Block  string   `json:"block"`
		About  string   `json:"about"`
		Was    jsonSide `json:"was"`
		Is     jsonSide `json:"is"`
		By     *float64 `json:"by,omitempty"`
		Unread bool     `json:"unreadable"`
	}
	jsonSide struct {
		Text    string `json:"text"`
		Literal string `json:"literal"`
	}
	jsonFindingsDiff struct {
		Gained []jsonGained `json:"gained"`
		Lost   []jsonLost   `json:"lost"`
	}
	jsonLost struct {
		Rule        string `json:"rule"`
		Severity    string `json:"severity"`
		Address     string `json:"address"`
		Message     string `json:"message"`
		Fingerprint string `json:"fingerprint"`
		Waived      bool   `json:"waived"`
	}
	jsonGained struct {
		jsonLost
		File string `json:"file"`
		Line int    `json:"line"`
	}
	jsonNeedsToKnow struct {
		Address    string   `json:"address"`
		Discipline string   `json:"discipline"`
		Lead       string   `json:"lead"`
		Contact    string   `json:"contact"`
		Because    []string `json:"because"`
	}
)

func renderDiffJSON(w io.Writer, d *Diff, _ int) error {
	out := jsonDiff{Version: 1, AsOf: d.asOf.ISO(), Summary: d.jsonSummary(), Campaigns: []jsonPlanDiff{},
		Findings: jsonFindingsDiff{[]jsonGained{}, []jsonLost{}}, Who: []jsonNeedsToKnow{}, Unread: d.Unread}
	for _, part := range d.parts {
		for _, p := range part.Plans {
			out.Campaigns = append(out.Campaigns, part.jsonPlan(d.cwd, p))
		}
		for _, f := range part.Gained {
			at, _ := finding{f, part.in}.places(f.Range)
			out.Findings.Gained = append(out.Findings.Gained, jsonGained{lostOf(f, false), part.in.Display(d.cwd, f.Range.Filename), at.Line})
		}
		for _, f := range part.Lost {
			out.Findings.Lost = append(out.Findings.Lost, lostOf(f.Finding, f.Waiver != nil))
		}
		for _, c := range part.Who {
			out.Who = append(out.Who, jsonWho(c))
		}
	}
	return JSON(w, out)
}

func lostOf(f *checks.Finding, waived bool) jsonLost {
	return jsonLost{f.Rule, f.Severity.String(), f.Address, f.Message, f.Fingerprint, waived}
}

func jsonWho(c *report.Concerned) jsonNeedsToKnow {
	j := jsonNeedsToKnow{Address: c.Element.Address(), Contact: c.Contact(), Because: c.Because}
	if _, ok := c.Element.(*lang.Discipline); ok {
		j.Discipline = c.Element.Label()
	} else {
		j.Lead = c.Element.Label()
	}
	if c.Lead != nil {
		j.Lead = c.Lead.Label()
	}
	return j
}

func (d *Diff) jsonSummary() jsonDiffSummary {
	s := d.summary
	j := jsonDiffSummary{Sentence: d.headline(), Against: d.against(), Tactics: s.Tactics, Others: s.Others, Money: []jsonMoney{}, Launches: []jsonLaunch{}, Gained: s.Gained, Lost: s.Lost}
	for _, currency := range slices.Sorted(maps.Keys(s.Money)) {
		j.Money = append(j.Money, jsonMoney{currency, s.Money[currency]})
	}
	for _, l := range s.Launches {
		j.Launches = append(j.Launches, jsonLaunch(l))
	}
	return j
}

func (part diffPart) jsonPlan(cwd string, p *report.PlanDiff) jsonPlanDiff {
	j := jsonPlanDiff{Title: p.Title(), Unclear: p.Unclear, Cost: costOf(p.Cost), Groups: []jsonGroupDiff{}}
	j.Address, j.Folder = planOf(p.Is)
	j.Was, j.Before = planOf(p.Was)
	for _, g := range p.Groups {
		group := jsonGroupDiff{Title: g.Title(), Elements: []jsonElementDiff{}}
		if g.Discipline != nil {
			group.Discipline, group.Cost = g.Discipline.Address(), costOf(g.Cost)
		}
		for _, e := range g.Elements {
			group.Elements = append(group.Elements, part.jsonElement(cwd, e))
		}
		j.Groups = append(j.Groups, group)
	}
	return j
}

// planOf is the address of a plan's campaign, and its folder within the workspace.
func planOf(p *lang.Plan) (address, folder string) {
	if p == nil {
		return "", ""
	}
	if p.Campaign != nil {
		address = p.Campaign.Address()
	}
	return address, p.Folder
}

func costOf(c report.Cost) *jsonCost {
	if !c.Sure {
		return nil
	}
	return &jsonCost{c.Was, c.Is, c.Currency}
}

// sideOf is a value as it is written.
func sideOf(s agreement.Side) jsonSide {
	if s.ByDefault {
		return jsonSide{}
	}
	return jsonSide{s.Text, s.Literal}
}

func (part diffPart) jsonElement(cwd string, e *report.ElementDiff) jsonElementDiff {
	j := jsonElementDiff{Change: e.Change, Kind: e.Element().Kind().Name, Title: e.Element().Label(), Values: []jsonValueDiff{}}
	if e.Was != nil {
		j.Was = e.Was.Address()
	}
	if e.Is != nil {
		j.Address = e.Is.Address()
		at, _ := finding{in: part.in}.places(e.Is.At())
		j.File, j.Line = part.in.Display(cwd, e.Is.At().Filename), at.Line
	}
	for i := range e.Values {
		v := &e.Values[i]
		value := jsonValueDiff{Name: v.Name, Block: v.Block, About: v.About, Unread: v.Unread(),
			Was: sideOf(v.Was), Is: sideOf(v.Is)}
		if by, known := v.Step(); known && !v.Added() && !v.Removed() {
			value.By = &by
		}
		j.Values = append(j.Values, value)
	}
	return j
}
