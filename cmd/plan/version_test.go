package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"strings"
	"testing"
)

// A program knows its commit, built from a folder under git and from Go's proxy; from an
// archive it does not, and says nothing of it.
func TestBuilt(t *testing.T) {
	set := func(pairs ...string) *debug.BuildInfo {
		info := &debug.BuildInfo{}
		info.Main.Version = pairs[0]
		for i := 1; i < len(pairs); i += 2 {
			info.Settings = append(info.Settings, debug.BuildSetting{Key: pairs[i], Value: pairs[i+1]})
		}
		return info
	}
	for _, c := range []struct {
		name    string
		info    *debug.BuildInfo
		commit  string
		changed bool
	}{
		{"under git", set("(devel)", "vcs.revision", "0123456789abcdef", "vcs.modified", "false"), "0123456789abcdef", false},
		{"under git, with changes", set("v0.0.0-20270101120000-aaaaaaaaaaaa+dirty", "vcs.revision", "0123", "vcs.modified", "true"), "0123", true},
		{"between releases", set("v0.1.1-0.20270101120000-0123456789ab"), "0123456789ab", false},
		{"before the first release", set("v0.0.0-20270101120000-0123456789ab"), "0123456789ab", false},
		{"a release", set("v0.1.0"), "", false},
		{"an archive", set(""), "", false},
	} {
		if b := built(c.info, true); b.Commit != c.commit || b.Changed != c.changed || b.Plan != version {
			t.Errorf("%s: %+v", c.name, b)
		}
	}
	if b := built(nil, false); b.Plan != version || b.Go == "" {
		t.Errorf("without anything: %+v", b)
	}
}

func TestVersionForPrograms(t *testing.T) {
	out, _, code := planCommand(t, "", "version", "--format", "json")
	var b build
	if err := json.Unmarshal([]byte(out), &b); err != nil || code != 0 || b.Format != 1 || b.Plan != version || b.System == "" || b.Machine == "" {
		t.Errorf("exit code %d, %v: %s", code, err, out)
	}
	if _, said, code := planCommand(t, "", "version", "--format", "yaml"); code != 2 || !strings.Contains(said, "--format is text or json, not yaml") {
		t.Errorf("exit code %d: %s", code, said)
	}
	sarif, _, _ := planCommand(t, "campaign \"x\" {}\n", "check", "--format", "sarif", "-")
	if !strings.Contains(sarif, `"semanticVersion": "`+version+`"`) || !regexp.MustCompile(`^\d+\.\d+\.\d+(-dev)?$`).MatchString(version) {
		t.Errorf("SARIF does not say that it is of %s", version)
	}
}

var (
	release = regexp.MustCompile(`(?m)^## (\d+\.\d+\.\d+), (.*)$`)
	// pins are the places at which others say which release they take.
	pins = regexp.MustCompile(`plan-as-code/plan(?:/cmd/plan)?@(\S+?)[\s"'` + "`" + `]|plan-as-code/plan/([^/\s]+)/\.gitlab|PLAN_VERSION: (\S+)|rev: (\S+)|plan-[a-z0-9]+-[a-z0-9]+-(\d\S*)\.vsix`)
)

// One version stands everywhere: what is in the source comes next or has come, the
// extension has the same, and what pages and jobs name is the newest release, or the first
// one before there is any.
func TestOneVersion(t *testing.T) {
	top := repositoryTop(t)
	read := func(name string) string {
		text, err := os.ReadFile(filepath.Join(top, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		return strings.ReplaceAll(string(text), "\r\n", "\n")
	}
	releases := release.FindAllStringSubmatch(read("CHANGELOG.md"), -1)
	if len(releases) == 0 {
		t.Fatal("CHANGELOG.md has no release")
	}
	next, unreleased := strings.TrimSuffix(version, "-dev"), releases[0][2] == "not released yet"
	if releases[0][1] != next || strings.HasSuffix(version, "-dev") != unreleased {
		t.Errorf("the program is version %s, and CHANGELOG.md begins with %s", version, releases[0][0])
	}
	for name, pattern := range map[string]string{
		"editors/vscode/package.json": `(?m)^  "version": "(.*)",$`, "editors/vscode/CHANGELOG.md": `(?m)^## (\S+)$`,
		"editors/vscode/package-lock.json": `(?m)^  "version": "(.*)",$`,
		"editors/zed/extension.toml":       `(?m)^version = "(.*)"$`, "editors/zed/Cargo.toml": `(?m)^version = "(.*)"$`,
	} {
		if m := regexp.MustCompile(pattern).FindStringSubmatch(read(name)); m == nil || m[1] != next {
			t.Errorf("%s has version %v, and the program %s", name, m, next)
		}
	}
	newest := next
	if unreleased && len(releases) > 1 {
		newest = releases[1][1]
	}
	texts := map[string]string{"init_github.yml": githubWorkflow, "init_gitlab.yml": gitlabPipeline, "plan.gitlab-ci.yml": read(".gitlab/plan.gitlab-ci.yml")}
	for _, p := range pagesOf(t) {
		texts[p.name] = p.text
	}
	found := 0
	for name, text := range texts {
		for _, m := range pins.FindAllStringSubmatch(text, -1) {
			found++
			if named := strings.TrimPrefix(strings.Join(m[1:], ""), "v"); named != newest && !strings.HasPrefix(named, "$") {
				t.Errorf("%s names %q; the newest release is %s", name, m[0], newest)
			}
		}
	}
	if found < 10 {
		t.Errorf("only %d places name a release", found)
	}
}
