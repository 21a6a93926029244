package measures

import (
	"slices"
	"strings"
	"unicode"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

var trackingMissing = &checks.Rule{
	ID: "tracking-missing", Severity: lang.Info, Tier: checks.Integrated, Needs: checks.Text, Fixable: true,
	Practice: facts.Tracking,
	Every:    "%s of the %s have no tracking that can be used.",
	Among:    "whose visitors can be counted",
	EveryFix: "Give each of them a source, a medium and a campaign, in lower case and without blanks",
	Check: func(p *checks.Pass) {
		for _, t := range p.Tactics {
			if len(t.Tracking) > 0 {
				p.Count(t)
				reportUntidy(p, t)
			} else if c, s := countable(t); c != nil && s != nil && !t.Standby() {
				p.Count(t)
				f := p.Report(t, t.At(), "The %s runs on %s without tracking, so the %s cannot tell who came through it.", t, prose.Names([]*lang.Channel{c}), s)
				f.Detail = "tracking"
				f.AddFix("Add its tracking: a source, a medium and a campaign", t.Plan().AddBlock(t, trackingFor(t, c)))
			}
		}
	},
}

// countable is the first paid or owned channel of a tactic, and the first system
// that can count who comes from there; nil where there is none.
func countable(t *lang.Tactic) (channel *lang.Channel, system *lang.System) {
	for i := range t.Channels.Items {
		c := t.Channels.Items[i].To
		if channel == nil && c.Media.Known() && (c.Media.V == "paid" || c.Media.V == "owned") {
			channel = c
		}
	}
	metrics, _ := facts.Counted(t)
	for _, m := range metrics {
		if s := m.Source.To; system == nil && m.Source.Known() && s.SystemKind.Known() && (s.SystemKind.V == "analytics" || s.SystemKind.V == "crm") {
			system = s
		}
	}
	return channel, system
}

// trackingFor takes the parameters from the campaign, the channel and the tactic.
func trackingFor(t *lang.Tactic, c *lang.Channel) string {
	campaign := parameter(t)
	if own := t.Plan().Campaign; own != nil {
		campaign = parameter(own)
	}
	return `tracking {
  source   = "` + parameter(c) + `"
  medium   = "` + parameter(t) + `"
  campaign = "` + campaign + `"
}
`
}

// parameter is the name of an element as a link carries it.
func parameter(e lang.Element) string {
	_, name, _ := strings.Cut(lang.Reference(e), ".")
	return tidy(name)
}

// reportUntidy reports parameters that the same visit could be counted twice by.
func reportUntidy(p *checks.Pass, t *lang.Tactic) {
	if tr := &t.Tracking[0]; !untidy(tr.Source.V) && !untidy(tr.Medium.V) && !untidy(tr.Campaign.V) {
		return
	}
	var at hcl.Range
	var said []string
	var edits []syntax.Edit
	computed := false
	for _, a := range lang.Attributes(t) {
		if a.Block != "tracking" || a.Type != lang.TypeText || !untidy(a.Shown()) {
			continue
		}
		if at.Filename == "" {
			at = a.ValueAt
		}
		said = append(said, a.Name+` "`+prose.Clip(a.Shown())+`"`)
		edits = append(edits, syntax.Edit{Range: a.ValueAt, Text: `"` + tidy(a.Shown()) + `"`})
		computed = computed || a.Computed() || strings.ContainsAny(a.Shown(), `"\$%`)
	}
	if len(said) == 0 {
		return
	}
	if computed {
		edits = nil
	}
	f := p.Report(t, at, "The %s is tracked with capital letters or blanks: %s.", t, prose.List(said))
	f.Detail = "tracking"
	f.AddFix("Write it in lower case, with hyphens for blanks", edits...)
}

func untidy(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsSpace(r) })
}

// tidy is a parameter in lower case, with hyphens between its words.
func tidy(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return unicode.IsSpace(r) || r == '_' || r == '-' })
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), "-")
}
