package main

import (
	"cmp"
	"errors"
	"os"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// inPlainWords are the failures of a command line that could not be carried out.
func inPlainWords(root *cobra.Command, args []string, err error) []*exit.Error {
	if own := (*exit.Error)(nil); errors.As(err, &own) {
		return exit.All(err)
	}
	switch cmd, _, unknown := root.Find(args); {
	case unknown != nil:
		err = noCommand(root, firstWord(root, args))
	case cmd.HasParent() && cmd.Parent() != root: // one for a shell, which the library brings
		err = cmp.Or(takesNothing(cmd, cmd.Flags().Args()), err)
	}
	return exit.All(err)
}

// firstWord is the first of the arguments that is neither a flag nor its value.
func firstWord(root *cobra.Command, args []string) string {
	flags := root.Flags()
	flags.AddFlagSet(root.PersistentFlags())
	flags.ParseErrorsAllowlist.UnknownFlags = true
	_ = flags.Parse(args)
	return flags.Arg(0)
}

// noCommand says that there is no command of a name, and what was probably meant.
func noCommand(root *cobra.Command, word string) error {
	const text = "there is no command called %s; %s"
	if _, err := os.Stat(word); err == nil {
		return exit.Errorf(exit.Usage, text, word, "to check what lies there, write plan check "+terminal.Here.Word(word))
	}
	var names []string
	for _, c := range root.Commands() {
		if c.HasAlias(word) || slices.Contains(c.SuggestFor, word) {
			return exit.Errorf(exit.Usage, text, word, "did you mean "+c.CommandPath()+"?")
		}
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	if near := prose.Nearest(word, names); near != "" {
		return exit.Errorf(exit.Usage, text, word, "did you mean plan "+near+"?")
	}
	return exit.Errorf(exit.Usage, text, word, "plan help lists the commands")
}

// helpFor has plan help refuse what is no command.
func helpFor(root *cobra.Command) {
	help, _, err := root.Find([]string{"help"})
	if err != nil {
		return
	}
	show := help.Run
	help.RunE = func(c *cobra.Command, words []string) error {
		if _, _, err := root.Find(words); err != nil {
			return noCommand(root, words[0])
		}
		show(c, words)
		return nil
	}
}

// shellsFor has plan completion refuse what is no shell.
func shellsFor(root *cobra.Command) {
	completion, _, err := root.Find([]string{"completion"})
	if err != nil {
		return
	}
	var shells []string
	for _, c := range completion.Commands() {
		shells = append(shells, c.Name())
	}
	completion.Args = nil
	completion.Short = "Have your shell complete commands, flags and addresses"
	completion.Long = "Writes what a shell has to read, each time it starts, to complete what is typed\n" +
		"behind plan: commands, flags, and the addresses of the plans in the folder.\n" +
		"plan completion zsh --help says where zsh looks for it, and so on."
	completion.Example = "  plan completion zsh --help\n  plan completion bash"
	completion.RunE = func(c *cobra.Command, words []string) error {
		if len(words) == 0 {
			return c.Help()
		}
		return exit.Errorf(exit.Usage, "the shell is %s, not %s", prose.Either(shells), words[0])
	}
}

// flagError says in plain words what is wrong with a flag.
func flagError(cmd *cobra.Command, err error) error {
	var none *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var value *pflag.InvalidValueError
	var odd *pflag.InvalidSyntaxError
	switch help := cmd.CommandPath() + " --help"; {
	case errors.As(err, &none):
		return noFlag(cmd, none)
	case errors.As(err, &bare):
		return exit.Errorf(exit.Usage, "--%s stands without its value; %s says what it takes", bare.GetSpecifiedName(), help)
	case errors.As(err, &value):
		return exit.Errorf(exit.Usage, "--%s takes no value, so %s cannot stand behind it; write the flag alone, or leave it out", value.GetFlag().Name, value.GetValue())
	case errors.As(err, &odd):
		return exit.Errorf(exit.Usage, "%s is not how flags are written; %s lists them", odd.GetSpecifiedFlag(), help)
	}
	return err
}

// noFlag says that a command has no such flag, and which was probably meant.
func noFlag(cmd *cobra.Command, none *pflag.NotExistError) error {
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			names = append(names, f.Name)
		}
	})
	sign, word := "--", none.GetSpecifiedName()
	if letters := none.GetSpecifiedShortnames(); letters != "" {
		sign = "-"
		word, _, _ = strings.Cut(letters, "=")
	}
	hint := cmd.CommandPath() + " --help lists those that it has"
	if near := prose.Nearest(word, names); near != "" {
		hint = "did you mean --" + near + "?"
	}
	return exit.Errorf(exit.Usage, "%s has no flag %s%s; %s", cmd.CommandPath(), sign, word, hint)
}

// takesNothing refuses what stands behind a command that needs no more words.
func takesNothing(cmd *cobra.Command, args []string) error {
	switch {
	case len(args) == 0:
		return nil
	case ruleNamed(args[0]) != nil:
		return exit.Errorf(exit.Usage, "%s takes no further words; did you mean plan explain %s?", cmd.CommandPath(), args[0])
	}
	return exit.Errorf(exit.Usage, "%s takes no further words, so it is not clear what %s means; %[1]s --help says more", cmd.CommandPath(), args[0])
}
