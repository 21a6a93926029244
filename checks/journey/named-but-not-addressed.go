package journey

import (
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

var namedButNotAddressed = &checks.Rule{
	ID: "named-but-not-addressed", Severity: lang.Warning, Tier: checks.Integrated, Needs: checks.Text,
	Check: func(p *checks.Pass) {
		for _, plan := range p.Plans {
			if plan.Campaign == nil || plan.Unclear() || p.Doubt(facts.WhoServes, plan) {
				continue
			}
			var called, planned map[string]bool // of audiences, and of tactics as well
			for _, o := range plan.Objectives {
				named := peopleIn(o.Statement.V)
				if len(named) == 0 {
					continue
				}
				if called == nil {
					called, planned = audienceWords(p, plan)
				}
				missing := slices.DeleteFunc(slices.Clone(named), func(w string) bool { return planned[stem(w)] })
				if len(missing) == 0 || !slices.ContainsFunc(named, func(w string) bool { return called[stem(w)] }) {
					continue
				}
				f := p.Report(o, o.Statement.Range(), "The %s speaks of %s, and no audience of the campaign is called so.", o, prose.List(missing))
				f.Detail = "statement"
				f.AddFix("Plan for them, with an audience of their own, or leave them out of the statement")
			}
		}
	},
}

// addressing is how statements say whom something is to be told to: behind a verb of telling, up
// to what they are told, or in German before that and the verb.
var addressing = []*prose.Wording{
	prose.WordingOf(`(?i)^(?:educate|inform|teach|train|convince|persuade|reach|reassure|brief|invite|remind|encourage|engage|sensitise|sensitize|` +
		`informer|éduquer|former|convaincre|toucher|rassurer|inviter|sensibiliser|informar|educar|formar|convencer|llegar a|invitar|sensibilizar)\s+` +
		`((?:[\p{L}'’-]+,? ?){1,8}?)\s*(?:\b(?:about|that|to|how|what|of|in|on|with|by|before|why|from|against|sur|que|pour|avant|contre|sobre|para|antes)\b|$)`),
	prose.WordingOf(`(?i)^((?:[\p{L}-]+,? ?){1,8}?)\s+(?:über|für|davon|daran|dazu|vor|zu|zur|zum|gegen)\s.*(?:informieren|aufklären|überzeugen|schulen|gewinnen|einladen|erinnern|sensibilisieren)\.?$`),
}

// between is what stands between the last two of several groups.
var between = strings.NewReplacer(" and ", ",", " und ", ",", " sowie ", ",", " et ", ",", " y ", ",", " e ", ",", " & ", ",")

// peopleIn lists the groups of people, by their last words, that a statement says are to be told
// something: two or more, or none.
func peopleIn(statement string) (list []string) {
	statement = strings.TrimSpace(statement)
	german := strings.HasSuffix(strings.TrimSuffix(statement, "."), "n") // at the end stands a verb
	for i, pattern := range addressing {
		if i > 0 && !german {
			break
		}
		m := pattern.Find(statement)
		if m == nil {
			continue
		}
		for part := range strings.SplitSeq(between.Replace(m[1]), ",") {
			if words := strings.Fields(part); len(words) > 0 {
				list = append(list, words[len(words)-1])
			}
		}
		break
	}
	if len(list) < 2 {
		return nil
	}
	return list
}

// audienceWords are the words by which those are called whom a campaign speaks to, and these
// together with the words of the titles of its tactics, which may be for others.
func audienceWords(p *checks.Pass, plan *lang.Plan) (called, planned map[string]bool) {
	called, planned = map[string]bool{}, map[string]bool{}
	take := func(text string, sets ...map[string]bool) {
		for w := range strings.FieldsSeq(prose.Normalise(text)) {
			for _, set := range sets {
				set[stem(w)] = true
			}
		}
	}
	seen := map[*lang.Audience]bool{}
	add := func(refs *lang.Refs[*lang.Audience]) {
		for i := range refs.Items {
			if a := refs.Items[i].To; !seen[a] {
				seen[a] = true
				take(a.Name()+" "+a.Title.V+" "+a.Relationship.V, called, planned)
			}
		}
	}
	for _, t := range p.TacticsIn(plan) {
		add(&t.Audiences)
		take(t.Title.V, planned)
	}
	for _, o := range plan.Objectives {
		add(&o.Audiences)
	}
	return called, planned
}

// stem is a word without the ending of its plural, in small letters.
func stem(word string) string {
	word = strings.ToLower(word)
	if strings.HasSuffix(word, "sses") {
		return strings.TrimSuffix(word, "es")
	}
	if strings.HasSuffix(word, "ies") {
		return strings.TrimSuffix(word, "ies") + "y"
	}
	for _, ending := range []string{"s", "en", "n"} {
		if cut, ok := strings.CutSuffix(word, ending); ok && len(cut) > 3 {
			return cut
		}
	}
	return word
}
