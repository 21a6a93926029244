package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
)

const ownPrefix = "rule." // ids of rules that an organisation states in its plans

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
	if w := workspaceHere(); w != nil {
		return w.snapshot
	}
	return lang.Empty(book.Vocabulary)
})

func workspaceHere() *workspace {
	d, err := newDisk()
	if err != nil {
		return nil
	}
	_, top, rel, err := d.locate(".")
	if err != nil {
		return nil
	}
	root, ok := discovery.Find(os.DirFS(top), rel)
	if !ok {
		if plans, _ := filepath.Glob(filepath.Join(d.cwd, "*"+discovery.Suffix)); len(plans) == 0 {
			return nil
		}
		root = discovery.Root(os.DirFS(top), filepath.ToSlash(filepath.Join(rel, discovery.WorkspaceFile)))
	}
	w := &workspace{top: top, root: root, wanted: []string{"."}}
	_ = w.load() // what cannot be read, plan check says
	return w
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

// knownOwn is an error where an id is none of the rules that the workspaces state.
func knownOwn(flag string, ids []string, workspaces []*workspace) error {
	known := checks.RuleIDs(book.Rules)
	for _, w := range workspaces {
		known = append(known, checks.RuleIDs(checks.OwnRules(w.snapshot))...)
	}
	for _, id := range ids {
		if strings.HasPrefix(id, ownPrefix) && !slices.Contains(known, id) {
			return exit.Errorf(exit.Usage, "%s: there is no rule called %s%s", flag, id, didYouMean(id, known))
		}
	}
	return nil
}
