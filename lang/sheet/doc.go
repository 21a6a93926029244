// Package sheet reads the tables of people: what a heading means, how a cell writes a
// day, an amount or several names, and which elements the rows come to.
//
// It knows the language's table and the elements in reach, and nothing of editors or of
// the formats that files of tables have.
//
// Entry point: Tabulate turns a pasted table into tactics.
package sheet
