package lang

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Element is one block of a plan: a campaign, an objective, a tactic …
type Element interface {
	// Kind is the element's row in the table of the language.
	Kind() *Kind
	// Name is what stands behind the kind, valid or not: the author's name for the
	// element, or the id of a rule; empty where nothing does.
	Name() string
	// Plan is the one that declares the element.
	Plan() *Plan
	// Address is kind.name, or the kind alone for blocks without a name.
	Address() string
	// Label is the title, or the name where there is none, or the kind.
	Label() string
	// String names the element in a sentence: tactic "Influencer push".
	String() string
	// At is where the element's name stands, or its kind where it has none; the zero
	// range for built-in stages.
	At() hcl.Range
	// Broken reports that the name of the element is declared and all else is unknown:
	// its text does not parse, it stands within another, or its kind is misspelt.
	Broken() bool
	// File is the file in which the element stands; nil for built-in stages.
	File() *syntax.File
	// Whole is the range from the element's first to its last byte, or up to the next
	// element where it does not parse; the zero range for built-in stages.
	Whole() hcl.Range

	head() *Head
}

// Head is what all elements have in common.
type Head struct {
	Title Text `plan:"title" doc:"What people call it; the name where left out." eg:"\"Spring launch\""`
	Note  Text `plan:"note,aside" doc:"Anything a reader should know." eg:"\"Agreed by phone.\""`

	kind *Kind
	name string
	plan *Plan
	decl *syntax.Declaration // nil for built-in stages
}

// The methods of Element; it says what they mean.

func (h *Head) head() *Head     { return h }
func (h *Head) Kind() *Kind     { return h.kind }
func (h *Head) Name() string    { return h.name }
func (h *Head) Plan() *Plan     { return h.plan }
func (h *Head) Address() string { return syntax.Address(h.kind.Name, h.name) }
func (h *Head) Broken() bool    { return h.decl != nil && h.decl.Block == nil }

// Builtin reports that no file declares the element: a stage of the language's own.
func (h *Head) Builtin() bool { return h.decl == nil }

func (h *Head) File() *syntax.File { return h.declared().File }
func (h *Head) At() hcl.Range      { return h.declared().RangeOf(h.declared().NameAt) }
func (h *Head) Whole() hcl.Range   { return h.declared().RangeOf(h.declared().Whole) }

func (h *Head) declared() *syntax.Declaration {
	if h.decl == nil {
		return &syntax.Declaration{}
	}
	return h.decl
}

// Label is the title, or the name where there is none, or the kind.
func (h *Head) Label() string {
	switch {
	case h.Title.Known() && h.Title.V != "":
		return h.Title.V
	case h.name == "":
		return h.kind.Name
	}
	return h.name
}

func (h *Head) String() string { return syntax.Called(h.kind.Name, h.kind.Label, h.name, h.Label()) }

// Reference is how other elements refer to e: its address, in the spelling that a
// name can have; NAME takes the place of one that has none.
func Reference(e Element) string {
	elementName := e.Name()
	if !ValidName(elementName) {
		if elementName = ProperName(elementName); elementName == "" {
			elementName = "NAME"
		}
	}
	return syntax.Address(e.Kind().Name, elementName)
}
