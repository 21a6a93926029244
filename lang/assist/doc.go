// Package assist is what an editor asks of a workspace: what stands at a caret, what
// could stand there, where a name is used, what its words are, how it folds, and how
// to rename, create, complete and move elements.
//
// It answers in bytes, ranges, elements and edits, and knows nothing of protocols, of
// rules and their findings, or of editors. Text that does not parse has its answers,
// too.
//
// Entry points are functions over *lang.Snapshot: CursorAt, Complete, Uses, Rename,
// Tokens; or over one file: Folds, SelectionRanges, Links.
package assist
