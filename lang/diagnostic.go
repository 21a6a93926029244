package lang

import "github.com/hashicorp/hcl/v2"

// Severity is how much a finding weighs.
type Severity uint8

const (
	Off Severity = iota
	Info
	Warning
	Error
)

// Severities are the names of the severities, by their value.
var Severities = [...]string{Off: "off", Info: "info", Warning: "warning", Error: "error"}

func (s Severity) String() string { return Severities[s] }

// ParseSeverity reads the name of a severity.
func ParseSeverity(name string) (Severity, bool) {
	for s, n := range Severities {
		if n == name {
			return Severity(s), true
		}
	}
	return Off, false
}

// Diagnostic is one finding about a plan: what is wrong, where, why it matters
// and what to do.
type Diagnostic struct {
	Rule     string // id in the rule book
	Severity Severity
	Address  string    // of the element it is about; empty outside any element
	Element  Element   // that element, nil where none could be read
	Detail   string    // what within the element: an attribute or another address; stable under edits elsewhere
	Range    hcl.Range // the tightest place: the number, the reference, else the name
	Message  string    // a full sentence about the author's plan
	Why      string    // why it matters
	Fix      string    // what to do, as a sentence
	Related  []Related
	Fixes    []Fix // alternatives, the likeliest first, each complete by itself
}

// Related is another place that a finding speaks of.
type Related struct {
	Range   hcl.Range
	Message string
}

// Fix is a change that settles a finding. A safe one needs no decision.
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
