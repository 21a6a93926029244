package lsp

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lang/verbatim"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// sealing is what plan agree would write, or why it would not.
type sealing struct {
	Folder   string    `json:"folder"` // a path on disk
	Campaign string    `json:"campaign"`
	Text     string    `json:"text"`
	Markdown string    `json:"markdown"`
	Ready    bool      `json:"ready"`   // there is something to seal, and nothing is in the way
	Refused  bool      `json:"refused"` // something is in the way
	Page     string    `json:"page"`    // Markdown for who is to say yes: all of it, whatever is in the way
	Signers  []*signer `json:"signers"` // who can agree, those first who mostly do
	Open     int       `json:"open"`    // values of what is agreed that are to be decided
	Errors   int       `json:"errors"`
	Lock     uri.URI   `json:"lock"` // that it is written into
}

// signer is who can agree.
type signer struct {
	Address string `json:"address"`
	Title   string `json:"title"`
	Is      string `json:"is,omitempty"` // in the campaign, or their job
}

// signing is how something is to be sealed.
type signing struct {
	By      []string `json:"by"`
	Open    bool     `json:"open"`
	Despite bool     `json:"despite"`
}

// agree answers what sealing a file's campaign would write, today: by its sponsor, or as a second
// argument says, where nobody is taken for granted; null where the file belongs to none. It
// writes nothing.
func agree(c *call, args []protocol.LSPAny) (any, error) {
	var u uri.URI
	var how *signing
	fit := read(args, &u, &how)
	f := c.file(u)
	if f == nil || !fit {
		return nil, invalid("plan.agree takes the URI of a file of a campaign.")
	}
	p := f.view.snapshot.PlanOf(f.name)
	for p != nil && p.Campaign == nil {
		p = p.Parent
	}
	if p == nil {
		return nil, nil
	}
	if err := f.judged(); err != nil {
		return nil, err
	}
	s := f.dryRun(p, how)
	s.Folder, s.Campaign = f.view.folder(p), p.Campaign.Label()
	s.Markdown = verbatim.Fence("text", s.Text) + "\n"
	s.Lock = fileURI(s.Folder + "/" + discovery.LockFile)
	return s, nil
}

func (f *file) dryRun(p *lang.Plan, how *signing) *sealing {
	sponsor := p.Sponsor()
	answer := &sealing{Signers: signersOf(p), Errors: len(f.result.ErrorsIn(p))}
	if lock := agreement.LockOf(p); lock != nil && lock.Problem != nil {
		answer.Text, answer.Refused = lock.Problem.Message+"\n"+lock.Problem.Advice.InWords()+".\n", true
		answer.Page = "# Agree on " + verbatim.Markdown(p.Campaign.Label()) + "\n\n" + verbatim.Markdown(answer.Text)
		return answer
	}
	var by []lang.Element
	switch {
	case how != nil:
		by = called(p, how.By)
	case sponsor.Known():
		by, how = []lang.Element{sponsor.To}, &signing{}
	default:
		answer.Text, answer.Refused = "Who agrees? The "+p.Campaign.String()+" has no sponsor.\n", true
		return answer
	}
	as := checks.Signing{By: by, On: f.view.opts.AsOf, Errors: f.result.ErrorsIn(p), Open: how.Open, Despite: how.Despite}
	s := checks.Seal(f.result.Index(), p, as)
	answer.Text = report.Sealing(s, by, as.On, false, func(r checks.Refusal) string {
		return fmt.Sprintf("%s, line %d", path.Base(r.At.Filename), r.At.Start.Line)
	})
	answer.Ready = s.Entry != nil && !s.Entry.Empty() && len(by) > 0
	answer.Refused = len(s.Refusals) > 0
	as.Open, as.Despite = true, true
	all := checks.Seal(f.result.Index(), p, as)
	as.Open, as.Despite = false, false
	as.Errors = nil
	for _, r := range checks.Seal(f.result.Index(), p, as).Refusals {
		if r.Lift == checks.LiftOpen {
			answer.Open++
		}
	}
	answer.Page = report.SealingPage(&report.ToSeal{Sealing: all, Errors: f.result.ErrorsIn(p), Open: f.openIn(p), On: as.On, Link: f.link})
	return answer
}

// link is where a place is, for a page.
func (f *file) link(at hcl.Range) (label, target string) {
	return fmt.Sprintf("%s, line %d", path.Base(at.Filename), at.Start.Line), fmt.Sprintf("%s#L%d", f.view.uri(at.Filename), at.Start.Line)
}

// openIn are the values of a campaign's plan that are to be decided and would be agreed.
func (f *file) openIn(p *lang.Plan) (list []lang.Undecided) {
	_, open := agreement.Unsealable(p)
	for _, u := range lang.ByDecision(slices.Clone(p.Undecided)) {
		if slices.Contains(open, u.At) {
			list = append(list, u)
		}
	}
	return list
}

// signers are those who can agree to a plan: its sponsor, its lead, then in reading order.
func signersOf(p *lang.Plan) []*signer {
	list := []*signer{}
	sponsor, lead := p.Sponsor(), facts.LeadOf(p)
	weight := map[string]int{}
	p.InScope(func(in *lang.Plan) {
		for _, e := range in.All {
			kind := e.Kind().Name
			if !slices.Contains([]string{"person", "party", "discipline"}, kind) || p.Lookup(kind, e.Name()) != e {
				continue
			}
			one := &signer{Address: e.Address(), Title: e.Label(), Is: kind}
			if person, ok := e.(*lang.Person); ok {
				one.Is = ""
				if person.Role.Known() {
					one.Is = person.Role.V
				}
			}
			switch {
			case sponsor.Known() && sponsor.To == e:
				one.Is, weight[one.Address] = "sponsor of the campaign", -2
			case lead.Known() && lang.Element(lead.To) == e:
				one.Is, weight[one.Address] = "leads the campaign", -1
			case kind != "person":
				weight[one.Address] = 1
			}
			list = append(list, one)
		}
	})
	slices.SortStableFunc(list, func(a, b *signer) int { return weight[a.Address] - weight[b.Address] })
	return list
}

// called are those of the addresses that can agree.
func called(p *lang.Plan, addresses []string) (list []lang.Element) {
	for _, s := range signersOf(p) {
		if slices.Contains(addresses, s.Address) {
			kind, name, _ := strings.Cut(s.Address, ".")
			list = append(list, p.Lookup(kind, name))
		}
	}
	return list
}
