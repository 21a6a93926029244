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
}

// Refusal is one thing that keeps a campaign from being sealed.
type Refusal struct {
	Message string    // a full sentence
	At      hcl.Range // the zero range where it is about a file as such
	Fix     string    // what to do, without its full stop
}

// Seal prepares the agreement of a plan's campaign, whose lock can be read where it has
// one: who agrees, and the day that is written down. It writes nothing. It asks for
// facts and for no findings, so what can be sealed depends on no setting and no waiver.
func Seal(x *facts.Index, p *lang.Plan, by []lang.Element, on lang.Date) *Sealing {
	s := &Sealing{Plan: p}
	for _, at := range agreement.Unsealable(p) {
		s.refuse(at, "Mend it first; plan check says what is wrong", "What stands here cannot be read, so nobody can agree to it.")
	}
	if p.Lock != nil {
		s.judge(x, p)
	}
	if len(s.Refusals) > 0 {
		return s
	}
	s.Entry = agreement.Next(p, on, by, s.Amendments)
	s.Text = agreement.LockOf(p).Append(s.Entry)
	return s
}

func (s *Sealing) refuse(at hcl.Range, fix, format string, args ...any) {
	s.Refusals = append(s.Refusals, Refusal{fmt.Sprintf(format, args...), at, fix})
}

// judge holds the plan against its agreement: it must be whole, and approved
// amendments must cover what has changed.
func (s *Sealing) judge(x *facts.Index, p *lang.Plan) {
	agreed := agreement.Of(p)
	const back = "Take plan.lock.hcl back as it is on the main branch"
	if flaw := agreement.LockOf(p).Flaw(); flaw != "" {
		s.refuse(p.Campaign.At(), back, "The agreement was changed after it was sealed: %s.", flaw)
		return
	}
	if agreed.Other != "" {
		s.refuse(p.Campaign.At(), back, "The agreement in this folder is that of another campaign, %s.", agreed.Other)
		return
	}
	for _, m := range agreed.Edited {
		s.refuse(m.At(), "Write it as it was, and put what is new into another amendment", "The %s was changed after it was sealed.", m)
	}
	for _, d := range agreed.Differences {
		if !needsAmendment(d) {
			continue
		}
		if s.Changes = append(s.Changes, d); !x.Covers(agreed, p, d) {
			s.refuse(placeOf(d, p), allowing(x, agreed, p, d), "%s, and no approved amendment says so.", Says(d))
		}
	}
	for _, m := range x.Amending(agreed, p) {
		if x.Approved(m) && slices.ContainsFunc(s.Changes, func(d *agreement.Difference) bool { return facts.Names(agreed, m, d) }) {
			s.Amendments = append(s.Amendments, m)
		}
	}
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

// needsAmendment reports whether a difference takes an amendment: goals,
// commitments and metrics may come without one.
func needsAmendment(d *agreement.Difference) bool {
	return d.Kind != agreement.Added || slices.Contains([]string{"objective", "strategy", "tactic"}, d.Element.Kind().Name)
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
	case d.Element == nil:
		return d.Address + " is gone"
	case d.Kind == agreement.Added:
		return "The " + d.Element.String() + " is new"
	case d.Kind == agreement.Dropped:
		return "The " + d.Element.String() + " is dropped"
	}
	var parts []string
	for _, c := range d.Changes {
		p := d.Element.Plan()
		parts = append(parts, fmt.Sprintf("%s %s, now %s", strings.ReplaceAll(c.Attr, "_", " "),
			agreement.Shown(p, d.Element, c.Attr, c.Was), agreement.Shown(p, d.Element, c.Attr, c.Is)))
	}
	return "The " + d.Element.String() + " has changed (" + strings.Join(parts, "; ") + ")"
}

// Unsealed lists the amendments to agreed campaigns that are approved and that no
// agreement holds yet, in reading order; none where no agreement was there to judge by.
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
		for _, m := range r.Index().Amending(agreed, p) {
			if m.Plan() == p && !m.Broken() && r.Index().Approved(m) {
				list = append(list, m)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b *lang.Amendment) int {
		return cmp.Or(strings.Compare(a.At().Filename, b.At().Filename), cmp.Compare(a.At().Start.Byte, b.At().Start.Byte))
	})
	return list
}
