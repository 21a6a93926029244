package ruling

import (
	"slices"

	"github.com/plan-as-code/plan/lang"
	"github.com/zclconf/go-cty/cty"
)

// What elements say of themselves, besides what their authors write: each its name, and the
// campaign in which it stands; a tactic, and its blocks contribution and money, what they come
// to.
const (
	NameAttr     = "name"
	CampaignAttr = "campaign"
	TotalAttr    = "total"
)

// Derived lists what an element of a kind, or a block within it, says of itself besides its
// attributes.
func Derived(k *lang.Kind) []string {
	switch {
	case k.Name == "tactic":
		return []string{NameAttr, CampaignAttr, TotalAttr}
	case lang.KindNamed(k.Name) != nil:
		return []string{NameAttr, CampaignAttr}
	case k.Name == "contribution" || k.Name == "money":
		return []string{TotalAttr}
	}
	return nil
}

// DerivedDoc is a sentence about one of these words; "" for any other.
func DerivedDoc(word string) string {
	return map[string]string{
		NameAttr:     "The name behind the kind.",
		CampaignAttr: "The campaign whose plan the element belongs to; nothing outside any.",
		TotalAttr:    "What it comes to in all; what recurs counts once for each span.",
	}[word]
}

// derivedShape is the shape of what Derived lists; nil of anything else.
func derivedShape(k *lang.Kind, word string) *shape {
	switch {
	case !slices.Contains(Derived(k), word):
		return nil
	case word == NameAttr:
		return &shape{is: classText}
	case word == CampaignAttr:
		return &shape{is: classElement, kinds: []*lang.Kind{lang.KindNamed("campaign")}}
	}
	return &shape{is: classNumber}
}

// totalOf is what a tactic costs in all.
func totalOf(e lang.Element) any {
	t, ok := e.(*lang.Tactic)
	if !ok {
		return nil
	}
	return amountOf(t.Cost(), func(n cty.Value) any { return money{n, t.Plan().Currency()} })
}

// blockTotal is what the block of a tactic at a place in their list comes to.
func blockTotal(t *lang.Tactic, block string, i int) any {
	if block == "money" {
		return amountOf(t.Money[i].Cost(t), func(n cty.Value) any { return money{n, t.Plan().Currency()} })
	}
	return amountOf(t.Contributions[i].Brings(t), func(n cty.Value) any { return n })
}

func amountOf(sum lang.Total, known func(cty.Value) any) any {
	switch sum.State {
	case lang.Known:
		return known(cty.NumberFloatVal(sum.V))
	case lang.Unknown:
		return unknown{}
	}
	return nil
}
