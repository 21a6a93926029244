package lsptest

import (
	"slices"
	"strings"
	"testing"
)

const script = `# A planner opens a file.

open spring.plan.hcl
type spring.plan.hcl 'title = "|"' 'it''s\n'
findings spring.plan.hcl
> 1:1 error rule: message
>
> more
hover a 'b|' contains 'x y' lacks "it's"
findings none
`

func TestParseScript(t *testing.T) {
	steps, err := parseScript(script)
	if err != nil || len(steps) != 5 {
		t.Fatal(len(steps), err)
	}
	if got := texts(steps[1].words); !slices.Equal(got, []string{"type", "spring.plan.hcl", `title = "|"`, "it's\n"}) {
		t.Errorf("%q", got)
	}
	if got := steps[2]; got.line != 5 || !got.exact || !slices.Equal(got.golden, []string{"1:1 error rule: message", "", "more"}) {
		t.Errorf("%+v", got)
	}
	if got := steps[3].expects; !slices.Equal(got, []expectation{{"contains", "x y"}, {"lacks", "it's"}}) {
		t.Errorf("%+v", got)
	}
	for output, want := range map[string]bool{"x y": true, "x": false, "x y, and it's": false} {
		if err := steps[3].check(output); (err == nil) != want {
			t.Errorf("%q: %v", output, err)
		}
	}
	if steps[4].check("") != nil || steps[4].check("more") == nil {
		t.Error("none is not none")
	}
	for _, wrong := range []string{"open a\n", "# A\n> out\n", "# A\nhover 'a\n", "# A\nhover contains\n", "# A\nhover none more\n"} {
		if _, err := parseScript(wrong); err == nil {
			t.Errorf("%q is a script", wrong)
		}
	}
}

func TestRewrite(t *testing.T) {
	got := rewrite(script, map[int]string{5: "new\n\nlines  \n", 3: ""})
	want := strings.Replace(script, "> 1:1 error rule: message\n>\n> more\n", "> new\n>\n> lines\n", 1)
	want = strings.Replace(want, "open spring.plan.hcl\n", "open spring.plan.hcl\n> nothing\n", 1) + "\n"
	if got != want {
		t.Errorf("%s", diffLines(strings.Split(want, "\n"), strings.Split(got, "\n")))
	}
}

func TestVerbs(t *testing.T) {
	for usage, want := range map[string][2]int{
		"open FILE [SECTION]":      {1, 2},
		"type FILE 'a place|' 'x'": {3, 3},
		"folders [FOLDER…]":        {0, -1},
		"client WORD…":             {1, -1},
		"command NAME [ARG]…":      {1, -1},
		"format FILE ['|range|']":  {1, 2},
		"findings [FILE]":          {0, 1},
		"apply FILE 'p|' 'title'":  {3, 3},
		"symbols 'several words'":  {1, 1},
	} {
		v := &verb{usage: usage}
		if got := [2]int{v.least(), v.most()}; got != want {
			t.Errorf("%s takes %v arguments, want %v", usage, got, want)
		}
	}
}

func TestPlainSnippet(t *testing.T) {
	for snippet, want := range map[string]string{
		"tactic \"${1:name}\" {\n\t$0\n}": "tactic \"name\" {\n\t\n}",
		"kind = ${1|paid,owned|}":         "kind = paid",
		"cost = \\$5 ${2}":                "cost = $5 ",
	} {
		if got := plainSnippet(snippet); got != want {
			t.Errorf("%q leaves %q, want %q", snippet, got, want)
		}
	}
}

func TestApplyEdits(t *testing.T) {
	at := func(a, b int) Range { return Range{Position{0, a}, Position{0, b}} }
	if got, err := ApplyEdits("abc", []TextEdit{{at(2, 3), "C"}, {at(0, 0), "-"}, {at(0, 1), "A"}}, UTF8); err != nil || got != "-AbC" {
		t.Error(got, err)
	}
	for _, wrong := range [][]TextEdit{{{at(0, 2), ""}, {at(1, 3), ""}}, {{at(2, 1), ""}}, {{at(0, 9), ""}}, {{Range{Position{3, 0}, Position{3, 0}}, ""}}} {
		if got, err := ApplyEdits("abc", wrong, UTF8); err == nil {
			t.Errorf("%v gives %q", wrong, got)
		}
	}
}
