package render

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/lang/verbatim"
)

type (
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name           string      `json:"name"`
		Version        string      `json:"version"`
		Semantic       string      `json:"semanticVersion"`
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
		ID string `json:"id"`
	}
)

func (r *Report) sarifTool(rules []sarifRule) sarifTool {
	version := numeric(r.version)
	return sarifTool{sarifDriver{Name: "plan", Version: version, Semantic: version, InformationURI: "https://github.com/plan-as-code/plan", Rules: rules}}
}

// sarifRules are the pages of the rules that found something, in the order of the book; a
// finding of any other rule brings its id alone.
func sarifRules(r *Report, found []finding) []sarifRule {
	wanted := map[string]bool{}
	for _, f := range found {
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
			ID: rule.ID, Name: ruleName(rule.ID), Short: about(rule.Page.Title), Full: about(rule.Page.Why),
			Help:       sarifText{Text: report.Plain(rule.Page.Text), Markdown: rule.Page.Text},
			Default:    sarifConfiguration{level},
			Properties: sarifRuleProperties{[]string{rule.Family, rule.Tier.String()}, rule.Family, rule.Tier.String(), problemSeverity(level)},
		})
	}
	for _, f := range found {
		if wanted[f.Rule] {
			delete(wanted, f.Rule)
			rules = append(rules, sarifOwnRule(f))
		}
	}
	return rules
}

// about is what a rule is about, as far as GitHub takes it.
func about(text string) sarifText {
	return sarifText{Text: shortened(verbatim.Unlinked(text), longestAbout-1)}
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
	level, text := sarifLevels[f.Severity], about(f.Rule)
	if f.Why != "" {
		text = about(f.Why)
	}
	return sarifRule{ID: f.Rule, Name: ruleName(f.Rule), Short: text, Full: text, Help: sarifText{Text: text.Text, Markdown: verbatim.Markdown(text.Text)},
		Default: sarifConfiguration{level}, Properties: sarifRuleProperties{[]string{"own"}, "own", "essential", problemSeverity(level)}}
}

func ruleIndex(rules []sarifRule, id string) int {
	return slices.IndexFunc(rules, func(r sarifRule) bool { return r.ID == id })
}

// sarifInvocation says that the check ran, what it could not look at, and how many
// findings are left out.
func (r *Report) sarifInvocation(left int) sarifInvocation {
	in := sarifInvocation{Successful: r.Unread == nil}
	for _, reason := range r.reasons() {
		in.Unread = append(in.Unread, sarifNotice{Level: "error", Message: sarifText{Text: verbatim.Unlinked(reason)}})
	}
	if left > 0 {
		in.Unread = append(in.Unread, sarifNotice{Level: "warning", Message: sarifText{Text: r.beyond(left)}})
	}
	for _, n := range r.notRun() {
		verb := "Not run"
		if n.Partly {
			verb = "Run in part"
		}
		in.NotRun = append(in.NotRun, sarifNotice{&sarifReference{n.ID}, "note", sarifText{Text: verb + ": " + n.ID + ", " + reason(n) + "."}})
	}
	return in
}

// numeric is a version as readers of SARIF compare them: with numbers first.
func numeric(version string) string {
	if version = strings.TrimPrefix(version, "v"); version == "" || version[0] < '0' || version[0] > '9' {
		return strings.TrimSuffix("0.0.0-"+version, "-")
	}
	return version
}

// problemSeverity is a level in the words of GitHub.
func problemSeverity(level string) string {
	if level == "note" {
		return "recommendation"
	}
	return level
}

// ruleName writes an id as readers of SARIF expect names, OrphanTactic, which differ
// from ids in more than capitals.
func ruleName(id string) string {
	var b strings.Builder
	words := strings.FieldsFunc(id, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for _, word := range words {
		first, size := utf8.DecodeRuneInString(word)
		b.WriteString(string(unicode.ToUpper(first)) + word[size:])
	}
	if len(words) < 2 {
		b.WriteString("Rule")
	}
	return shortened(b.String(), longestName-1)
}
