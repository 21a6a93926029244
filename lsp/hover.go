package lsp

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/assist"
	"github.com/plan-as-code/plan/lang/syntax"
	"go.lsp.dev/protocol"
)

func offerHover(c *protocol.ServerCapabilities) { c.HoverProvider = protocol.Boolean(true) }

// hover answers what there is to know of a place: what is found there, and what
// stands there.
func hover(f *file, p *protocol.HoverParams) (*protocol.Hover, error) {
	at := assist.CursorAt(f.view.snapshot, f.name, f.offset(p.Position))
	if at == nil {
		return nil, nil
	}
	texts, beside, r := f.findingPages(at.Offset)
	if page, where := f.page(at, &beside); page != "" {
		texts, r = append(texts, page), where
	}
	if beside.Rest > 0 {
		texts = append(texts, report.ListOfMore(beside.Rest, beside.Link)+"\n")
	}
	if len(texts) == 0 {
		return nil, nil
	}
	around := f.span(r)
	return &protocol.Hover{Contents: f.client.markup(f.client.hoverFormats(), strings.Join(texts, "\n---\n\n")), Range: &around}, nil
}

// findingPages are the pages of what is found at a byte, the worst first, what is then shown, and
// where the first of these stands. A client that shows findings itself is sent why they matter.
func (f *file) findingPages(offset int) (texts []string, beside report.Beside, at hcl.Range) {
	found := f.findings(offset, offset)
	slices.SortStableFunc(found, func(a, b *checks.Finding) int { return int(b.Severity) - int(a.Severity) })
	most := min(len(found), report.MostFindings)
	several := slices.ContainsFunc(found[:most], func(one *checks.Finding) bool { return one.Why != found[0].Why })
	for _, one := range found[:most] {
		page := ""
		if f.client.says.ShowsFindings {
			page = report.WhyPage(one, f.rule(one.Rule), several)
		} else {
			page = report.FindingPage(one, f.rule(one.Rule), string(pages()[one.Rule]))
		}
		if page != "" && !slices.Contains(texts, page) { // two may matter alike
			texts = append(texts, page)
		}
	}
	beside = report.Beside{Shown: found, Room: report.MostFindings - most, Rest: len(found) - most}
	if f.client.shows(openPane) {
		beside.Link = "command:" + openPane
	}
	if len(found) > 0 {
		at = found[0].Range
	}
	return texts, beside, at
}

// openPane is a command of clients that show the page of the element at the caret.
const openPane = "plan.openPane"

// page is about what stands at a place, and where it stands.
func (f *file) page(at *assist.Cursor, beside *report.Beside) (string, hcl.Range) {
	switch e := at.Element; {
	case at.Block != nil:
		return report.BlockCard(f.result, e, at.Block, at.Nth), at.AskedAt
	case len(at.Asked) > 0:
		return askedPage(at.Asked), at.AskedAt
	case at.Ref != nil && at.Ref.Field != "" && at.Line != nil:
		return f.referencePage(at, beside), at.Line.Value
	case at.Ref != nil:
		return f.referencePage(at, beside), at.Ref.At
	case at.Call != nil && at.Call.OnName && at.Call.Function != nil:
		return report.FunctionPage(at.Call.Function), at.Call.At
	case at.Line != nil:
		if at.Line.OnName {
			return attributePage(at), at.Line.At
		}
		return attributePage(at), at.Line.Value
	case e == nil:
		return "", hcl.Range{}
	case at.OnKind:
		start := e.Whole().Start.Byte
		return report.KindCard(e.Kind()), at.File.Range(start, start+len(e.Kind().Name))
	case at.OnName && e.Kind().Label == syntax.ForRule && f.rule(e.Name()) != nil:
		return report.RulePage(f.rule(e.Name()), string(pages()[e.Name()])), e.At()
	case at.OnName && e.Kind().Name == "rule" && f.rule(e.Address()) != nil:
		return f.rule(e.Address()).Page.Text, e.At()
	case at.OnName:
		return f.card(e, beside), e.At()
	}
	return "", hcl.Range{}
}

// card is about an element; all that is shown nowhere else is counted there.
func (f *file) card(e lang.Element, beside *report.Beside) string {
	page := report.CardBeside(f.view.snapshot, f.result, e, *beside)
	beside.Rest = 0
	return page
}

// referencePage is about the element that a value names, or about what the value
// asks of it.
func (f *file) referencePage(at *assist.Cursor, beside *report.Beside) string {
	ref := at.Ref
	if local := at.Plan.Local(ref.Name); ref.Kind == "local" && local != nil {
		return report.LocalPage(local)
	}
	if ref.To == nil {
		return ""
	}
	if asked := report.ValueOf(ref.To, ref.Field); asked != nil {
		return report.AskedPage(ref.To, asked)
	}
	return f.card(ref.To, beside)
}

// attributePage is about the attribute that a place belongs to.
func attributePage(at *assist.Cursor) string {
	e, line := at.Element, at.Line
	rule := ruleNamed(e.Name())
	switch {
	case e.Kind().Open:
		if local := at.Plan.Local(line.Label); local != nil {
			return report.LocalPage(local)
		}
	case line.Attr != nil && at.Body != nil:
		return report.AttributePage(at.Body.Name, line.Attr, report.ValueHere(e, line.At))
	case e.Kind().Label == syntax.ForRule && rule != nil:
		for _, a := range lang.SettingsOf(rule.Settings) {
			if a.Name == line.Label {
				return report.SettingPage(rule, a)
			}
		}
	}
	return ""
}

// askedPage is about a word of a rule.
func askedPage(asked []assist.Asked) string {
	var pages []string
	for _, a := range asked {
		switch {
		case a.Attr != nil:
			pages = append(pages, report.AttributePage(a.Kind.Name, a.Attr, ""))
		case a.Derived != "":
			pages = append(pages, report.DerivedPage(a.Kind.Name, a.Derived))
		default:
			pages = append(pages, report.KindCard(a.Kind))
		}
	}
	return strings.Join(pages, "\n---\n\n")
}

// rule finds a rule of the book, or one that the workspace states.
func (f *file) rule(id string) *checks.Rule { return f.result.Rule(id) }

func ruleNamed(id string) *checks.Rule {
	i := slices.IndexFunc(book.Rules, func(r *checks.Rule) bool { return r.ID == id })
	if i < 0 {
		return nil
	}
	return book.Rules[i]
}
