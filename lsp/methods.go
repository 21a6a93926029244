package lsp

import (
	"maps"
	"slices"

	"go.lsp.dev/protocol"
)

// methods is everything that the server does for a client, and all that it says
// in initialize that it can do. initialize, shutdown, exit and $/cancelRequest
// are the reader's own: they are about the connection.
func methods() map[string]method {
	return map[string]method{
		"initialized": noted(initialized),
		"$/setTrace":  noted(setTrace),

		"textDocument/didOpen":   noted(didOpen).offering(offerSync),
		"textDocument/didChange": noted(didChange),
		"textDocument/didSave":   noted(didSave),
		"textDocument/didClose":  noted(didClose),

		"workspace/didChangeWorkspaceFolders": noted(didChangeFolders).offering(offerFolders),
		"workspace/didChangeConfiguration":    noted(didChangeConfiguration),
		"workspace/didChangeWatchedFiles":     gathered(changedFiles),

		"textDocument/diagnostic": typed(documentDiagnostic).offering(offerDiagnostics),
		"workspace/diagnostic":    typed(workspaceDiagnostic),

		"textDocument/completion":    onFile(completion).offering(offerCompletion),
		"completionItem/resolve":     typed(resolveCompletion),
		"textDocument/signatureHelp": onFile(signatureHelp).offering(offerSignatures),

		"textDocument/hover":                     orLock(onJudged(hover), hoverLock).offering(offerHover),
		"textDocument/codeLens":                  onJudged(codeLens).offering(offerLenses),
		"textDocument/inlayHint":                 onFile(inlayHint).offering(offerHints),
		"textDocument/semanticTokens/full":       onJudged(tokensFull).offering(offerTokens),
		"textDocument/semanticTokens/range":      onJudged(tokensRange),
		"textDocument/semanticTokens/full/delta": onJudged(tokensDelta),

		"textDocument/definition":        orLock(onFile(definition), definitionInLock).offering(offerDefinition),
		"textDocument/declaration":       onFile(declarationOf).offering(offerDeclaration),
		"textDocument/typeDefinition":    onFile(typeDefinition).offering(offerTypeDefinition),
		"textDocument/references":        onFile(references).offering(offerReferences),
		"textDocument/documentHighlight": onFile(documentHighlight).offering(offerHighlights),
		"textDocument/prepareRename":     onFile(prepareRename),
		"textDocument/rename":            onJudged(rename).offering(offerRename),

		"textDocument/documentSymbol":       onFile(documentSymbol).offering(offerSymbols),
		"textDocument/documentLink":         onFile(documentLink).offering(offerLinks),
		"textDocument/foldingRange":         onFile(foldingRange).offering(offerFolding),
		"textDocument/selectionRange":       onFile(selectionRange).offering(offerSelection),
		"textDocument/prepareCallHierarchy": onFile(prepareCalls).offering(offerCalls),
		"callHierarchy/incomingCalls":       typed(incomingCalls),
		"callHierarchy/outgoingCalls":       typed(outgoingCalls),
		"textDocument/prepareTypeHierarchy": onFile(prepareTypes).offering(offerTypes),
		"typeHierarchy/supertypes":          typed(supertypes),
		"typeHierarchy/subtypes":            typed(subtypes),
		"workspace/symbol":                  typed(workspaceSymbol).offering(offerSearch),

		"textDocument/codeAction":      onJudged(codeAction).offering(offerActions),
		"textDocument/formatting":      onFile(formatting).offering(offerFormatting),
		"textDocument/rangeFormatting": onFile(rangeFormatting).offering(offerRangeFormatting),

		"workspace/executeCommand": typed(executeCommand).offering(offerCommands),
	}
}

func offerSync(c *protocol.ServerCapabilities) {
	yes, incremental := true, protocol.TextDocumentSyncKindIncremental
	c.TextDocumentSync = &protocol.TextDocumentSyncOptions{OpenClose: &yes, Change: &incremental, Save: protocol.Boolean(true)}
}

func offerFolders(c *protocol.ServerCapabilities) {
	yes := true
	c.Workspace = &protocol.WorkspaceOptions{WorkspaceFolders: &protocol.WorkspaceFoldersServerCapabilities{
		Supported: &yes, ChangeNotifications: protocol.Boolean(true)}}
}

func offerDiagnostics(c *protocol.ServerCapabilities) {
	name := "plan"
	c.DiagnosticProvider = &protocol.DiagnosticOptions{Identifier: &name, InterFileDependencies: true, WorkspaceDiagnostics: true}
}

func offerActions(c *protocol.ServerCapabilities) {
	c.CodeActionProvider = &protocol.CodeActionOptions{CodeActionKinds: actionKinds()}
}

func offerFormatting(c *protocol.ServerCapabilities) {
	c.DocumentFormattingProvider = protocol.Boolean(true)
}

func offerRangeFormatting(c *protocol.ServerCapabilities) {
	c.DocumentRangeFormattingProvider = protocol.Boolean(true)
}

func offerCommands(c *protocol.ServerCapabilities) {
	c.ExecuteCommandProvider.Commands = slices.Sorted(maps.Keys(commands()))
}
