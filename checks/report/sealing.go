package report

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
	"github.com/plan-as-code/plan/lang/prose"
)

// Sealing says what an agreement would hold, or what keeps it from being sealed,
// as plain text of several lines. where names the place of a refusal as its reader
// finds it.
func Sealing(s *checks.Sealing, by []lang.Element, on lang.Date, where func(r checks.Refusal) string) string {
	var b strings.Builder
	c := s.Plan.Campaign
	switch {
	case len(s.Refusals) > 0:
		fmt.Fprintf(&b, "To be agreed by %s on %s.\nThe %s cannot be sealed as it stands:\n", prose.Names(by), on, c)
		for _, r := range s.Refusals {
			fmt.Fprintf(&b, "\n✗ %s\n  %s\n  Fix  %s\n", r.Message, where(r), r.Fix)
		}
	case s.Entry.Empty():
		fmt.Fprintf(&b, "Nothing of what was agreed for the %s has changed, so there is nothing to seal.\n", c)
	case s.Plan.Lock != nil && s.Entry.Plain():
		fmt.Fprintf(&b, "Nothing of what was agreed for the %s has changed. %s now %s to more of it than an older version of plan could seal.\n", c, prose.Names(by), agreesTo(by))
		sealedWith(&b, s)
	case s.Plan.Lock == nil:
		fmt.Fprintf(&b, "The %s is agreed by %s on %s: %s.\n", c, prose.Names(by), on, held(s.Entry))
	default:
		fmt.Fprintf(&b, "The %s is agreed anew by %s on %s", c, prose.Names(by), on)
		if len(s.Changes)+len(s.Entry.Moves) > 0 {
			b.WriteString(":\n")
		} else {
			b.WriteString(".\n")
		}
		for _, before := range slices.Sorted(maps.Keys(s.Entry.Moves)) {
			fmt.Fprintf(&b, "  - %s is called %s now.\n", before, s.Entry.Moves[before])
		}
		for _, d := range s.Changes {
			fmt.Fprintf(&b, "  - %s.\n", checks.Says(d))
		}
		sealedWith(&b, s)
	}
	return b.String()
}

func sealedWith(b *strings.Builder, s *checks.Sealing) {
	if len(s.Amendments) > 0 {
		fmt.Fprintf(b, "Sealed with it: the %s %s.\n", plural(len(s.Amendments), "amendment"), prose.Names(s.Amendments))
	}
}

func agreesTo(by []lang.Element) string {
	if len(by) == 1 {
		return "agrees"
	}
	return "agree"
}

func plural(n int, noun string) string {
	if n == 1 {
		return noun
	}
	return prose.Plural(noun)
}

// held counts what an entry holds: 1 goal, 2 objectives, 12 tactics.
func held(e *agreement.Entry) string {
	counts := map[string]int{}
	for _, m := range e.Elements {
		kind, _, _ := strings.Cut(m.Address, ".")
		counts[kind]++
	}
	var parts []string
	for _, kind := range []string{"goal", "objective", "strategy", "tactic", "metric", "commitment"} {
		if counts[kind] > 0 {
			parts = append(parts, prose.Count(counts[kind], kind))
		}
	}
	if len(parts) == 0 {
		return "its dates, its budget and its sponsor"
	}
	return prose.List(parts)
}
