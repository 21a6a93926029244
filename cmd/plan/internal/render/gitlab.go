package render

import (
	"io"
	"strconv"

	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/lang"
)

// The Code Quality report of GitLab: an array of issues, of which GitLab reads
// these properties.
type (
	gitlabIssue struct {
		Type        string         `json:"type"`
		CheckName   string         `json:"check_name"`
		Description string         `json:"description"`
		Content     gitlabContent  `json:"content"`
		Categories  []string       `json:"categories"`
		Location    gitlabLocation `json:"location"`
		Severity    string         `json:"severity"`
		Fingerprint string         `json:"fingerprint"`
	}
	gitlabContent struct {
		Body string `json:"body"`
	}
	gitlabLocation struct {
		Path  string      `json:"path"`
		Lines gitlabLines `json:"lines"`
	}
	gitlabLines struct {
		Begin int `json:"begin"`
		End   int `json:"end"`
	}
)

var gitlabSeverities = map[lang.Severity]string{lang.Error: "major", lang.Warning: "minor", lang.Info: "info"}

// renderGitLab writes what could not be read and the findings that are not waived:
// GitLab knows no waivers.
func renderGitLab(w io.Writer, r *Report, _ int) error {
	seen := map[string]int{}
	return jsonOf(w, []gitlabIssue{}, "[]", each(r.entries(), func(f finding) gitlabIssue {
		start, end := f.places(f.Range)
		return gitlabIssue{
			Type: "issue", CheckName: f.Rule, Categories: []string{"Clarity"}, Severity: gitlabSeverities[f.Severity],
			Description: terminal.Sentence(f.Message) + " " + terminal.OneLine(f.Fix),
			Content:     gitlabContent{whyAndFix(f.Why, f.Fix)},
			Location:    gitlabLocation{r.repositoryPath(f, f.Range.Filename), gitlabLines{start.Line, end.Line}},
			Fingerprint: unique(seen, f.Fingerprint),
		}
	}))
}

// unique tells names apart that workspaces gave to findings of theirs without
// knowing of each other.
func unique(seen map[string]int, name string) string {
	seen[name]++
	if n := seen[name]; n > 1 {
		return name + "-" + strconv.Itoa(n)
	}
	return name
}
