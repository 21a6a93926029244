// Package language is the chapter of the rule book about the language itself.
// What it describes is found while a plan is read, by package lang, or while
// waivers and settings are applied, by package checks.
package language

import (
	"embed"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

//go:embed *.md
var pages embed.FS

// Rules is the chapter. All of it always runs.
var Rules = checks.Family(checks.LanguageFamily, pages,
	rule("syntax"), rule("typographic-quotes"),
	rule("unknown-element"), rule("unknown-attribute"), rule("missing-attribute"), rule("duplicate-attribute"),
	rule("duplicate-name"), rule("invalid-name"), rule("misplaced-element"),
	rule("wrong-type"), rule("not-a-list"), rule("not-a-choice"), rule("out-of-range"),
	rule("unquoted-date"), rule("invalid-date"),
	rule("quoted-reference"), rule("unknown-reference"), rule("wrong-reference"), rule("circular-value"),
	rule("unknown-rule"), rule("unknown-setting"), rule("expired-waiver"), rule("not-waivable"), warning("unused-waiver"),
)

func rule(id string) *checks.Rule {
	return &checks.Rule{ID: id, Severity: lang.Error, Tier: checks.Essential, Needs: checks.Text, Fixable: fixable[id]}
}

func warning(id string) *checks.Rule {
	r := rule(id)
	r.Severity = lang.Warning
	return r
}

// fixable are the findings that offer edits where the right one can be told.
var fixable = map[string]bool{
	"syntax": true, "typographic-quotes": true, "unknown-element": true, "unknown-attribute": true, "missing-attribute": true, "duplicate-attribute": true,
	"invalid-name": true, "wrong-type": true, "not-a-list": true, "not-a-choice": true, "unquoted-date": true, "invalid-date": true,
	"quoted-reference": true, "unknown-reference": true, "wrong-reference": true, "unknown-rule": true, "unknown-setting": true,
}
