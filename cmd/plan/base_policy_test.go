package main

import (
	"os"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
)

// What a change is judged by is the base's: it cannot make room for itself. What was there
// before is no news either, whatever the change would have judged by.
func TestBasePolicy(t *testing.T) {
	const strict = "workspace {\n  profile = \"integrated\"\n}\n\nconfigure \"tactic-without-owner\" {\n  severity = \"error\"\n}\n"
	for name, change := range map[string]func(r *repo){
		"rule off":         func(r *repo) { r.write("workspace.plan.hcl", strings.ReplaceAll(strict, `"error"`, `"off"`)) },
		"lower profile":    func(r *repo) { r.write("workspace.plan.hcl", strings.ReplaceAll(strict, "integrated", "essential")) },
		"settings deleted": func(r *repo) { r.git("rm", "-q", "workspace.plan.hcl") },
		"nested workspace": func(r *repo) { r.write("plans/workspace.plan.hcl", "workspace {}\n") },
		"workspace moved": func(r *repo) {
			r.write("plans/workspace.plan.hcl", strings.ReplaceAll(strict, `"error"`, `"off"`))
			r.git("rm", "-q", "workspace.plan.hcl")
		},
		"folder renamed": func(r *repo) { r.git("mv", "plans", "campaigns") },
	} {
		t.Run(name, func(t *testing.T) {
			needGit(t)
			r := newRepo(t)
			r.write("workspace.plan.hcl", strict)
			r.save("settings")
			r.branch("f", "main")
			change(r)
			r.commit("c")
			r.Chdir(r.dir)
			out, said, code := planCommand(t, "", "check", "--base", "auto", "--new-only", "--format", "brief", "plans")
			if code != exit.Found || !strings.Contains(out, "c.plan.hcl:1:9: error: The tactic \"c\" has no owner.") || !strings.Contains(out, "Profile integrated") || strings.Contains(out, "a.plan.hcl:1:9: error: The tactic \"a\" has no owner.") {
				t.Errorf("exit code %d; %s%s", code, said, out)
			}
		})
	}
}

const agreedPlan = `campaign "spring" {
  start     = "2027-04-01"
  end       = "2027-06-30"
  freeze_on = "2027-01-02"
  budget    = 60000
  currency  = "EUR"
  sponsor   = person.ana
}

person "ana" {}
`

// An agreement that a branch writes anew is noticed, also behind a merge of main
// into the branch, in a renamed folder, and where a workspace has been dissolved.
func TestBaseLock(t *testing.T) {
	for name, hide := range map[string]func(r *repo){
		"plainly":        func(*repo) {},
		"behind a merge": func(r *repo) { r.merge("main") },
		"renamed folder": func(r *repo) { r.git("mv", "client", "customer"); r.save("move") },
		"workspace dissolved": func(r *repo) {
			r.git("rm", "-q", "client/workspace.plan.hcl")
			r.save("dissolve")
		},
	} {
		t.Run(name, func(t *testing.T) {
			needGit(t)
			r := newRepo(t)
			r.write("workspace.plan.hcl", "workspace {}\n")
			r.write("client/workspace.plan.hcl", "workspace {}\n")
			r.write("client/spring/campaign.plan.hcl", agreedPlan)
			r.plan("agree", "--despite-errors", "--on", "2027-01-02", "client/spring")
			r.save("agreed")
			r.branch("f", "main")
			r.write("client/spring/campaign.plan.hcl", strings.ReplaceAll(agreedPlan, "60000", "90000"))
			if err := os.Remove(r.dir + "/client/spring/plan.lock.hcl"); err != nil {
				t.Fatal(err)
			}
			r.plan("agree", "--despite-errors", "--on", "2027-01-02", "client/spring")
			r.save("rewrite")
			r.git("checkout", "-q", "main")
			r.commit("b")
			r.git("checkout", "-q", "f")
			hide(r)
			head := r.head()
			r.pullRequest(zeros, head, r.git("rev-parse", "main"))
			c := r.checkout(head, "refs/remotes/origin/f")
			c.Chdir(c.dir)
			out, said, code := planCommandIn(t, "check", "--base", "auto", "--new-only", "--format", "brief", "--as-of", "2027-02-01")
			if code != exit.Found || !strings.Contains(out, "[rewritten-agreement]") {
				t.Errorf("exit code %d; %s%s", code, said, out)
			}
		})
	}
}
