package lsptest

import (
	"fmt"
	"slices"
	"strings"
)

// verb is a kind of step. Its usage names the arguments: what stands in
// brackets may be left out, and … stands for any number.
type verb struct {
	usage    string
	says     string
	before   bool // comes before the server starts
	early    bool // may come before it
	eventual bool // its output may take a while
	shows    bool // it has an output, so that nothing must be expected too
	run      func(s *scenario, args []word) (string, error)
}

func (v *verb) least() int {
	n := 0
	for _, w := range v.arguments() {
		if !strings.HasPrefix(w, "[") {
			n++
		}
	}
	return n
}

func (v *verb) most() int {
	if strings.Contains(v.usage, "…") {
		return -1
	}
	return len(v.arguments())
}

// arguments are the words of the usage behind the verb; a quoted one is one.
func (v *verb) arguments() []string {
	var list []string
	quoted := false
	for _, w := range strings.Fields(v.usage)[1:] {
		if !quoted {
			list = append(list, w)
		}
		if strings.Count(w, "'")%2 == 1 {
			quoted = !quoted
		}
	}
	return list
}

var verbs map[string]*verb

func init() {
	verbs = map[string]*verb{}
	for _, group := range verbGroups() {
		for _, v := range group.verbs {
			v.shows = group.shows
			verbs[strings.Fields(v.usage)[0]] = v
		}
	}
}

type verbGroup struct {
	title string
	shows bool
	verbs []*verb
}

func verbGroups() []verbGroup {
	return []verbGroup{
		{"Before the server starts", false, setupVerbs},
		{"Files and folders", false, fileVerbs},
		{"Editing", false, editVerbs},
		{"Findings and changes", true, changeVerbs},
		{"Asking about a place", true, placeVerbs},
		{"Asking about a file", true, structureVerbs},
	}
}

// Reference is the language of the scenarios as a Markdown page.
func Reference() string {
	var b strings.Builder
	b.WriteString(referenceHead)
	for _, group := range verbGroups() {
		fmt.Fprintf(&b, "\n## %s\n\n| step | does |\n|---|---|\n", group.title)
		for _, v := range group.verbs {
			fmt.Fprintf(&b, "| `%s` | %s |\n", strings.ReplaceAll(v.usage, "|", `\|`), strings.ReplaceAll(v.says, "|", `\|`))
		}
	}
	return b.String()
}

const referenceHead = "# Scenarios of the language server\n\n" +
	"Each file starts with a sentence, says what somebody does in an editor and what the editor shows, and ends with the\n" +
	"files that it works on. The steps are played against a real `plan lsp`, and every message of the server is held\n" +
	"against the protocol.\n\n" +
	"- A place is named by quoting text of the file that stands there once, with a bar for the caret: `'serves = [objec|tive.trials]'`;\n" +
	"  a range with two bars. In quotes, `\\n` is a line's end and a doubled quote is one.\n" +
	"- What a step shows stands below it behind `> `, or `> nothing`; `go test ./cmd/plan -run TestServer -update` writes it.\n" +
	"- Instead, a step may end in `none`, in `contains 'text'` or `lacks 'text'` (several of them), or in `fails 'text'`.\n" +
	"- `silently` before a step on a file changes the disk and does not tell the server.\n" +
	"- Without more words, the editor has the scenario's folder open, is sent findings, and counts columns in UTF-8.\n"

var setupVerbs = []*verb{
	{usage: "client WORD…", says: "What kind of editor it is: `utf-8`, `utf-16` or `utf-32` for its columns, `pulls` where it asks for findings, `snippets` where edits may have holes, `shows` where it shows by itself what is found and what commands lead to, `bare` where it can nothing, `commands` where its light bulb knows only commands", before: true, run: setClient},
	{usage: "folders [FOLDER…]", says: "Opens these folders instead of the scenario's; without one, none", before: true, run: setFolders},
	{usage: "server WORD…", says: "Words for the command line of the server", before: true, run: func(s *scenario, args []word) (string, error) {
		s.command = append(slices.Clip(s.command), texts(args)...)
		return "", nil
	}},
	{usage: "settings 'JSON'", says: "The settings that the editor has for plan; later they change", early: true, run: setSettings},
}

func setClient(s *scenario, args []word) (string, error) {
	for _, a := range args {
		switch a.text {
		case UTF8, UTF16, UTF32:
			s.opts.Encodings = append(s.opts.Encodings, a.text)
		case "pulls":
			s.opts.Pulls = true
		case "commands":
			s.opts.Capabilities = object{"workspace": object{"applyEdit": true}}
		case "shows":
			s.opts.Experimental = object{"showsFindings": true, "commands": object{"commands": []string{"plan.trace", "plan.openPane", "plan.mendHere"}}}
		case "snippets":
			s.opts.Snippets = true
		case "bare":
			s.opts.Capabilities = object{}
		default:
			return "", fmt.Errorf("there is no client %s", a.text)
		}
	}
	return "", nil
}

func setFolders(s *scenario, args []word) (string, error) {
	s.opts.Folders = nil
	for _, a := range args {
		s.opts.Folders = append(s.opts.Folders, s.path(a.text))
	}
	return "", nil
}

func texts(args []word) []string {
	var list []string
	for _, a := range args {
		list = append(list, a.text)
	}
	return list
}
