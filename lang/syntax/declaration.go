package syntax

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang/prose"
)

// Declaration is an element as its file writes it. It belongs to the file and is
// shared by all who hold this version of the file.
type Declaration struct {
	File   *File        // nil of what stands in no file
	Kind   string       // one that the language has; of a misspelt one, what was probably meant
	Name   string       // the first label; empty where there is none, or the kind takes none
	Block  *Block       // nil where it does not parse, or stands within another element
	NameAt Span         // the label without its quotes, or the kind where there is none
	Whole  Span         // from the kind to behind the closing brace; of what does not parse, to the next part
	Within *Declaration // the element whose braces surround it
	Bare   bool         // the name stands without quotes
}

// RangeOf is where a part of the declaration stands; the zero range in no file.
func (d *Declaration) RangeOf(s Span) hcl.Range {
	if d.File == nil {
		return hcl.Range{}
	}
	return d.File.RangeOf(s)
}

// Address is kind.name, or the kind alone for blocks without a name.
func (d *Declaration) Address() string { return Address(d.Kind, d.Name) }

// String names the element in a sentence, as far as its head is known.
func (d *Declaration) String() string {
	return Called(d.Kind, d.File.words.kind(d.Kind).Label, d.Name, d.Name)
}

// Labels are the words that stand where the name should, without quotes; the name alone
// where there is no Block.
func (d *Declaration) Labels() []string {
	if d.Block == nil {
		return []string{d.Name}
	}
	var words []string
	for _, l := range d.Block.Labels {
		words = append(words, l.Text)
	}
	return words
}

// Address is how an element is referred to: kind.name, or the kind alone.
func Address(kind, name string) string {
	if name == "" {
		return kind
	}
	return kind + "." + name
}

// Called names an element in a sentence: by its title in quotes, or by what its label l
// says; by its kind alone where it has no name.
func Called(kind string, l Label, name, title string) string {
	switch {
	case l == NoLabel:
		return kind + " block"
	case kind == "configure":
		return "configure block of " + name
	case kind == "waiver":
		return "waiver of " + name
	case name == "":
		return kind
	}
	return kind + " " + prose.Quote(title)
}
