package lsp

import (
	"encoding/json"
	"hash/fnv"
	"slices"
	"strconv"
	"sync"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
	"github.com/plan-as-code/plan/lang/syntax"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// fileReport is what is found in one file, in the client's terms. It never changes once
// it is made, and is shared by goroutines and by reports that follow each other.
type fileReport struct {
	key      string         // the file's, among all that the client is shown
	uri      uri.URI        // where it is not open
	file     *syntax.File   // nil for a file that is no plan
	plan     *lang.Plan     // by whose titles remedies are said; nil where none is
	others   []*syntax.File // that related places lie in: where one is new, so is the report
	findings []*checks.Finding
	*translated
}

// translated are findings in the client's terms. What nothing changed in is
// shared by reports that follow each other; findings themselves are not, since
// each holds on to the plans that it was found in.
type translated struct {
	items []protocol.Diagnostic
	id    func() string // the same where the items are; worked out once, by who asks first
}

// unwaived leaves out what is waived. Where nothing is, it is the list itself.
func unwaived(findings []*checks.Finding) []*checks.Finding {
	waived := func(f *checks.Finding) bool { return f.Waiver != nil }
	if !slices.ContainsFunc(findings, waived) {
		return findings
	}
	return slices.DeleteFunc(slices.Clone(findings), waived)
}

// marked are the places of the findings that are not waived, as the client shows them.
func (v *view) marked(findings []*checks.Finding) *checks.Places {
	if len(findings) == 0 {
		return v.placesOf(nil)
	}
	of := sync.OnceValue(func() *checks.Places { return v.placesOf(findings) })
	known, _ := v.marks.LoadOrStore(&findings[0], of)
	return known.(func() *checks.Places)()
}

func (v *view) placesOf(findings []*checks.Finding) *checks.Places {
	return checks.PlacesOf(unwaived(findings), func(f *checks.Finding) bool { return v.shows(f.Range.Filename) })
}

// reportOf is a report of a file: the old one, which may be nil, where it says the same.
func (v *view) reportOf(name string, old *fileReport, findings []*checks.Finding) *fileReport {
	file := v.snapshot.Files[name]
	switch {
	case len(findings) == 0 && old != nil && old.file == file && len(old.findings) == 0:
		return old
	case len(findings) == 0:
		return v.newReport(name, file)
	case !old.holds(v, file, findings):
		return v.translate(name, file, findings)
	case slices.Equal(old.findings, findings):
		return old
	}
	kept := *old
	kept.findings, kept.plan = findings, v.namesIn(name)
	return &kept
}

// holds reports whether a report, which may be nil, says what a new one would say.
func (r *fileReport) holds(v *view, file *syntax.File, findings []*checks.Finding) bool {
	return r != nil && r.file == file && slices.EqualFunc(r.findings, findings, sameFinding) &&
		!slices.ContainsFunc(r.others, func(f *syntax.File) bool { return v.snapshot.Files[f.Path] != f }) && r.remedies(v, findings)
}

// remedies reports whether a report of the same findings says the same to do about them.
func (r *fileReport) remedies(v *view, findings []*checks.Finding) bool {
	if !v.client.says.ShowsFindings || r.file == nil || r.plan == v.namesIn(r.file.Path) && slices.Equal(r.findings, findings) {
		return true
	}
	for i, f := range findings {
		if r.items[i].Message != protocol.String(v.message(f)) {
			return false
		}
	}
	return true
}

// namesIn is the plan by whose titles the remedies of a file's findings are said; nil where the
// client is sent none.
func (v *view) namesIn(name string) *lang.Plan {
	if !v.client.says.ShowsFindings {
		return nil
	}
	return v.snapshot.PlanOf(name)
}

// message is what the client shows of a finding: where it shows that itself, with what to do, on a
// line that its list does not cut.
func (v *view) message(f *checks.Finding) string {
	if p := v.namesIn(f.Range.Filename); p != nil {
		if do := report.Remedy(p, f); do != "" {
			return f.Message + "\n→ " + do
		}
	}
	return f.Message
}

// sameFinding reports whether the client is shown the same of two findings.
func sameFinding(a, b *checks.Finding) bool {
	return a == b || a.Elsewhere() == b.Elsewhere() && a.Rule == b.Rule && a.Severity == b.Severity && a.Range == b.Range && a.Message == b.Message &&
		a.Fingerprint == b.Fingerprint && slices.Equal(a.Related, b.Related)
}

// differs reports whether a client sees something else.
func (r *fileReport) differs(from *fileReport) bool {
	return r.translated != from.translated && r.id() != from.id()
}

// none is what is said about a file without findings.
var (
	none    = &translated{[]protocol.Diagnostic{}, nothing}
	nothing = sync.OnceValue(func() string { return idOf(nil) })
)

func (v *view) newReport(name string, file *syntax.File) *fileReport {
	path := v.path(name)
	return &fileReport{key: path, uri: fileURI(path), file: file, translated: none}
}

// translate makes a report of findings of a file. Whoever asks for a report calls it.
func (v *view) translate(name string, file *syntax.File, findings []*checks.Finding) *fileReport {
	r := v.newReport(name, file)
	r.findings, r.plan = findings, v.namesIn(name)
	items := make([]protocol.Diagnostic, 0, len(findings))
	for _, f := range findings {
		items = append(items, v.diagnostic(f))
		for _, rel := range f.Related {
			if other := v.snapshot.Files[rel.Range.Filename]; other != nil && other != file {
				r.others = append(r.others, other)
			}
		}
	}
	if len(findings) > 0 {
		r.translated = &translated{items, sync.OnceValue(func() string { return idOf(items) })}
	}
	return r
}

// lockReport says of an agreement that it cannot be read: no rule found that, and
// none can judge by it.
func (v *view) lockReport(l *agreement.LockProblem) *fileReport {
	r := v.newReport(l.File, nil)
	r.translated = &translated{items: []protocol.Diagnostic{{
		Range: lineRange(l.Line, 1, l.Line+1, 1), Severity: protocol.DiagnosticSeverityError, Source: protocol.NewOptional("plan"),
		Message: protocol.String(l.Message + " " + l.Advice.InWords() + "."),
	}}}
	r.id = sync.OnceValue(func() string { return idOf(r.items) })
	return r
}

// idOf is the digest of what a client is sent of a file.
func idOf(items []protocol.Diagnostic) string {
	h := fnv.New64a()
	for i := range items {
		b, _ := protocol.Marshal(&items[i])
		_, _ = h.Write(b)
	}
	return strconv.FormatUint(h.Sum64(), 36)
}

// severities are the protocol's names for how much a finding weighs.
var severities = map[lang.Severity]protocol.DiagnosticSeverity{
	lang.Error:   protocol.DiagnosticSeverityError,
	lang.Warning: protocol.DiagnosticSeverityWarning,
	lang.Info:    protocol.DiagnosticSeverityInformation,
}

// unneeded are the rules that speak of what could be taken away.
var unneeded = map[string]bool{"unused-metric": true, "unused-waiver": true}

// diagnostic is a finding in the client's terms.
func (v *view) diagnostic(f *checks.Finding) protocol.Diagnostic {
	d := protocol.Diagnostic{
		Range:    v.span(f.Range),
		Severity: severities[f.Severity],
		Code:     protocol.String(f.Rule),
		Source:   protocol.NewOptional("plan"),
		Message:  protocol.String(v.message(f)),
	}
	if f.Elsewhere() {
		d.Severity = protocol.DiagnosticSeverityHint
	}
	d.Data, _ = json.Marshal(f.Fingerprint)
	if v.client.tags && unneeded[f.Rule] {
		d.Tags = protocol.NewDiagnosticTags(protocol.DiagnosticTagUnnecessary)
	}
	if page := pages()[f.Rule]; page != "" && v.client.codeDescriptions {
		d.CodeDescription.Href = page
	}
	for _, rel := range f.Related {
		if v.client.relatedInformation {
			d.RelatedInformation = append(d.RelatedInformation, protocol.DiagnosticRelatedInformation{Location: v.location(rel.Range), Message: rel.Message})
		}
	}
	return d
}

// pages are the addresses of the pages of the rules, by id.
var pages = sync.OnceValue(func() map[string]uri.URI {
	all := map[string]uri.URI{}
	for _, r := range book.Rules {
		all[r.ID] = uri.URI("https://github.com/plan-as-code/plan/blob/main/checks/" + r.Family + "/" + r.ID + ".md")
	}
	return all
})

// span is a range of one of the view's files as the client counts.
func (v *view) span(r hcl.Range) protocol.Range {
	if t := v.text(r.Filename); t != nil {
		return t.span(r.Start.Byte, r.End.Byte)
	}
	return lineRange(r.Start.Line, r.Start.Column, r.End.Line, r.End.Column)
}

// location is a range, and the file that it lies in.
func (v *view) location(r hcl.Range) protocol.Location {
	return protocol.Location{URI: v.uri(r.Filename), Range: v.span(r)}
}
