package render

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
)

type (
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name           string      `json:"name"`
		Version        string      `json:"version"`
		InformationURI string      `json:"informationUri"`
		Rules          []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID         string              `json:"id"`
		Name       string              `json:"name"`
		Short      sarifText           `json:"shortDescription"`
		Full       sarifText           `json:"fullDescription"`
		Help       sarifText           `json:"help"`
		Default    sarifConfiguration  `json:"defaultConfiguration"`
		Properties sarifRuleProperties `json:"properties"`
	}
	sarifConfiguration struct {
		Level string `json:"level"`
	}
	sarifRuleProperties struct {
		Tags     []string `json:"tags"`
		Family   string   `json:"family"`
		Tier     string   `json:"tier"`
		Severity string   `json:"problem.severity"` // by which GitHub sorts
	}
	sarifInvocation struct {
		Successful bool          `json:"executionSuccessful"`
		NotRun     []sarifNotice `json:"toolConfigurationNotifications,omitempty"`
		Unread     []sarifNotice `json:"toolExecutionNotifications,omitempty"`
	}
	sarifNotice struct {
		Rule    *sarifReference `json:"associatedRule,omitempty"`
		Level   string          `json:"level"`
		Message sarifText       `json:"message"`
	}
	sarifReference struct {
		ID    string `json:"id"`
		Index int    `json:"index"`
	}
)

func (r *Report) sarifTool(rules []sarifRule) sarifTool {
	return sarifTool{sarifDriver{Name: "plan", Version: r.version, InformationURI: "https://github.com/plan-as-code/plan", Rules: rules}}
}

// sarifRules are the pages of the rules that ran, or that have something to say,
// in the order of the book; a finding of any other rule brings its id alone.
func (r *Report) sarifRules() []sarifRule {
	wanted := map[string]bool{}
	for _, result := range r.results {
		for _, rule := range result.Ran {
			wanted[rule.ID] = true
		}
		for _, n := range result.NotRun {
			wanted[n.ID] = true
		}
	}
	for _, f := range r.findings {
		wanted[f.Rule] = true
	}
	rules := []sarifRule{}
	for _, rule := range slices.Concat(book.Rules, r.own()) {
		if !wanted[rule.ID] {
			continue
		}
		delete(wanted, rule.ID)
		level := sarifLevels[rule.Severity]
		rules = append(rules, sarifRule{
			ID: rule.ID, Name: pascalCase(rule.ID), Short: sarifText{Text: rule.Page.Title}, Full: sarifText{Text: rule.Page.Why},
			Help:       sarifText{Text: report.Plain(rule.Page.Text), Markdown: rule.Page.Text},
			Default:    sarifConfiguration{level},
			Properties: sarifRuleProperties{[]string{rule.Family, rule.Tier.String()}, rule.Family, rule.Tier.String(), problemSeverity(level)},
		})
	}
	for _, f := range r.findings {
		if wanted[f.Rule] {
			delete(wanted, f.Rule)
			rules = append(rules, sarifOwnRule(f))
		}
	}
	return rules
}

// own lists the rules of the organisation's own that ran.
func (r *Report) own() []*checks.Rule {
	var list []*checks.Rule
	for _, result := range r.results {
		for _, rule := range result.Ran {
			if rule.Stated() != nil {
				list = append(list, rule)
			}
		}
	}
	return list
}

// sarifOwnRule describes a rule that is not in the book by what it says here.
func sarifOwnRule(f finding) sarifRule {
	level, text := sarifLevels[f.Severity], terminal.OneLine(f.Rule)
	if f.Why != "" {
		text = terminal.OneLine(f.Why)
	}
	return sarifRule{ID: f.Rule, Name: pascalCase(f.Rule), Short: sarifText{Text: text}, Full: sarifText{Text: text}, Help: sarifText{Text: text},
		Default: sarifConfiguration{level}, Properties: sarifRuleProperties{[]string{"own"}, "own", "essential", problemSeverity(level)}}
}

func ruleIndex(rules []sarifRule, id string) int {
	return slices.IndexFunc(rules, func(r sarifRule) bool { return r.ID == id })
}

// sarifInvocation says that the check ran, and what it could not look at.
func (r *Report) sarifInvocation(rules []sarifRule) sarifInvocation {
	in := sarifInvocation{Successful: r.Unread == nil}
	if r.Unread != nil {
		in.Unread = []sarifNotice{{Level: "error", Message: sarifText{Text: terminal.OneLine(r.Unread.Error())}}}
	}
	for _, n := range r.notRun() {
		verb := "Not run"
		if n.Partly {
			verb = "Run in part"
		}
		in.NotRun = append(in.NotRun, sarifNotice{&sarifReference{n.ID, ruleIndex(rules, n.ID)}, "note",
			sarifText{Text: verb + ": " + n.ID + ", " + reason(n) + "."}})
	}
	return in
}

// problemSeverity is a level in the words of GitHub.
func problemSeverity(level string) string {
	if level == "note" {
		return "recommendation"
	}
	return level
}

// pascalCase writes an id as readers of SARIF expect names: OrphanTactic.
func pascalCase(id string) string {
	var b strings.Builder
	for word := range strings.SplitSeq(id, "-") {
		if word != "" {
			b.WriteString(strings.ToUpper(word[:1]) + word[1:])
		}
	}
	return b.String()
}
