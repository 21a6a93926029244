package checks

import (
	"cmp"
	"maps"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/plan-as-code/plan/lang"
)

// Options are a caller's choices.
type Options struct {
	AsOf    lang.Date
	Profile string   // name of a tier; empty: the workspace's, else essential
	Only    []string // ids of the rules to run, besides the language's; empty: as profile and workspace say
	Except  []string // ids of rules not to run
}

// Result is what the rules found, in reading order, and which of them ran.
type Result struct {
	Findings []*Finding
	Ran      []*Rule
	NotRun   []NotRun
	Profile  Tier
	Beyond   int // rules that the next profile adds
	AsOf     lang.Date
}

// NotRun names a rule that could not run for want of evidence, or of which only
// what the plan itself says could be judged.
type NotRun struct {
	ID     string
	Lacks  []string // the evidence: an agreement, a base
	Partly bool
}

// Run judges a snapshot, which was loaded with the book's Vocabulary.
func Run(s *lang.Snapshot, book []*Rule, opts Options) *Result {
	pol := newPolicy(s, book, opts)
	result := &Result{Profile: pol.profile, AsOf: opts.AsOf, Beyond: pol.beyond()}
	findings := languageFindings(s)
	passes := pol.passes(NewIndex(s))
	runAll(passes)
	for _, p := range passes {
		result.Ran = append(result.Ran, p.Rule)
		findings = append(findings, p.gather(pol)...)
	}
	for _, r := range book {
		if r.Language() {
			result.Ran = append(result.Ran, r)
		}
	}
	result.NotRun = pol.notRun(s)
	findings = append(findings, pol.waive(s, findings)...)
	pol.complete(findings)
	findings = fold(findings, pol.byID)
	slices.SortStableFunc(findings, compare)
	fingerprint(s, findings)
	result.Findings = findings
	return result
}

func languageFindings(s *lang.Snapshot) []*Finding {
	var findings []*Finding
	for _, p := range s.Plans {
		for _, d := range p.Diagnostics {
			if d.Rule == "invalid-name" && len(d.Fixes) > 0 {
				d.Fixes = []lang.Fix{{Title: d.Fixes[0].Title, Edits: s.Renaming(d.Element, d.Fixes[0].Edits[0].Text)}}
			}
			findings = append(findings, &Finding{Diagnostic: d, Campaign: p.Campaign})
		}
	}
	return findings
}

// runAll runs the passes side by side; each writes only to itself.
func runAll(passes []*Pass) {
	var group sync.WaitGroup
	var next atomic.Int64
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for i := next.Add(1) - 1; int(i) < len(passes); i = next.Add(1) - 1 {
				passes[i].Rule.Check(passes[i])
			}
		})
	}
	group.Wait()
}

// gather is what a pass found, where a rule that fires on everything in a
// campaign fires once. It does not where one of the findings is waived by itself.
func (p *Pass) gather(pol *policy) []*Finding {
	if p.Rule.Every == "" {
		return p.found
	}
	byCampaign := map[*lang.Campaign][]*Finding{}
	for _, f := range p.found {
		byCampaign[f.Campaign] = append(byCampaign[f.Campaign], f)
	}
	const many = 4
	kept := p.found
	for c, found := range byCampaign {
		waived := slices.ContainsFunc(found, func(f *Finding) bool { return pol.waiver(f) != nil })
		if c == nil || len(found) < many || len(found) < p.seen[c] || waived {
			continue
		}
		kept = slices.DeleteFunc(kept, func(f *Finding) bool { return f.Campaign == c })
		p.found = nil
		one := p.Report(c, c.At(), p.Rule.Every, len(found), c)
		one.Detail = "every"
		one.Fix = p.Rule.EveryFix
		one.Fixes = joinFixes(found)
		kept = append(kept, one)
	}
	return kept
}

// joinFixes is one fix that makes the first fix of every finding.
func joinFixes(found []*Finding) []lang.Fix {
	all := lang.Fix{Title: "Mend all of them", Safe: true}
	for _, f := range found {
		if len(f.Fixes) == 0 {
			return nil
		}
		all.Edits = append(all.Edits, f.Fixes[0].Edits...)
		all.Safe = all.Safe && f.Fixes[0].Safe
	}
	return []lang.Fix{all}
}

// compare orders findings as they are read: by file, place, rule and subject.
func compare(a, b *Finding) int {
	return cmp.Or(
		cmp.Compare(a.Range.Filename, b.Range.Filename),
		cmp.Compare(a.Range.Start.Byte, b.Range.Start.Byte),
		cmp.Compare(a.Rule, b.Rule),
		cmp.Compare(a.Address, b.Address),
		cmp.Compare(a.Detail, b.Detail),
		cmp.Compare(a.Message, b.Message),
	)
}

