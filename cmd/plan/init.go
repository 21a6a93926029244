package main

import (
	"bufio"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/starter"
	"github.com/plan-as-code/plan/lang/verbatim"
	"github.com/spf13/cobra"
	"golang.org/x/text/currency"
)

// initCommand is one call of plan init.
type initCommand struct {
	*streams
	folder                                 string
	kind, title, start, end, launch, money string
	budget, from, table                    string
	yes                                    bool
	given                                  func(flag string) bool
	answers                                *bufio.Reader // to questions; nil until one is asked
	plan                                   *starter.Plan
	files                                  map[string][]byte // by path in the folder
	ci                                     *automation
}

func newInit(io *streams) *cobra.Command {
	c := &initCommand{streams: io}
	cmd := &cobra.Command{
		Use:   "init [FOLDER]",
		Short: "Begin a plan: a campaign of a kind, with a file for each discipline",
		Long: "Writes a plan to begin with into FOLDER, or into the folder it is called in: what\n" +
			"plans of a kind have in common, with days counted from the launch, and tbd for\n" +
			"what only you know. Asks a few questions at a terminal; elsewhere it takes flags\n" +
			"and what is usual, and --kind has to be among the flags. Shows the files before\n" +
			"it writes them, writes all or none, and never over one that is there. --from\n" +
			"makes the tactics of a table: init and import in one.",
		Example: "  plan init --kind event --title \"Open day\" --launch 2027-05-08\n  plan init spring --kind launch --disciplines pr,email,social --from tactics.csv",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return exit.Errorf(exit.Usage, "init takes one folder; a title of several words goes behind --title, in quotes")
			}
			if len(args) == 1 && args[0] == "" {
				return exit.Errorf(exit.Usage, "the folder is empty; write . for this folder")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return c.run(append(args, ".")[0]) },
	}
	f := cmd.Flags()
	f.StringVar(&c.kind, "kind", "", "what the campaign is: "+prose.Either(starter.Names()))
	f.StringVar(&c.title, "title", "", "what it is called (default by its kind)")
	f.StringVar(&c.start, "start", "", "its first `DAY`, YYYY-MM-DD (default next Monday, or as long before the launch as usual)")
	f.StringVar(&c.launch, "launch", "", "the `DAY` of the launch, the event, the first appeal or the change")
	f.StringVar(&c.end, "end", "", "its last `DAY`")
	f.StringVar(&c.money, "currency", "EUR", "the currency of amounts, as a `CODE` of three letters")
	f.StringVar(&c.budget, "budget", "", "what it may cost, as a `NUMBER` (default to be decided)")
	f.StringVar(&c.table, "disciplines", "", "who is at the table, such as `pr,email,social` (default by its kind)")
	f.StringVar(&c.from, "from", "", "the `FILE` with a table of its tactics, as plan import reads it, or - for standard input")
	f.BoolVar(&c.yes, "yes", false, "ask nothing, and take the defaults for what no flag says")
	c.given = f.Changed
	completeWords(cmd, "kind", starter.Names()...)
	completeWords(cmd, "currency", "EUR", "USD", "GBP", "CHF")
	_ = cmd.RegisterFlagCompletionFunc("disciplines", c.completeDisciplines)
	return cmd
}

// completeDisciplines completes the last of the disciplines: those that the kind knows.
func (c *initCommand) completeDisciplines(_ *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
	before := begun[:strings.LastIndex(begun, ",")+1]
	var list []string
	for _, k := range starter.Kinds {
		if c.kind != "" && c.kind != k.Name {
			continue
		}
		for _, d := range k.Disciplines {
			if !slices.Contains(strings.Split(before, ","), d) && !slices.Contains(list, before+d) {
				list = append(list, before+d)
			}
		}
	}
	return beginning(begun, list), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}

func (c *initCommand) run(folder string) error {
	c.folder = filepath.Clean(folder)
	today, err := c.day()
	if err != nil {
		return err
	}
	c.plan = &starter.Plan{AsOf: today}
	if err := c.flags(); err != nil {
		return err
	}
	if file := workspace.Belongs(c.folder); file != "" {
		return c.occupied(file)
	}
	if err := workspace.Creatable(filepath.Join(c.folder, discovery.WorkspaceFile)); err != nil {
		return err
	}
	if err := c.complete(); err != nil {
		return err
	}
	imports, err := c.make()
	if err != nil {
		return err
	}
	files, err := c.onDisk()
	if err == nil {
		err = workspace.Creatable(slices.Sorted(maps.Keys(files))...)
	}
	if err != nil {
		return err
	}
	if err := c.show(imports); err != nil {
		return err
	}
	if c.asks() {
		yes, err := c.confirmed()
		if err != nil || !yes {
			return err
		}
	}
	return c.write()
}

