package lang

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

// said are the findings of a plan about values, by the lines where they stand.
func said(p *Plan) (lines []string) {
	for _, d := range p.Diagnostics {
		if d.Rule == "out-of-range" {
			lines = append(lines, fmt.Sprintf("%d: %s", d.Range.Start.Line, d.Message))
		}
	}
	return lines
}

// square is a value that runs through all pairs of a list.
const square = "length([for a in local.l : [for b in local.l : a * b]])"

func squares(items, values int, value string) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "locals {\n  l = [%s]\n", strings.TrimSuffix(strings.Repeat("1,", items), ","))
	for i := range values {
		fmt.Fprintf(&b, "  v%d = %s\n", i, value)
	}
	return []byte(b.String() + "}\n")
}

// A value that takes too much is refused by itself, and those around it are worked out.
func TestOneValueTooMuch(t *testing.T) {
	p := Empty(nil).With(map[string][]byte{"a.plan.hcl": append(squares(400, 1, square), "locals {\n  w = sum(local.l)\n}\n"...)}).Plans()[0]
	want := "3: The value of v0 in the locals block runs through too many combinations to be worked out."
	if got := said(p); len(got) != 1 || got[0] != want {
		t.Errorf("%q", got)
	}
	if n, _ := p.FindLocal("w").Value().AsBigFloat().Int64(); n != 400 {
		t.Errorf("the sum is %d", n)
	}
}

// Values that take too much together are refused from one on, which alone is told of. It
// is the same one after an edit as from the start.
func TestValuesTooMuchTogether(t *testing.T) {
	src := squares(90, 40, square)
	fresh := Empty(nil).With(map[string][]byte{"a.plan.hcl": src})
	got := said(fresh.Plans()[0])
	if len(got) != 1 || !strings.Contains(got[0], "is one too many") {
		t.Fatalf("%q", got)
	}
	edited := Empty(nil).With(map[string][]byte{"a.plan.hcl": src[:len(src)/2]})
	edited.Plans()
	if again := said(edited.With(map[string][]byte{"a.plan.hcl": src}).Plans()[0]); again[0] != got[0] {
		t.Errorf("%q from the start, and %q after an edit", got, again)
	}
}

// What a campaign may take depends on how many there are, and on what stands in none of
// the others.
func TestShares(t *testing.T) {
	files := map[string][]byte{}
	taken := func() int {
		total := 0
		for _, p := range Empty(nil).With(files).Plans() {
			total += p.Steps()
		}
		return total
	}
	bytes := 0
	for i := range 64 {
		src := append(fmt.Appendf(nil, "campaign \"c%d\" {\n}\n", i), squares(90, 3, square)...)
		files[fmt.Sprintf("c%d/a.plan.hcl", i)], bytes = src, bytes+len(src)
	}
	if most := sharedSteps + bytes + 100; taken() > most {
		t.Errorf("%d steps, and %d are for all", taken(), most)
	}
}

// A value is given up while it is worked out, where nobody waits for it any more; who asks
// again gets it.
func TestValuesStop(t *testing.T) {
	s := Empty(nil).With(map[string][]byte{"a.plan.hcl": squares(90, 1, square)})
	ctx := endsAfter(10)
	if p := s.places[0].planContext(ctx); p != nil {
		t.Error("there is a plan")
	}
	if asked := 10 - ctx.lives.Load(); asked > 16 {
		t.Errorf("it was asked %d times whether anybody waits", asked)
	}
	if p := s.places[0].planContext(context.Background()); p == nil || len(said(p)) > 0 {
		t.Error("nobody gets the plan any more")
	}
}

// A list that many attributes name through a local value counts each time as long as it is: it
// is short to write, and all that follows from it is not.
func TestListsOfReferencesCount(t *testing.T) {
	plan := func(tactics int) *Plan {
		var b strings.Builder
		for i := range 500 {
			fmt.Fprintf(&b, "objective \"o%d\" {}\n", i)
		}
		b.WriteString("locals {\n  all = [")
		for i := range 500 {
			fmt.Fprintf(&b, "objective.o%d,", i)
		}
		b.WriteString("]\n}\n")
		for i := range tactics {
			fmt.Fprintf(&b, "tactic \"t%d\" {\n  serves = local.all\n}\n", i)
		}
		return Empty(nil).With(map[string][]byte{"a.plan.hcl": []byte(b.String())}).Plans()[0]
	}
	if got := said(plan(100)); len(got) > 0 {
		t.Errorf("%q", got)
	}
	p := plan(2_000)
	got, served := said(p), 0
	for _, tactic := range p.Tactics {
		served += len(tactic.Serves.Items)
	}
	if len(got) != 1 || !strings.Contains(got[0], "The value of serves in the tactic") || served > sharedSteps {
		t.Errorf("%d references; %q", served, got)
	}
}
