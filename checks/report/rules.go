package report

import (
	"fmt"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

// RuleTable is the rule book as Markdown: one table a chapter, each rule linked
// to its page from the top folder of the repository.
func RuleTable(book []*checks.Rule) string {
	var b strings.Builder
	family := ""
	for _, r := range book {
		if r.Family != family {
			family = r.Family
			fmt.Fprintf(&b, "\n**%s**\n\n| rule | weight | tier | says | settings |\n|---|---|---|---|---|\n", strings.ToUpper(family[:1])+family[1:])
		}
		if r.Stated() != nil {
			fmt.Fprintf(&b, "| %s | %s | %s | %s | |\n", escape(r.ID), r.Severity, r.Tier, escape(r.Page.Title))
			continue
		}
		fmt.Fprintf(&b, "| [%s](checks/%s/%s.md) | %s | %s | %s | %s |\n", r.ID, r.Family, r.ID, r.Severity, r.Tier, r.Page.Title, settings(r))
	}
	return strings.TrimPrefix(b.String(), "\n")
}

// settings lists what can be set of a rule, with the defaults that are short.
func settings(r *checks.Rule) string {
	const short = 24
	var list []string
	for _, a := range lang.SettingsOf(r.Settings) {
		text := a.Name
		if value := literal(a.ValueIn(r.Settings)); len(value) <= short {
			text += " = " + value
		}
		list = append(list, "`"+text+"`")
	}
	return strings.Join(list, ", ")
}
