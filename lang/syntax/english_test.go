package syntax

import (
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

// hcl still says what is decided by, of a text that does not parse.
func TestParserSays(t *testing.T) {
	for _, c := range []struct{ phrase, src string }{
		{saysInvalid, "a = “b”\n"},
		{saysCharacter, "a = 'b'\n"},
		{saysArgumentName, "\"a\" = 1\n"},
		{saysSingleArgument, "a { b = 1, c = 2 }\n"},
		{saysBlockDefinition, "a \"b\"\n"},
		{saysEscape, "a = \"\\d\"\n"},
		{saysNoNewline, "a = b c\n"},
		{saysNoItemComma, "a = [b c]\n"},
		{saysNoArgumentComma, "a = f(b c)\n"},
		{saysNotClosed, "a = f(b... c)\n"},
		{saysUnterminated, "a = [b\n"},
		{saysComma, "a = b,\n"},
		{saysNoLine, "}\n"},
		{saysUnclosedBlock, "a {\n"},
		{saysTwice, "a = 1\na = 2\n"},
	} {
		_, diags := hclsyntax.ParseConfig([]byte(c.src), "", hcl.InitialPos)
		if !slices.ContainsFunc(diags, func(d *hcl.Diagnostic) bool { return strings.HasPrefix(d.Summary, c.phrase) }) {
			t.Errorf("%q: hcl does not say %q any more: %v", c.src, c.phrase, diags)
		}
	}
}

// The arguments of a call and the items of a list are told apart.
func TestParserSaysInCall(t *testing.T) {
	for src, want := range map[string]bool{"a = f(b c)\n": true, "a = [b c]\n": false} {
		_, diags := hclsyntax.ParseConfig([]byte(src), "", hcl.InitialPos)
		if first := FirstError(diags); first == nil || inCall(first) != want {
			t.Errorf("%q: in a call is not %t: %v", src, want, diags)
		}
	}
}

var testFunctions = map[string]function.Function{"min": stdlib.MinFunc, "format": stdlib.FormatFunc}

// valueError is what hcl says of an expression that parses and has no value.
func valueError(t *testing.T, src string) *hcl.Diagnostic {
	t.Helper()
	x, diags := hclsyntax.ParseExpression([]byte(src), "", hcl.InitialPos)
	if diags.HasErrors() {
		t.Fatalf("%s: %v", src, diags)
	}
	_, diags = x.Value(&hcl.EvalContext{Functions: testFunctions})
	if !diags.HasErrors() {
		t.Fatalf("%s has a value", src)
	}
	return diags[0]
}

// hcl still says why an expression has no value.
func TestFailures(t *testing.T) {
	for src, want := range map[string]Failure{
		`"a" + 1`: WantsNumbers, `-"a"`: WantsNumbers, `"a" > 1`: WantsNumbers,
		`[1][5]`: WantsPart, `{a = 1}["b"]`: WantsPart, `{a = 1}.b`: WantsPart, `[1].a`: WantsPart, `null[0]`: WantsPart,
		`"x" ? 1 : 2`: WantsChoice, `null ? 1 : 2`: WantsChoice, `true ? 1 : [1]`: WantsChoice, `[for x in [1] : x if 3]`: WantsChoice,
		`[for x in 1 : x]`: WantsList, `[for x in null : x]`: WantsList,
		`"a ${[1]}"`: WantsText, `"a ${null}"`: WantsText,
		`null.a`: FailsOtherwise, `0 / 0`: FailsOtherwise,
	} {
		if d := valueError(t, src); FailureOf(d) != want {
			t.Errorf("%s: failure %d, want %d: %s", src, FailureOf(d), want, d.Error())
		}
	}
}

// cty still says what a function was given that it cannot work with.
func TestArgumentError(t *testing.T) {
	for src, want := range map[string]string{
		`format("%d", "x")`: "a value is of the wrong kind",
		`min()`:             "there is nothing in its brackets",
	} {
		d := valueError(t, src)
		extra, ok := hcl.DiagnosticExtra[hclsyntax.FunctionCallDiagExtra](d)
		if !ok || extra.FunctionCallError() == nil {
			t.Errorf("%s: no error of the function: %s", src, d.Error())
		} else if got := ArgumentError(extra.FunctionCallError()); got != want {
			t.Errorf("%s: %q, want %q: %v", src, got, want, extra.FunctionCallError())
		}
	}
	_, err := stdlib.AbsoluteFunc.Call([]cty.Value{cty.NullVal(cty.Number)})
	if got, want := ArgumentError(err), "a value in its brackets is left out"; got != want {
		t.Errorf("%q, want %q: %v", got, want, err)
	}
	_, err = convert.Convert(cty.TupleVal([]cty.Value{cty.EmptyTupleVal}), cty.List(cty.Number))
	if got, want := ArgumentError(err), "a value is of the wrong kind"; got != want {
		t.Errorf("%q, want %q: %v", got, want, err)
	}
}
