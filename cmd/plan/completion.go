package main

import (
	"slices"
	"strings"
	"time"

	"github.com/plan-as-code/plan/cmd/plan/internal/base"
	"github.com/plan-as-code/plan/cmd/plan/internal/render"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang/verbatim"
	"github.com/spf13/cobra"
)

// patience is how long somebody waits for a completion.
const patience = time.Second

// addressesHere are the addresses in the plans of the folder that the command is
// called in, of certain kinds or of all, for a shell to complete; none where that
// folder is too large to look through.
func addressesHere(kinds ...string) []string {
	return inTime(func() []string { return addressesIn(".", kinds) })
}

// inTime is what is found before patience ends; none where that takes longer.
func inTime(find func() []string) []string {
	found := make(chan []string, 1)
	go func() { found <- find() }()
	select {
	case list := <-found:
		return list
	case <-time.After(patience):
		return nil
	}
}

func addressesIn(folder string, kinds []string) []string {
	d, err := workspace.NewDisk()
	if err != nil {
		return nil
	}
	workspaces, _ := d.Open([]string{folder})
	_, all := elementsAt("", workspaces)
	slices.Sort(all)
	return slices.DeleteFunc(slices.Compact(all), func(address string) bool {
		kind, _, named := strings.Cut(address, ".")
		return !named || verbatim.Line(address) != address || len(kinds) > 0 && !slices.Contains(kinds, kind)
	})
}

// completeAddress completes the first word of a command that takes an address;
// what follows are paths.
func completeAddress(_ *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveDefault
	}
	return beginning(begun, addressesHere()), cobra.ShellCompDirectiveNoFileComp
}

// completeSigners completes the last of the addresses in --by.
func completeSigners(_ *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
	return lastOf(begun, addressesHere(signing...)), cobra.ShellCompDirectiveNoFileComp
}

// completeList has the shell propose the words of which a flag takes several,
// separated by commas.
func completeList(cmd *cobra.Command, flag string, words ...string) {
	_ = cmd.RegisterFlagCompletionFunc(flag, func(_ *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
		return lastOf(begun, words), cobra.ShellCompDirectiveNoFileComp
	})
}

// lastOf completes the last word of a list.
func lastOf(begun string, words []string) []string {
	before := begun[:strings.LastIndex(begun, ",")+1]
	var list []string
	for _, w := range words {
		list = append(list, before+w)
	}
	return beginning(begun, list)
}

// completeBase offers auto, branches and tags beside the folders and files that a shell
// knows.
func completeBase(_ *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
	return beginning(begun, inTime(base.Names)), cobra.ShellCompDirectiveDefault
}

func beginning(begun string, words []string) []string {
	return slices.DeleteFunc(words, func(w string) bool { return !strings.HasPrefix(w, begun) })
}

// completeOut completes FORMAT=, and leaves the file to the shell.
func completeOut(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	if strings.Contains(typed, "=") {
		return nil, cobra.ShellCompDirectiveDefault
	}
	var words []string
	for _, name := range render.Formats() {
		words = append(words, name+"=")
	}
	return words, cobra.ShellCompDirectiveNoSpace
}
