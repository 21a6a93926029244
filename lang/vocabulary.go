package lang

import (
	"cmp"

	"github.com/plan-as-code/plan/lang/syntax"
)

// Vocabulary is what reading must know of the language. It never changes.
var Vocabulary = syntax.NewWords(kindWords(), append(functionNames(), UndecidedWord))

func kindWords() []syntax.KindWords {
	words := make([]syntax.KindWords, len(kinds))
	for i, k := range kinds {
		words[i] = k.words()
	}
	return words
}

func (k *Kind) words() syntax.KindWords {
	words := syntax.KindWords{Name: k.Name, Label: k.Label}
	for _, a := range k.Attrs {
		words.Attrs = append(words.Attrs, syntax.AttrWords{
			Name: a.Name, Text: a.Type == TypeText || a.Type == TypeChoice, Choices: a.Choices, Number: a.Type.Numeric(), Percent: a.Type == TypePercent, Date: a.Type == TypeDate, Length: a.Type == TypeDuration,
			List: a.Type == TypeRefs, Kinds: a.Kinds, Example: a.Placeholder(),
		})
	}
	for _, n := range k.Blocks {
		inner := n.words()
		inner.Holds = n.Example
		words.Blocks = append(words.Blocks, inner)
	}
	return words
}

// Syntax lists what keeps a file from being read, or parts of it; none where all of it
// can be read. The path is only named in what it says.
func Syntax(path string, src []byte) []syntax.Problem {
	return syntax.Parse(path, src, Vocabulary).Unparsed()
}

// triedIn is what the language has for a word that planners write within an element or block
// of a kind; "" where it knows of none.
func triedIn(k *Kind, word string) string {
	return cmp.Or(tried[k.Name+" "+word], tried[word])
}

// tried are words that planners write and the language does not have, and what it has for
// them, as advice; behind the name of a kind, only there.
var tried = map[string]string{
	"accountable":    "Write owner, the one person who answers for it",
	"action":         "Write a tactic for what the public sees, a task for other work",
	"activity":       "Write a tactic for what the public sees, a task for other work",
	"assumption":     "Write an insight for what is known, a risk for what may turn out otherwise",
	"budget":         "Write budget in a tactic, phase, campaign or commitment, money in a tactic for one phase, and a spend element for what went out",
	"contingent":     `Write status = "standby" and trigger, what sets it off`,
	"conversion":     "Write rate beside feeds: of 100 of these, how many become one of those",
	"cost":           "Write budget for what is planned, a spend element for what went out",
	"costs":          "Write budget for what is planned, a spend element for what went out",
	"daily_budget":   `Write budget and budget_per = "1d"`,
	"deadline":       "Write by in an objective or step, due in a task, an input or a handoff, and end in a tactic or campaign",
	"deliverable":    "Write a task for the work, a handoff where one discipline gives it to another, and a milestone for its day",
	"dependencies":   "Write requires, a list of what must have ended, arrived or happened before",
	"dependency":     "Write requires in what waits, an input for what somebody provides",
	"depends_on":     "Write requires, a list of what must have ended, arrived or happened before",
	"description":    "Write statement where the element has one, else note",
	"every":          `Write budget_per or per for an amount that recurs, and occurs for how often it is drawn`,
	"expense":        "Write a spend element: money that went out",
	"experiment":     "Write a tactic, with the insight that it tests as evidence and a review that decides on it",
	"frequency":      `Write budget_per or per for an amount that recurs, and occurs for how often it is drawn`,
	"hypothesis":     "Write an insight for what is known, rationale in a tactic for why it should work",
	"initiative":     "Write a strategy for the approach, a tactic for what is done",
	"kpi":            "Write a metric for how it is counted, and an objective for the target",
	"kpis":           "Write a metric for how it is counted, and an objective for the target",
	"market":         "Write an audience, with the language in which it is spoken to",
	"max":            "Write most, in a limit block",
	"maximum":        "Write most, in a limit block",
	"min":            "Write least, in a limit block",
	"minimum":        "Write least, in a limit block",
	"mitigation":     "Write response, what is done about it, and answers, the tactics that are done for it",
	"monthly_budget": `Write budget and budget_per = "1mo"`,
	"okr":            "Write an objective, with a metric and a target",
	"owner_team":     "Write discipline for the team, owner for the person",
	"persona":        "Write an audience, with its needs and wants",
	"priority":       "Write primary = true in the objective that comes first",
	"probability":    "Write likelihood, one of low, medium and high",
	"project":        "Write a campaign, in a folder of its own",
	"recurring":      `Write budget_per or per for an amount that recurs, and occurs for how often it is drawn`,
	"repeat":         `Write budget_per or per for an amount that recurs, and occurs for how often it is drawn`,
	"responsible":    "Write owner, the one person who answers for it",
	"scenario":       `Write a tactic with status = "standby" and a trigger for what happens only if, a risk for what may happen`,
	"segment":        "Write an audience",
	"stakeholder":    "Write a person or a party; consulted and informed in a tactic say who is asked and told",
	"stakeholders":   "Write consulted and informed, who is asked and told",
	"subtask":        "Write a task, with requires for what must be done before",
	"target":         "Write an objective with the target, and a contribution for how much of it a tactic brings",
	"todo":           "Write a task",
	"vendor":         `Write a party with kind = "supplier" or "agency"`,
	"weekly_budget":  `Write budget and budget_per = "1w"`,
	"workstream":     "Write a discipline for who does it, or a campaign within the campaign",

	"contribution every":  `Write per, the span that brings so much, such as "1w"`,
	"contribution target": "Write expected, how much of it the tactic brings",
	"limit target":        "Write least, most or both",
	"metric every":        `Write frequency, how often it is read, such as "1w"`,
	"money every":         `Write per, the span that the budget is for, such as "1d"`,
	"review frequency":    `Write every, how often it is held, such as "2w"`,
	"review recurring":    `Write every, how often it is held, such as "2w"`,
	"review repeat":       `Write every, how often it is held, such as "2w"`,
	"risk severity":       "Write impact, one of low, medium and high",
	"task every":          "Write a tactic for what recurs, or a task for each day on which something is due",
}
