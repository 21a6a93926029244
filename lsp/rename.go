package lsp

import (
	"errors"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang/assist"
	"github.com/sourcegraph/jsonrpc2"
	"go.lsp.dev/protocol"
)

func offerRename(c *protocol.ServerCapabilities) {
	yes := true
	c.RenameProvider = &protocol.RenameOptions{PrepareProvider: &yes}
}

// prepareRename answers which name a rename would change.
func prepareRename(f *file, p *protocol.PrepareRenameParams) (protocol.PrepareRenameResult, error) {
	t, name := f.named(p.Position)
	if t == nil {
		return nil, nil
	}
	if err := assist.Renamable(f.view.snapshot, t); err != nil {
		return nil, refused(err)
	}
	return &protocol.PrepareRenamePlaceholder{Range: f.span(name), Placeholder: f.Text(name)}, nil
}

// rename answers the edits that give what stands at a place another name,
// wherever it is named.
func rename(f *file, p *protocol.RenameParams) (*protocol.WorkspaceEdit, error) {
	t, _ := f.named(p.Position)
	if t == nil {
		return nil, nil
	}
	edits, err := checks.Rename(f, f.view.snapshot, f.result, t, p.NewName)
	if err != nil {
		return nil, refused(err)
	}
	return f.edit(edits), nil
}

// refused answers a request that is understood and not carried out with the
// sentence that says why.
func refused(err error) error {
	if why := assist.Refusal(""); errors.As(err, &why) {
		return &jsonrpc2.Error{Code: codeRequestFailed, Message: why.Error()}
	}
	return err
}

// named is what is named at a position, and the name itself.
func (f *file) named(p protocol.Position) (*assist.Target, hcl.Range) {
	at, t := f.target(p)
	if t == nil {
		return nil, hcl.Range{}
	}
	for _, u := range assist.UsesIn(f.view.snapshot, t, f.name) {
		if touches(u.Name, at.Offset) || touches(u.At, at.Offset) && u.Name.Filename != "" {
			return t, u.Name
		}
	}
	return nil, hcl.Range{}
}
