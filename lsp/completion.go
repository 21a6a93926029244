package lsp

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/lang/assist"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

func offerCompletion(c *protocol.ServerCapabilities) {
	yes := true
	c.CompletionProvider = &protocol.CompletionOptions{
		TriggerCharacters: []string{".", `"`, "=", "[", "(", "{", " "}, ResolveProvider: &yes,
		CompletionItem: &protocol.ServerCompletionItemOptions{LabelDetailsSupport: &yes},
	}
}

// completion answers what could stand at a place. A blank brings up values, and
// leaves alone who indents a line.
func completion(f *file, p *protocol.CompletionParams) (*protocol.CompletionList, error) {
	found := assist.Complete(f.view.snapshot, f.name, f.offset(p.Position))
	if found == nil || found.Opening && orEmpty(p.Context.TriggerCharacter) == " " {
		return nil, nil
	}
	w := f.itemWriter(found)
	list := &protocol.CompletionList{IsIncomplete: found.Incomplete, Items: make([]protocol.CompletionItem, 0, len(found.Candidates)), ItemDefaults: w.defaults()}
	for i := range found.Candidates {
		list.Items = append(list.Items, w.item(&found.Candidates[i]))
	}
	return list, nil
}

// itemWriter writes candidates as the client can take them.
type itemWriter struct {
	*assist.Completion
	uri             uri.URI
	can             protocol.ClientCompletionItemOptions
	modes           []protocol.InsertTextMode
	snippets        bool
	shared          bool // the range is said once for all
	insert, replace protocol.Range
}

func (f *file) itemWriter(found *assist.Completion) *itemWriter {
	c := orEmpty(orEmpty(f.client.capabilities.TextDocument).Completion)
	can := orEmpty(c.CompletionItem)
	return &itemWriter{
		Completion: found, uri: f.view.uri(f.name), can: can, modes: can.InsertTextModeSupport.ValueSet,
		snippets: orEmpty(can.SnippetSupport), shared: slices.Contains(orEmpty(c.CompletionList).ItemDefaults, "editRange"),
		insert: f.span(found.Insert), replace: f.span(found.Replace),
	}
}

func (w *itemWriter) defaults() *protocol.CompletionItemDefaults {
	switch {
	case !w.shared:
		return nil
	case orEmpty(w.can.InsertReplaceSupport):
		return &protocol.CompletionItemDefaults{EditRange: &protocol.EditRangeWithInsertReplace{Insert: w.insert, Replace: w.replace}}
	}
	return &protocol.CompletionItemDefaults{EditRange: &w.replace}
}

func (w *itemWriter) item(one *assist.Candidate) protocol.CompletionItem {
	out := protocol.CompletionItem{Label: one.Label, Kind: itemKinds[one.Class], SortText: protocol.NewOptional(one.Sort)}
	if one.Filter != one.Label {
		out.FilterText = protocol.NewOptional(one.Filter)
	}
	if one.Subject != "" {
		out.Data, _ = json.Marshal(itemData{w.uri, one.Subject})
	}
	w.describe(&out, one)
	text := w.write(&out, one)
	switch {
	case w.shared:
		out.TextEditText = protocol.NewOptional(text)
	case orEmpty(w.can.InsertReplaceSupport):
		out.TextEdit = &protocol.InsertReplaceEdit{NewText: text, Insert: w.insert, Replace: w.replace}
	default:
		out.TextEdit = &protocol.TextEdit{NewText: text, Range: w.replace}
	}
	return out
}

// describe says in a phrase what the candidate is, and where it is declared.
func (w *itemWriter) describe(out *protocol.CompletionItem, one *assist.Candidate) {
	detail, where := one.Detail, one.Where
	if !orEmpty(w.can.LabelDetailsSupport) {
		if detail != "" && where != "" {
			detail += ", "
		}
		if detail+where != "" {
			out.Detail = protocol.NewOptional(detail + where)
		}
		return
	}
	if where == "" {
		detail, where = "", detail
	}
	details := &protocol.CompletionItemLabelDetails{}
	if detail != "" {
		detail = " " + detail
		details.Detail = &detail
	}
	if where != "" {
		details.Description = &where
	}
	out.LabelDetails = details
}

