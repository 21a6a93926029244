package checks

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Sealing is a campaign about to be agreed: either what keeps it from being
// sealed, or what the agreement would be.
type Sealing struct {
	Plan       *lang.Plan              // the campaign's
	Refusals   []Refusal               // where there is one, neither entry nor text
	Entry      *agreement.Entry        // what is added; says nothing where nothing has changed
	Text       []byte                  // the whole agreement with it, as plan.lock.hcl is to hold it
	Amendments []*lang.Amendment       // that it seals
	Changes    []*agreement.Difference // that it seals; of the first, none

	consequences []string // addresses of what only follows from approved changes
}

// Refusal is one thing that keeps a campaign from being sealed.
type Refusal struct {
	Message string    // a full sentence
	At      hcl.Range // the zero range where it is about a file as such
	Fix     string    // what to do, wherever it is read, without its full stop
	Lift    Lift      // what lets it be sealed all the same
}

// Lift says which word of a Signing lets a campaign be sealed all the same.
type Lift string

// The words that lift refusals; most are lifted by none.
const (
	LiftOpen    Lift = "open"
	LiftDespite Lift = "despite"
)

// Advice is what to do about a refusal, without its full stop, and how else the campaign may be
// sealed: for who types commands by their words, and else in those of people.
func (r *Refusal) Advice(commands bool) string {
	by := map[Lift][2]string{
		LiftOpen:    {"plan agree --except-tbd seals it as open, and the sponsor decides later", "It can be agreed as open, and the sponsor decides later"},
		LiftDespite: {"plan agree --despite-errors seals the plan as it is, and the agreement says so", "The plan can be agreed as it is, and the agreement says so"},
	}[r.Lift]
	switch {
	case r.Lift == "":
		return r.Fix
	case commands:
		return r.Fix + ". " + by[0]
	}
	return r.Fix + ". " + by[1]
}

// Signing is how a campaign is to be agreed.
type Signing struct {
	By      []lang.Element // who agrees
	On      lang.Date      // the day that is written down
	Errors  []*Finding     // that the plan has: see ErrorsIn
	Despite bool           // it is sealed despite them, which the agreement records
	Open    bool           // what is to be decided is sealed as open
}

// Seal prepares the agreement of a plan's campaign, whose lock can be read where it has
// one. It writes nothing. It asks for facts and for no findings, so what can be sealed
// depends on no setting and no waiver, but for the errors that it is told of.
func Seal(x *facts.Index, p *lang.Plan, how Signing) *Sealing {
	s := &Sealing{Plan: p}
	unread, open := agreement.Unsealable(p)
	for _, at := range unread {
		s.refuse(at, mendFirst, "", "What stands here cannot be read, so nobody can agree to it.")
	}
	for _, at := range open {
		if !how.Open {
			s.refuse(at, "Decide it first", LiftOpen, "%s, and would be agreed with the rest.", openAt(p, at))
		}
	}
	if p.Unclear() && len(s.Refusals) == 0 {
		s.refuse(p.Campaign.At(), mendFirst, "", "Part of the plan cannot be read, so nobody can agree to all of it.")
	}
	if p.Lock != nil {
		s.judge(x, p)
	}
	errors := slices.DeleteFunc(slices.Clone(how.Errors), func(f *Finding) bool {
		return len(s.Refusals) > 0 && f.rule != nil && f.rule.Needs&Agreement != 0 // is said above
	})
	if n := len(errors); n > 0 && !how.Despite {
		first := errors[0]
		s.refuse(first.Range, "Mend what is found first", LiftDespite, "The plan has %s. The first: %s", prose.Count(n, "error"), first.Message)
	}
	if len(s.Refusals) > 0 {
		return s
	}
	s.Entry = agreement.Next(p, agreement.Sealing{On: how.On, By: how.By, Amendments: s.Amendments, Campaigns: agreement.Below(p, x.Below),
		Consequences: s.consequences, DespiteErrors: len(how.Errors)})
	s.Text = agreement.LockOf(p).Append(s.Entry)
	return s
}

