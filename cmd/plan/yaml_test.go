package main

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// yamlTexts are the files in YAML that the repository has for others and for itself, and
// what pages show of such files.
func yamlTexts(t *testing.T) map[string]string {
	t.Helper()
	texts := map[string]string{"init_github.yml": githubWorkflow, "init_gitlab.yml": gitlabPipeline}
	top := repositoryTop(t)
	for _, pattern := range []string{"*.yml", ".*.yaml", ".github/*/*.yml", ".gitlab/*.yml"} {
		files, err := filepath.Glob(filepath.Join(top, filepath.FromSlash(pattern)))
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %v", pattern, err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			name, _ := filepath.Rel(top, file)
			texts[filepath.ToSlash(name)] = string(text)
		}
	}
	for _, p := range pagesOf(t) {
		for i, m := range regexp.MustCompile("(?ms)^```yaml\n(.*?)^```$").FindAllStringSubmatch(p.text, -1) {
			texts[p.name+", block "+itoa(i+1)] = m[1]
		}
	}
	return texts
}

var uses = regexp.MustCompile(`(?m)uses: ([^\s@]+)@(\S+)(?: # (v\d+\.\d+\.\d+)$)?`)

// All YAML can be read. What runs here names the actions of others by their commit and
// version, and what others copy names them by a whole version.
func TestYAML(t *testing.T) {
	whole := regexp.MustCompile(`^v\d+\.\d+\.\d+$`)
	commit := regexp.MustCompile(`^[0-9a-f]{40}$`)
	for name, text := range yamlTexts(t) {
		var read any
		if err := yaml.Unmarshal([]byte(text), &read); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		own := strings.HasPrefix(name, ".github/") || name == "action.yml"
		for _, m := range uses.FindAllStringSubmatch(text, -1) {
			if own && (!commit.MatchString(m[2]) || m[3] == "") {
				t.Errorf("%s: %s is not pinned to a commit, with its version behind it", name, m[0])
			}
			if !own && !whole.MatchString(m[2]) {
				t.Errorf("%s: %s names no whole version", name, m[0])
			}
		}
	}
}

// Jobs run what make has, so that whoever works on it can do the same.
func TestWorkflowsRunMake(t *testing.T) {
	makefile, err := os.ReadFile("../../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range yamlTexts(t) {
		if !strings.HasPrefix(name, ".github/") {
			continue
		}
		var workflow struct {
			Jobs map[string]struct {
				Strategy struct {
					Matrix struct {
						Measure []string
					}
				}
				Steps []struct{ Run string }
			}
		}
		if err := yaml.Unmarshal([]byte(text), &workflow); err != nil {
			t.Fatal(err)
		}
		var targets []string
		for _, job := range workflow.Jobs {
			targets = append(targets, job.Strategy.Matrix.Measure...)
			for _, step := range job.Steps {
				if target, ok := strings.CutPrefix(step.Run, "make "); ok && !strings.Contains(target, "$") {
					targets = append(targets, target)
				}
			}
		}
		if len(targets) == 0 {
			t.Errorf("%s runs nothing of make", name)
		}
		for _, target := range targets {
			if !strings.Contains(string(makefile), "\n"+target+":") {
				t.Errorf("%s runs make %s, which there is not", name, target)
			}
		}
	}
}

// The hooks of pre-commit are those of the command, and each can be had without building
// anything.
func TestHooks(t *testing.T) {
	text, err := os.ReadFile("../../.pre-commit-hooks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var hooks []struct{ ID, Entry, Language, Files string }
	if err := yaml.Unmarshal(text, &hooks); err != nil {
		t.Fatal(err)
	}
	byID := map[string]int{}
	for i, h := range hooks {
		byID[h.ID] = i
	}
	for _, h := range hooks {
		if h.Language == "system" {
			continue
		}
		i, ok := byID[h.ID+"-system"]
		if !ok || hooks[i].Entry != h.Entry || hooks[i].Files != h.Files || hooks[i].Language != "system" {
			t.Errorf("%s has no sister that takes the program on the PATH", h.ID)
		}
	}
}

// The page about pull requests says of every system what it is heard to say.
func TestSystemsAsOnTheirPage(t *testing.T) {
	src, err := os.ReadFile("internal/base/ci.go")
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile("../../checks/PULL-REQUESTS.md")
	if err != nil {
		t.Fatal(err)
	}
	heard := map[string]bool{}
	code, _, _ := strings.Cut(string(src), "// systems are")
	_, rest, _ := strings.Cut(string(src), "// gitHubEvent is")
	for _, m := range regexp.MustCompile(`"([A-Z]+(?:_[A-Z]+)+)"`).FindAllStringSubmatch(code+rest, -1) {
		heard[m[1]] = true
		if !strings.Contains(string(page), "`"+m[1]+"`") {
			t.Errorf("the page does not say that %s counts", m[1])
		}
	}
	others := []string{"PLAN_PATH", "PLAN_VERSION", "PLAN_FAIL_ON", "PLAN_IMAGE"}
	for _, m := range regexp.MustCompile("`([A-Z]+(?:_[A-Z]+)+)`").FindAllStringSubmatch(string(page), -1) {
		if !heard[m[1]] && !slices.Contains(others, m[1]) {
			t.Errorf("the page says that %s counts, and nothing asks for it", m[1])
		}
	}
}

// The page for who sets it up names all that the action takes and leaves.
func TestActionIsExplained(t *testing.T) {
	texts := yamlTexts(t)
	var action struct{ Inputs, Outputs map[string]any }
	if err := yaml.Unmarshal([]byte(texts["action.yml"]), &action); err != nil || len(action.Inputs) < 10 || len(action.Outputs) < 2 {
		t.Fatal(err, action)
	}
	for _, p := range pagesOf(t) {
		if p.name != "checks/PULL-REQUESTS.md" {
			continue
		}
		for _, name := range slices.Concat(slices.Sorted(maps.Keys(action.Inputs)), slices.Sorted(maps.Keys(action.Outputs))) {
			if !strings.Contains(p.text, "`"+name+"`") && !strings.Contains(p.text, "`"+name+": ") {
				t.Errorf("%s says nothing of %s", p.name, name)
			}
		}
	}
}
