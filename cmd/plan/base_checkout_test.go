package main

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
)

// A file that git writes otherwise than it keeps it has not changed where it lies as git
// wrote it; what has changed in one is found.
func TestBaseOfFilesThatGitTranslates(t *testing.T) {
	const person = "person \"u\" {\n  note = \"$Id$\"\n}\n"
	wide := func(text string) string {
		return string(binary.LittleEndian.AppendUint16(nil, 0xfeff)) + func() string {
			var b []byte
			for _, unit := range utf16.Encode([]rune(text)) {
				b = binary.LittleEndian.AppendUint16(b, unit)
			}
			return string(b)
		}()
	}
	for _, c := range []struct {
		name, attributes, lies string
		later                  string // what it holds then
		code                   int
		says                   string
	}{
		{name: "another encoding", attributes: "working-tree-encoding=UTF-16LE-BOM", lies: wide(person), says: "no findings"},
		{name: "another encoding, edited", attributes: "working-tree-encoding=UTF-16LE-BOM", lies: wide(person), later: wide("tactic \"x\" {}\n"), says: "no findings. 1 hidden"},
		{name: "a name that git fills in", attributes: "ident", lies: person, says: "no findings"},
		{name: "both", attributes: "ident working-tree-encoding=UTF-16LE-BOM", lies: wide(person), says: "no findings"},
		{name: "a program", attributes: "working-tree-encoding=UTF-16LE-BOM filter=none", lies: wide(person), code: exit.Found, says: "saved as UTF-16"},
	} {
		t.Run(c.name, func(t *testing.T) {
			needGit(t)
			r := newRepo(t)
			r.write(".gitattributes", "u.plan.hcl "+c.attributes+"\n")
			r.write("plans/u.plan.hcl", c.lies)
			r.save("u")
			if err := os.Remove(filepath.Join(r.dir, "plans/u.plan.hcl")); err != nil {
				t.Fatal(err)
			}
			r.git("checkout", "--", ".") // as git writes it
			if c.later != "" {
				r.write("plans/u.plan.hcl", c.later)
			}
			r.into()
			out, said, code := planCommandIn(t, "check", "--as-of", "2027-02-01", "--format", "brief", "--base", "HEAD", "--new-only", "--only", "over-budget")
			if code != c.code || !strings.Contains(out, c.says) {
				t.Errorf("exit code %d: %s%s", code, said, out)
			}
			if c.later == "" && c.code == exit.Clean {
				if out, said, _ := planCommandIn(t, "diff", "--base", "HEAD"); !strings.HasPrefix(out, "Nothing") {
					t.Errorf("plan diff says %s%s", said, out)
				}
			}
		})
	}
}