// openAt says in words what is to be decided at a place.
func openAt(p *lang.Plan, at hcl.Range) (said string) {
	said = "What stands here is worked out from what is to be decided"
	p.InScope(func(plan *lang.Plan) {
		for i := range plan.Undecided {
			u := &plan.Undecided[i]
			if u.At.Filename == at.Filename && u.At.Start.Byte >= at.Start.Byte && u.At.End.Byte <= at.End.Byte {
				said = fmt.Sprintf("The %s has tbd as its %s, which is to be decided", u.Of, lang.SayOpen([]lang.Undecided{*u}))
				return
			}
		}
	})
	return said
}

// ErrorsIn lists the errors that were found in a plan itself and are not waived, a slip at many
// places once, as wherever findings are listed.
func (r *Result) ErrorsIn(p *lang.Plan) []*Finding {
	var list []*Finding
	for _, f := range r.Findings {
		here := slices.ContainsFunc(p.Files, func(file *syntax.File) bool { return file.Path == f.Range.Filename })
		if f.Severity == lang.Error && f.Waiver == nil && here {
			list = append(list, f)
		}
	}
	return OnceASlip(list)
}

const mendFirst = "Mend it first; the findings say what is wrong"

func (s *Sealing) refuse(at hcl.Range, fix string, lift Lift, format string, args ...any) {
	s.Refusals = append(s.Refusals, Refusal{fmt.Sprintf(format, args...), at, fix, lift})
}

// judge holds the plan against its agreement: it must be whole, and approved
// amendments must cover what has changed.
func (s *Sealing) judge(x *facts.Index, p *lang.Plan) {
	agreed := agreement.Of(p)
	const back = "Take plan.lock.hcl back as it is on the main branch"
	if flaw := agreement.LockOf(p).Flaw(); flaw != "" {
		s.refuse(p.Campaign.At(), back, "", "The agreement was changed after it was sealed: %s.", flaw)
		return
	}
	if agreed.Other != "" {
		s.refuse(p.Campaign.At(), back, "", "The agreement in this folder is that of another campaign, %s.", agreed.Other)
		return
	}
	if why := agreed.Unfounded(nil); why != "" {
		s.refuse(p.Campaign.At(), back, "", "The agreement holds what nobody can have agreed to: %s.", why)
		return
	}
	for _, m := range agreed.Edited {
		s.refuse(m.At(), "Write it as it was, and put what is new into another amendment", "", "The %s was changed after it was sealed.", m)
	}
	for _, address := range agreed.Missing {
		s.refuse(p.Campaign.At(), "Take the amendment back from git: it says why the plan was changed", "", "The agreement rests on %s, which is gone.", address)
	}
	for _, fault := range agreed.MoveFaults {
		s.refuse(fault.Block.At(), "Delete the moved block, or let it say what happened", "", "This moved block %s.", fault.Says)
	}
	all := slices.Concat(agreed.Differences, agreed.Below(x.BelowAgreed(p)))
	open := func(d *agreement.Difference) bool { return d.TakesAmendment() && !x.Covers(agreed, p, d) }
	for _, d := range all {
		if d.Kind != agreement.Added || d.Element.Kind().Agreed {
			s.Changes = append(s.Changes, d)
		}
		switch {
		case !d.TakesAmendment():
		case open(d) && d.Follows(open): // is said at its cause
		case open(d):
			s.refuse(placeOf(d, p), allowing(x, agreed, p, d), "", "%s, and no approved amendment says so.", Says(d))
		case !slices.ContainsFunc(d.Changes, func(c agreement.Change) bool { return !agreed.WentLive(d, &c) }): // as was agreed
		case d.Kind == agreement.Changed && !slices.ContainsFunc(x.Amending(agreed, p), func(m *lang.Amendment) bool { return agreed.Speaks(m, d) && x.Approved(m) }):
			s.consequences = append(s.consequences, d.Element.Address())
		}
	}
	for _, m := range x.Amending(agreed, p) {
		if x.Approved(m) && sealedWith(agreed, m, all) {
			s.Amendments = append(s.Amendments, m)
		}
	}
}

// sealedWith reports that an approved amendment is sealed with the next entry: it speaks of
// what that changes, or of what that holds for the first time.
func sealedWith(agreed *agreement.Agreement, m *lang.Amendment, all []*agreement.Difference) bool {
	return agreed.Lifts(m) || slices.ContainsFunc(all, func(d *agreement.Difference) bool { return agreed.Speaks(m, d) })
}

