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
	"github.com/plan-as-code/plan/lang/verbatim"
	"github.com/spf13/cobra"
)

func newExplain(io *streams) *cobra.Command {
	format := "text"
	cmd := &cobra.Command{
		Use:   "explain [WORD]",
		Short: "Show the page of a rule, or what an element takes",
		Long: "Shows the page of a rule (orphan-tactic), of a rule of the organisation's own\n" +
			"(rule.NAME), the attributes of a kind of element (tactic), or what a function does\n" +
			"(before). Without a word, it lists all that can be explained.",
		Example: "  plan explain orphan-tactic\n  plan explain tactic",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return exit.Errorf(exit.Usage, "explain takes one word, such as orphan-tactic; plan explain alone lists all")
			}
			return nil
		},
		ValidArgs: slices.Concat(checks.RuleIDs(book.Rules), kindNames(), functionNames()),
		RunE: func(_ *cobra.Command, args []string) error {
			if !slices.Contains([]string{"text", "markdown", "json"}, format) {
				return exit.Errorf(exit.Usage, "--format is text, json or markdown, not %s", format)
			}
			if len(args) == 0 {
				index := report.IndexOf(listed())
				return showPage(io, format, index.Markdown(), index, "")
			}
			return explain(io, args[0], format)
		},
	}
	cmd.Flags().StringVar(&format, "format", format, "text, json or markdown")
	completeWords(cmd, "format", "text", "json", "markdown")
	return cmd
}

func kindNames() []string {
	var names []string
	for _, k := range lang.Kinds() {
		names = append(names, k.Name)
	}
	return names
}

func functionNames() []string {
	var names []string
	for _, f := range lang.Functions() {
		names = append(names, f.Name)
	}
	return names
}

func explain(io *streams, id, format string) error {
	var page string
	var data any
	r := anyRule(id)
	switch k := lang.KindNamed(id); {
	case r != nil:
		page = r.Page.Text
		data = struct {
			ruleData
			Why  string `json:"why"`
			Page string `json:"page"`
		}{asData(r), r.Page.Why, page}
	case k != nil:
		page = report.KindPage(k)
		data = struct {
			Kind string `json:"kind"`
			Page string `json:"page"`
		}{k.Name, page}
	case slices.Contains(functionNames(), id):
		page = report.FunctionPage(lang.Functions()[slices.Index(functionNames(), id)])
		data = struct {
			Function string `json:"function"`
			Page     string `json:"page"`
		}{id, page}
	default:
		return exit.Errorf(exit.Usage, "there is no rule, no kind of element and no function called %s%s", id, didYouMean(id, slices.Concat(checks.RuleIDs(listed()), kindNames(), functionNames())))
	}
	var footer string
	if r != nil {
		footer = fmt.Sprintf("\n%s\n", terminal.Faint(fmt.Sprintf("%s · %s · %s", terminal.OneLine(r.ID), r.Severity, r.Tier)))
	}
	return showPage(io, format, page, data, footer)
}

// showPage writes a page as text, with a footer behind it, or as Markdown, or its data as JSON.
func showPage(io *streams, format, page string, data any, footer string) error {
	switch format {
	case "json":
		return render.JSON(io.out, data)
	case "markdown":
		_, err := fmt.Fprint(io.out, verbatim.Visible(page))
		return err
	}
	_, err := fmt.Fprint(io.out, strings.TrimRight(render.Page(terminal.Clean(page), io.width()), "\n")+"\n"+footer)
	return err
}
