package main

import (
	"fmt"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/render"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/spf13/cobra"
)

func newRules(io *streams) *cobra.Command {
	format := "text"
	cmd := &cobra.Command{
		Use:               "rules",
		Short:             "List the rules that plans are checked by",
		Long:              "Lists the rule book, and the rules of the organisation's own that the workspace\nstates in which it is called.",
		Example:           "  plan rules\n  plan rules --format json",
		Args:              takesNothing,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			switch format {
			case "text":
				return listRules(io)
			case "json":
				return render.JSON(io.out, rulesAsData())
			case "markdown":
				_, err := fmt.Fprint(io.out, report.RuleTable(listed()))
				return err
			}
			return exit.Errorf(exit.Usage, "--format is text, json or markdown, not %s", format)
		},
	}
	cmd.Flags().StringVar(&format, "format", format, "text, json or markdown")
	completeWords(cmd, "format", "text", "json", "markdown")
	return cmd
}

func listRules(io *streams) error {
	family, widest := "", 0
	rules := listed()
	for _, r := range rules {
		widest = max(widest, terminal.Width(terminal.OneLine(r.ID)))
	}
	runs, profile := ranHere()
	var b strings.Builder
	for _, r := range rules {
		if r.Family != family {
			family = r.Family
			fmt.Fprintf(&b, "\n%s\n", terminal.Strong(strings.ToUpper(family[:1])+family[1:]))
		}
		m := render.MarkOf(r.Severity)
		indent := widest + 6
		id, says := terminal.OneLine(r.ID), terminal.Clean(r.Page.Title)
		if !runs[r.ID] {
			says += " (" + r.Tier.String() + ")"
		}
		title := terminal.Wrap(says, io.width()-indent, io.width()-indent)
		fmt.Fprintf(&b, "  %s %s%s  %s\n", m.Paint(m.Sign), id, strings.Repeat(" ", widest-terminal.Width(id)), strings.Join(title, "\n"+strings.Repeat(" ", indent)))
	}
	fmt.Fprintf(&b, "\n%d run here, in profile %s; the others say from which profile on they do.\n%s, %s; plan explain ID shows the page of one.\n", len(runs), profile, render.MarkOf(lang.Error).Sign+" error  "+render.MarkOf(lang.Warning).Sign+" warning  "+render.MarkOf(lang.Info).Sign+" info", prose.Count(len(rules), "rule"))
	_, err := fmt.Fprint(io.out, strings.TrimPrefix(b.String(), "\n"))
	return err
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

func rulesAsData() []listedRule {
	list := []listedRule{}
	runs, _ := ranHere()
	for _, r := range listed() {
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
