package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/workspace"
	"github.com/plan-as-code/plan/lang"
)

// meanwhile is what plan says: as soon as it says anything, somebody else does
// something.
type meanwhile struct {
	bytes.Buffer
	do func()
}

func (m *meanwhile) Write(p []byte) (int, error) {
	if m.do != nil {
		m.do()
		m.do = nil
	}
	return m.Buffer.Write(p)
}

func (m *meanwhile) WriteString(s string) (int, error) { return m.Write([]byte(s)) }

// meanwhiles are what somebody else may do to a file that plan has read, what plan
// says of it, and what the file holds from then on.
var meanwhiles = map[string]struct {
	does func(t *testing.T, file string)
	says string
	left func(was string) string
}{
	"shouts": {
		func(t *testing.T, file string) { writeTo(t, file, strings.ToUpper(contentOf(t, file))) },
		"%s was changed by somebody else in the meantime and is left as it is; run the command again",
		strings.ToUpper,
	},
	"adds a blank": {
		func(t *testing.T, file string) { writeTo(t, file, contentOf(t, file)+" ") },
		"%s was changed by somebody else in the meantime and is left as it is; run the command again",
		func(was string) string { return was + " " },
	},
	"deletes": {
		func(t *testing.T, file string) { try(t, os.Remove(file)) },
		"there is no file or folder %s",
		func(string) string { return "" },
	},
}

func try(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// contentOf is what a file holds; "" where there is none.
func contentOf(t *testing.T, file string) string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return string(b)
}

// holds says where a file holds something else, or has a temporary one beside it.
func holds(t *testing.T, file, want string) {
	t.Helper()
	if is := contentOf(t, file); is != want {
		t.Errorf("%s holds %q, not %q", file, is, want)
	}
	rests(t, filepath.Dir(file))
}

// rests says which temporary files lie in a folder.
func rests(t *testing.T, folder string) {
	t.Helper()
	list, err := os.ReadDir(folder)
	try(t, err)
	for _, e := range list {
		if strings.HasPrefix(e.Name(), ".") {
			t.Errorf("%s is left behind", e.Name())
		}
	}
}

// Two plans are read, and while the first is written, somebody else changes the
// second: that change is not lost, and plan says so.
func TestPlanThatChangesMeanwhile(t *testing.T) {
	const untidy = "campaign \"c\" {\nstart=2027-04-01\n}\n"
	for _, command := range []string{"fmt", "check --fix --as-of 2027-02-01 --only over-budget"} {
		for somebody, x := range meanwhiles {
			t.Run(command+"/"+somebody, func(t *testing.T) {
				t.Chdir(t.TempDir())
				for _, file := range []string{"one/a.plan.hcl", "two/b.plan.hcl"} {
					try(t, os.Mkdir(filepath.Dir(file), 0o755))
					writeTo(t, file, untidy)
				}
				said := &meanwhile{do: func() { x.does(t, "two/b.plan.hcl") }}
				code := run(append(strings.Fields(command), "one", "two"), nil, said, said)
				if code != exit.Undecided || !strings.Contains(said.String(), fmt.Sprintf(x.says, "two/b.plan.hcl")) {
					t.Errorf("exit code %d, and plan says %q", code, said)
				}
				if contentOf(t, "one/a.plan.hcl") == untidy {
					t.Error("the first plan is not written")
				}
				holds(t, "two/b.plan.hcl", x.left(untidy))
			})
		}
	}
}

const toAgree = `campaign "spring" {
  start   = "2027-04-01"
  end     = "2027-06-30"
  sponsor = person.ana
}

person "ana" {}

goal "subscriptions" {
  statement = "Win 3,000 subscribers in 2027"
}
`

const amended = `tactic "tour" {
}

amendment "tour" {
  on          = "2027-02-01"
  reason      = "The town lends us its square"
  adds        = [tactic.tour]
  approved_by = [person.ana]
}
`

// A campaign is to be sealed, for the first time or once more, and somebody else
// seals it first, or takes the seal away: that is not lost.
func TestAgreementThatChangesMeanwhile(t *testing.T) {
	seal := func(t *testing.T, more string, meanwhile func()) error {
		writeTo(t, "campaign.plan.hcl", toAgree+more)
		c := &agreeCommand{streams: &streams{out: io.Discard, err: io.Discard}}
		d, err := workspace.NewDisk()
		try(t, err)
		workspaces, err := d.Open([]string{"."})
		try(t, err)
		w, p, err := campaignIn(".", workspaces, d.Cwd)
		try(t, err)
		by, err := signers(p, nil)
		try(t, err)
		on, _ := lang.ParseDate("2027-02-01")
		s := checks.Seal(checks.Facts(w.Snapshot), p, checks.Signing{By: by, On: on})
		if len(s.Refusals) > 0 || s.Entry.Empty() {
			t.Fatalf("there is nothing to seal: %+v", s.Refusals)
		}
		meanwhile()
		return c.seal(d, w, s, by, on)
	}
	failsWith := func(t *testing.T, err error, says string) {
		t.Helper()
		if list := exit.All(err); len(list) != 1 || list[0].Code != exit.Undecided || list[0].Text != fmt.Sprintf(says, "plan.lock.hcl") {
			t.Errorf("plan says %v", err)
		}
	}
	t.Run("first", func(t *testing.T) {
		t.Chdir(t.TempDir())
		err := seal(t, "", func() { writeTo(t, "plan.lock.hcl", "# theirs\n") })
		failsWith(t, err, "%s is there already and is left as it is; run the command again")
		holds(t, "plan.lock.hcl", "# theirs\n")
	})
	t.Run("first, by a link that leads nowhere yet", func(t *testing.T) {
		t.Chdir(t.TempDir())
		err := seal(t, "", func() {
			if err := os.Symlink("theirs", "plan.lock.hcl"); err != nil {
				t.Skip(err)
			}
		})
		failsWith(t, err, "%s is there already and is left as it is; run the command again")
		if to, err := os.Readlink("plan.lock.hcl"); to != "theirs" {
			t.Errorf("the link leads to %q (%v)", to, err)
		}
	})
	for somebody, x := range meanwhiles {
		t.Run(somebody, func(t *testing.T) {
			t.Chdir(t.TempDir())
			try(t, seal(t, "", func() {}))
			sealed := contentOf(t, "plan.lock.hcl")
			err := seal(t, amended, func() { x.does(t, "plan.lock.hcl") })
			failsWith(t, err, x.says)
			holds(t, "plan.lock.hcl", x.left(sealed))
		})
	}
}

