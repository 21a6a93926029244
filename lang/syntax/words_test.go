package syntax

// testWords are the words of a small language that has one of each sort of kind.
var testWords = NewWords([]KindWords{
	{Name: "campaign", Attrs: []AttrWords{{Name: "title", Text: true}, {Name: "start", Example: `"2027-04-30"`}, {Name: "end"}, {Name: "budget", Example: "10000"}}},
	{Name: "goal", Attrs: []AttrWords{{Name: "statement", Text: true}}},
	{Name: "objective",
		Attrs:  []AttrWords{{Name: "statement", Text: true}, {Name: "supports", List: true, Kinds: []string{"goal", "objective"}}, {Name: "effort_share", Percent: true}},
		Blocks: []KindWords{{Name: "playback", Label: NoLabel, Attrs: []AttrWords{{Name: "text", Text: true}}}}},
	{Name: "tactic",
		Attrs:  []AttrWords{{Name: "title", Text: true}, {Name: "discipline", Kinds: []string{"discipline"}}, {Name: "serves", List: true, Kinds: []string{"objective"}}},
		Blocks: []KindWords{{Name: "contribution", Label: NoLabel}}},
	{Name: "metric"}, {Name: "discipline"}, {Name: "person"},
	{Name: "waiver", Label: ForRule},
	{Name: "rule", Blocks: []KindWords{{Name: "example", Holds: true}}},
	{Name: "moved", Label: NoLabel}, {Name: "locals", Label: NoLabel},
}, []string{"before", "after", "sum"})
