// Package syntax turns the bytes of a file into a tree, and says in planners' words
// why it cannot: lines and positions, blocks, attributes and expressions, the reading
// of plain text, the splitting of a broken file into elements, formatting, and edits.
//
// It is the only package that reads plans by hcl's parser, and that knows the English
// which this speaks. What it must know of the language (which words are kinds of
// elements, what an attribute takes) is handed in as Words; what elements, names and
// values mean it does not know.
//
// Entry points: Parse reads a File, Format lays one out, Apply makes Edits. A File
// lists the elements that it declares (Declarations), and its Problems.
package syntax
