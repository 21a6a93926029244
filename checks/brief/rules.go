// Package brief turns the rule book and the language into pages: data and
// Markdown, for the command and the language server alike.
package brief

import (
	"fmt"
	"strings"

	"github.com/plan-as-code/plan/checks"
)

// RuleTable is the rule book as Markdown: one table a chapter, each rule linked
// to its page from the top folder of the repository.
func RuleTable(book []*checks.Rule) string {
	var b strings.Builder
	family := ""
	for _, r := range book {
		if r.Family != family {
			family = r.Family
			fmt.Fprintf(&b, "\n**%s**\n\n| rule | weight | tier | says |\n|---|---|---|---|\n", strings.ToUpper(family[:1])+family[1:])
		}
		if r.Stated() != nil {
			fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", r.ID, r.Severity, r.Tier, escape(r.Page.Title))
			continue
		}
		fmt.Fprintf(&b, "| [%s](checks/%s/%s.md) | %s | %s | %s |\n", r.ID, r.Family, r.ID, r.Severity, r.Tier, r.Page.Title)
	}
	return strings.TrimPrefix(b.String(), "\n")
}
