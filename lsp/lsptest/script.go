package lsptest

import (
	"fmt"
	"slices"
	"strings"
)

// step is one line of a scenario, with the output that it must have.
type step struct {
	line    int // in the file, from 1
	words   []word
	expects []expectation
	golden  []string // lines behind "> "
	exact   bool     // golden is the whole output
	none    bool     // the step's line says that there is no output
}

type word struct {
	text   string
	quoted bool
}

// expectation is what a step's output contains, lacks, or fails with.
type expectation struct{ kind, text string }

// nothing is how an empty output is written.
const nothing = "nothing"

// parseScript reads the steps of a scenario. Its first lines are a comment: what
// somebody does and sees.
func parseScript(text string) ([]*step, error) {
	var steps []*step
	lines := strings.Split(text, "\n")
	if !strings.HasPrefix(text, "# ") {
		return nil, fmt.Errorf("1: the first line is a sentence behind a #")
	}
	for i, line := range lines {
		switch {
		case strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#"):
		case isGolden(line):
			if len(steps) == 0 {
				return nil, fmt.Errorf("%d: output without a step", i+1)
			}
			s := steps[len(steps)-1]
			s.exact = true
			s.golden = append(s.golden, strings.TrimPrefix(strings.TrimPrefix(line, ">"), " "))
		default:
			s, err := parseStep(line)
			if err != nil {
				return nil, fmt.Errorf("%d: %w", i+1, err)
			}
			s.line = i + 1
			steps = append(steps, s)
		}
	}
	return steps, nil
}

func isGolden(line string) bool { return line == ">" || strings.HasPrefix(line, "> ") }

func parseStep(line string) (*step, error) {
	words, err := split(line)
	if err != nil {
		return nil, err
	}
	s := &step{words: words}
	first := slices.IndexFunc(words, func(w word) bool { return !w.quoted && slices.Contains(expectationWords, w.text) })
	if first < 0 {
		return s, nil
	}
	s.words = words[:first]
	for i := first; i < len(words); i++ {
		kind := words[i]
		switch {
		case kind.quoted || !slices.Contains(expectationWords, kind.text):
			return nil, fmt.Errorf("%q stands where contains, lacks, fails or none is expected", kind.text)
		case kind.text == "none":
			s.exact, s.none, s.golden = true, true, []string{nothing}
		case i+1 == len(words):
			return nil, fmt.Errorf("what does it %s?", strings.TrimSuffix(kind.text, "s"))
		default:
			s.expects = append(s.expects, expectation{kind.text, words[i+1].text})
			i++
		}
	}
	return s, nil
}

var expectationWords = []string{"contains", "lacks", "fails", "none"}

// split takes a line apart at blanks. What stands in single or double quotes is
// one word; \n and \t in it are a line's end and a tab, a doubled quote is one.
func split(line string) ([]word, error) {
	var words []word
	for line = strings.TrimLeft(line, " \t"); line != ""; line = strings.TrimLeft(line, " \t") {
		if line[0] != '\'' && line[0] != '"' {
			end := strings.IndexAny(line+" ", " \t")
			words = append(words, word{text: line[:end]})
			line = line[end:]
			continue
		}
		text, rest, err := unquote(line)
		if err != nil {
			return nil, err
		}
		words = append(words, word{text, true})
		line = rest
	}
	return words, nil
}

func unquote(line string) (text, rest string, err error) {
	quote := line[0]
	var b strings.Builder
	for i := 1; i < len(line); i++ {
		switch next := line[min(i+1, len(line)-1)]; {
		case line[i] == quote && i+1 < len(line) && next == quote:
			b.WriteByte(quote)
			i++
		case line[i] == quote:
			return b.String(), line[i+1:], nil
		case line[i] == '\\' && next == 'n':
			b.WriteByte('\n')
			i++
		case line[i] == '\\' && next == 't':
			b.WriteByte('\t')
			i++
		default:
			b.WriteByte(line[i])
		}
	}
	return "", "", fmt.Errorf("a quote is not closed: %s", line)
}

// outputLines are an output as it is written and compared: without blanks at the
// ends of lines.
func outputLines(output string) []string {
	output = strings.TrimRight(output, " \t\n")
	if output == "" {
		return []string{nothing}
	}
	lines := strings.Split(output, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " \t\r")
	}
	return lines
}

// check compares an output with what the step expects.
func (s *step) check(output string) error {
	for _, e := range s.expects {
		has := strings.Contains(output, e.text)
		if e.kind == "contains" && !has || e.kind == "lacks" && has {
			return fmt.Errorf("the output must %s %q:\n%s", strings.TrimSuffix(e.kind, "s"), e.text, output)
		}
	}
	if got := outputLines(output); s.exact && !slices.Equal(trimmed(s.golden), got) {
		return fmt.Errorf("the output differs (-file +now); if it is right, run with -update\n%s", diffLines(trimmed(s.golden), got))
	}
	return nil
}

func trimmed(lines []string) []string { return outputLines(strings.Join(lines, "\n")) }

// rewrite puts the outputs of exact steps behind them.
func rewrite(text string, outputs map[int]string) string {
	var b strings.Builder
	skip := false
	for i, line := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		if skip && isGolden(line) {
			continue
		}
		skip = false
		b.WriteString(line + "\n")
		if output, ok := outputs[i+1]; ok {
			skip = true
			for _, l := range outputLines(output) {
				b.WriteString(strings.TrimRight("> "+l, " ") + "\n")
			}
		}
	}
	return b.String() + "\n"
}