// flags reads the flags that are given, and says what is wrong with them.
func (c *initCommand) flags() error {
	p := c.plan
	if c.kind != "" || c.given("kind") {
		if p.Kind = starter.Named(c.kind); p.Kind == nil {
			return exit.Errorf(exit.Usage, "--kind is %s, not %s", prose.Either(starter.Names()), orEmpty(c.kind))
		}
	}
	if c.given("title") {
		title, err := titled(c.title)
		if err != "" {
			return exit.Errorf(exit.Usage, "--title %s", err)
		}
		p.Title = title
	}
	for _, day := range []struct {
		flag, text string
		to         *lang.Date
	}{{"start", c.start, &p.Start}, {"launch", c.launch, &p.Launch}, {"end", c.end, &p.End}} {
		if !c.given(day.flag) {
			continue
		}
		d, ok := lang.ParseDate(day.text)
		switch {
		case !ok:
			return exit.Errorf(exit.Usage, "--%s is a day written like 2027-04-30, not %s", day.flag, orEmpty(day.text))
		case d < p.AsOf:
			return exit.Errorf(exit.Usage, "--%s is %s, which is over: it is %s; name a day to come, or say with --as-of on which day the plan begins to be made", day.flag, d, p.AsOf)
		}
		*day.to = d
	}
	var err error
	if p.Currency, err = currencyCode(c.money); err != nil {
		return err
	}
	if c.given("budget") {
		if p.Budget, err = amount(c.budget); err != nil {
			return err
		}
	}
	if c.given("disciplines") && strings.Trim(c.table, ", ") == "" {
		return exit.Errorf(exit.Usage, "--disciplines is empty; write who is at the table, such as pr,email,social")
	}
	return nil
}

func orEmpty(word string) string {
	if word == "" {
		return "empty"
	}
	return word
}

// titled is a title without blanks around it; wrong says what is wrong with it, as the end of a
// sentence.
func titled(text string) (title, wrong string) {
	title = strings.TrimSpace(text)
	switch {
	case title == "":
		return "", "is empty; write what people call the campaign"
	case !utf8.ValidString(title) || verbatim.Line(title) != title:
		return "", "holds characters that cannot be shown; write it on one line, in letters"
	}
	return title, ""
}

// currencyCode is the code of a currency, in capitals.
func currencyCode(text string) (string, error) {
	code := strings.ToUpper(strings.TrimSpace(text))
	if sign := map[string]string{"€": "EUR", "$": "USD", "£": "GBP", "EURO": "EUR"}[code]; sign != "" {
		return "", exit.Errorf(exit.Usage, "--currency is a code of three letters; for %s that may be %s", text, sign)
	}
	if _, err := currency.ParseISO(code); err != nil {
		return "", exit.Errorf(exit.Usage, "--currency is the code of a currency, such as EUR, USD or CHF, not %s", orEmpty(text))
	}
	return code, nil
}

var plainNumber = regexp.MustCompile(`^[0-9]{1,15}(\.[0-9]{1,4})?$`)

// amount is an amount of money as a plan writes it.
func amount(text string) (string, error) {
	if !plainNumber.MatchString(text) {
		return "", exit.Errorf(exit.Usage, "--budget is a number without separators or a currency, such as 60000, not %s", orEmpty(text))
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return "", exit.Errorf(exit.Usage, "--budget is a number such as 60000, not %s", text)
	}
	return strconv.FormatFloat(n, 'f', -1, 64), nil
}

// occupied is what comes of a folder that belongs to a plan: nothing where that is the one
// that was asked for.
func (c *initCommand) occupied(file string) error {
	if filepath.Clean(filepath.FromSlash(file)) == filepath.Join(c.folder, discovery.WorkspaceFile) && c.same() {
		return c.say("Nothing changes: " + terminal.Here.Word(filepath.ToSlash(c.folder)) + " holds this plan already, and no file is written over.\n")
	}
	return exit.Errorf(exit.Usage, "%s belongs to the plan of %s already, and is left as it is; plan import adds a table to that plan, and plan init begins another one in a folder outside of it",
		filepath.ToSlash(c.folder), file)
}

// same reports that what the flags ask for is there: the plan itself, or any plan where they
// ask for none in particular.
func (c *initCommand) same() bool {
	if c.plan.Kind == nil && c.plan.Title == "" {
		return !c.given("disciplines") && c.from == ""
	}
	if c.complete() != nil {
		return false
	}
	for name := range c.plan.Files() {
		if c.from != "" && !slices.Contains([]string{discovery.WorkspaceFile, "campaign" + discovery.Suffix}, path.Base(name)) {
			continue
		}
		if _, err := os.Stat(filepath.Join(c.folder, filepath.FromSlash(name))); err != nil {
			return false
		}
	}
	return true
}
