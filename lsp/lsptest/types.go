package lsptest

import "encoding/json"

// The parts of the protocol's types that tests look at, named as it names them.
type (
	// Position is a place between two characters.
	Position struct {
		Line      int `json:"line"`      // from 0
		Character int `json:"character"` // from 0, in units of the client's Encoding
	}
	// Range is a stretch of a text; an empty one is a place.
	Range struct {
		Start Position `json:"start"`
		End   Position `json:"end"` // the first that is not in it
	}
	// Location is a stretch of a file.
	Location struct {
		URI   string `json:"uri"`
		Range Range  `json:"range"`
	}
	TextEdit struct {
		Range   Range  `json:"range"`   // what is taken away
		NewText string `json:"newText"` // what stands there instead
	}
	// OpenEdit is a text edit, or one that leaves something open.
	OpenEdit struct {
		TextEdit
		Snippet *struct {
			Value string `json:"value"`
		} `json:"snippet,omitempty"` // in place of the new text; nil: nothing is open
	}
	Diagnostic struct {
		Range              Range           `json:"range"`
		Severity           int             `json:"severity,omitempty"`        // 1 error, 2 warning, 3 information, 4 hint; 0: not said
		Code               json.RawMessage `json:"code,omitempty"`            // a text or a number; Rule reads it
		CodeDescription    json.RawMessage `json:"codeDescription,omitempty"` // where the rule's page is
		Source             string          `json:"source,omitempty"`          // which program found it
		Message            string          `json:"message"`
		Tags               []int           `json:"tags,omitempty"`               // 1 unnecessary, 2 deprecated
		RelatedInformation []Related       `json:"relatedInformation,omitempty"` // other places that it speaks of
		Data               json.RawMessage `json:"data,omitempty"`               // handed back when actions are asked for
	}
	Related struct {
		Location Location `json:"location"`
		Message  string   `json:"message"`
	}
	// Command is what workspace/executeCommand can be asked for.
	Command struct {
		Title     string            `json:"title"`
		Command   string            `json:"command"`             // as in plan.apply
		Arguments []json.RawMessage `json:"arguments,omitempty"` // to be handed over as they are
	}
	CodeAction struct {
		Title       string          `json:"title"`
		Kind        string          `json:"kind,omitempty"`        // as in quickfix
		IsPreferred bool            `json:"isPreferred,omitempty"` // what an editor takes where nobody chooses
		Disabled    json.RawMessage `json:"disabled,omitempty"`    // why it cannot be done; nil: it can
		Edit        *WorkspaceEdit  `json:"edit,omitempty"`        // nil where it edits nothing
		Command     json.RawMessage `json:"command,omitempty"`     // a Command, or the name of one that stands for the action
	}
	WorkspaceEdit struct {
		Changes         map[string][]TextEdit `json:"changes,omitempty"`         // by URI, whatever the version
		DocumentChanges []DocumentChange      `json:"documentChanges,omitempty"` // made in this order
	}
	// DocumentChange is an edit of one document, or the creation, renaming or
	// deletion of a file.
	DocumentChange struct {
		Kind         string `json:"kind,omitempty"`   // create, rename or delete; "" for an edit
		URI          string `json:"uri,omitempty"`    // of a file that is created or deleted
		OldURI       string `json:"oldUri,omitempty"` // of a file that is renamed
		NewURI       string `json:"newUri,omitempty"` // that it is to have
		TextDocument struct {
			URI     string `json:"uri"`
			Version *int   `json:"version"` // that the edits are for; nil: any
		} `json:"textDocument"`
		Edits []OpenEdit `json:"edits,omitempty"` // of one text at once, as ApplyEdits makes them
	}
)

// Rule is the diagnostic's code, the id of a rule; what else stands there as it is.
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
