package main

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

var readmeFence = regexp.MustCompile("(?ms)^```(hcl file=\\S+|console)\n(.*?)^```$")

// What the README shows is what happens: its files are written one after
// another, its commands are run, and their output is compared.
func TestReadme(t *testing.T) {
	const file = "../../README.md"
	readme, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(dir+"/"+name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot("../..")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	write("push.plan.hcl", pushPlan)
	shown := readmeFence.ReplaceAllStringFunc(string(readme), func(block string) string {
		m := readmeFence.FindStringSubmatch(block)
		if name, ok := strings.CutPrefix(m[1], "hcl file="); ok {
			_ = os.Remove("push.plan.hcl") // the tour starts with an empty folder
			write(name, m[2])
			return block
		}
		command, _, _ := strings.Cut(m[2], "\n")
		out, stderr, _ := planCommand(t, "", strings.Fields(strings.TrimPrefix(command, "$ plan "))...)
		return "```console\n" + command + "\n" + stderr + out + "```"
	})
	if *update {
		if err := root.WriteFile("README.md", []byte(shown), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if shown != string(readme) {
		t.Error("README.md shows something else than the command does; write it again with\n\tgo test ./cmd/plan -update")
	}
}

// pushPlan is the file of the README's first example.
const pushPlan = `campaign "spring" {
  title   = "Spring launch"
  start   = "2027-04-01"
  end     = "2027-06-30"
  sponsor = person.ana
}

tactic "push" {
  title      = "Influencer push"
  discipline = discipline.pr
  owner      = person.ana
  serves     = [objective.awarenes]
}

goal "subscriptions" {
  statement = "Win 3,000 subscribers in 2027"
}

objective "awareness" {
  statement = "6 of 10 commuters know that the bike can be rented by the month"
  supports  = [goal.subscriptions]
  metric    = metric.awareness
  target    = 60
  by        = campaign.end
}

metric "awareness" {}

discipline "pr" {}

person "ana" {}

review "final" {
  kind = "final"
  on   = campaign.end
}
`
