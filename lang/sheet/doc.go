// Package sheet reads the tables of people: where a table begins, what a heading means, how
// a cell writes a day, an amount or several names, which elements the rows come to, and how
// a plan says so.
//
// It knows the language's table and the elements in reach, and nothing of editors, of disks
// or of the formats that files of tables have, but for text with separators.
//
// Entry points: Tabulate turns a pasted table into elements; ReadText makes cells of a text,
// Read makes drafts of cells, and Import.Write has files say what they say. Nothing is
// guessed: what is not sure becomes a Question, and stays in a note.
package sheet
