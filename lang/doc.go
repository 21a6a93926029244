// Package lang is the plan language: it turns the bytes of *.plan.hcl files into
// a model whose every value knows where it stands, and says what is wrong with
// them in the words of the people who wrote them.
//
// The way of a file: bytes → File (syntax, one part per element where the whole
// does not parse) → Plan (a campaign's folder: names, references, values) →
// Snapshot (the tree of plans of one workspace). A Snapshot never changes; With
// makes the next one and shares what the edit did not touch.
//
// The language is written down once, as the struct tags of the element types
// (Campaign, Goal, Tactic …). Decoding, findings and the generated reference all
// read that table.
//
// Architecture invariant: this package reads only the fs.FS it is handed. It
// knows no operating system, network, clock, JSON or editor.
package lang
