package render

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// structure is what an element of XML must have and may have.
type structure struct{ needs, takes, holds string }

// junitStructure is the report of JUnit as the schema junit-10.xsd of Jenkins' xUnit
// plugin has it.
var junitStructure = map[string]structure{
	"testsuites": {"", "name time tests failures errors", "testsuite"},
	"testsuite":  {"name tests failures errors", "group time skipped timestamp hostname id package file log url", "testsuite properties testcase system-out system-err"},
	"testcase":   {"name", "time classname group", "skipped error failure rerunFailure rerunError flakyFailure flakyError system-out system-err"},
	"failure":    {"", "type message", ""},
	"error":      {"", "type message", ""},
	"skipped":    {"", "type message", ""},
}

// structuredJUnit holds a report against the structure, names and attributes alike.
func structuredJUnit(t *testing.T, out string) {
	t.Helper()
	within := []string{}
	for d := xml.NewDecoder(strings.NewReader(out)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			name := token.Name.Local
			switch {
			case len(within) == 0 && name != "testsuites":
				t.Fatalf("the report begins with %s", name)
			case len(within) > 0 && !wordOf(junitStructure[within[len(within)-1]].holds, name):
				t.Errorf("%s holds %s", within[len(within)-1], name)
			}
			within = append(within, name)
			attributes(t, token, junitStructure[name])
		case xml.EndElement:
			within = within[:len(within)-1]
		}
	}
}

// attributes holds those of an element against what it needs and takes.
func attributes(t *testing.T, e xml.StartElement, want structure) {
	t.Helper()
	given := map[string]string{}
	for _, a := range e.Attr {
		given[a.Name.Local] = a.Value
		if !wordOf(want.needs+" "+want.takes, a.Name.Local) {
			t.Errorf("%s has %s", e.Name.Local, a.Name.Local)
		}
	}
	for _, need := range strings.Fields(want.needs) {
		if _, ok := given[need]; !ok {
			t.Errorf("%s lacks %s", e.Name.Local, need)
		}
	}
	for _, count := range []string{"tests", "failures", "errors", "skipped"} {
		if n, ok := given[count]; ok {
			if _, err := strconv.ParseUint(n, 10, 32); err != nil {
				t.Errorf("%s counts %s = %q", e.Name.Local, count, n)
			}
		}
	}
}

func wordOf(words, word string) bool { return slices.Contains(strings.Fields(words), word) }

// structuredGitLab holds a report against what GitLab documents: a list, without a
// byte order mark, of objects with these properties.
func structuredGitLab(t *testing.T, out string) {
	t.Helper()
	var issues []map[string]any
	if err := json.Unmarshal([]byte(out), &issues); err != nil || !strings.HasPrefix(out, "[") {
		t.Fatalf("no list of issues: %v\n%s", err, out)
	}
	for _, issue := range issues {
		for _, property := range []string{"description", "check_name", "fingerprint", "severity"} {
			if text, ok := issue[property].(string); !ok || text == "" {
				t.Errorf("%s is %v", property, issue[property])
			}
		}
		if !wordOf("info minor major critical blocker", issue["severity"].(string)) {
			t.Errorf("the severity is %v", issue["severity"])
		}
		location, _ := issue["location"].(map[string]any)
		path, _ := location["path"].(string)
		lines, _ := location["lines"].(map[string]any)
		begin, _ := lines["begin"].(float64)
		if path == "" || strings.HasPrefix(path, "/") || strings.HasPrefix(path, "./") || begin < 1 || begin != float64(int(begin)) {
			t.Errorf("the location is %v", issue["location"])
		}
	}
}

// An agreement and a plan that cannot be read are told so that every format's own
// readers take it.
func TestFormatsOfWhatCannotBeRead(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"spring/campaign.plan.hcl": "campaign \"spring\" {\n}\n", "spring/plan.lock.hcl": "version = 1\n\n<<<<<<< ours\n", "workspace.plan.hcl": "workspace {}\n"} {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	top(t)
	r := checked(t, dir)
	if r.Unread == nil || !strings.Contains(r.Unread.Error(), "plan.lock.hcl:3: ") {
		t.Errorf("could not be read: %v", r.Unread)
	}
	for _, format := range Formats() {
		out := shown(t, r, format)
		if !strings.Contains(strings.Join(strings.Fields(out), " "), "two versions that git could not join") {
			t.Errorf("%s does not tell of it\n%s", format, out)
		}
		readers[format](t, out)
	}
	r.Said = true
	for _, format := range []string{"text", "brief"} {
		if out := shown(t, r, format); strings.Contains(out, "could not join") || !strings.Contains(out, "Not everything could be checked") {
			t.Errorf("%s tells what people read on standard error, or not that there is something\n%s", format, out)
		}
	}
}
