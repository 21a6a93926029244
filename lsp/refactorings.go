package lsp

import (
	"cmp"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/assist"
	"github.com/plan-as-code/plan/lang/sheet"
	"github.com/plan-as-code/plan/lang/syntax"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// fixesFromAfar are fixes of an element's findings that stand elsewhere in it, for
// a caret on the element's kind or name. What replaces the text that is found
// fault with is offered there only, where it can be seen.
func fixesFromAfar(f *file, start, end int) []action {
	var found []action
	here := f.findings(start, end)
	for _, finding := range f.elementFindings(start, end) {
		for _, fix := range finding.Fixes {
			if len(fix.Edits) > 0 && !slices.Contains(here, finding) && !replaces(fix, finding) {
				found = append(found, f.mend(finding, fix))
			}
		}
	}
	return found
}

func replaces(fix syntax.Fix, finding *checks.Finding) bool {
	return slices.ContainsFunc(fix.Edits, func(e syntax.Edit) bool { return e.Range.Overlaps(finding.Range) || e.Range == finding.Range })
}

// completions write what an element lacks.
func completions(f *file, start, end int) []action {
	at := f.place(start)
	if at == nil || at.Element == nil || at.Line != nil || end > at.Element.Whole().End.Byte {
		return nil
	}
	var found []action
	if fix, ok := assist.Completing(at.Element); ok {
		found = append(found, action{title: fix.Title, kind: protocol.CodeActionKindQuickFix, mends: f.missing(at.Element), edits: fix.Edits})
	}
	if fix, settles := f.result.Lacking(at.Element); len(settles) > 0 {
		found = append(found, action{title: fix.Title, kind: protocol.CodeActionKindQuickFix, mends: f.shown(settles), edits: fix.Edits})
	}
	return found
}

// missing are the findings about what an element must have.
func (f *file) missing(e lang.Element) []*checks.Finding {
	missing := assist.Missing(e)
	return f.findingsOf(func(one *checks.Finding) bool {
		return slices.ContainsFunc(missing, func(d lang.Diagnostic) bool {
			return one.Element == e && one.Rule == d.Rule && one.Range == d.Range && one.Detail == d.Detail
		})
	})
}

// shown are those findings that the client sees in the file.
func (f *file) shown(list []*checks.Finding) []*checks.Finding {
	return f.findingsOf(func(one *checks.Finding) bool { return slices.Contains(list, one) })
}

// creations declare the element that is named in vain, and choose what a word only stands for.
func creations(f *file, start, end int) []action {
	at := f.place(start)
	if at == nil {
		return nil
	}
	var found []action
	add := func(place hcl.Range, fixes ...syntax.Fix) {
		mends := slices.DeleteFunc(f.findings(start, end), func(one *checks.Finding) bool { return one.Range.Start != place.Start })
		for _, fix := range fixes {
			found = append(found, action{title: f.offered(fix), kind: protocol.CodeActionKindQuickFix, mends: mends, edits: fix.Edits})
		}
	}
	if at.Ref != nil {
		if fix, ok := assist.Create(f.view.snapshot, at); ok {
			add(at.Ref.At, fix)
		}
	}
	if open := assist.Choosing(f.view.snapshot, at, f.view.opts.AsOf); len(open) > 0 {
		place := at.Line.Value
		if at.Ref != nil {
			place = at.Ref.At
		}
		add(place, open...)
	}
	return found
}

// standing lets findings stand for a while: one by a waiver to fill in; of several, a choice.
func standing(f *file, start, end int) []action {
	const title = "Let it stand…"
	var may []*checks.Finding
	for _, one := range append(f.findings(start, end), f.elementFindings(start, end)...) {
		same := func(known *checks.Finding) bool { return known.Rule == one.Rule && known.Element == one.Element }
		if _, ok := f.result.Waiving(one); ok && !slices.ContainsFunc(may, same) {
			may = append(may, one)
		}
	}
	slices.SortStableFunc(may, func(a, b *checks.Finding) int { return cmp.Compare(b.Severity, a.Severity) })
	switch {
	case len(may) == 0:
		return nil
	case len(may) == 1 || !orEmpty(orEmpty(f.client.capabilities.Workspace).ApplyEdit): // nobody can be asked
		fix, _ := f.result.Waiving(may[0])
		return []action{{title: title, kind: protocol.CodeActionKindQuickFix, mends: may[:1], edits: fix.Edits}}
	}
	var choices []standingChoice
	for _, one := range may {
		choices = append(choices, standingChoice{one.Fingerprint, one.Message})
	}
	command := &protocol.Command{Title: title, Command: letStandCommand, Arguments: arguments(f.view.uri(f.name), choices)}
	return []action{{title: title, kind: protocol.CodeActionKindQuickFix, mends: may, command: command}}
}

const letStandCommand = "plan.letStand"

// standingChoice is a finding that may be let stand.
type standingChoice struct {
	Finding string `json:"finding"` // its fingerprint
	Says    string `json:"says"`
}

// letStand has the client write a waiver of one of some findings of a file: of the only one,
// else of that which somebody chooses.
func letStand(c *call, args []protocol.LSPAny) (any, error) {
	var u uri.URI
	var choices []standingChoice
	fit := read(args, &u, &choices)
	f := c.file(u)
	if f == nil || !fit || len(choices) == 0 {
		return nil, invalid("plan.letStand takes the URI of a file of a plan, and findings.")
	}
	if len(choices) > 1 {
		var err error
		if choices, err = c.choose("What may stand for a while? The plan will say why, and until when.", choices); err != nil || len(choices) == 0 {
			return nil, err
		}
	}
	if err := f.judged(); err != nil {
		return nil, err
	}
	if found := f.byFingerprint()[choices[0].Finding]; found != nil {
		if fix, ok := f.result.Waiving(found); ok {
			return nil, f.fill(fix.Edits)
		}
	}
	return nil, errGone
}

// choose asks somebody which of some findings is meant; none where he says nothing. It waits as
// long as that takes.
func (c *call) choose(question string, choices []standingChoice) ([]standingChoice, error) {
	ask := protocol.ShowMessageRequestParams{Type: protocol.MessageTypeInfo, Message: question}
	for _, one := range choices {
		ask.Actions = append(ask.Actions, protocol.MessageActionItem{Title: one.Says})
	}
	raw, err := encode(&ask)
	if err != nil {
		return nil, err
	}
	var chosen *struct{ Title string }
	if err := c.server.conn.Call(c, "window/showMessageRequest", raw, &chosen); err != nil || chosen == nil {
		return nil, err
	}
	i := slices.IndexFunc(choices, func(one standingChoice) bool { return one.Says == chosen.Title })
	return choices[max(i, 0):max(i+1, 0)], nil
}

// moves put an element where all campaigns have it.
func moves(f *file, start, _ int) []action {
	at := f.place(start)
	if at == nil || at.Element == nil || !at.OnKind && !at.OnName {
		return nil
	}
	fix, refused, ok := assist.MoveToWorkspace(f.view.snapshot, at.Element)
	if f.creates(fix.Edits) && !f.client.createsFiles() {
		refused = "This editor creates no files for a language server."
	}
	if refused != "" && !f.client.showsDisabled() || !ok {
		return nil
	}
	a := action{title: fix.Title, kind: protocol.CodeActionKindRefactorMove, disabled: refused}
	if refused == "" {
		a.edits = fix.Edits
	}
	return []action{a}
}

// tables turn what was pasted from a spreadsheet into elements; of a table that is not
// understood, they say why.
func tables(f *file, start, end int) []action {
	fix, refused, ok := sheet.Tabulate(f.view.snapshot, f.name, start, end)
	if !ok || refused != "" && !f.client.showsDisabled() {
		return nil
	}
	return []action{{title: fix.Title, kind: protocol.CodeActionKindRefactorRewrite, disabled: refused, edits: fix.Edits}}
}

// place is what stands at a byte of the file.
func (f *file) place(offset int) *assist.Cursor {
	return assist.CursorAt(f.view.snapshot, f.name, offset)
}

// elementFindings are the findings shown in the file about an element whose kind or name is
// at a stretch of bytes.
func (f *file) elementFindings(start, _ int) []*checks.Finding {
	at := f.place(start)
	if at == nil || at.Element == nil || !at.OnKind && !at.OnName {
		return nil
	}
	return f.findingsOf(func(one *checks.Finding) bool { return one.Element == at.Element })
}

// findingsOf are those shown in the file that are wanted.
func (f *file) findingsOf(wanted func(*checks.Finding) bool) []*checks.Finding {
	var found []*checks.Finding
	for _, one := range f.found {
		if wanted(one) {
			found = append(found, one)
		}
	}
	return found
}

// creates reports whether edits write a file that is not there.
func (f *file) creates(edits []syntax.Edit) bool {
	return slices.ContainsFunc(edits, func(e syntax.Edit) bool { return f.view.snapshot.Files[e.Range.Filename] == nil })
}

// createsFiles reports whether edits may create files.
func (c *client) createsFiles() bool {
	edit := orEmpty(orEmpty(c.capabilities.Workspace).WorkspaceEdit)
	return c.documentChanges && slices.Contains(edit.ResourceOperations, protocol.ResourceOperationKindCreate)
}

// showsDisabled reports whether an action that cannot be taken may say why.
func (c *client) showsDisabled() bool {
	return orEmpty(orEmpty(orEmpty(c.capabilities.TextDocument).CodeAction).DisabledSupport)
}
