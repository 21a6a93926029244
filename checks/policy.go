package checks

import (
	"context"
	"fmt"
	"maps"
	"math/bits"
	"slices"
	"sync"

	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
	"github.com/plan-as-code/plan/lang/discovery"
)

// policy is what workspace and caller decide about the rules. newPolicy makes one for
// each judgement, and then it never changes: all goroutines of the judgement read it,
// and the result keeps it.
type policy struct {
	book          []*Rule
	byID          map[string]*Rule // of the book and of the plans
	opts          Options
	profile       Tier
	configured    map[string]*lang.Configure // by the id of the rule
	waivers       map[covering][]*lang.Waiver
	outsiders     []*lang.Waiver   // those of campaigns that cover what campaigns share
	campaigns     []*lang.Campaign // of the workspace
	tolerance     func() float64   // how far behind an objective may be, found when first asked for
	outside       lang.Element     // at which what stands outside campaigns is said at once; nil where there is none
	running       []*Rule          // those that run, the language's aside: of the book, then of the plans
	alone, across []look           // of them, those that judge campaigns by themselves, and those that look across them
	ownSteps      int              // that a rule of the organisation's own may take in one campaign
	ownFinds      int              // a campaign's share of the places that rules of the organisation's own may find
	namesakes     map[string]bool  // campaigns that are called alike, by campaignPath
	evidence      Evidence
	vanished      []*lang.Plan                    // sealed campaigns of the base that are gone
	bases         map[*lang.Plan]*lang.Plan       // what campaigns were in the base
	before        map[string][]*lang.Plan         // of the base, by campaignPath
	below         map[*lang.Plan][]*lang.Campaign // of the base, by the plan directly above
	sealedBefore  map[string][]*lang.Plan         // of the base, by the seal that their agreement begins with
	since         func() *agreement.Pairs         // what belongs together in base and change, found when first asked for; nil without a base
	accepted      map[covering]*lang.Waiver       // of the base, by its own elements: the last to end; nil without a base
}

// newPolicy takes from an earlier result of the workspace what still holds.
func newPolicy(s *lang.Snapshot, book []*Rule, opts Options, before *Result) *policy {
	pol := &policy{book: book, opts: opts, byID: map[string]*Rule{}, waivers: map[covering][]*lang.Waiver{}}
	for _, r := range book {
		pol.byID[r.ID] = r
	}
	pol.evidence = evidenceIn(s, &opts)
	pol.compareWith(s)
	top := s.Plans()[0]
	if opts.Base != nil {
		top = opts.Base.Plans()[0] // a change does not decide what it is judged by
		pol.since = sync.OnceValue(func() *agreement.Pairs { return agreement.Pair(opts.Base, s, pol.baseOf) })
		pol.accepted = pol.waiversIn(opts.Base)
	}
	pol.profile, pol.configured = profileOf(top), configuredIn(top)
	if t, ok := ParseTier(opts.Profile); ok {
		pol.profile = t
	}
	for _, p := range s.Plans() {
		for _, w := range p.Waivers {
			if !w.Covers.Known() {
				continue
			}
			at := covering{w.Name(), w.Covers.To}
			pol.waivers[at] = append(pol.waivers[at], w)
			if shared := s.Plans()[0]; p != shared && at.at.Plan() == shared {
				pol.outsiders = append(pol.outsiders, w)
			}
		}
	}
	for _, p := range s.Plans() {
		if p.Campaign != nil {
			pol.campaigns = append(pol.campaigns, p.Campaign)
		}
	}
	pol.outside = outsideOf(s.Plans())
	pol.tolerance = sync.OnceValue(pol.tolerated)
	for _, r := range book {
		if pol.ran(r) {
			pol.running = append(pol.running, r)
		}
	}
	pol.addOwn(s)
	pol.looksAt()
	pol.ownSteps, pol.ownFinds = pol.share(len(s.Plans())), mostFound>>bits.Len(uint(len(s.Plans())-1))
	pol.namesakes = namesakes(s, before)
	return pol
}

// outsideOf is the only campaign of a workspace, or else the workspace itself; nil where
// nothing declares it.
func outsideOf(plans []*lang.Plan) lang.Element {
	if len(plans) == 2 && plans[0].Campaign == nil && plans[1].Campaign != nil {
		return plans[1].Campaign
	}
	for _, w := range plans[0].Workspaces {
		return w
	}
	return nil
}

