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
		for _, c := range p.Campaigns {
			now := agreement.LockOf(c.Plan())
			if now != nil && now.Problem != nil {
				continue // it cannot be read, which is said elsewhere
			}
			if base := p.BaseOf(c.Plan()); base != nil && base.Lock != nil {
				if was := agreement.LockOf(base); was.Problem == nil && (now == nil || !now.Extends(was)) {
					reportShortened(p, c, now)
					continue
				}
			}
			if now != nil {
				checkSeals(p, c, now)
			}
		}
	},
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
		f.AddFix("Write moved with from = " + a.Other + " and to = " + c.Address() + " where it was renamed; else take plan.lock.hcl out of this folder")
		return
	}
	for _, m := range a.Edited {
		f := p.Report(c, c.At(), "The %s was changed after it was sealed with the agreement of the %s.", m, c)
		f.Detail = m.Address()
		f.See(m.At(), "This is the amendment.")
		f.AddFix("Write it as it was, and put what is new into another amendment")
	}
	for _, address := range a.Missing {
		f := p.Report(c, c.At(), "The agreement of the %s rests on %s, which is gone.", c, address)
		f.Detail = address
		f.AddFix("Take the amendment back from git: it says why the plan was changed")
	}
}
