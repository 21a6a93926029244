package syntax

import "github.com/hashicorp/hcl/v2"

// Problem is something wrong with a text, in the words of the people who write
// plans.
type Problem struct {
	Rule    string    // id in the rule book
	Address string    // of the element that it is about: KIND.NAME; empty outside any element
	Detail  string    // what within the element: an attribute or another address; stable under edits elsewhere
	Range   hcl.Range // the tightest place: the number, the reference, else the name
	Message string    // a full sentence about the author's plan
	Why     string    // why it matters
	Fix     string    // what to do, as a sentence
	Related []Related
	Fixes   []Fix // alternatives, the likeliest first, each complete by itself
}

// Related is another place that a problem speaks of.
type Related struct {
	Range   hcl.Range
	Message string
}

// Fix is a change that settles a problem. A safe one needs no decision.
type Fix struct {
	Title string // a verb phrase: Change it to objective.awareness
	Safe  bool
	Edits []Edit
}

// Edit replaces the bytes of Range by Text; an empty Range inserts.
type Edit struct {
	Range hcl.Range
	Text  string
}

// Suggest completes a problem about a misspelt word with the word that was
// probably, or surely, meant.
func (p *Problem) Suggest(word string, at hcl.Range, sure bool) {
	p.Fix = "Change it to " + word
	p.Fixes = []Fix{{Title: p.Fix, Safe: sure, Edits: []Edit{{at, word}}}}
}
