package syntax

import (
	"errors"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
)

// hcl and cty say in English what is wrong, and in no other way. Whatever decides by
// their words does so by those in this file: a test provokes each of them from the
// versions that go.mod names.

// What hcl says of a text that does not parse, as its summaries begin.
const (
	saysInvalid         = "Invalid"
	saysCharacter       = "Invalid character"
	saysArgumentName    = "Invalid argument name"
	saysSingleArgument  = "Invalid single-argument"
	saysBlockDefinition = "Invalid block definition"
	saysEscape          = "Invalid escape"
	saysNoNewline       = "Missing newline"
	saysNoItemComma     = "Missing item separator"
	saysNoArgumentComma = "Missing argument separator"
	saysNotClosed       = "Missing closing"
	saysUnterminated    = "Unterminated"
	saysComma           = "Unexpected comma"
	saysNoLine          = "Argument or block definition required"
	saysUnclosedBlock   = "Unclosed configuration block"
	saysTwice           = "Attribute redefined" // the text can be read all the same
)

// What is said in hcl's place, before it reads what would take it too long.
const (
	saysLongNumber = "Number too long"
	saysLongText   = "Text too long"
	saysManyWords  = "Too many words"
	saysTooDeep    = "Too deep"
)

// inCall reports that hcl speaks of the arguments of a call, and not of the items of
// a list.
func inCall(d *hcl.Diagnostic) bool { return strings.Contains(d.Summary, "argument") }

// Failure is why an expression has no value.
type Failure uint8

const (
	FailsOtherwise Failure = iota // for a reason that has no words of its own
	WantsNumbers                  // calculates with something that is no number
	WantsPart                     // asks for a part that is not there
	WantsChoice                   // has a condition that does not lead to one kind of value
	WantsList                     // runs through something that is no list
	WantsText                     // puts something into a text that is neither a text nor a number
)

// FailureOf tells why hcl could not work an expression out, by the summary of what it
// reported.
func FailureOf(d *hcl.Diagnostic) Failure {
	has := func(word string) bool { return strings.Contains(d.Summary, word) }
	begins := func(words string) bool { return strings.HasPrefix(d.Summary, words) }
	switch {
	case begins("Invalid operand"):
		return WantsNumbers
	case has("index"), begins("Unsupported attribute"):
		return WantsPart
	case has("condition"):
		return WantsChoice
	case begins("Iteration"), has("'for'"):
		return WantsList
	case has("template"):
		return WantsText
	}
	return FailsOtherwise
}

// ArgumentError says in words for people who never programmed why a function could
// not work with what it was given; an error that it does not know, in its own words.
func ArgumentError(err error) string {
	var path cty.PathError
	switch text := err.Error(); {
	case errors.As(err, &path), strings.Contains(text, "required"):
		return "a value is of the wrong kind"
	case strings.Contains(text, "must not be null"):
		return "a value in its brackets is left out"
	case strings.Contains(text, "must pass at least"):
		return "there is nothing in its brackets"
	default:
		return text
	}
}
