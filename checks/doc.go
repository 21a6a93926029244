// Package checks is the engine of the rule book: it runs rules over a snapshot of
// plans and decides, in one place for all faces of the product, which rules run,
// how much a finding weighs, what is waived, what is suppressed, and the order. It
// also writes what findings and agreements call for: fixes, waivers, amendments.
//
// It is no API: it changes with the product, without notice. What others may rely on
// stands in lang/STABILITY.md.
//
// The chapters of the rule book are the packages below it, one file of Go and one
// page of Markdown a rule; checks/book lists them all. What rules ask of plans is
// in checks/facts, how people read it all in checks/report.
//
// It knows neither files on disk, editors nor formats.
//
// Entry points: Run judges a snapshot, RunAfter one that came of another; a Result
// is what they find and all that can be done about it. A Rule is written against
// a Pass.
//
// Architecture invariant: this package and those below know only lang.
package checks
