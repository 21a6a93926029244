// Package ruling is the rules of an organisation's own: reading the rule blocks of a
// plan, saying what is wrong with them, running them over elements, and trying them on
// their examples.
//
// It knows plans and their elements, and nothing of the rule book, of severities or of
// waivers. A rule that asks too much is cut off after a fixed number of steps.
//
// Entry points: Diagnostics is what is wrong in a plan, its rules included; a Scope is
// what a rule sees, Scope.Start a Run over elements; TryExample tries an example;
// Listen tells an editor what the words of a rule stand for.
package ruling
