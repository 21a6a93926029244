package checks

import (
	"context"
	"fmt"
	"math/bits"
	"slices"

	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/allowance"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/ruling"
	"github.com/plan-as-code/plan/lang/syntax"
)

// OwnFamily is the chapter of the rules that an organisation states in its plans.
const OwnFamily = "own"

// own is where a rule of the organisation's own is stated, and what it sees. Each
// policy has its own, in which it settles home and scope.
type own struct {
	stated *lang.Rule
	home   *lang.Plan    // it runs over this plan and those below; nil where it does not run
	scope  *ruling.Scope // nil where it does not run
	off    bool          // it says of itself that it does not run
}

// OwnRules lists the rules that the plans of a snapshot state, in reading order,
// as rules like those of the book; those that cannot run because of a mistake in
// them are among them. They are new ones at each call.
func OwnRules(s *lang.Snapshot) []*Rule {
	var list []*Rule
	for _, p := range s.Plans() {
		for _, r := range p.Rules {
			if r.Name() != "" {
				list = append(list, ownRule(r))
			}
		}
	}
	return list
}

func ownRule(r *lang.Rule) *Rule {
	rule := &Rule{ID: r.Address(), Family: OwnFamily, Severity: lang.Warning, Tier: Essential, Needs: Text, Page: ownPage(r), own: &own{stated: r}}
	if weight, ok := lang.ParseSeverity(r.Severity.V); ok && r.Severity.Known() {
		rule.own.off = weight == lang.Off
		rule.Severity = max(weight, lang.Info)
	}
	rule.Check = rule.checkOwn
	return rule
}

// Stated is the block in which the organisation states the rule; nil for a rule
// of the book.
func (r *Rule) Stated() *lang.Rule {
	if r.own == nil {
		return nil
	}
	return r.own.stated
}

// wide reports whether the rule is of the organisation's own and asks for more
// than an element and what that names: any edit can change what it finds.
func (r *Rule) wide() bool { return r.own != nil && ruling.Wide(r.own.stated) }

// addOwn takes in the rules that the plans state; with a base, those of the base,
// each for the plan that its own is now.
func (pol *policy) addOwn(s *lang.Snapshot) {
	homes := map[*lang.Plan]*lang.Plan{}
	from := s
	if pol.opts.Base != nil {
		from = pol.opts.Base
		for _, p := range s.Plans()[1:] {
			if was := pol.baseOf(p); was != nil && homes[was] == nil {
				homes[was] = p
			}
		}
		homes[from.Plans()[0]] = s.Plans()[0]
	}
	for _, r := range OwnRules(from) {
		if pol.byID[r.ID] == nil {
			pol.byID[r.ID] = r
		}
		home := r.own.stated.Plan()
		if from != s {
			home = homes[home]
		}
		if home != nil && pol.ran(r) {
			r.own.home, r.own.scope = home, ruling.ScopeOf(s, home)
			pol.running = append(pol.running, r)
		}
	}
}

// concerns reports whether a rule of the organisation's own looks at some of the
// plans; any other rule does.
func (r *Rule) concerns(plans []*lang.Plan) bool {
	return r.own == nil || slices.ContainsFunc(plans, r.covers)
}

func (r *Rule) covers(p *lang.Plan) bool { return p == r.own.home || p.Within(r.own.home) }

// checkOwn judges the elements that the rule looks at.
func (r *Rule) checkOwn(p *Pass) {
	run, wanted := r.own.scope.Start(r.own.stated, p.steps()), ruling.Required(r.own.stated)
	for _, e := range ruling.Subjects(r.own.stated, slices.DeleteFunc(slices.Clone(p.Plans), func(plan *lang.Plan) bool { return !r.covers(plan) })) {
		if p.finds.Spent() {
			break
		}
		if message, at, found := run.Judge(e); found {
			if !p.finds.Allow(1) {
				p.reportMost(r, e)
				break
			}
			f := p.Report(e, at, "%s", message)
			f.Why, f.Fix = r.Page.Why, r.own.stated.Fix.V
			f.proposeRequired(wanted)
		}
	}
	if run.Fault != nil {
		p.reportFault(r, *run.Fault)
	}
}

