// Package journey is a chapter of the rule book: one conversation along the customer's journey.
package journey

import (
	"embed"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

//go:embed *.md
var pages embed.FS

// Rules is the chapter, in the order of the book.
var Rules = checks.Family("journey", pages,
	uncoveredStage,
	singleDisciplineStage,
	singleStageDiscipline,
	tacticWithoutStage,
	tacticWithoutAudience,
	unaddressedAudience,
	audienceUnderspecified,
	audienceByAge,
	audienceOfEverybody,
	noResponseOwner,
	singleVoice,
	communityStopsAtSale,
	sellingTooEarly,
	nobodyIsAsked,
	startsAfterBuyingCycle,
	clashingChannel,
	unusedChannel,
	singleChannel,
	namedButNotAddressed,
	paidAlone,
	oneTextForAll,
	nothingOfItsOwn,
	openedAndLeft,
	crowdedAudience,
	toldOnlyAfterwards,
)

// shared reports whether a channel belongs to its public.
func shared(c *lang.Channel) bool { return c.Media.Known() && c.Media.V == "shared" }

// proposeList says which elements the list that a tactic lacks could name, and why.
func proposeList(f *checks.Finding, t *lang.Tactic, attr string, proposed []lang.Element, why string) {
	f.Detail = attr
	var list []string
	for _, e := range proposed {
		if ref := lang.Reference(e); !slices.Contains(list, ref) {
			list = append(list, ref)
		}
	}
	if len(list) == 0 {
		f.ProposeOpen(attr, "")
		return
	}
	f.Propose(attr, "["+strings.Join(list, ", ")+"]", why)
}

// onlyAudience is whom an objective that a tactic serves is for, where that is one
// audience; nil where no such objective says so.
func onlyAudience(t *lang.Tactic) *lang.Audience {
	for i := range t.Serves.Items {
		if named := &t.Serves.Items[i].To.Audiences; named.Known() && len(named.Items) == 1 {
			return named.Items[0].To
		}
	}
	return nil
}

// empty reports whether a list was left out, or left without items.
func empty(list *lang.Texts) bool { return list.State != lang.Unknown && len(list.V) == 0 }

// differing counts the audiences of a tactic that say what they need, those with the same needs
// once.
func differing(t *lang.Tactic) int {
	seen := map[string]bool{}
	for i := range t.Audiences.Items {
		if needs := t.Audiences.Items[i].To.Needs; len(needs.V) > 0 {
			seen[needs.V[0]] = true
		}
	}
	return len(seen)
}
