package lsptest

func (c *Client) encodings() []string {
	if len(c.opts.Encodings) > 0 {
		return c.opts.Encodings
	}
	return []string{UTF8, UTF16, UTF32}
}

type object = map[string]any

// capabilities are what the client says it can do.
func (c *Client) capabilities() object {
	if c.opts.Capabilities != nil {
		return c.opts.Capabilities
	}
	document := documentCapabilities()
	if c.opts.Pulls {
		document["diagnostic"] = object{"relatedDocumentSupport": true, "relatedInformation": true}
	}
	refresh := object{"refreshSupport": true}
	return object{
		"general": object{"positionEncodings": c.encodings()},
		"window":  object{"workDoneProgress": true, "showDocument": object{"support": true}},
		"workspace": object{
			"applyEdit": true, "configuration": true, "workspaceFolders": true,
			"workspaceEdit": object{
				"documentChanges": true, "resourceOperations": []string{"create", "rename", "delete"},
				"changeAnnotationSupport": object{"groupsOnLabel": true}, "snippetEditSupport": c.opts.Snippets,
			},
			"didChangeConfiguration": object{"dynamicRegistration": true},
			"didChangeWatchedFiles":  object{"dynamicRegistration": true, "relativePatternSupport": true},
			"symbol":                 object{"resolveSupport": object{"properties": []string{"location.range"}}},
			"codeLens":               refresh, "semanticTokens": refresh, "inlayHint": refresh, "diagnostics": refresh,
		},
		"textDocument": document, "experimental": c.opts.Experimental,
	}
}

func documentCapabilities() object {
	markup := []string{"markdown", "plaintext"}
	return object{
		"synchronization": object{"didSave": true},
		"publishDiagnostics": object{
			"relatedInformation": true, "versionSupport": true, "codeDescriptionSupport": true, "dataSupport": true,
			"tagSupport": object{"valueSet": []int{1, 2}},
		},
		"completion": object{
			"completionItem": object{
				"snippetSupport": true, "documentationFormat": markup, "labelDetailsSupport": true, "insertReplaceSupport": true,
				"resolveSupport": object{"properties": []string{"documentation", "detail", "additionalTextEdits"}},
			},
			"completionList": object{"itemDefaults": []string{"editRange", "insertTextFormat", "data"}},
		},
		"hover":          object{"contentFormat": markup},
		"signatureHelp":  object{"signatureInformation": object{"documentationFormat": markup, "activeParameterSupport": true}},
		"declaration":    object{"linkSupport": true},
		"definition":     object{"linkSupport": true},
		"typeDefinition": object{"linkSupport": true},
		"codeAction": object{
			"codeActionLiteralSupport": object{"codeActionKind": object{"valueSet": []string{"", "quickfix", "refactor", "source", "source.fixAll"}}},
			"isPreferredSupport":       true, "disabledSupport": true, "dataSupport": true,
			"resolveSupport": object{"properties": []string{"edit"}},
		},
		"rename":         object{"prepareSupport": true, "honorsChangeAnnotations": true},
		"documentSymbol": object{"hierarchicalDocumentSymbolSupport": true},
		"documentLink":   object{"tooltipSupport": true},
		"foldingRange":   object{"rangeLimit": 5000},
		"inlayHint":      object{"resolveSupport": object{"properties": []string{"tooltip"}}},
		"semanticTokens": object{
			"requests": object{"range": true, "full": object{"delta": true}}, "formats": []string{"relative"},
			"tokenTypes":     []string{"namespace", "type", "class", "enum", "interface", "struct", "variable", "property", "function", "keyword", "comment", "string", "number", "operator"},
			"tokenModifiers": []string{"declaration", "readonly", "deprecated", "modification"},
		},
		"callHierarchy": object{}, "typeHierarchy": object{}, "selectionRange": object{}, "references": object{},
		"documentHighlight": object{}, "codeLens": object{}, "formatting": object{}, "rangeFormatting": object{},
	}
}
