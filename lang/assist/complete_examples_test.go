package assist

import (
	"strings"
	"testing"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
)

// started is a plan that has something of each kind that a new element may name.
const started = `campaign "spring" {
  start  = "2027-03-01"
  launch = "2027-03-15"
  end    = "2027-06-30"
}

phase "opening" {
  start = "2027-03-01"
  end   = "2027-03-31"
}

objective "trials" {
  statement = "1,200 people take a test ride"
  metric    = metric.rides
  baseline  = 0
  target    = 1200

  step {
    by     = "2027-04-15"
    target = 300
  }
}

discipline "pr" {}

discipline "events" {}

metric "rides" {}

person "ana" {}

tactic "tour" {
  phases = [phase.opening]
}

channel "press" {
  media = "earned"
}
`

// asFilledIn is what a candidate leaves where its author takes what is offered first.
func asFilledIn(one *Candidate) string {
	var b strings.Builder
	for _, p := range one.Text {
		switch {
		case p.Rest:
		case len(p.Choices) > 0:
			b.WriteString(p.Choices[0])
		default:
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

// accepted is a plan in which what is offered at a bar was taken, as it stands in an editor
// that leads its author, and as it stands in any other.
func accepted(t *testing.T, src, label string) (led, plain string) {
	t.Helper()
	before, after, _ := strings.Cut(src, "|")
	got := Complete(lang.Empty(nil).With(map[string][]byte{"a.plan.hcl": []byte(before + after)}), "a.plan.hcl", len(before))
	if got == nil {
		t.Fatalf("nothing is offered for %s", label)
	}
	for i := range got.Candidates {
		if one := &got.Candidates[i]; one.Label == label {
			put := func(text string) string {
				return (before + after)[:got.Replace.Start.Byte] + strings.ReplaceAll(text, "\n", "\n"+got.Indent) + (before + after)[got.Replace.End.Byte:]
			}
			return put(asFilledIn(one)), put(one.Plain())
		}
	}
	t.Fatalf("%s is not offered", label)
	return "", ""
}

// said are the mistakes of language in a plan.
func said(src string) (list []string) {
	for _, p := range lang.Empty(nil).With(map[string][]byte{"a.plan.hcl": []byte(src)}).Plans() {
		for _, d := range p.Diagnostics {
			list = append(list, d.Rule+": "+d.Message)
		}
	}
	return list
}

// A new element of any kind, and a new block, begins without a mistake in a plan that has what
// it names, and is laid out. Where there is a choice, an editor that cannot offer it is given a
// name that is none.
func TestBeginnings(t *testing.T) {
	try := func(where, label, src string) {
		led, plain := accepted(t, src, label)
		if mistakes := said(led); len(mistakes) > 0 {
			t.Errorf("%s: %s\n%s", where, strings.Join(mistakes, "\n"), led)
		}
		if out := string(syntax.Format([]byte(led))); out != led {
			t.Errorf("%s is not laid out:\n%s", where, led)
		}
		for _, m := range said(plain) {
			if !strings.HasPrefix(m, "unknown-reference") || !strings.Contains(m, "NAME") {
				t.Errorf("%s: %s\n%s", where, m, plain)
			}
		}
	}
	tried := 0
	for _, k := range lang.Kinds() {
		if k.Label != syntax.Named || k.Name == "rule" || k.Name == "campaign" || k.Name == "stage" {
			continue // for their author alone, or not twice
		}
		try(k.Name, k.Name, started+"\n|\n")
		tried++
	}
	for kind, element := range map[string]string{"campaign": `campaign "spring"`, "objective": `objective "trials"`, "tactic": `tactic "tour"`, "channel": `channel "press"`} {
		for _, n := range lang.KindNamed(kind).Blocks {
			head, body, _ := strings.Cut(started, element+" {\n")
			try(kind+"/"+n.Name, n.Name, head+element+" {\n"+strings.Replace(body, "\n}\n", "\n\n  |\n}\n", 1))
			tried++
		}
	}
	if tried < 30 {
		t.Errorf("only %d were tried", tried)
	}
}

// What can be worked out of the plan is proposed: what phases leave of the campaign, a day on the
// rest of an objective's way, the elements that there are; else that it is to be decided.
func TestProposals(t *testing.T) {
	for _, try := range []struct{ src, label, wants string }{
		{started + "\n|\n", "phase", "start = \"2027-04-01\"\n  end   = \"2027-06-30\""},
		{started + "\n|\n", "task", "tactics = [tactic.tour]"},
		{started + "\n|\n", "spend", "of     = tactic.tour\n  amount = tbd\n  on     = \"2027-03-01\""},
		{started + "\n|\n", "tactic", "discipline = discipline.pr"},
		{strings.Replace(started, "    target = 300\n  }\n", "    target = 300\n  }\n\n  |\n", 1), "step", "by     = \"2027-05-23\"\n    target = tbd"},
		{strings.Replace(started, "[phase.opening]\n", "[phase.opening]\n  |\n", 1), "money", "phase  = phase.opening\n    budget = tbd"},
		{strings.Replace(started, "[phase.opening]\n", "[phase.opening]\n  |\n", 1), "supports", "supports = tbd"},
		{strings.Replace(started, "[phase.opening]\n", "[phase.opening]\n  |\n", 1), "budget", "budget = tbd"},
		{strings.Replace(started, "baseline  = 0\n", "baseline  = |\n", 1), `tbd("…")`, `baseline  = tbd("2027-03-01")`},
		{strings.Replace(strings.Replace(started, "baseline  = 0\n", "baseline  = |\n", 1), "{\n", "{\n  freeze_on = \"2027-02-20\"\n", 1), `tbd("…")`, `tbd("2027-02-20")`},
		{"|\n", "task", "tactics = tbd"},
		{"rule \"r\" {\n  for_each = tactics\n  example \"good\" {\n    |\n  }\n}\n", "tactic", "discipline = discipline.NAME"},
	} {
		if led, _ := accepted(t, try.src, try.label); !strings.Contains(led, try.wants) {
			t.Errorf("%s does not begin with %q:\n%s", try.label, try.wants, led)
		}
	}
	many := started
	for _, letter := range "abcdefghijklmnopqrstu" {
		many += "\nphase \"" + string(letter) + "\" {}\n"
	}
	if led, plain := accepted(t, strings.Replace(many, "[phase.opening]\n", "[phase.opening]\n  |\n", 1), "money"); led != plain || !strings.Contains(led, "phase.NAME") {
		t.Errorf("of many, one is proposed:\n%s", led)
	}
}

// For every attribute of the table there is something to choose, in a plan that has elements of all
// kinds as in one that has none; and what is offered first is right there.
func TestEveryAttributeHasAProposal(t *testing.T) {
	all, tried := started, 0
	for _, k := range lang.Kinds() {
		if k.Label == syntax.Named && !strings.Contains(started, "\n"+k.Name+` "`) && k.Name != "campaign" && k.Name != "rule" && k.Name != "stage" {
			all += "\n" + k.Name + " \"there\" {\n}\n"
		}
	}
	try := func(k *lang.Kind, open, close string) {
		for _, a := range k.Attrs {
			tried++
			for what, plan := range map[string]string{"all kinds": all, "nothing else": ""} {
				src := plan + "\n" + open + a.Name + " = |\n" + close
				before, after, _ := strings.Cut(src, "|")
				got := Complete(lang.Empty(nil).With(map[string][]byte{"a.plan.hcl": []byte(before + after)}), "a.plan.hcl", len(before))
				if got == nil {
					t.Errorf("nothing is offered for %s in %s, where there is %s", a.Name, k.Name, what)
					continue
				}
				led, _ := accepted(t, src, got.Candidates[0].Label)
				for _, m := range said(led) {
					if rule, _, _ := strings.Cut(m, ":"); !strings.Contains("missing-attribute misplaced-element unknown-rule", rule) && !strings.Contains(m, "NAME") {
						t.Errorf("%s in %s, where there is %s, is offered %s first: %s", a.Name, k.Name, what, got.Candidates[0].Label, m)
					}
				}
			}
		}
	}
	for _, k := range lang.Kinds() {
		if k.Open || k.Name == "rule" || k.Name == "campaign" {
			continue
		}
		head := map[syntax.Label]string{syntax.NoLabel: k.Name, syntax.Named: k.Name + ` "zz"`, syntax.ForRule: k.Name + ` "orphan-tactic"`}[k.Label] + " {\n  "
		try(k, head, "}\n")
		for _, n := range k.Blocks {
			if !n.Example {
				try(&n.Kind, head+n.Name+" {\n    ", "  }\n}\n")
			}
		}
	}
	if tried < 200 {
		t.Errorf("only %d attributes were tried", tried)
	}
}
