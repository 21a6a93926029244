package assist

import (
	"fmt"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/lang"
)

const coloured = `# A remark
campaign "spring" {
  launch = "2027-06-01"
  budget = 9000
}
tactic "webinar" {
  title    = "Web ${upper("x")} inar"
  status   = "dropped"
  start    = before(campaign.launch, "3w") # then
  serves   = [objective.trials, objective.gone]
  metrics  = [for m in [1, 2] : true]
  note     = <<EOT
one
EOT
  contribution {
    metric   = metric.rides
    expected = objective.trials.target
  }
}
objective "trials" {
  target = 5
}
waiver "orphan-tactic" {}
`

func tokensIn(src string) []Token {
	return Tokens(lang.Empty(nil).With(map[string][]byte{"a.plan.hcl": []byte(src)}), "a.plan.hcl")
}

var classNames = [...]string{"kind", "name", "attribute", "reference", "function", "text", "number", "choice", "word", "remark"}

func TestTokens(t *testing.T) {
	var lines []string
	last := ""
	for _, w := range tokensIn(coloured) {
		word := fmt.Sprintf("%s %q", classNames[w.Class], coloured[w.Start:w.End])
		if w.Element != nil {
			word += " " + w.Element.Address()
		}
		if w.Declares {
			word += " declared"
		}
		if w.Computed {
			word += " computed"
		}
		if line := fmt.Sprint(strings.Count(coloured[:w.Start], "\n")); line != last {
			lines, last = append(lines, word), line
		} else {
			lines[len(lines)-1] += ", " + word
		}
	}
	const want = `remark "# A remark"
kind "campaign", name "spring" campaign.spring declared
attribute "launch", text "\"2027-06-01\""
attribute "budget", number "9000"
kind "tactic", name "webinar" tactic.webinar declared
attribute "title" computed, text "\"Web ", function "upper", text "\"x\"", text " inar\""
attribute "status", choice "\"dropped\""
attribute "start" computed, function "before", reference "campaign" campaign.spring, attribute "launch", text "\"3w\"", remark "# then"
attribute "serves", reference "objective.trials" objective.trials, reference "objective.gone"
attribute "metrics", word "for", reference "m", word "in", number "1", number "2", word "true"
attribute "note", text "<<EOT\none\nEOT"
kind "contribution"
attribute "metric", reference "metric.rides"
attribute "expected" computed, reference "objective.trials" objective.trials, attribute "target"
kind "objective", name "trials" objective.trials declared
attribute "target", number "5"
kind "waiver", choice "orphan-tactic" waiver.orphan-tactic`
	if got := strings.Join(lines, "\n"); got != want {
		t.Errorf("got:\n%s", got)
	}
}

// A plan that is being typed keeps its colours, and words never overlap.
func TestTokensOfBrokenText(t *testing.T) {
	try := func(src string) {
		end := 0
		for _, w := range tokensIn(src) {
			if w.Start < end || w.End <= w.Start || w.End > len(src) {
				t.Fatalf("%d to %d after %d in\n%s", w.Start, w.End, end, src)
			}
			end = w.End
		}
	}
	for i := 0; i < len(coloured); i += 3 {
		try(coloured[:i])
		try(coloured[:i] + coloured[i+1:])
		try(coloured[:i] + `"` + coloured[i:])
		try(coloured[:i] + `${` + coloured[i:])
		try(coloured[:i] + "}]" + coloured[i:])
	}
	for _, open := range []string{`  title = "Web`, `  metrics = [1,`, `  budget = (1 +`, `  budget = `, `  budget`} {
		src := "tactic \"webinar\" {\n" + open + "\n  start = before(campaign.launch, \"3w\")\n}\nobjective \"trials\" {}\n"
		var found []string
		for _, w := range tokensIn(src) {
			found = append(found, classNames[w.Class]+" "+src[w.Start:w.End])
		}
		if got := strings.Join(found, ", "); !strings.HasSuffix(got, `attribute start, function before, reference campaign, attribute launch, text "3w", kind objective, name trials`) {
			t.Errorf("%s: %s", open, got)
		}
	}
}

func TestLocal(t *testing.T) {
	s := lang.Empty(nil).With(map[string][]byte{"a.plan.hcl": []byte("locals {\n  share = 0.4\n  part = 10000 * local.share\n  team = [person.x]\n}\n")})
	for name, want := range map[string]string{"share": "0.4 = ", "part": "10000 * local.share = 4,000", "team": "[person.x] = "} {
		if l := s.Plans()[0].Local(name); l == nil || l.Text+" = "+l.Shown != want {
			t.Errorf("%s: %+v", name, l)
		}
	}
	if s.Plans()[0].Local("gone") != nil {
		t.Error("a local value that nobody declares")
	}
}
