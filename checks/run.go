package checks

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/plan-as-code/plan/lang"
)

// Options are a caller's choices.
type Options struct {
	AsOf    lang.Date
	Profile string   // name of a tier; empty: the workspace's, else essential
	Only    []string // ids of the rules to run, besides the language's; empty: as profile and workspace say
	Except  []string // ids of rules not to run
}

func (o *Options) equal(other *Options) bool {
	return o.AsOf == other.AsOf && o.Profile == other.Profile && slices.Equal(o.Only, other.Only) && slices.Equal(o.Except, other.Except)
}

// Result is what the rules found, in reading order, and which of them ran.
type Result struct {
	Findings []*Finding
	Ran      []*Rule
	NotRun   []NotRun
	Profile  Tier
	Beyond   int // rules that the next profile adds
	AsOf     lang.Date

	policy *policy
	top    *facts
	units  map[*lang.Plan]*unit // by the plan that is highest in each
	index  func() *Index
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
	return RunAfter(nil, s, book, opts)
}

// RunAfter judges a snapshot like Run. It takes over, from the result of an
// earlier snapshot of the workspace, what the edits between them cannot have
// changed.
func RunAfter(before *Result, s *lang.Snapshot, book []*Rule, opts Options) *Result {
	pol := newPolicy(s, book, opts)
	result := &Result{Profile: pol.profile, AsOf: opts.AsOf, Beyond: pol.beyond(), NotRun: pol.notRun(s), policy: pol, units: map[*lang.Plan]*unit{}}
	if before != nil && before.holdsFor(s, pol) {
		result.top = before.top
	} else {
		before, result.top = nil, newFacts(s.Plans[:1], nil)
	}
	units := result.divide(s, before)
	result.index = sync.OnceValue(func() *Index { return newIndex(s.Plans, result.top, factsOf(units)) })
	used := map[*lang.Waiver]bool{}
	rest := pol.judgeWhole(s, result.top, units, used)
	for _, u := range units {
		result.Findings = append(result.Findings, u.findings...)
		for _, w := range u.used {
			used[w] = true
		}
	}
	said := pol.judgeWaivers(s, used)
	pol.finish(said)
	result.Findings = fold(merge(result.Findings, sorted(append(rest, said...))), pol.byID)
	result.Ran = slices.Clone(pol.running)
	for _, r := range book {
		if r.Language() {
			result.Ran = append(result.Ran, r)
		}
	}
	return result
}

// holdsFor reports whether the units of a result may count for a snapshot.
func (r *Result) holdsFor(s *lang.Snapshot, pol *policy) bool {
	return r.top.plans[0] == s.Plans[0] && r.policy.opts.equal(&pol.opts) &&
		slices.Equal(r.policy.book, pol.book) && maps.Equal(r.policy.namesakes, pol.namesakes)
}

// unit is a campaign below the workspace's own plan with all campaigns within,
// and what was found in it.
type unit struct {
	plans    []*lang.Plan
	facts    *facts
	findings []*Finding // in reading order
	used     []*lang.Waiver
}

// divide judges each campaign below the workspace's own plan by itself, or takes
// what was found in it before. The units are in reading order.
func (r *Result) divide(s *lang.Snapshot, before *Result) []*unit {
	var units, fresh []*unit
	highest := map[*lang.Plan]*unit{}
	for _, p := range s.Plans[1:] {
		u := highest[p.Parent]
		if u == nil {
			u = &unit{}
			units = append(units, u)
		}
		u.plans, highest[p] = append(u.plans, p), u
	}
	for i, u := range units {
		if before != nil && before.units[u.plans[0]] != nil && slices.Equal(before.units[u.plans[0]].plans, u.plans) {
			units[i] = before.units[u.plans[0]]
		} else {
			fresh = append(fresh, u)
		}
		r.units[u.plans[0]] = units[i]
	}
	lang.Parallel(len(fresh), func(i int) { fresh[i].judge(s, r.policy, r.top) })
	slices.SortFunc(units, func(a, b *unit) int { return strings.Compare(a.plans[0].Folder+"/", b.plans[0].Folder+"/") })
	return units
}

func (u *unit) judge(s *lang.Snapshot, pol *policy, top *facts) {
	u.facts = newFacts(u.plans, top)
	findings := languageFindings(s, u.plans)
	for _, p := range pol.passes(newIndex(u.plans, top, []*facts{u.facts}), false) {
		p.Rule.Check(p)
		findings = append(findings, p.gather(pol)...)
	}
	u.used = pol.waive(findings)
	pol.finish(findings)
	u.findings = findings
}

// judgeWhole judges what the campaigns by themselves do not tell: the elements of
// the workspace's own plan, and by the rules that look across campaigns, all.
func (pol *policy) judgeWhole(s *lang.Snapshot, top *facts, units []*unit, used map[*lang.Waiver]bool) []*Finding {
	parts := factsOf(units)
	passes := append(pol.passes(newIndex(s.Plans[:1], top, parts), false), pol.passes(newIndex(s.Plans, top, parts), true)...)
	lang.Parallel(len(passes), func(i int) { passes[i].Rule.Check(passes[i]) })
	findings := languageFindings(s, s.Plans[:1])
	for _, p := range passes {
		findings = append(findings, p.gather(pol)...)
	}
	for _, w := range pol.waive(findings) {
		used[w] = true
	}
	pol.finish(findings)
	return findings
}

func factsOf(units []*unit) []*facts {
	parts := make([]*facts, len(units))
	for i, u := range units {
		parts[i] = u.facts
	}
	return parts
}

// Index holds all elements of the workspace, and what the rules know of them.
func (r *Result) Index() *Index { return r.index() }

func languageFindings(s *lang.Snapshot, plans []*lang.Plan) []*Finding {
	var findings []*Finding
	for _, p := range plans {
		for _, d := range p.Diagnostics {
			if d.Rule == "invalid-name" && len(d.Fixes) > 0 {
				d.Fixes = []lang.Fix{{Title: d.Fixes[0].Title, Edits: s.Renaming(d.Element, d.Fixes[0].Edits[0].Text)}}
			}
			findings = append(findings, &Finding{Diagnostic: d, Campaign: p.Campaign})
		}
	}
	return findings
}