// write is the text of a candidate: with places to fill in where the client can
// lead there, and with the indent of its line where it would not do that itself.
func (w *itemWriter) write(out *protocol.CompletionItem, one *assist.Candidate) string {
	text, mode := one.Plain(), protocol.InsertTextModeAsIs
	if w.snippets && slices.ContainsFunc(one.Text, func(p assist.Piece) bool { return p.Hole || p.Rest }) {
		text, mode = snippet(one.Text), protocol.InsertTextModeAdjustIndentation
		out.InsertTextFormat = protocol.InsertTextFormatSnippet
	} else {
		text = strings.ReplaceAll(text, "\n", "\n"+w.Indent)
	}
	if strings.Contains(text, "\n") && slices.Contains(w.modes, mode) {
		out.InsertTextMode = mode
	}
	return text
}

// itemKinds are pictures that every client knows.
var itemKinds = map[assist.Class]protocol.CompletionItemKind{
	assist.ClassKind: protocol.CompletionItemKindClass, assist.ClassName: protocol.CompletionItemKindValue,
	assist.ClassAttribute: protocol.CompletionItemKindProperty, assist.ClassReference: protocol.CompletionItemKindReference,
	assist.ClassFunction: protocol.CompletionItemKindFunction, assist.ClassText: protocol.CompletionItemKindValue,
	assist.ClassChoice: protocol.CompletionItemKindEnum, assist.ClassWord: protocol.CompletionItemKindKeyword,
}

// itemData is what the server is given back when it is asked for more.
type itemData struct {
	URI     uri.URI `json:"uri"`
	Subject string  `json:"about"`
}

// resolveCompletion adds the page about what was offered.
func resolveCompletion(c *call, item *protocol.CompletionItem) (*protocol.CompletionItem, error) {
	var data itemData
	if json.Unmarshal(item.Data, &data) != nil {
		return item, nil
	}
	if f := c.file(data.URI); f != nil {
		if err := f.judged(); err != nil {
			return nil, err
		}
		if page := f.subjectPage(assist.SubjectOf(f.view.snapshot, f.name, data.Subject)); page != "" {
			formats := orEmpty(orEmpty(orEmpty(c.client.capabilities.TextDocument).Completion).CompletionItem).DocumentationFormat
			item.Documentation = c.client.markup(formats, page)
		}
	}
	return item, nil
}

// subjectPage is about what a candidate is about. The file is judged.
func (f *file) subjectPage(s assist.Subject) string {
	rule := f.rule(s.Rule)
	switch {
	case s.Function != nil:
		return report.FunctionPage(s.Function)
	case s.Local != nil:
		return report.LocalPage(s.Local)
	case rule != nil && s.Attr != nil:
		return report.SettingPage(rule, s.Attr)
	case rule != nil:
		return report.RulePage(rule, string(pages()[rule.ID]))
	case s.Element != nil && s.Attr != nil:
		return report.AskedPage(s.Element, report.ValueOf(s.Element, s.Attr.Name))
	case s.Element != nil:
		return report.Card(f.view.snapshot, f.result, s.Element)
	case s.Kind != nil && s.Attr != nil:
		return report.AttributePage(s.Kind.Name, s.Attr, "")
	case s.Doc != "":
		return s.Doc + "\n"
	case s.Kind != nil:
		return report.KindCard(s.Kind)
	}
	return ""
}

func offerSignatures(c *protocol.ServerCapabilities) {
	c.SignatureHelpProvider = &protocol.SignatureHelpOptions{TriggerCharacters: []string{"(", ","}}
}

// signatureHelp answers which function is called around a place, and which of
// its arguments stands there.
func signatureHelp(f *file, p *protocol.SignatureHelpParams) (*protocol.SignatureHelp, error) {
	function, argument := assist.Calling(f.view.snapshot, f.name, f.offset(p.Position))
	if function == nil {
		return nil, nil
	}
	can := orEmpty(orEmpty(orEmpty(f.client.capabilities.TextDocument).SignatureHelp).SignatureInformation)
	out := protocol.SignatureInformation{Label: function.Signature, Documentation: f.client.markup(can.DocumentationFormat, function.Doc+"\n\n```hcl\n"+function.Example+"\n```")}
	words := function.Arguments()
	for _, word := range words {
		out.Parameters = append(out.Parameters, protocol.ParameterInformation{Label: protocol.String(word)})
	}
	active := uint32(min(argument, len(words)-1))
	return &protocol.SignatureHelp{Signatures: []protocol.SignatureInformation{out}, ActiveParameter: protocol.NewNullable(active)}, nil
}
