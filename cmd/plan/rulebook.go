package main

import (
	"slices"
	"strings"
	"sync"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

const ownPrefix = "rule." // ids of rules that an organisation states in its plans

// listed are the rules of the book, and then those of the organisation's own in
// the workspace that the command is called in.
func listed() []*checks.Rule { return slices.Concat(book.Rules, ownHere()) }

// ownHere lists the rules of the organisation's own in the workspace that the
// command is called in; none where it is called in no workspace.
func ownHere() []*checks.Rule { return checks.OwnRules(here()) }

// ranHere lists the ids of the rules that run in that workspace, and names its
// profile.
func ranHere() (ids map[string]bool, profile checks.Tier) {
	result := checks.Run(here(), book.Rules, checks.Options{})
	ids = map[string]bool{}
	for _, r := range result.Ran {
		ids[r.ID] = true
	}
	return ids, result.Profile
}

// here is the workspace that the command is called in; an empty one where it is
// called in none.
var here = sync.OnceValue(func() *lang.Snapshot {
	if w := workspace.Here(); w != nil {
		return w.Snapshot
	}
	return lang.Empty(book.Vocabulary)
})

// ruleNamed is the rule of the book that has an id; nil where none has.
func ruleNamed(id string) *checks.Rule {
	for _, r := range book.Rules {
		if r.ID == id {
			return r
		}
	}
	return nil
}

// anyRule finds a rule of the book, or else of the workspace's own.
func anyRule(id string) *checks.Rule {
	if r := ruleNamed(id); r != nil || !strings.HasPrefix(id, ownPrefix) {
		return r
	}
	list := ownHere()
	if i := slices.IndexFunc(list, func(r *checks.Rule) bool { return r.ID == id }); i >= 0 {
		return list[i]
	}
	return nil
}

// knownRules is an error where an id is none of the book's, or where the flag cannot
// be said of that rule. Those of the organisation's own are known when the
// workspaces have been read.
func knownRules(flag string, ids []string) error {
	known := checks.RuleIDs(book.Rules)
	for _, id := range ids {
		switch r := ruleNamed(id); {
		case strings.HasPrefix(id, ownPrefix): // the workspaces must be read first
		case r == nil:
			return exit.Errorf(exit.Usage, "%s: there is no rule called %s%s", flag, id, didYouMean(id, known))
		case r.Language() && flag == "--except":
			return exit.Errorf(exit.Usage, "%s: %s belongs to the language and always runs", flag, id)
		}
	}
	return nil
}

// knownOwn is an error where an id is none of the rules that the workspaces state.
func knownOwn(flag string, ids []string, workspaces []*workspace.Workspace) error {
	known := checks.RuleIDs(book.Rules)
	for _, w := range workspaces {
		known = append(known, checks.RuleIDs(checks.OwnRules(w.Snapshot))...)
	}
	for _, id := range ids {
		if strings.HasPrefix(id, ownPrefix) && !slices.Contains(known, id) {
			return exit.Errorf(exit.Usage, "%s: there is no rule called %s%s", flag, id, didYouMean(id, known))
		}
	}
	return nil
}

// didYouMean proposes what was probably meant.
func didYouMean(word string, candidates []string) string {
	near := prose.Nearest(word, candidates)
	if own := "rule." + word; slices.Contains(candidates, own) {
		near = own
	}
	if near != "" {
		return "; did you mean " + near + "?"
	}
	return "; plan rules lists the rules"
}
