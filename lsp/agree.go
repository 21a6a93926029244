package lsp

import (
	"encoding/json"
	"fmt"
	"path"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
	"github.com/plan-as-code/plan/lang/verbatim"
	"github.com/sourcegraph/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// sealing is what plan agree would write, or why it would not.
type sealing struct {
	Folder   string `json:"folder"` // a path on disk
	Campaign string `json:"campaign"`
	Text     string `json:"text"`
	Markdown string `json:"markdown"`
	Ready    bool   `json:"ready"`   // there is something to seal, and nothing is in the way
	Refused  bool   `json:"refused"` // something is in the way
}

// agree answers what sealing a file's campaign would write, today and by its
// sponsor; null where the file belongs to none. It writes nothing.
func agree(c *call, args []protocol.LSPAny) (any, error) {
	var u uri.URI
	if len(args) > 0 {
		_ = json.Unmarshal(args[0], &u)
	}
	f := c.file(u)
	if f == nil {
		return nil, &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: "plan.agree takes the URI of a file of a campaign."}
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
	s := f.dryRun(p)
	s.Folder, s.Campaign = f.view.folder(p), p.Campaign.Label()
	s.Markdown = verbatim.Fence("text", s.Text) + "\n"
	return s, nil
}

func (f *file) dryRun(p *lang.Plan) *sealing {
	sponsor := p.Sponsor()
	switch lock := agreement.LockOf(p); {
	case lock != nil && lock.Problem != nil:
		return &sealing{Text: lock.Problem.Message + "\n" + lock.Problem.Advice.For(lock.Path) + ".\n", Refused: true}
	case !sponsor.Known():
		return &sealing{Text: "Who agrees? The " + p.Campaign.String() + " has no sponsor.\n", Refused: true}
	}
	by, on := []lang.Element{sponsor.To}, f.view.opts.AsOf
	s := checks.Seal(f.result.Index(), p, checks.Signing{By: by, On: on, Errors: f.result.ErrorsIn(p)})
	text := report.Sealing(s, by, on, func(r checks.Refusal) string {
		return fmt.Sprintf("%s, line %d", path.Base(r.At.Filename), r.At.Start.Line)
	})
	return &sealing{Text: text, Ready: s.Entry != nil && !s.Entry.Empty(), Refused: len(s.Refusals) > 0}
}
