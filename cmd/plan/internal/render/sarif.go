package render

import (
	"io"
	"net/url"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
	"github.com/plan-as-code/plan/lang/verbatim"
)

// The Static Analysis Results Interchange Format, version 2.1.0, as far as it is
// used here.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool        sarifTool            `json:"tool"`
		Invocations []sarifInvocation    `json:"invocations"`
		BaseIDs     map[string]sarifBase `json:"originalUriBaseIds"`
		ColumnKind  string               `json:"columnKind"`
		Results     []sarifResult        `json:"results"`
	}
	sarifBase struct {
		Description sarifText `json:"description"`
	}
	sarifText struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifResult struct {
		RuleID       string             `json:"ruleId"`
		RuleIndex    int                `json:"ruleIndex"`
		Level        string             `json:"level"`
		Message      sarifText          `json:"message"`
		Locations    []sarifLocation    `json:"locations"`
		Related      []sarifLocation    `json:"relatedLocations,omitempty"`
		Fixes        []sarifFix         `json:"fixes,omitempty"`
		Suppressions []sarifSuppression `json:"suppressions"`
		Fingerprints map[string]string  `json:"partialFingerprints"`
		Properties   map[string]string  `json:"properties,omitempty"`
	}
	sarifLocation struct {
		ID       *int          `json:"id,omitempty"`
		Physical sarifPhysical `json:"physicalLocation"`
		Message  *sarifText    `json:"message,omitempty"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI    string `json:"uri"`
		BaseID string `json:"uriBaseId"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine"`
		EndColumn   int `json:"endColumn"`
	}
	sarifFix struct {
		Description sarifText     `json:"description"`
		Changes     []sarifChange `json:"artifactChanges"`
	}
	sarifChange struct {
		Artifact     sarifArtifact      `json:"artifactLocation"`
		Replacements []sarifReplacement `json:"replacements"`
	}
	sarifReplacement struct {
		Deleted  sarifRegion `json:"deletedRegion"`
		Inserted sarifText   `json:"insertedContent"`
	}
	sarifSuppression struct {
		Kind          string `json:"kind"`
		Status        string `json:"status"`
		Justification string `json:"justification"`
	}
)

const (
	sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	sourceRoot  = "%SRCROOT%"
	// fingerprintKey is ours alone: uploaders fill in keys of their own.
	fingerprintKey = "planFindingHash/v1"
)

var sarifLevels = map[lang.Severity]string{lang.Error: "error", lang.Warning: "warning", lang.Info: "note"}

func renderSARIF(w io.Writer, r *Report, _ int) error {
	text, err := r.sarif(mostResults)
	for most := len(r.findings) / 2; err == nil && most > 0 && !uploads(text); most /= 2 {
		text, err = r.sarif(most)
	}
	if err == nil {
		_, err = io.WriteString(w, text)
	}
	return err
}

// sarif is a report with so many findings at most.
func (r *Report) sarif(most int) (string, error) {
	found := weightiest(r.findings, most)
	r.notice = r.beyond(len(r.findings) - len(found))
	rules := sarifRules(r, found)
	run := sarifRun{
		Tool:        r.sarifTool(rules),
		Invocations: []sarifInvocation{r.sarifInvocation(len(r.findings) - len(found))},
		BaseIDs:     map[string]sarifBase{sourceRoot: {sarifText{Text: "The top of the repository."}}},
		ColumnKind:  "unicodeCodePoints",
		Results:     []sarifResult{},
	}
	var b strings.Builder
	err := jsonOf(&b, sarifLog{sarifSchema, "2.1.0", []sarifRun{run}}, `"results": []`, each(found, func(f finding) sarifResult { return r.sarifResult(f, rules) }))
	return b.String(), err
}

func (r *Report) sarifResult(f finding, rules []sarifRule) sarifResult {
	out := sarifResult{
		RuleID: f.Rule, RuleIndex: ruleIndex(rules, f.Rule), Level: sarifLevels[f.Severity], Message: sarifText{Text: sarifMessage(f)},
		Locations:    []sarifLocation{{Physical: r.sarifPlace(f, f.Range)}},
		Suppressions: []sarifSuppression{},
		Fingerprints: map[string]string{fingerprintKey: f.Fingerprint},
	}
	if f.Address != "" {
		out.Properties = map[string]string{"address": f.Address}
	}
	for i, rel := range f.Related[:min(len(f.Related), mostPlaces-1)] {
		id := i + 1
		out.Related = append(out.Related, sarifLocation{&id, r.sarifPlace(f, rel.Range), &sarifText{Text: verbatim.Unlinked(rel.Message)}})
	}
	for _, fix := range f.Fixes {
		if len(fix.Edits) > 0 {
			out.Fixes = append(out.Fixes, sarifFix{sarifText{Text: verbatim.Unlinked(fix.Sentence())}, r.sarifChanges(f, fix)})
		}
	}
	if f.Waiver != nil {
		out.Suppressions = append(out.Suppressions, sarifSuppression{"external", "accepted", waived(f)})
	}
	return out
}

// sarifMessage is a finding as one text: readers that are short of room show its
// first sentence.
func sarifMessage(f finding) string {
	text := verbatim.Unlinked(f.Message)
	if f.Fix != "" {
		text = terminal.Sentence(text) + "\nFix: " + verbatim.Unlinked(f.Fix)
	}
	return text
}

func (r *Report) sarifPlace(f finding, at hcl.Range) sarifPhysical {
	return sarifPhysical{r.sarifArtifact(f, at.Filename), f.sarifRegion(at)}
}

func (r *Report) sarifArtifact(f finding, name string) sarifArtifact {
	path := url.URL{Path: r.repositoryPath(f, name)}
	// A colon in the first folder would make a scheme of it.
	return sarifArtifact{strings.ReplaceAll(path.EscapedPath(), ":", "%3A"), sourceRoot}
}

func (f finding) sarifRegion(at hcl.Range) sarifRegion {
	start, end := f.places(at)
	return sarifRegion{start.Line, start.Column, end.Line, end.Column}
}

// sarifChanges gathers the edits of a fix by file.
func (r *Report) sarifChanges(f finding, fix syntax.Fix) []sarifChange {
	var changes []sarifChange
	for _, e := range fix.Edits {
		artifact := r.sarifArtifact(f, e.Range.Filename)
		i := slices.IndexFunc(changes, func(c sarifChange) bool { return c.Artifact == artifact })
		if i < 0 {
			i, changes = len(changes), append(changes, sarifChange{Artifact: artifact})
		}
		changes[i].Replacements = append(changes[i].Replacements, sarifReplacement{f.sarifRegion(e.Range), sarifText{Text: e.Text}})
	}
	return changes
}
