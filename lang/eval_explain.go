package lang

import (
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
		x.report("wrong-type", at, "%s gives %s something it cannot work with%s.", f.Name, why).Fix = "Write " + f.Signature + ", as in " + f.Example
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
