package timing

import (
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
)

var rewrittenAgreement = &checks.Rule{
	ID: "rewritten-agreement", Severity: lang.Error, Tier: checks.Essential, Needs: checks.Agreement | checks.Base,
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			if plan.Campaign != nil {
				checkAgreement(p, plan)
			}
			for _, gone := range p.Vanished(plan) {
				reportVanished(p, gone)
			}
		}
	},
}

// checkAgreement holds the agreement of a campaign against that of the base, and against
// itself.
func checkAgreement(p *checks.Pass, plan *lang.Plan) {
	now := agreement.LockOf(plan)
	if now != nil && now.Problem != nil {
		return // it cannot be read, which is said elsewhere
	}
	if base := p.BaseOf(plan); base != nil && base.Lock != nil {
		if was := agreement.LockOf(base); was.Problem == nil && (now == nil || !now.Extends(was)) {
			reportShortened(p, plan.Campaign, now)
			return
		}
	}
	if now != nil {
		checkSeals(p, plan.Campaign, now)
	}
}

// reportVanished reports a sealed campaign of the base that the workspace has no more.
func reportVanished(p *checks.Pass, base *lang.Plan) {
	c := base.Campaign
	f := p.ReportGone(c.Address(), p.StoodAt(base), "The %s was agreed and is gone, and with it what was agreed: no campaign of the workspace is known to be it.", c)
	f.Detail = "gone " + base.Folder
	f.AddFix("Take its folder back from git")
	f.AddFix("Where it was renamed, write moved with from = " + c.Address() + " and to = its new name beside it, and keep its plan.lock.hcl")
	f.AddFix("Where it is over, let closed_on say so first, and once that is on the main branch write moved with from = " + c.Address() + " and without to")
}

const restoreFromMain = "Take plan.lock.hcl back as it is on the main branch, and let plan agree add to it"

func reportShortened(p *checks.Pass, c *lang.Campaign, now *agreement.Lock) {
	f := p.Report(c, c.At(), "The agreement of the %s no longer holds all that was agreed before: entries are only ever added.", c)
	if now == nil {
		f.Message = "The agreement of the " + c.String() + " is gone: what was agreed before is not to be seen any more."
	}
	f.Detail = "base"
	f.AddFix(restoreFromMain)
}

func checkSeals(p *checks.Pass, c *lang.Campaign, l *agreement.Lock) {
	if flaw := l.Flaw(); flaw != "" {
		f := p.Report(c, c.At(), "The agreement of the %s was changed after it was sealed: %s.", c, flaw)
		f.Detail = "seal"
		f.AddFix(restoreFromMain)
		return
	}
	a := agreement.Of(c.Plan())
	if a.Other != "" {
		_, other, _ := strings.Cut(a.Other, ".")
		f := p.Report(c, c.At(), "The agreement in this folder is that of a campaign called %s, not of the %s.", other, c)
		f.Detail = "campaign"
		f.AddFix("Write moved with from = " + a.Other + " and to = " + c.Address() + " in this folder where it was renamed; else take plan.lock.hcl out of it")
		return
	}
	if why := a.Unfounded(p.Earlier(c.Plan())); why != "" {
		f := p.Report(c, c.At(), "The agreement of the %s holds what nobody can have agreed to: %s.", c, why)
		f.Detail = "replay"
		f.AddFix(restoreFromMain)
	}
	for _, fault := range a.MoveFaults {
		f := p.Report(fault.Block, fault.Block.At(), "The moved block %s.", fault.Says)
		f.Detail = "moved"
		f.AddFix("Delete the moved block, or let it say what happened")
	}
	for _, m := range a.Edited {
		if !agreement.Readable(m) {
			p.Report(m, m.At(), "The %s, which was sealed with the agreement of the %s, cannot be read any more.", m, c).
				Unread().AddFix("Write it as it was").Detail = c.Address()
			continue
		}
		f := p.Report(c, c.At(), "The %s was changed after it was sealed with the agreement of the %s.", m, c)
		f.Detail = m.Address()
		f.See(m.At(), "This is the amendment.")
		f.AddFix("Write it as it was, and put what is new into another amendment")
	}
	for _, address := range a.Missing {
		f := p.Report(c, c.At(), "The agreement of the %s rests on %s, which is gone.", c, address)
		if c.Plan().Unclear() {
			f.Message = "The agreement of the " + c.String() + " rests on " + address + ", which is not found in what can be read of the plan."
		}
		f.Detail = address
		f.AddFix("Take the amendment back from git: it says why the plan was changed")
	}
}
