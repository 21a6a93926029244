package lang

import (
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
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

// From what is to be decided a function makes nothing, and complains of nothing: neither where it is
// an argument, nor where it is an item of one.
func TestFunctionsOfWhatIsNotKnown(t *testing.T) {
	campaign := map[string]cty.Value{"budget": cty.NumberIntVal(20000)}
	for _, day := range []string{"start", "end", "launch", "freeze_on"} {
		campaign[day] = cty.StringVal("2027-04-01")
	}
	in := &hcl.EvalContext{Variables: map[string]cty.Value{"campaign": cty.ObjectVal(campaign)}}
	for _, f := range functionList {
		x, _ := hclsyntax.ParseExpression([]byte(f.Example), "", hcl.InitialPos)
		var args []cty.Value
		for _, a := range x.(*hclsyntax.FunctionCallExpr).Args {
			v, diags := a.Value(in)
			if diags.HasErrors() {
				t.Fatal(f.Example, diags)
			}
			args = append(args, v)
		}
		for i := range args {
			for _, open := range openings(args[i]) {
				given := slices.Clone(args)
				given[i] = open
				for j := range given { // as hcl does
					takes := f.spec.VarParam()
					if params := f.spec.Params(); j < len(params) {
						takes = &params[j]
					}
					given[j], _ = convert.Convert(given[j], takes.Type)
				}
				if v, err := f.spec.Call(given); err != nil {
					t.Errorf("%s with %#v: %v", f.Example, open, err)
				} else if f.Gives.Numeric() && f.Name != "length" && v.IsKnown() {
					t.Errorf("%s with %#v: %#v", f.Example, open, v)
				}
			}
		}
	}
}

// openings are a value that is not known, and a list or table with one in the place of each item.
func openings(v cty.Value) []cty.Value {
	list := []cty.Value{cty.DynamicVal}
	switch {
	case v.Type().IsTupleType():
		for i := range v.LengthInt() {
			items := slices.Clone(v.AsValueSlice())
			items[i] = cty.DynamicVal
			list = append(list, cty.TupleVal(items))
		}
	case v.Type().IsObjectType():
		for name := range v.Type().AttributeTypes() {
			items := v.AsValueMap()
			items[name] = cty.DynamicVal
			list = append(list, cty.ObjectVal(items))
		}
	}
	return list
}
