package terminal

import (
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// Both shells of Windows take each line: no signs that one of them knows alone, and slashes as
// they are. What is no line is a sentence.
func TestLinesForWindows(t *testing.T) {
	w := Shell{Windows: true}
	for _, text := range []string{
		w.Then("git fetch origin "+w.Word("+refs/heads/*:refs/remotes/origin/*"), "plan check --base "+w.Word("HEAD^{tree}")),
		w.Then("plan check " + w.Word(`C:\Users\Ana Ruiz\plans`) + " " + w.Word(`D:\plans`) + " " + w.Word("it's") + " " + w.Word("@spring") + " " + w.Word("")),
		w.Rename("a b.txt", "a b.plan.hcl"), w.Unlink("plan.lock.hcl"),
		w.OnPath(`C:\go\bin`), w.Readable("x"), w.Begin("workspace.plan.hcl", "workspace {}"), w.Append(".gitignore", "!plans"), w.Unset("CI"), w.UnlinkFolder("plans"),
	} {
		for line := range strings.SplitSeq(text, "\n") {
			words := regexp.MustCompile(`^[a-z]+(?: (?:[\w./:\\+-]+|"[^"$]*"))*$`)
			sentence := regexp.MustCompile(`^[A-Z]`)
			if !words.MatchString(line) && !sentence.MatchString(line) {
				t.Errorf("not both take %s", line)
			}
		}
	}
	for word, want := range map[string]string{`C:\a`: `C:\a`, "it's": `"it's"`, "@a": `"@a"`, "a&b": `"a&b"`, "": `""`, "a%b": `"a%b"`} {
		if got := w.Word(word); got != want {
			t.Errorf("%s is %s, want %s", word, got, want)
		}
	}
	if got := w.Then("a", "b"); got != "a\nb" {
		t.Errorf("one after another is %q", got)
	}
}

// A shell takes words as they were.
func TestWordsOfShells(t *testing.T) {
	for _, name := range []string{"sh", "bash", "zsh", "fish"} {
		if _, err := exec.LookPath(name); err != nil {
			continue
		}
		for _, word := range []string{"plans/a", "it's", "a b", "$HOME", "*", "", `back\slash`, "!x", "~", "été", "a\nb"} {
			out, err := exec.Command(name, "-c", Shell{}.Then("true", "printf %s "+Shell{}.Word(word))).Output()
			if err != nil || string(out) != word {
				t.Errorf("%s takes %q for %q: %v", name, word, out, err)
			}
		}
	}
}
