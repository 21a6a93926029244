package render

import (
	"io"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang/prose"
)

// The JSON form of a report; findings.schema.json describes it.
type (
	jsonReport struct {
		Version  int           `json:"version"`
		AsOf     string        `json:"as_of"`
		Findings []jsonFinding `json:"findings"`
		Next     []jsonCause   `json:"next"`
		Summary  jsonSummary   `json:"summary"`
	}
	jsonCause struct {
		Address  string `json:"address"`
		Rule     string `json:"rule"`
		Message  string `json:"message"`
		Findings int    `json:"findings"`
	}
	jsonFinding struct {
		Rule        string        `json:"rule"`
		Severity    string        `json:"severity"`
		Address     string        `json:"address"`
		File        string        `json:"file"`
		Range       jsonRange     `json:"range"`
		Message     string        `json:"message"`
		Why         string        `json:"why"`
		Fix         string        `json:"fix"`
		Related     []jsonRelated `json:"related"`
		Fixes       []jsonFix     `json:"fixes"`
		Fingerprint string        `json:"fingerprint"`
		Waived      bool          `json:"waived"`
		Begins      string        `json:"begins,omitempty"`
	}
	jsonRange struct {
		Start place `json:"start"`
		End   place `json:"end"`
	}
	jsonRelated struct {
		File    string    `json:"file"`
		Range   jsonRange `json:"range"`
		Message string    `json:"message"`
	}
	jsonFix struct {
		Title string     `json:"title"`
		Safe  bool       `json:"safe"`
		Edits []jsonEdit `json:"edits"`
	}
	jsonEdit struct {
		File    string    `json:"file"`
		Range   jsonRange `json:"range"`
		NewText string    `json:"new_text"`
	}
	jsonSummary struct {
		Files    int            `json:"files"`
		Plans    int            `json:"plans"`
		Elements map[string]int `json:"elements"`
		RulesRun int            `json:"rules_run"`
		Profile  string         `json:"profile"`
		Errors   int            `json:"errors"`
		Warnings int            `json:"warnings"`
		Infos    int            `json:"infos"`
		Waived   int            `json:"waived"`
		Unread   []jsonUnread   `json:"unread"`
		NotRun   []jsonNotRun   `json:"not_run"`
		Unsealed []string       `json:"unsealed"`
		Hidden   int            `json:"hidden"`
		Mended   int            `json:"mended"`
		Baseline *jsonBaseline  `json:"baseline,omitempty"`
		Relaxes  []string       `json:"relaxes"`
		Tightens []string       `json:"tightens"`
		Changes  []string       `json:"changes"`

		Undecided  int            `json:"tbd"`
		Objectives jsonObjectives `json:"objectives"`
	}
	jsonBaseline struct {
		File   string `json:"file"`
		New    bool   `json:"new"`
		Hidden int    `json:"hidden"`
		Listed int    `json:"listed"`
		Mended int    `json:"mended"`
		Waived int    `json:"waived"`
		Grown  int    `json:"grown"`
		Unseen int    `json:"unjudged"`
	}
	jsonObjectives struct {
		OnTrack   int `json:"on_track"`
		Behind    int `json:"behind"`
		NoReading int `json:"no_reading"`
	}
	jsonUnread struct {
		File    string `json:"file"`
		Line    int    `json:"line"`
		Message string `json:"message"`
		Fix     string `json:"fix"`
	}
	jsonNotRun struct {
		Rule   string `json:"rule"`
		Reason string `json:"reason"`
	}
)

func renderJSON(w io.Writer, r *Report, _ int) error {
	out := jsonReport{Version: 1, AsOf: r.asOf.ISO(), Findings: []jsonFinding{}, Next: []jsonCause{}, Summary: r.jsonSummary()}
	for _, c := range r.next() {
		out.Next = append(out.Next, jsonCause{c.Address, c.Rule, c.Message, c.With})
	}
	return jsonOf(w, out, `"findings": []`, each(r.findings, r.jsonFinding))
}

func (r *Report) jsonFinding(f finding) jsonFinding {
	j := jsonFinding{
		Rule: f.Rule, Severity: f.Severity.String(), Address: f.Address, Message: f.Message, Why: f.Why, Fix: f.Fix,
		Related: []jsonRelated{}, Fixes: []jsonFix{}, Fingerprint: f.Fingerprint, Waived: f.Waiver != nil,
	}
	if f.Begins.Known() {
		j.Begins = f.Begins.V.ISO()
	}
	j.File, j.Range = r.jsonPlace(f, f.Range)
	for _, rel := range f.Related {
		file, at := r.jsonPlace(f, rel.Range)
		j.Related = append(j.Related, jsonRelated{file, at, rel.Message})
	}
	for _, fix := range f.Fixes {
		edits := []jsonEdit{}
		for _, e := range fix.Edits {
			file, at := r.jsonPlace(f, e.Range)
			edits = append(edits, jsonEdit{file, at, e.Text})
		}
		j.Fixes = append(j.Fixes, jsonFix{fix.Sentence(), fix.Safe, edits})
	}
	return j
}

func (r *Report) jsonPlace(f finding, at hcl.Range) (string, jsonRange) {
	start, end := f.places(at)
	return r.path(f, at.Filename), jsonRange{start, end}
}

func (r *Report) jsonSummary() jsonSummary {
	c := r.counts
	s := jsonSummary{Files: c.files, Plans: c.plans, Elements: c.elements, RulesRun: c.rules,
		Errors: c.errors, Warnings: c.warnings, Infos: c.infos, Waived: c.waived, Hidden: c.hidden, Mended: c.gone,
		Unread: []jsonUnread{}, NotRun: []jsonNotRun{}, Unsealed: append([]string{}, r.unsealed()...),
		Relaxes: append([]string{}, r.shifts(checks.Milder)...), Tightens: append([]string{}, r.shifts(checks.Stricter)...), Changes: append([]string{}, r.shifts(checks.Aside)...)}
	if len(r.results) > 0 {
		s.Profile = r.results[0].Profile.String()
	}
	if b := r.Baseline; b != nil {
		s.Baseline = &jsonBaseline{b.File, b.New, c.listed, b.Listed, b.Mended, b.Waived, b.Grown, b.Unseen}
	}
	state := checks.StateOf(r.results)
	progress := state.Progress()
	s.Undecided = len(state.Undecided)
	s.Objectives = jsonObjectives{progress.OnTrack, progress.Behind, progress.NoReading}
	for _, o := range r.obstacles() {
		at, _ := o.places(o.Range)
		file := r.path(o, o.Range.Filename)
		if o.Rule == undecided {
			file = ""
		}
		s.Unread = append(s.Unread, jsonUnread{file, at.Line, o.Message, o.Fix})
	}
	for _, n := range r.notRun() {
		s.NotRun = append(s.NotRun, jsonNotRun{n.ID, reason(n)})
	}
	return s
}

// reason says for want of what a rule did not run.
func reason(n checks.NotRun) string {
	text := "without " + prose.Either(n.Lacks)
	if n.Partly {
		text += ", only what the plan itself says was judged"
	}
	return text
}