// reportMost says at a rule that what the organisation's own rules find is too much, and at
// which element it became so.
func (p *Pass) reportMost(r *Rule, at lang.Element) {
	stated := r.own.stated
	p.reportFault(r, lang.Diagnostic{Severity: lang.Error, Element: stated, Problem: syntax.Problem{Rule: "out-of-range", Address: stated.Address(), Detail: "most", Range: stated.At(),
		Message: fmt.Sprintf("The %s was cut off at the %s, and the rules of your own that follow it did not run there: they had found %s places by then.", stated, at, prose.Digits(float64(p.finds.Taken()-1))),
		Fix:     "Mend what they find, or have them find less: a rule that holds nowhere is no help",
		Related: []syntax.Related{{Range: at.At(), Message: "It was cut off here."}}}})
}

// reportFault says at a rule what could not be worked out. Of a rule of the base,
// it is said at the same rule of the plan, where there is one.
func (p *Pass) reportFault(r *Rule, d lang.Diagnostic) {
	if r.own.stated.Plan() != r.own.home {
		e := r.own.home.Lookup("rule", r.own.stated.Name())
		if e == nil || e.Plan() != r.own.home {
			return
		}
		d.Element, d.Range = e, e.At()
	}
	p.found = append(p.found, &Finding{Diagnostic: d, Campaign: r.own.home.Campaign, fault: true})
}

// Steps of the rules of the organisation's own, together: those that look at more than one
// campaign have theirs in turn, as they are read; each of the others has as many in each
// campaign as if all took as many.
const (
	wideSteps   = 4 * ruling.MaxSteps
	narrowSteps = 2 * ruling.MaxSteps
)

// share is how many steps a rule of the organisation's own may take in one campaign. It is
// halved where the number of campaigns or of such rules doubles.
func (pol *policy) share(campaigns int) int {
	n := 0
	for _, r := range pol.running {
		if r.own != nil && !r.wide() {
			n++
		}
	}
	return min(ruling.MaxSteps, narrowSteps>>bits.Len(uint(max(n*campaigns, 1)-1)))
}

// steps are those that a rule of the organisation's own may take in the pass.
func (p *Pass) steps() *allowance.Allowance {
	if p.wide != nil {
		return p.wide.Part(ruling.MaxSteps)
	}
	return allowance.New(p.ctx, p.policy.ownSteps)
}

// Places that the rules of the organisation's own may find, together: in one campaign with
// those below it one for so many bytes of its text, and a share of what the workspace has;
// as many as that are found by those that look at more than one campaign.
const (
	mostFound     = 40_000
	bytesForFound = 16
)

// finds are the places that the organisation's own rules may find among some plans.
func (pol *policy) finds(ctx context.Context, plans []*lang.Plan) *allowance.Allowance {
	text := 0
	for _, p := range plans {
		for _, f := range p.Files {
			text += len(f.Src)
		}
	}
	return allowance.New(ctx, pol.ownFinds+text/bytesForFound)
}

// judgeWide runs the rules that look at more than one campaign by itself.
func (pol *policy) judgeWide(ctx context.Context, s *lang.Snapshot, index func() *facts.Index) ([]*Finding, []*lang.Waiver) {
	var findings []*Finding
	steps, finds := allowance.New(ctx, wideSteps), allowance.New(ctx, mostFound)
	for _, r := range pol.running {
		if r.wide() {
			findings = append(findings, pol.look(ctx, &Pass{wide: steps, finds: finds}, index(), look{Rule: r})...)
		}
	}
	used := pol.waive(findings)
	pol.finish(findings)
	return findings, used
}

// onceARule keeps, of what could not be worked out of a rule in several
// campaigns, what is read first.
func onceARule(findings []*Finding) []*Finding {
	if !slices.ContainsFunc(findings, func(f *Finding) bool { return f.fault }) {
		return findings
	}
	told := map[lang.Element]bool{}
	return slices.DeleteFunc(findings, func(f *Finding) bool {
		again := f.fault && told[f.Element]
		told[f.Element] = told[f.Element] || f.fault
		return again
	})
}
