package lang

import (
	"strings"
	"testing"
)

// saidOf is what is wrong with a plan of one file, by its rules, and the plan.
func saidOf(text string) (*Plan, []Diagnostic) {
	p := Empty(nil).With(map[string][]byte{"a.plan.hcl": []byte(text)}).Plans()[0]
	return p, p.Diagnostics
}

// Numbers are taken up to their bounds, and none beyond, written out or worked out.
func TestNumbersAtTheirBounds(t *testing.T) {
	for line, right := range map[string]bool{
		"budget = 0": true, "budget = 0 - 0": true, "budget = -1": false, "budget = 1 - 2": false,
		"effort = 0": true, "effort = 0 * 1": true, "effort = -1": false, "effort = 1 - 2": false,
		"budget = 1e15": true, "budget = 1e16": false,
	} {
		_, said := saidOf("tactic \"a\" {\n  " + line + "\n}\n")
		if wrong := ruleIn(said, "out-of-range"); wrong == right {
			t.Errorf("%s is out of range: %v", line, wrong)
		}
	}
	for line, right := range map[string]bool{"effort_share = 0": true, "effort_share = 100": true, "effort_share = 50 * 2": true, "effort_share = 101": false, "effort_share = 50 * 3": false, "effort_share = -1": false} {
		_, said := saidOf("objective \"a\" {\n  " + line + "\n}\n")
		if wrong := ruleIn(said, "out-of-range"); wrong == right {
			t.Errorf("%s is out of range: %v", line, wrong)
		}
	}
}

func ruleIn(list []Diagnostic, rule string) bool {
	for _, d := range list {
		if d.Rule == rule {
			return true
		}
	}
	return false
}

// Only what leaves no choice is mended without asking.
func TestFixesLeaveTheChoice(t *testing.T) {
	for line, want := range map[string]string{
		"status = planned":                            "safe",
		"status = soon":                               "asks",
		"discipline = [discipline.pr]":                "safe",
		"discipline = [discipline.pr, discipline.ad]": "none",
	} {
		_, said := saidOf("tactic \"a\" {\n  " + line + "\n}\ndiscipline \"pr\" {}\ndiscipline \"ad\" {}\n")
		got := "none"
		for _, d := range said {
			if d.Rule == "wrong-type" && len(d.Fixes) > 0 {
				if got = "asks"; d.Fixes[0].Safe {
					got = "safe"
				}
			}
		}
		if got != want {
			t.Errorf("%s: the fix is %s, not %s", line, got, want)
		}
	}
}

// Of two local values of one name the first counts, and values stand for others in a row.
func TestLocalValuesInARow(t *testing.T) {
	p, _ := saidOf("locals {\n  a = 1\n}\nlocals {\n  a = 2\n  b = local.c\n  c = discipline.pr\n}\ntactic \"t\" {\n  budget = local.a\n  discipline = local.b\n}\ndiscipline \"pr\" {}\n")
	if tactic := p.Tactics[0]; tactic.Budget.V != 1 || !tactic.Discipline.Known() {
		t.Errorf("the budget is %v, the discipline known: %v", tactic.Budget.V, tactic.Discipline.Known())
	}
}

// What may stand in text that cannot be read is not said to be missing, and a list from which
// something is missing is not known.
func TestWhatMayBeThere(t *testing.T) {
	for name, torn := range map[string]string{"an element": "?? discipline \"pr\" {\n", "local values": "locals {\n  x = = 1\n}\n"} {
		_, said := saidOf("tactic \"t\" {\n  discipline = discipline.pr\n}\n" + torn)
		if ruleIn(said, "unknown-reference") {
			t.Errorf("%s: %v", name, said)
		}
		_, said = saidOf("tactic \"t\" {\n  budget = local.x\n}\n" + torn)
		if ruleIn(said, "unknown-reference") {
			t.Errorf("%s, a local value: %v", name, said)
		}
	}
	p, said := saidOf("tactic \"t\" {\n  serves = [objective.a, objective.b]\n}\nobjective \"a\" {}\n")
	if serves := p.Tactics[0].Serves; serves.State != Unknown || len(serves.Items) != 1 || !ruleIn(said, "unknown-reference") {
		t.Errorf("%v with %d items: %v", serves.State, len(serves.Items), strings.TrimSpace(said[0].Message))
	}
}

// Hours are counted from the day that they are off, through other values, both ways.
func TestMinutesOff(t *testing.T) {
	const locals = "locals {\n  fair = \"2027-06-05\"\n  doors = before(local.fair, \"90min\")\n  while = \"2h\"\n}\n"
	for start, off := range map[string]int{
		`"2027-06-05"`: 0, `before(local.fair, "4h")`: -240, `after(local.fair, local.while)`: 120, `local.doors`: -90,
		`before(local.doors, "1h")`: -150, `after(before(local.fair, "7d"), "15min")`: 15, `before(local.fair, "2d")`: 0, `tactic.b.start`: 60,
	} {
		p, _ := saidOf(locals + "tactic \"a\" {\n  start = " + start + "\n}\ntactic \"b\" {\n  start = after(local.fair, \"1h\")\n}\n")
		if is := p.MinutesOff(&p.Tactics[0].Start); is != off {
			t.Errorf("%s is %d minutes off its day, not %d", start, is, off)
		}
	}
}