// fold hides the findings that another one makes superfluous: those of the same
// element, and those of a campaign's elements where the other stands at the
// campaign. What weighs less hides nothing that
// weighs more.
func fold(findings []*Finding, rules map[string]*Rule) []*Finding {
	type subject struct {
		rule string
		at   lang.Element
	}
	hidden := map[subject]lang.Severity{}
	for _, f := range findings {
		if r := rules[f.Rule]; r != nil && f.Element != nil {
			for _, id := range r.Folds {
				hidden[subject{id, f.Element}] = max(hidden[subject{id, f.Element}], f.Severity)
			}
		}
	}
	if len(hidden) == 0 {
		return findings
	}
	return slices.DeleteFunc(findings, func(f *Finding) bool {
		weight := hidden[subject{f.Rule, f.Element}]
		if f.Campaign != nil {
			weight = max(weight, hidden[subject{f.Rule, f.Campaign}])
		}
		return weight > lang.Off && weight >= f.Severity
	})
}

// policy is what workspace and caller decide about the rules.
type policy struct {
	book       []*Rule
	byID       map[string]*Rule
	opts       Options
	profile    Tier
	configured map[string]*lang.Configure
	waivers    map[string][]*lang.Waiver
}

func newPolicy(s *lang.Snapshot, book []*Rule, opts Options) *policy {
	pol := &policy{book: book, opts: opts, byID: map[string]*Rule{}, configured: map[string]*lang.Configure{}, waivers: map[string][]*lang.Waiver{}}
	for _, r := range book {
		pol.byID[r.ID] = r
	}
	top := s.Plans[0]
	for _, w := range top.Workspaces {
		if w.Profile.Known() && w.At().Filename == lang.WorkspaceFile {
			pol.profile, _ = ParseTier(w.Profile.V)
		}
	}
	if t, ok := ParseTier(opts.Profile); ok {
		pol.profile = t
	}
	for _, c := range top.Configures {
		if pol.configured[c.Name()] == nil && c.At().Filename == lang.WorkspaceFile {
			pol.configured[c.Name()] = c
		}
	}
	for _, p := range s.Plans {
		for _, w := range p.Waivers {
			pol.waivers[w.Name()] = append(pol.waivers[w.Name()], w)
		}
	}
	return pol
}

// beyond counts the rules that the next profile would add.
func (pol *policy) beyond() int {
	n := 0
	for _, r := range pol.book {
		if !r.Language() && r.Tier == pol.profile+1 {
			n++
		}
	}
	return n
}

// runs reports whether a rule is to run.
func (pol *policy) runs(r *Rule) bool {
	switch c := pol.configured[r.ID]; {
	case r.Language() || slices.Contains(pol.opts.Except, r.ID):
		return false
	case len(pol.opts.Only) > 0:
		return slices.Contains(pol.opts.Only, r.ID)
	case c != nil && c.Severity.Known() && c.Severity.V == lang.Off.String():
		return false
	case c != nil:
		return true
	}
	return r.Tier <= pol.profile
}

// available is the evidence that a run can judge by.
const available = Text | Date

func (pol *policy) passes(index *Index) []*Pass {
	var passes []*Pass
	for _, r := range pol.book {
		if !pol.runs(r) || r.Needs&available == 0 {
			continue
		}
		p := &Pass{Index: index, Rule: r, AsOf: pol.opts.AsOf, settings: r.Settings, seen: map[*lang.Campaign]int{}}
		if c := pol.configured[r.ID]; c != nil && c.Settings != nil {
			p.settings = c.Settings
		}
		passes = append(passes, p)
	}
	return passes
}

// notRun lists the rules that should run but lack something. Rules of the
// organisation's own are read, and lack an engine.
func (pol *policy) notRun(s *lang.Snapshot) []NotRun {
	var list []NotRun
	for _, r := range pol.book {
		lacking := r.Needs &^ available
		if lacking == 0 || !pol.runs(r) {
			continue
		}
		list = append(list, NotRun{ID: r.ID, Lacks: lacking.phrases(), Partly: r.Needs&available != 0})
	}
	for _, p := range s.Plans {
		for _, own := range p.Rules {
			list = append(list, NotRun{ID: own.Address(), Lacks: []string{"support for rules of one's own in this version"}})
		}
	}
	return list
}

// complete gives every finding the severity that counts here, and its reason.
func (pol *policy) complete(findings []*Finding) {
	for _, f := range findings {
		r := pol.byID[f.Rule]
		if f.Severity = pol.severity(f.Rule); r != nil && f.Why == "" {
			f.Why = r.Page.Why
		}
	}
}

func (pol *policy) severity(id string) lang.Severity {
	r := pol.byID[id]
	if r == nil {
		return lang.Error
	}
	if c := pol.configured[id]; c != nil && c.Severity.Known() && !r.Language() {
		if s, ok := lang.ParseSeverity(c.Severity.V); ok && s != lang.Off {
			return s
		}
	}
	return r.Severity
}

// RuleIDs lists the ids of a book, sorted.
func RuleIDs(book []*Rule) []string {
	ids := map[string]bool{}
	for _, r := range book {
		ids[r.ID] = true
	}
	return slices.Sorted(maps.Keys(ids))
}
