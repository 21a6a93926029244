package lang

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/plan-as-code/plan/lang/syntax"
)

// explain says in the author's words why an expression has no value.
func (x *evaluation) explain(diag *hcl.Diagnostic) {
	at := x.attr.Expr.Range()
	if f := calledIn(diag); f != nil {
		if diag.Context != nil {
			at = *diag.Context
		}
		why := ""
		if extra, ok := hcl.DiagnosticExtra[hclsyntax.FunctionCallDiagExtra](diag); ok && extra.FunctionCallError() != nil {
			why = ": " + syntax.ArgumentError(extra.FunctionCallError())
		}
		r := x.report("wrong-type", at, "%s gives %s something it cannot work with%s.", f.Name, why)
		r.Fix = "Write " + f.Signature + ", as in " + f.Example
		if call := callAt(&x.attr.Expr, syntax.SpanOf(at)); call != nil {
			r.mendArguments(call)
		}
		return
	}
	if diag.Subject != nil && diag.Subject.Filename == at.Filename {
		at = *diag.Subject
	}
	says, fix := "cannot be worked out", "Write a number, a text, a day, or a simple calculation"
	switch diag.Summary {
	case saysTooLong:
		x.report("out-of-range", at, "%s becomes too long to work with.").Fix = "Build it from fewer pieces"
		return
	case saysTooLarge:
		x.report("out-of-range", at, "%s comes to a number that is too large, or has too many digits, to be meant.").Fix = "Calculate with smaller numbers"
		return
	}
	switch syntax.FailureOf(diag) {
	case syntax.WantsNumbers:
		says, fix = "does arithmetic with something that is no number", `Use numbers; a day is moved with before(campaign.launch, "21d") or after(…)`
	case syntax.WantsPart:
		says, fix = "asks for a part that is not there", "Name a part that the value has"
	case syntax.WantsChoice:
		says, fix = "has a condition that does not lead to one kind of value", "Write condition ? value : other value, both of the same kind"
	case syntax.WantsList:
		says, fix = "runs through something that is no list", "Use a list, as in [for x in [1, 2] : x * 10]"
	case syntax.WantsText:
		says, fix = "puts something into a text that is neither a text nor a number", "Put texts, numbers or days into ${ … }"
	}
	x.report("wrong-type", at, "%s "+says+".").Fix = fix
}

// callAt is the call within an expression that stands at a span; nil where none does, or it
// is not kept in pieces.
func callAt(e *syntax.Expr, at syntax.Span) *syntax.Expr {
	if e.Op == syntax.OpCall && e.At == at {
		return e
	}
	for i := range e.Args() {
		if call := callAt(&e.Args()[i], at); call != nil {
			return call
		}
	}
	return nil
}

// mendArguments offers to write the first day or length of time that a call is given in
// another way as the language does.
func (d *Diagnostic) mendArguments(call *syntax.Expr) {
	for i := range call.Args() {
		a := &call.Args()[i]
		if a.Op != syntax.OpText {
			continue
		}
		days, sure := syntax.ReadDays(a.Text())
		length, long := syntax.ReadDuration(a.Text())
		_, day := ParseDate(a.Text())
		_, short := ParseDuration(a.Text())
		switch {
		case !day && len(days) > 0 && slices.Contains([]string{"before", "after", "days", "is_before", "weekday"}, call.Text()):
			d.Fix, d.Fixes = syntax.WritingDays(days, sure, a.Range())
			return
		case !short && long && slices.Contains([]string{"before", "after"}, call.Text()):
			d.Fix = `Write "` + length + `"`
			d.Fixes = []syntax.Fix{{Title: d.Fix, Safe: true, Edits: []syntax.Edit{{Range: a.Range(), Text: `"` + length + `"`}}}}
			return
		}
	}
}

// calledIn is the function whose call went wrong; nil where it was something
// else.
func calledIn(diag *hcl.Diagnostic) *Function {
	if call, ok := diag.Expression.(*hclsyntax.FunctionCallExpr); ok {
		return functions[call.Name]
	}
	if extra, ok := hcl.DiagnosticExtra[hclsyntax.FunctionCallDiagExtra](diag); ok {
		return functions[extra.CalledFunctionName()]
	}
	return nil
}
