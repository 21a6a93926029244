package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
)

// Where the clock of a computer has lost the time, nothing is judged as of the day that it
// shows, on which nothing would be late. Whoever says the day is served, and so is whoever
// needs none.
func TestClockThatLostTheTime(t *testing.T) {
	t.Chdir(t.TempDir())
	t.Setenv("GITHUB_ACTIONS", "")
	writeTo(t, "spring.plan.hcl", "campaign \"spring\" {\n  sponsor = person.ana\n  start   = \"2027-03-01\"\n  end     = \"2027-06-30\"\n}\n\nperson \"ana\" {}\n\ntactic \"tram\" {\n  start = \"2027-03-08\"\n}\n")
	writeTo(t, "old.xml", "an older report")
	call := func(args ...string) (said string, code int) {
		var out bytes.Buffer
		s := &streams{in: strings.NewReader(""), out: &out, err: &out, clock: func() time.Time { return time.Unix(0, 0).UTC() }}
		root := newRoot(s)
		root.SetArgs(args)
		root.SetOut(&out)
		root.SetErr(&out)
		if err := root.Execute(); err != nil {
			failures := inPlainWords(root, args, err)
			s.leaveNothingOld(root, args, failures)
			code = say(&out, failures)
		}
		return out.String(), code
	}
	for _, line := range []string{"check --out junit=old.xml", "agree --despite-errors", "report --out old.html", "graph --out old.svg", "export --format ics", "init --kind event --yes new", "doctor"} {
		args := strings.Fields(line)
		if said, code := call(args...); code != exit.Undecided || !strings.Contains(said, "the clock of this computer shows 1 January 1970") {
			t.Errorf("plan %s: exit code %d: %s", line, code, said)
		}
		if said, code := call(append(args, "--as-of", "2027-02-01")...); code == exit.Undecided || strings.Contains(said, "clock") {
			t.Errorf("plan %s, with the day: exit code %d: %s", line, code, said)
		}
		if text, _ := os.ReadFile("old.xml"); strings.Contains(string(text), "an older report") {
			t.Error("an older report is left")
		}
		if err := os.RemoveAll("plan.lock.hcl"); err != nil {
			t.Fatal(err)
		}
	}
	for _, line := range []string{"agree --despite-errors --on 2027-02-01", "fmt", "version", "rules", "explain tactic", "score"} {
		if said, code := call(strings.Fields(line)...); code != exit.Clean || strings.Contains(said, "clock") {
			t.Errorf("plan %s: exit code %d: %s", line, code, said)
		}
	}
}
