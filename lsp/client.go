package lsp

import (
	"encoding/json"
	"slices"

	"go.lsp.dev/protocol"
)

// client is what the other side of the connection can do. It is made when the client
// says initialize, never changes, and is shared by states and views.
type client struct {
	units protocol.PositionEncodingKind // that columns are counted in

	pulls              bool // asks for findings; nothing is pushed to it
	relatedDocuments   bool
	relatedInformation bool
	codeDescriptions   bool
	tags               bool

	refreshes       bool // asks again for findings when told to
	registersFiles  bool
	registersConfig bool
	configuration   bool
	documentChanges bool
	snippetEdits    bool // edits of a workspace may have holes
	showsDocuments  bool // and places in them, when told to
	progress        bool
	refreshable     []string // what else it asks for again when told to: "codeLens", "inlayHint", "semanticTokens"
	says            ofItself
	onlyCommands    bool     // takes no actions but commands, whose edits it is sent
	retries         []string // methods that it asks again when the content was modified

	capabilities protocol.ClientCapabilities
	log          *logger
}

// newClient reads the capabilities. Whatever is left out is not supported.
func newClient(c protocol.ClientCapabilities, log *logger) *client {
	text, workspace := orEmpty(c.TextDocument), orEmpty(c.Workspace)
	general, window := orEmpty(c.General), orEmpty(c.Window)
	push, pull := orEmpty(text.PublishDiagnostics), orEmpty(text.Diagnostic)
	shown := push.DiagnosticsCapabilities
	if text.Diagnostic != nil && !isZero(pull.DiagnosticsCapabilities) {
		shown = pull.DiagnosticsCapabilities
	}
	return &client{
		units:              unitsOf(general.PositionEncodings),
		pulls:              text.Diagnostic != nil,
		relatedDocuments:   orEmpty(pull.RelatedDocumentSupport),
		relatedInformation: orEmpty(shown.RelatedInformation),
		codeDescriptions:   orEmpty(shown.CodeDescriptionSupport),
		tags:               slices.Contains(shown.TagSupport.ValueSet, protocol.DiagnosticTagUnnecessary),
		refreshes:          orEmpty(orEmpty(workspace.Diagnostics).RefreshSupport),
		registersFiles:     orEmpty(orEmpty(workspace.DidChangeWatchedFiles).DynamicRegistration),
		registersConfig:    orEmpty(orEmpty(workspace.DidChangeConfiguration).DynamicRegistration),
		configuration:      orEmpty(workspace.Configuration),
		documentChanges:    orEmpty(orEmpty(workspace.WorkspaceEdit).DocumentChanges),
		snippetEdits:       orEmpty(orEmpty(workspace.WorkspaceEdit).DocumentChanges) && orEmpty(orEmpty(workspace.WorkspaceEdit).SnippetEditSupport),
		showsDocuments:     orEmpty(window.ShowDocument).Support,
		progress:           orEmpty(window.WorkDoneProgress),
		onlyCommands:       orEmpty(workspace.ApplyEdit) && len(orEmpty(text.CodeAction).CodeActionLiteralSupport.CodeActionKind.ValueSet) == 0,
		retries:            general.StaleRequestSupport.RetryOnContentModified,
		refreshable:        refreshable(workspace),
		says:               saysOfItself(c),
		capabilities:       c,
		log:                log,
	}
}

// ofItself is what a client says that the protocol has no words for:
// "experimental": {"commands": {"commands": ["plan.trace"]}, "showsFindings": true, "hearsReadAnew": true}.
type ofItself struct {
	Commands      struct{ Commands []string } `json:"commands"`      // it shows what they answer
	ShowsFindings bool                        `json:"showsFindings"` // whoever points at a place reads there what is found
	HearsReadAnew bool                        `json:"hearsReadAnew"` // it is told when plans are other than before without an edit of its own
}

func refreshable(w protocol.WorkspaceClientCapabilities) (list []string) {
	for what, can := range map[string]*bool{
		"codeLens":       orEmpty(w.CodeLens).RefreshSupport,
		"inlayHint":      orEmpty(w.InlayHint).RefreshSupport,
		"semanticTokens": orEmpty(w.SemanticTokens).RefreshSupport,
	} {
		if orEmpty(can) {
			list = append(list, what)
		}
	}
	return list
}

func saysOfItself(c protocol.ClientCapabilities) (says ofItself) {
	_ = json.Unmarshal(c.Experimental, &says)
	return says
}

// orEmpty is what p points to; its zero value where it points nowhere.
func orEmpty[T any](p *T) T {
	if p == nil {
		var empty T
		return empty
	}
	return *p
}

func isZero(d protocol.DiagnosticsCapabilities) bool {
	return d.RelatedInformation == nil && d.CodeDescriptionSupport == nil && len(d.TagSupport.ValueSet) == 0
}

// unitsOf chooses what columns are counted in: bytes where the client can, since
// that is what files consist of.
func unitsOf(offered []protocol.PositionEncodingKind) protocol.PositionEncodingKind {
	switch {
	case slices.Contains(offered, protocol.PositionEncodingKindUTF8):
		return protocol.PositionEncodingKindUTF8
	case slices.Contains(offered, protocol.PositionEncodingKindUTF16) || !slices.Contains(offered, protocol.PositionEncodingKindUTF32):
		return protocol.PositionEncodingKindUTF16
	}
	return protocol.PositionEncodingKindUTF32
}