// allowing says what would let a difference be sealed: the approval of the
// amendment that names it, or an amendment.
func allowing(x *facts.Index, agreed *agreement.Agreement, p *lang.Plan, d *agreement.Difference) string {
	if m := x.Pending(agreed, p, d); m != nil {
		if lacks := x.Lacks(m); lacks != "" {
			return "Have the " + m.String() + " approved; it lacks " + lacks
		}
		return "Have the " + m.String() + " approved"
	}
	if m := x.Elsewhere(agreed, p, d); m != nil {
		return "Have the " + m.String() + " stand in the plan of the " + p.Campaign.String() + ", where it can be read: it counts only there"
	}
	if !d.Known() {
		return "Write it so that it can be read, as it was agreed"
	}
	if d.Element == nil {
		if e := agreed.Renamed(d); e != nil {
			return "Write moved with from = " + d.Address + " and to = " + lang.Reference(e) + " where it was renamed; else write an amendment with drops = [" + d.Address + "] and have it approved"
		}
	}
	verb := [...]string{agreement.Added: "adds", agreement.Changed: "changes", agreement.Dropped: "drops"}[d.Kind]
	address := d.Address
	if d.Element != nil {
		address = lang.Reference(d.Element)
	}
	return "Write an amendment with " + verb + " = [" + address + "] and have it approved"
}

func placeOf(d *agreement.Difference, p *lang.Plan) hcl.Range {
	switch {
	case d.Element == nil:
		return p.Campaign.At()
	case len(d.Changes) > 0 && d.Changes[0].At.Filename != "":
		return d.Changes[0].At
	}
	return d.Element.At()
}

// Says is a difference in a sentence without its full stop.
func Says(d *agreement.Difference) string {
	switch {
	case d.Unclear:
		return d.Address + " is not found in what can be read of the plan"
	case d.Element == nil:
		return d.Address + " is gone"
	case d.Kind == agreement.Added:
		return "The " + d.Element.String() + " is new"
	case d.Kind == agreement.Dropped:
		return "The " + d.Element.String() + " is dropped"
	}
	var parts []string
	for _, c := range d.Changes {
		if c.Attr == "" {
			return "The " + d.Element.String() + " cannot be read"
		}
		was, is := c.Shown(d.Element.Plan(), d.Element)
		parts = append(parts, fmt.Sprintf("%s %s, now %s", strings.ReplaceAll(c.Attr, "_", " "), was, is))
	}
	return "The " + d.Element.String() + " has changed (" + strings.Join(parts, "; ") + ")"
}

// Live lists the tactics that were agreed on standby and went live because what was agreed
// to set them off has happened, until that is sealed; none where no agreement was there to
// judge by.
func (r *Result) Live() []*lang.Tactic {
	if r.policy.evidence&Agreement == 0 {
		return nil
	}
	var list []*lang.Tactic
	for _, p := range r.Index().Plans {
		if agreed := agreement.Of(p); agreed != nil && agreed.Other == "" {
			list = append(list, agreed.Live()...)
		}
	}
	return list
}

// Unsealed lists the amendments to agreed campaigns that are approved and that the next
// entry of the agreement seals, in reading order; none where no agreement was there to judge by.
func (r *Result) Unsealed() []*lang.Amendment {
	if r.policy.evidence&Agreement == 0 {
		return nil
	}
	var list []*lang.Amendment
	for _, p := range r.Index().Plans {
		agreed := agreement.Of(p)
		if agreed == nil || agreed.Other != "" {
			continue
		}
		all := slices.Concat(agreed.Differences, agreed.Below(r.Index().BelowAgreed(p)))
		for _, m := range r.Index().Amending(agreed, p) {
			if r.Index().Approved(m) && sealedWith(agreed, m, all) {
				list = append(list, m)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b *lang.Amendment) int {
		return cmp.Or(strings.Compare(a.At().Filename, b.At().Filename), cmp.Compare(a.At().Start.Byte, b.At().Start.Byte))
	})
	return list
}
