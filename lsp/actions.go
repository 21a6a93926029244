package lsp

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/lang/syntax"
	"go.lsp.dev/protocol"
)

// action is something that the client can offer to do.
type action struct {
	title     string
	kind      protocol.CodeActionKind
	preferred bool
	safe      bool              // it needs no decision
	postpones bool              // it leaves what it settles to be decided
	mends     []*checks.Finding // what it settles
	edits     []syntax.Edit
	command   *protocol.Command // besides or in place of edits
	disabled  string            // why it cannot be done here
}

// offer looks for actions of one kind. It is not asked where the client wants
// other kinds only.
type offer struct {
	kind protocol.CodeActionKind
	find func(f *file, start, end int) []action
}

const fixAll protocol.CodeActionKind = "source.fixAll.plan"

// offers are all sources of actions, in the order in which they are shown.
func offers() []offer {
	return []offer{
		{protocol.CodeActionKindQuickFix, mending},
		{protocol.CodeActionKindQuickFix, standing},
		{protocol.CodeActionKindRefactorRewrite, tables},
		{protocol.CodeActionKindRefactorMove, moves},
		{fixAll, fixesOfAll},
	}
}

// actionKinds are the kinds that there are.
func actionKinds() []protocol.CodeActionKind {
	var kinds []protocol.CodeActionKind
	for _, o := range offers() {
		if !slices.Contains(kinds, o.kind) {
			kinds = append(kinds, o.kind)
		}
	}
	return kinds
}

// codeAction answers what can be done about a stretch of a file.
func codeAction(f *file, p *protocol.CodeActionParams) ([]protocol.CommandOrCodeAction, error) {
	start, end := f.bytes(p.Range)
	found := []protocol.CommandOrCodeAction{}
	for _, o := range offers() {
		if !wanted(o.kind, p.Context.Only) {
			continue
		}
		for _, a := range o.find(f, start, end) {
			if !f.client.onlyCommands {
				found = append(found, f.action(a))
			} else if a.command != nil {
				found = append(found, a.command)
			} else if len(a.edits) > 0 && a.disabled == "" {
				found = append(found, &protocol.Command{Title: a.title, Command: applyCommand, Arguments: arguments(f.edit(a.edits))})
			}
		}
	}
	return found, nil
}

// wanted reports whether a kind is asked for: everything is where nothing is
// said, and a kind stands for those below it.
func wanted(kind protocol.CodeActionKind, only []protocol.CodeActionKind) bool {
	return len(only) == 0 || slices.ContainsFunc(only, func(o protocol.CodeActionKind) bool {
		return o == "" || kind == o || strings.HasPrefix(string(kind), string(o)+".")
	})
}

func (f *file) action(a action) *protocol.CodeAction {
	out := &protocol.CodeAction{Title: a.title, Kind: &a.kind}
	if a.preferred {
		out.IsPreferred = &a.preferred
	}
	switch {
	case len(a.edits) == 0:
	case a.kind != protocol.CodeActionKindQuickFix:
		out.Edit = f.edit(a.edits)
	default:
		edit, show := f.filling(a.edits)
		if out.Edit = edit; show != nil {
			out.Command = protocol.Command{Title: a.title, Command: showCommand, Arguments: arguments(show)}
		}
	}
	out.Disabled.Reason = a.disabled
	if a.command != nil {
		out.Command = *a.command
	}
	for _, m := range a.mends {
		out.Diagnostics = append(out.Diagnostics, f.view.diagnostic(m))
	}
	return out
}

// mending is all that mends something, the best first: what settles the worst finding, of that
// what needs no decision, and of that what settles most of that kind; what leaves it to be decided
// comes behind what decides it. The first is the one to prefer.
func mending(f *file, start, end int) []action {
	found := slices.Concat(fixes(f, start, end), fixesFromAfar(f, start, end), creations(f, start, end), completions(f, start, end))
	slices.SortStableFunc(found, func(a, b action) int {
		return cmp.Or(cmp.Compare(b.weight(), a.weight()), compareBools(b.safe, a.safe), cmp.Compare(b.settles(), a.settles()), compareBools(a.postpones, b.postpones))
	})
	if len(found) > 0 {
		found[0].preferred = true
	}
	return found
}

