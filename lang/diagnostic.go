package lang

import "github.com/plan-as-code/plan/lang/syntax"

// Severity is how much a finding weighs.
type Severity uint8

// The more a finding weighs, the greater its severity. Off is for rules: one that is off
// does not run.
const (
	Off Severity = iota
	Info
	Warning
	Error
)

// Severities are the names of the severities, by their value.
var Severities = [...]string{Off: "off", Info: "info", Warning: "warning", Error: "error"}

func (s Severity) String() string { return Severities[s] }

// ParseSeverity reads the name of a severity; false for any other word.
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
	syntax.Problem
	Severity Severity // Error in nearly all that lang finds, and Warning; package checks settles the others
	Element  Element  // that it is about; nil where none could be read, and for a circle of values
	Missing  Key      // what its element names in vain; the zero value where that is not what is wrong
}