// A plan that is a link by now keeps being one: the file that it leads to is
// written, as it was and with its permissions.
func TestPlanThatIsALinkByNow(t *testing.T) {
	t.Chdir(t.TempDir())
	try(t, os.MkdirAll("plans", 0o755))
	try(t, os.MkdirAll("elsewhere", 0o755))
	writeTo(t, "elsewhere/a.txt", "old")
	try(t, os.Chmod("elsewhere/a.txt", 0o600))
	if err := os.Symlink("../elsewhere/a.txt", "plans/a.plan.hcl"); err != nil {
		t.Skip(err)
	}
	try(t, workspace.ReplaceFile("plans/a.plan.hcl", []byte("old"), []byte("new")))
	if to, err := os.Readlink("plans/a.plan.hcl"); to != filepath.FromSlash("../elsewhere/a.txt") {
		t.Errorf("the link leads to %q (%v)", to, err)
	}
	holds(t, "elsewhere/a.txt", "new")
	rests(t, "plans")
	if info, err := os.Stat("elsewhere/a.txt"); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", info.Mode(), err)
	}
}

// What cannot be put into its place leaves nothing behind, and the error names the
// file and not the temporary one.
func TestNothingIsLeftBehind(t *testing.T) {
	t.Chdir(t.TempDir())
	try(t, os.MkdirAll("a.plan.hcl/full", 0o755))
	err := workspace.WriteFile("a.plan.hcl", []byte("new"))
	if list := exit.All(err); len(list) != 1 || list[0].Code != exit.Undecided || !strings.HasPrefix(list[0].Text, "a.plan.hcl cannot be written: ") || strings.Contains(list[0].Text, ".a.plan.hcl") {
		t.Errorf("plan says %v", err)
	}
	rests(t, ".")
	try(t, os.WriteFile("file", nil, 0o644))
	err = workspace.WriteFile("file/a.plan.hcl", []byte("new"))
	if list := exit.All(err); len(list) != 1 || !strings.HasPrefix(list[0].Text, "file/a.plan.hcl cannot be written: ") || strings.Contains(list[0].Text, ".a.plan.hcl") {
		t.Errorf("plan says %v", err)
	}
}

// What else a file has than what it holds is kept, whatever writes it: its other names, its
// permissions and whom it belongs to.
func TestWhatAFileHasIsKept(t *testing.T) {
	const untidy = "campaign \"c\" {\nstart=2027-04-01\n}\n"
	for command, file := range map[string]string{"fmt": "a.plan.hcl", "check --fix --as-of 2027-02-01 --only over-budget": "a.plan.hcl",
		"check --as-of 2027-02-01 --only over-budget --out json=report.json": "report.json"} {
		for _, linked := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s/linked %v", command, linked), func(t *testing.T) {
				t.Chdir(t.TempDir())
				writeTo(t, "a.plan.hcl", untidy)
				writeTo(t, file, untidy)
				try(t, os.Chmod(file, 0o640))
				const somebody = 12345
				given := os.Chown(file, somebody, somebody) == nil
				if linked {
					try(t, os.Mkdir("elsewhere", 0o755))
					try(t, os.Link(file, "elsewhere/b"))
				}
				run(strings.Fields(command), nil, io.Discard, io.Discard)
				is, err := os.Stat(file)
				try(t, err)
				if contentOf(t, file) == untidy || is.Mode().Perm() != 0o640 && runtime.GOOS != "windows" {
					t.Errorf("%v, and it holds %q", is.Mode(), contentOf(t, file))
				}
				if owner, known := ownerOf(is); given && known && owner != somebody {
					t.Errorf("it belongs to %d", owner)
				}
				if linked {
					other, err := os.Stat("elsewhere/b")
					try(t, err)
					if !os.SameFile(is, other) {
						t.Error("the other name leads to the file that was")
					}
				}
				rests(t, ".")
			})
		}
	}
}

// ownerOf is the number of the user that a file belongs to, where the system has such.
func ownerOf(info os.FileInfo) (int, bool) {
	is := reflect.Indirect(reflect.ValueOf(info.Sys()))
	if is.Kind() != reflect.Struct || !is.FieldByName("Uid").IsValid() {
		return 0, false
	}
	return int(is.FieldByName("Uid").Uint()), true
}