// weight is how bad the worst is that an action settles; 0 where it settles nothing.
func (a *action) weight() int {
	worst := 0
	for _, one := range a.mends {
		worst = max(worst, 1+int(one.Severity))
	}
	return worst
}

// settles is how many of the worst an action settles.
func (a *action) settles() (n int) {
	for _, one := range a.mends {
		if 1+int(one.Severity) == a.weight() {
			n++
		}
	}
	return n
}

func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// mend is the action that makes a fix of a finding.
func (f *file) mend(finding *checks.Finding, fix syntax.Fix) action {
	return action{title: f.offered(fix), kind: protocol.CodeActionKindQuickFix, safe: fix.Safe, postpones: fix.Postpones, mends: []*checks.Finding{finding}, edits: fix.Edits}
}

// offered is what a fix is called in the light bulb.
func (f *file) offered(fix syntax.Fix) string {
	return report.InWords(f.view.snapshot.PlanOf(f.name), fix.Offered())
}

// fixes are those of the findings shown there.
func fixes(f *file, start, end int) []action {
	var found []action
	for _, finding := range f.findings(start, end) {
		list := fixesOf(finding)
		if all, ok := oneOfWords(list); ok && f.client.snippetEdits {
			list = []syntax.Fix{all}
		}
		for _, fix := range list {
			found = append(found, f.mend(finding, fix))
		}
	}
	return found
}

// oneOfWords is one fix in the place of several that write one of the words of an attribute each,
// for clients in which that word is chosen where it is written.
func oneOfWords(list []syntax.Fix) (syntax.Fix, bool) {
	const few = 3 // of which each has a line of its own
	if len(list) <= few {
		return syntax.Fix{}, false
	}
	var all syntax.Fix
	for i, fix := range list {
		if len(fix.Edits) != 1 {
			return syntax.Fix{}, false
		}
		edit := fix.Edits[0]
		parts := lastWord.FindStringSubmatch(edit.Text)
		if parts == nil {
			return syntax.Fix{}, false
		}
		edit.Text = parts[1] + "…" + parts[3]
		if i == 0 {
			word := strings.ReplaceAll(parts[2], "_", " ")
			all = syntax.Fix{Title: strings.TrimSpace(strings.TrimSuffix(fix.Offered(), word)) + "…", Edits: []syntax.Edit{edit}}
		} else if edit != all.Edits[0] {
			return syntax.Fix{}, false
		}
	}
	return all, true
}

// lastWord is what an edit writes last between quotes.
var lastWord = regexp.MustCompile(`^((?s:.*)")([a-z_]+)("\s*)$`)

// fixesOf are the changes that mend a finding where it stands, and those that mend it
// everywhere.
func fixesOf(finding *checks.Finding) []syntax.Fix {
	here := slices.DeleteFunc(slices.Clone(finding.Here().Fixes), func(fix syntax.Fix) bool { return len(fix.Edits) == 0 })
	return append(here, finding.Everywhere()...)
}

// fixesOfAll makes all changes in the workspace that need no decision.
func fixesOfAll(f *file, _, _ int) []action {
	was := f.view.snapshot
	after, err := f.view.mended.get(f)
	if err != nil || after.changes == 0 {
		return nil
	}
	var edits []syntax.Edit
	for _, before := range was.List {
		is := after.snapshot.Files[before.Path]
		if before == is {
			continue
		}
		for _, e := range udiff.Lines(string(before.Src), string(is.Src)) {
			edits = append(edits, syntax.Edit{Range: before.Range(e.Start, e.End), Text: e.New})
		}
	}
	title := "Make the change that needs no decision"
	if after.changes > 1 {
		title = fmt.Sprintf("Make all %d changes that need no decision", after.changes)
	}
	return []action{{title: title, kind: fixAll, edits: edits}}
}
