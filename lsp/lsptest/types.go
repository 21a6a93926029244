package lsptest

import "encoding/json"

// The parts of the protocol's types that tests look at.
type (
	Position struct {
		Line      int `json:"line"`
		Character int `json:"character"`
	}
	Range struct {
		Start Position `json:"start"`
		End   Position `json:"end"`
	}
	Location struct {
		URI   string `json:"uri"`
		Range Range  `json:"range"`
	}
	TextEdit struct {
		Range   Range  `json:"range"`
		NewText string `json:"newText"`
	}
	Diagnostic struct {
		Range              Range           `json:"range"`
		Severity           int             `json:"severity,omitempty"`
		Code               json.RawMessage `json:"code,omitempty"`
		CodeDescription    json.RawMessage `json:"codeDescription,omitempty"`
		Source             string          `json:"source,omitempty"`
		Message            string          `json:"message"`
		Tags               []int           `json:"tags,omitempty"`
		RelatedInformation []Related       `json:"relatedInformation,omitempty"`
		Data               json.RawMessage `json:"data,omitempty"`
	}
	Related struct {
		Location Location `json:"location"`
		Message  string   `json:"message"`
	}
	Command struct {
		Title     string            `json:"title"`
		Command   string            `json:"command"`
		Arguments []json.RawMessage `json:"arguments,omitempty"`
	}
	CodeAction struct {
		Title       string          `json:"title"`
		Kind        string          `json:"kind,omitempty"`
		IsPreferred bool            `json:"isPreferred,omitempty"`
		Disabled    json.RawMessage `json:"disabled,omitempty"`
		Edit        *WorkspaceEdit  `json:"edit,omitempty"`
		Command     json.RawMessage `json:"command,omitempty"`
	}
	WorkspaceEdit struct {
		Changes         map[string][]TextEdit `json:"changes,omitempty"`
		DocumentChanges []DocumentChange      `json:"documentChanges,omitempty"`
	}
	// DocumentChange is an edit of one document, or the creation, renaming or
	// deletion of a file.
	DocumentChange struct {
		Kind         string `json:"kind,omitempty"`
		URI          string `json:"uri,omitempty"`
		OldURI       string `json:"oldUri,omitempty"`
		NewURI       string `json:"newUri,omitempty"`
		TextDocument struct {
			URI     string `json:"uri"`
			Version *int   `json:"version"`
		} `json:"textDocument"`
		Edits []TextEdit `json:"edits,omitempty"`
	}
)

// Rule is the diagnostic's code, the id of a rule.
func (d Diagnostic) Rule() string {
	var id string
	if json.Unmarshal(d.Code, &id) != nil {
		return string(d.Code)
	}
	return id
}

// Weight is the severity as the command writes it.
func (d Diagnostic) Weight() string {
	names := [...]string{"none", "error", "warning", "info", "hint"}
	if d.Severity < 0 || d.Severity >= len(names) {
		return "severity?"
	}
	return names[d.Severity]
}