// configuredIn is how a workspace's own plan sets rules, by their ids.
func configuredIn(top *lang.Plan) map[string]*lang.Configure {
	configured := map[string]*lang.Configure{}
	for _, c := range top.Configures {
		if configured[c.Name()] == nil && c.At().Filename == discovery.WorkspaceFile {
			configured[c.Name()] = c
		}
	}
	return configured
}

// profileOf is the profile that a workspace's own plan names, else Essential.
func profileOf(top *lang.Plan) Tier {
	tier := Essential
	for _, w := range top.Workspaces {
		if w.Profile.Known() && w.At().Filename == discovery.WorkspaceFile {
			tier, _ = ParseTier(w.Profile.V)
		}
	}
	return tier
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
	case r.own != nil && r.own.off:
		return false
	}
	return r.Tier <= pol.profile
}

// look is a rule that runs, and its settings.
type look struct {
	*Rule
	settings any
}

// looksAt takes in the rules that run and judge campaigns by themselves, and those that judge
// across them.
func (pol *policy) looksAt() {
	for _, r := range pol.running {
		switch l := (look{r, pol.settings(r)}); {
		case r.wide():
		case r.Across:
			pol.across = append(pol.across, l)
		default:
			pol.alone = append(pol.alone, l)
		}
	}
}

// look runs a rule in a pass, and is what it found: nothing once ctx has ended.
func (pol *policy) look(ctx context.Context, p *Pass, index *facts.Index, l look) []*Finding {
	if ctx.Err() != nil {
		return nil
	}
	clear(p.seen)
	*p = Pass{ctx: ctx, Index: index, Rule: l.Rule, AsOf: pol.opts.AsOf, policy: pol, settings: l.settings, seen: p.seen, wide: p.wide, finds: p.finds}
	l.Check(p)
	p.hush(pol)
	return p.collapse(pol)
}

// notRun lists the rules that should run but lack something.
func (pol *policy) notRun() []NotRun {
	var list []NotRun
	for _, r := range pol.book {
		lacking := r.Needs &^ pol.evidence
		if lacking == 0 || !pol.runs(r) {
			continue
		}
		list = append(list, NotRun{ID: r.ID, Lacks: lacking.phrases(), Partly: r.Needs&pol.evidence != 0})
	}
	return list
}

// finish gives every finding the severity that counts here, its reason, and its
// fingerprint. It leaves the findings in reading order.
func (pol *policy) finish(findings []*Finding) {
	for _, f := range findings {
		r := f.rule
		if r == nil {
			r = pol.byID[f.Rule]
		}
		if said := f.Severity; f.rule != nil || said != lang.Warning { // what the language only warns of stays a warning
			f.Severity = pol.severity(r)
			f.awaits(pol.beginning(r))
		}
		if r != nil && f.Why == "" {
			f.Why = r.Page.Why
		}
	}
	all := slices.Clip(sorted(findings))
	for _, f := range findings {
		for _, one := range f.collapsed {
			one.Severity, one.Why = f.Severity, f.Why
			one.awaits(f.Begins)
		}
		all = append(all, f.collapsed...)
	}
	pol.fingerprint(all)
}

// settings are a rule's own, as they are configured or by themselves; nil where it has none.
func (pol *policy) settings(r *Rule) any {
	if c := pol.configured[r.ID]; c != nil && c.Settings != nil {
		return c.Settings
	}
	return r.Settings
}

// severity is how much a rule's findings weigh on the day as of which is judged.
func (pol *policy) severity(r *Rule) lang.Severity {
	if begins := pol.beginning(r); begins.Known() {
		return lang.Info
	}
	return pol.stated(r)
}

// beginning is the day on which a rule begins, known where that lies ahead.
func (pol *policy) beginning(r *Rule) (day lang.Day) {
	if r == nil || r.Language() {
		return day
	}
	if c := pol.configured[r.ID]; c != nil && c.From.Known() && c.From.V > pol.opts.AsOf {
		return c.From
	}
	return day
}

// awaits says that the rule of a finding begins on a day, where that is known.
func (f *Finding) awaits(day lang.Day) {
	if day.Known() && !f.Begins.Known() {
		f.Begins = day
		says := fmt.Sprintf(" The rule begins on %s; until then this is a notice.", day.V)
		f.Message += says
		f.setExtra(func(x *extras) { x.added += says })
	}
}

// stated is how much a rule's findings weigh once it has begun.
func (pol *policy) stated(r *Rule) lang.Severity {
	if r == nil {
		return lang.Error
	}
	if c := pol.configured[r.ID]; c != nil && c.Severity.Known() && !r.Language() {
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
