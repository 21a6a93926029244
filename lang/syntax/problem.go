package syntax

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
)

// Problem is something wrong with a text, in the words of the people who write
// plans. Its Fix is advice, for people; its Fixes are edits, for machines. Neither is
// made out of the other's text: whoever reports a problem says both.
type Problem struct {
	Rule    string    // id in the rule book
	Address string    // of the element that it is about: KIND.NAME; empty outside any element
	Detail  string    // what within the element: an attribute or another address; stable under edits elsewhere
	Slip    string    // the same, for a rule, wherever the same slip was made; empty where each place is a matter of its own
	Range   hcl.Range // the tightest place: the number, the reference, else the name
	Message string    // a full sentence about the author's plan
	Why     string    // why it matters; empty until checks adds it
	Fix     string    // what to do, as a sentence
	Related []Related // other places, each with what it has to do with this one
	Fixes   []Fix     // alternatives, the likeliest first, each complete by itself
	Handle  *Handle   // at Range, where a reference is expected; nil where none is
}

// Related is another place that a problem speaks of.
type Related struct {
	Range   hcl.Range // in this or in another file
	Message string    // a full sentence about that place
}

// Fix is a change that settles a problem. A safe one needs no decision.
type Fix struct {
	Title     string // a verb phrase: Add serves = [objective.awareness]
	Offer     string // the same as people are offered it who see the plan: Let it serve objective.awareness; empty where that is the title
	Shown     string // for who does not see the edits, where else it is shown; empty where nowhere
	Safe      bool   // it can be made without asking its author
	Postpones bool   // it only writes that something is to be decided
	Edits     []Edit // all of them together settle it; they may concern several files
}

// Sentence is the title, and where else it is shown.
func (f *Fix) Sentence() string {
	if f.Shown == "" {
		return f.Title
	}
	return f.Title + "; " + f.Shown
}

// Offered is what people are offered who see the plan.
func (f *Fix) Offered() string {
	if f.Offer == "" {
		return f.Title
	}
	return f.Offer
}

// Edit replaces the bytes of Range by Text; an empty Range inserts.
type Edit struct {
	Range hcl.Range // which bytes of which file; its lines and columns say the same
	Text  string    // put in as it is, with the line breaks of its file
}

// Suggest completes a problem about a misspelt word with the word that was
// probably, or surely, meant. It takes the place of what Fix and Fixes said before.
func (p *Problem) Suggest(word string, at hcl.Range, sure bool) {
	p.Fix = "Change it to " + word
	p.Fixes = []Fix{{Title: p.Fix, Safe: sure, Edits: []Edit{{at, word}}}}
}

// SlipOf is what a problem has in common with those of other places: its kind, and what its
// sentence says apart from words that stand for the place alone.
func SlipOf(kind, message string, apart ...string) string {
	for _, words := range apart {
		if words != "" {
			message = strings.ReplaceAll(message, words, "…")
		}
	}
	return kind + ": " + message
}
