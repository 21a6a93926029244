package lsp

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
	"github.com/rogpeppe/go-internal/txtar"
)

// shared is a workspace whose campaign refers to what stands above it, well and badly.
const shared = `-- workspace.plan.hcl --
# Who
workspace {
  profile = "integrated"
}

person "ana" {
  title = "Ana"
  role  = "Editor"
}

discipline "pr" {
  title    = "Press"
  lead     = person.ana
  capacity = 3
}

metric "rides" {
  title = "Rides"
}

waiver "isolated-discipline" {
  covers = discipline.pr
}
-- spring/a.plan.hcl --
campaign "c" {
  start   = "2027-03-01"
  end     = "2027-05-31"
  sponsor = person.anna
}

metric "trips" {
  title = "Rides"
}

tactic "t" {
  discipline = discipline.pr
  owner      = person.ana
  metrics    = [metric.rides, metric.trips]
  effort     = 9
}
`

// Whatever is typed into the file above all campaigns, and whatever was asked before, the
// answers are those of a server that only ever saw the result.
func TestAnswersWhileTypingAboveAll(t *testing.T) {
	t.Run("one campaign", func(t *testing.T) { answersWhileTyping(t, shared, "spring/a.plan.hcl") })
	t.Run("many campaigns", func(t *testing.T) { answersWhileTyping(t, string(txtar.Format(many(manyBelow))), ofOne) })
}

func answersWhileTyping(t *testing.T, archive, below string) {
	const above = aboveAll
	e := dial(t, archive)
	e.start(`{}`)
	_, text, _ := strings.Cut(shared, "-- workspace.plan.hcl --\n")
	text, _, _ = strings.Cut(text, "-- spring")
	whole := text
	e.open(e.uri(above), text)
	answers := func(e *editor, all bool) []string {
		var list []string
		for _, name := range []string{above, below} {
			ask := []string{"diagnostic"}
			if all {
				ask = append(ask, "codeAction", "hover", "codeLens", "documentSymbol", "references")
			}
			for _, method := range ask {
				answer := e.result("textDocument/"+method, fmt.Sprintf(`{"textDocument":{"uri":%q},"position":{"line":6,"character":9},"context":{"diagnostics":[],"includeDeclaration":true},`+
					`"range":{"start":{"line":0,"character":0},"end":{"line":40,"character":0}}}`, e.uri(name)))
				list = append(list, name+" "+method+" "+strings.ReplaceAll(answer, e.dir, ""))
			}
		}
		return list
	}
	version := 1
	for i, edit := range [][2]string{
		{"# Who\n", "# Who\n# And where\n"}, {"Editor", "Head of all"}, {"  lead", "\n  # So far.\n  lead"}, {"# And where\n", ""},
		{"  capacity", "  n\n  capacity"}, {"  n\n", "  na\n"}, {"# Who\n", ""}, {"  na\n", ""}, {"  capacity", "  na\n  capacity"}, {"  na\n", ""},
		{"capacity = 3", "capacity = 30"}, {"capacity = 30", "capacity = 3"}, {"workspace {", "\n\nworkspace {"}, {`title = "Rides"`, `title = "Trips"`},
		{`title = "Trips"`, `title = "Rides" # all`}, {`"ana"`, `"anna"`}, {`"anna"`, `"ana"`}, {"", "é"}, {"é", ""}, {"Head of all", "é"}, {"\n\n", "\n"},
	} {
		if i == 14 {
			text = whole
		}
		text = strings.Replace(text, edit[0], edit[1], 1)
		version++
		e.replace(e.uri(above), version, text)
		all := i%3 == 1
		got := answers(e, all)
		fresh := dial(t, archive)
		fresh.start(`{}`)
		fresh.open(fresh.uri(above), text)
		want := answers(fresh, all)
		fresh.leave()
		if !slices.Equal(got, want) {
			t.Fatalf("after edit %d of\n%s\nis answered\n%s\nand by a fresh server\n%s", i, text, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	e.leave()
}

// What is kept beside the last result is the one before that says something else.
func TestLastResults(t *testing.T) {
	judged := func(text string, asOf lang.Date) *checks.Result {
		return checks.Run(lang.Empty(book.Vocabulary).With(map[string][]byte{"workspace.plan.hcl": []byte(text)}), book.Rules, checks.Options{AsOf: asOf})
	}
	whole, remarked, broken, more := judged("workspace {\n}\n", 1), judged("# x\nworkspace {\n}\n", 1), judged("workspace {\n  na\n}\n", 1), judged("workspace {\n  nam\n}\n", 1)
	later := judged("workspace {\n  nam\n}\n", 2)
	var l last
	for i, x := range []struct{ is, former *checks.Result }{{whole, nil}, {remarked, nil}, {broken, remarked}, {more, remarked}, {whole, more}, {broken, whole}, {later, broken}} {
		l.judged(i, x.is)
		if l.result.load() != x.is || l.former.load() != x.former {
			t.Errorf("after %d", i)
		}
	}
}

// What was only shown is judged once nobody types, and given up where somebody does again.
func TestJudgedInAPause(t *testing.T) {
	s := newServer(t.Context(), Options{})
	result := &checks.Result{}
	at := func(work func(context.Context) (*checks.Result, error)) *state {
		return &state{next: make(chan struct{}), views: map[string]*view{"a": {result: newPromise(work)}}}
	}
	calm := at(func(context.Context) (*checks.Result, error) { return result, nil })
	s.latest.Store(calm)
	s.judgeAll(calm)
	select {
	case <-calm.views["a"].result.begin().done:
	default:
		t.Error("it is not judged")
	}
	given, next := make(chan struct{}), make(chan struct{})
	typing := at(func(ctx context.Context) (*checks.Result, error) {
		s.latest.Store(at(func(context.Context) (*checks.Result, error) { return result, nil }))
		close(next)
		<-ctx.Done()
		close(given)
		return nil, ctx.Err()
	})
	typing.next = next
	s.latest.Store(typing)
	s.judgeAll(typing)
	<-given
}
