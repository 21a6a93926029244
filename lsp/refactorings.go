package lsp

import (
	"slices"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/assist"
	"github.com/plan-as-code/plan/lang/sheet"
	"github.com/plan-as-code/plan/lang/syntax"
	"go.lsp.dev/protocol"
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
				found = append(found, action{title: fix.Title, kind: protocol.CodeActionKindQuickFix, mends: []*checks.Finding{finding}, edits: fix.Edits})
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

// creations declare the element that is named in vain.
func creations(f *file, start, end int) []action {
	at := f.place(start)
	if at == nil || at.Ref == nil {
		return nil
	}
	fix, ok := assist.Create(f.view.snapshot, at)
	if !ok {
		return nil
	}
	mends := slices.DeleteFunc(f.findings(start, end), func(one *checks.Finding) bool { return one.Range.Start != at.Ref.At.Start })
	return []action{{title: fix.Title, kind: protocol.CodeActionKindQuickFix, mends: mends, edits: fix.Edits}}
}

// waivers let findings stand.
func waivers(f *file, start, end int) []action {
	var found []action
	for _, finding := range append(f.findings(start, end), f.elementFindings(start, end)...) {
		fix, ok := f.result.Waiving(finding)
		same := func(a action) bool { return a.mends[0].Rule == finding.Rule && a.mends[0].Element == finding.Element }
		if ok && !slices.ContainsFunc(found, same) {
			found = append(found, action{title: fix.Title, kind: protocol.CodeActionKindQuickFix, mends: []*checks.Finding{finding}, edits: fix.Edits})
		}
	}
	return found
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
