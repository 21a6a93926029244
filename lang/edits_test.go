package lang

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// FuzzEdit: a file that is read with the version before it at hand says what it
// says when it is read by itself.
func FuzzEdit(f *testing.F) {
	for _, src := range append(samples(f), plans(f)...) {
		for i, piece := range []string{"", "\n}\n", "tactic \"x\" {\n", "\"", "{", "/*", "<<E\n", "title = \"\"", "}\ngoal \"g\" {}\n"} {
			f.Add(src, len(src)*(i+1)/11, 2*i, piece)
		}
	}
	f.Fuzz(func(t *testing.T, src []byte, at, gone int, piece string) {
		at = min(max(at, 0), len(src))
		end := min(at+max(gone, 0), len(src))
		edited := append(append(bytes.Clone(src[:at]), piece...), src[end:]...)
		fresh, next := parseFile("a.plan.hcl", edited, nil), parseFile("a.plan.hcl", edited, parseFile("a.plan.hcl", src, nil))
		if want, got := outline(fresh), outline(next); got != want {
			t.Errorf("%q\nread by itself:\n%s\nread after %q:\n%s", edited, want, src, got)
		}
	})
}

// outline writes down all that a file says, and where.
func outline(f *File) string {
	var b strings.Builder
	for _, d := range f.decls {
		within := ""
		if d.within != nil {
			within = d.within.name
		}
		fmt.Fprintln(&b, d.kind.Name, d.name, d.nameAt, d.whole, within, d.bare, d.file == f)
		if d.block != nil {
			outlineBlock(&b, d.block)
		}
	}
	for _, s := range f.strange {
		outlineBlock(&b, s)
	}
	for i := range f.loose {
		outlineExpr(&b, f.loose[i].Name, &f.loose[i].Expr)
	}
	for _, p := range f.problems {
		fmt.Fprintln(&b, p.Rule, p.Address, p.Range, p.Message)
	}
	return b.String()
}

func outlineBlock(b *strings.Builder, x *block) {
	fmt.Fprintln(b, x.Type, x.typeAt, x.labels, x.whole, x.span)
	for i := range x.attrs {
		a := &x.attrs[i]
		outlineExpr(b, fmt.Sprint(a.Name, a.name, a.equals), &a.Expr)
	}
	for _, inner := range x.inner {
		outlineBlock(b, inner)
	}
}

func outlineExpr(b *strings.Builder, name string, x *expr) {
	fmt.Fprintln(b, name, x.op, x.at, x.text, x.Range())
	for i := range x.args {
		outlineExpr(b, "", &x.args[i])
	}
}

// plans are whole files, as people write them.
func plans(f *testing.F) [][]byte {
	return [][]byte{[]byte(`# The campaign.
campaign "spring" {
  start = "2027-03-01"
  end   = after(campaign.start, "6w")
}

objective "a" {
  statement = <<-EOT
    tactic "x" {
    1,200 commuters have tried it
  EOT
  supports  = [goal.g]
}
/* left out
tactic "old" {
} */
rule "own" {
for_each = tactics
example "good" {
tactic "t" {
}
}
}
tactic "one" { discipline = discipline.pr }
tactic "two" {
  effort = 1 + 2
  contribution {
    metric = metric.m
  }
}
`)}
}
