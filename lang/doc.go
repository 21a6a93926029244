// Package lang is the plan language: it turns files into a model whose every value
// knows where it stands, and says what is wrong with them in the words of the
// people who wrote them.
//
// It is no API: it changes with the product, without notice. What others may rely on
// stands in lang/STABILITY.md.
//
// The way of a file: bytes → syntax.File → Plan (a campaign's folder: names,
// references, values) → Snapshot (the tree of plans of one workspace). A Snapshot
// never changes; With makes the next one and shares what the edit did not touch.
//
// It knows what elements, attributes and values mean. The grammar below it is
// package syntax; agreements, rules of one's own, tables and what an editor asks
// are packages above it, which keep what they find in a plan by Keep.
//
// Entry points: Load reads a workspace; Snapshot.Element and ElementsIn find what
// stands in it; Kinds is the language's table.
//
// The language is written down once, as the struct tags of the element types
// (Campaign, Goal, Tactic …). Decoding, findings and the generated reference all
// read that table.
//
// Architecture invariant: this package reads only the fs.FS it is handed. It
// knows no operating system, network, clock, JSON or editor.
package lang
