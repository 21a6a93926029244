// Package report turns a workspace, what was found in it and the rule book into
// what people read: pages of rules and elements, cards, hints, the line of sight,
// what changed and who needs to know. It gives data and Markdown, for the command
// and the language server alike.
//
// It judges nothing, and knows neither terminals, files nor protocols.
//
// Entry points: Card, Glance, Hints, Inspect and TraceOf are about an element,
// SealedPage about what was agreed, DiffOf about two versions of a workspace;
// RulePage, RuleTable and Reference are the pages of the book and of the language.
package report
