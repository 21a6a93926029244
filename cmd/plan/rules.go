package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/render"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/spf13/cobra"
)

// rulesCommand is one call of plan rules.
type rulesCommand struct {
	*streams
	format, family, profile string
	unused                  bool
}

func newRules(io *streams) *cobra.Command {
	c := &rulesCommand{streams: io}
	cmd := &cobra.Command{
		Use:   "rules [PATH…]",
		Short: "List the rules that plans are checked by",
		Long: "Lists the rule book, and the rules of the organisation's own that the workspace\n" +
			"states in which it is called. With --unused it lists what the plans of a PATH do\n" +
			"without, and the rules that say nothing there because of it.",
		Example: "  plan rules\n  plan rules --family money --profile essential\n  plan rules --unused campaigns/spring",
		Args: func(cmd *cobra.Command, args []string) error {
			if c.unused {
				return nil
			}
			return takesNothing(cmd, args)
		},
		RunE: func(_ *cobra.Command, paths []string) error { return c.run(paths) },
	}
	f := cmd.Flags()
	f.StringVar(&c.format, "format", "text", "text, json or markdown")
	f.StringVar(&c.family, "family", "", "only the rules of this chapter, such as money")
	f.StringVar(&c.profile, "profile", "", "only those that run in this profile: essential, recommended or integrated")
	f.BoolVar(&c.unused, "unused", false, "the practices that nothing in the plans uses, and the rules that are silent for it")
	completeWords(cmd, "format", "text", "json", "markdown")
	completeWords(cmd, "family", families(book.Rules)...)
	completeWords(cmd, "profile", checks.Tiers[:]...)
	return cmd
}

func (c *rulesCommand) run(paths []string) error {
	if !slices.Contains([]string{"text", "json", "markdown"}, c.format) {
		return exit.Errorf(exit.Usage, "--format is text, json or markdown, not %s", c.format)
	}
	rules, err := c.chosen(listed())
	if err != nil {
		return err
	}
	if c.unused {
		return c.listUnused(rules, paths)
	}
	switch c.format {
	case "json":
		runs, _ := ranHere()
		return render.JSON(c.out, rulesAsData(rules, runs))
	case "markdown":
		_, err := fmt.Fprint(c.out, report.RuleTable(rules))
		return err
	}
	return c.list(rules)
}

// chosen are those of the rules that the flags ask for.
func (c *rulesCommand) chosen(rules []*checks.Rule) ([]*checks.Rule, error) {
	known := families(rules)
	if c.family != "" && !slices.Contains(known, c.family) {
		return nil, exit.Errorf(exit.Usage, "--family is %s, not %s", prose.Either(known), c.family)
	}
	tier, ok := checks.ParseTier(c.profile)
	if c.profile != "" && !ok {
		return nil, exit.Errorf(exit.Usage, "--profile is %s, not %s", prose.Either(checks.Tiers[:]), c.profile)
	}
	return slices.DeleteFunc(slices.Clone(rules), func(r *checks.Rule) bool {
		return c.family != "" && r.Family != c.family || c.profile != "" && r.Tier > tier
	}), nil
}

// families are the chapters of rules, in their order.
func families(rules []*checks.Rule) (list []string) {
	for _, r := range rules {
		if !slices.Contains(list, r.Family) {
			list = append(list, r.Family)
		}
	}
	return list
}

func (c *rulesCommand) list(rules []*checks.Rule) error {
	runs, profile := ranHere()
	here := 0
	for _, r := range rules {
		if runs[r.ID] {
			here++
		}
	}
	var b strings.Builder
	for _, family := range families(rules) {
		chapter := slices.DeleteFunc(slices.Clone(rules), func(r *checks.Rule) bool { return r.Family != family })
		c.writeRules(&b, family, chapter, runs, widestOf(rules))
	}
	fmt.Fprintf(&b, "%d run here, in profile %s; the others say from which profile on they do.\n%s, %s; plan explain ID shows the page of one.\n", here, profile, render.MarkOf(lang.Error).Sign+" error  "+render.MarkOf(lang.Warning).Sign+" warning  "+render.MarkOf(lang.Info).Sign+" info", prose.Count(len(rules), "rule"))
	_, err := fmt.Fprint(c.out, b.String())
	return err
}

// writeRules writes rules below a heading, their names as wide as the widest; those that do not
// run with the profile from which on they do.
func (c *rulesCommand) writeRules(b *strings.Builder, heading string, rules []*checks.Rule, runs map[string]bool, widest int) {
	fmt.Fprintf(b, "%s\n", terminal.Strong(prose.Capital(heading)))
	for _, r := range rules {
		m := render.MarkOf(r.Severity)
		indent := widest + 6
		id, says := terminal.OneLine(r.ID), terminal.Clean(r.Page.Title)
		if !runs[r.ID] {
			says += " (" + r.Tier.String() + ")"
		}
		title := terminal.Wrap(says, c.width()-indent, c.width()-indent)
		fmt.Fprintf(b, "  %s %s%s  %s\n", m.Paint(m.Sign), id, strings.Repeat(" ", widest-terminal.Width(id)), strings.Join(title, "\n"+strings.Repeat(" ", indent)))
	}
	b.WriteString("\n")
}

// widestOf is how many columns the longest id of rules takes.
func widestOf(rules []*checks.Rule) int {
	widest := 0
	for _, r := range rules {
		widest = max(widest, terminal.Width(terminal.OneLine(r.ID)))
	}
	return widest
}

// ruleData is a rule as other programs read it.
type ruleData struct {
	ID       string        `json:"id"`
	Severity string        `json:"severity"`
	Tier     string        `json:"tier"`
	Family   string        `json:"family"`
	Needs    []string      `json:"needs"`
	Title    string        `json:"title"`
	Fixable  bool          `json:"fixable"`
	Settings []settingData `json:"settings"`
}

type settingData struct {
	Name    string `json:"name"`
	Type    string `json:"type"`
	Default any    `json:"default"`
	Doc     string `json:"doc"`
}

// listedRule is a rule in the list of all.
type listedRule struct {
	ruleData
	Runs bool `json:"runs"` // in the workspace that the command is called in
}

func rulesAsData(rules []*checks.Rule, runs map[string]bool) []listedRule {
	list := []listedRule{}
	for _, r := range rules {
		list = append(list, listedRule{asData(r), runs[r.ID]})
	}
	return list
}

func asData(r *checks.Rule) ruleData {
	d := ruleData{ID: r.ID, Severity: r.Severity.String(), Tier: r.Tier.String(), Family: r.Family, Needs: r.Needs.Names(),
		Title: r.Page.Title, Fixable: r.Fixable, Settings: []settingData{}}
	for _, a := range lang.SettingsOf(r.Settings) {
		d.Settings = append(d.Settings, settingData{a.Name, string(a.Type), a.ValueIn(r.Settings), a.Doc})
	}
	return d
}
