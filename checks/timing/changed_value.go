package timing

import (
	"fmt"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// are is the verb of what valueOf says.
func are(e lang.Element, attr string) string {
	if e.Kind().Attr(attr) == nil {
		return "are"
	}
	return "is"
}

// valueOf names a material value of an element as the subject of a sentence.
func valueOf(e lang.Element, attr string) string {
	kind := e.Kind()
	switch attr {
	case "serves", "supports", "requires", "feeds":
		return fmt.Sprintf("What the %s %s", e, attr)
	case "standby":
		return fmt.Sprintf("Whether the %s is on standby", e)
	case "non_negotiable":
		return fmt.Sprintf("Whether the %s is non-negotiable", e)
	case "by":
		if kind.Name == "commitment" {
			return fmt.Sprintf("The discipline of the %s", e)
		}
		return fmt.Sprintf("The deadline of the %s", e)
	case "agreed_by":
		return fmt.Sprintf("Who agreed to the %s", e)
	case "adds":
		return fmt.Sprintf("Whether the readings of the %s add up", e)
	case "budget_most":
		return fmt.Sprintf("The upper end of the budget of the %s", e)
	case "budget_per":
		return fmt.Sprintf("The span that the budget of the %s is for", e)
	case "reached_by":
		return fmt.Sprintf("The milestone that the %s is reached by", e)
	case "freeze_on":
		return fmt.Sprintf("The closing day of the %s", e)
	case "above":
		return fmt.Sprintf("The campaign that the %s lies below", e)
	case "on":
		return fmt.Sprintf("The day of the %s", e)
	case "expected":
		return fmt.Sprintf("The expected result of the %s", e)
	}
	what := strings.ReplaceAll(attr, "_", " ")
	if kind.Attr(attr) == nil {
		what = prose.Plural(what) // nested blocks
	}
	return fmt.Sprintf("The %s of the %s", what, e)
}
