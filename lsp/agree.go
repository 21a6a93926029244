package lsp

import (
	"encoding/json"
	"fmt"
	"path"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/brief"
	"github.com/plan-as-code/plan/lang"
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
	Ready    bool   `json:"ready"` // there is something to seal, and nothing is in the way
}

// agree answers what sealing a file's campaign would write, today and by its
// sponsor. It writes nothing.
func agree(c *call, args []protocol.LSPAny) (any, error) {
	refuse := func(format string, words ...any) error {
		return &jsonrpc2.Error{Code: jsonrpc2.CodeInvalidParams, Message: fmt.Sprintf(format, words...)}
	}
	var u uri.URI
	if len(args) > 0 {
		_ = json.Unmarshal(args[0], &u)
	}
	f := c.file(u)
	if f == nil {
		return nil, refuse("plan.agree takes the URI of a file of a campaign.")
	}
	p := f.view.snapshot.PlanOf(f.name)
	for p != nil && p.Campaign == nil {
		p = p.Parent
	}
	switch {
	case p == nil:
		return nil, refuse("This file belongs to no campaign, so there is nothing to agree on.")
	case p.Lock != nil && p.Lock.Problem != nil:
		return nil, refuse("%s %s.", p.Lock.Problem.Message, strings.TrimSuffix(p.Lock.Problem.Fix, "."))
	}
	var by []lang.Element
	if s := checks.SponsorOf(p); s.Known() {
		by = []lang.Element{s.To}
	}
	on := f.view.opts.AsOf
	s := f.view.result().Seal(p, by, on)
	if len(by) == 0 && len(s.Refusals) == 0 {
		return nil, refuse("Who agrees? The %s has no sponsor.", p.Campaign)
	}
	text := brief.Sealing(s, by, on, func(r checks.Refusal) string {
		return fmt.Sprintf("%s, line %d", path.Base(r.At.Filename), r.At.Start.Line)
	})
	return &sealing{Folder: f.view.folder(p), Campaign: p.Campaign.Label(), Text: text,
		Markdown: "```text\n" + strings.ReplaceAll(text, "```", "'''") + "```\n", Ready: s.Entry != nil && !s.Entry.Empty()}, nil
}
