package syntax

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// What is plain is read without hcl, and says what hcl reads in it.
func TestPlain(t *testing.T) {
	for _, c := range []struct {
		src   string
		plain bool
	}{
		{"", true},
		{"# a remark", true},
		{"\ufeff\r\n  // a remark\r\ntactic \"t\" {} # another\r\n", true},
		{"tactic t {\n  a = 1\n  b = 2.5 // c\n  c = [] # c\n}", true},
		{"tactic \"t\" { a = true }", true},
		{"tactic \"t\" {\n  a = null\n  inner { b = false }\n  inner {\n}\n}", true},
		{"tactic \"t\" {\n  a = [\"x\", # c\n    tactic.y.z, // c\n  ]\n}", true},
		{"tactic \"t\" {\n  a = before(\n  campaign.start, \"3w\",)\n}", true},
		{"tactic \"t\" {\n  a = a * 2 + b / c - d.e * 0.5 # c\n}", true},
		{"tactic \"t\" {\n  a = [a *\n b // c\n]\n}", true},
		{"tactic \"t\" {\n  a = \"20 % of $ 5, %\"\n  b = \"\"\n  c = \"u\u0308ber £ 🎈\"\n}", true},
		{"tactic \"t\" {\n  a-1_b = a-1\n}", true},
		{"tactic \"t\" {\n  a = \"${b}\"\n  c = \"ü ${b.c} d ${ before(e, \"3${w}\") }\"\n}", true},
		{"tactic \"t\" {\n  a = [\"${b}\", 1]\n  b = before(\"${c * 2}\", d)\n}", true},
		{"tactic \"t\" {\n  a = 1 // 2\n}", true},
		{"tactic \"t\" {\n  a = -1\n  b = [-0.5, 1]\n  c = before(-1, d)\n}", true},

		{"a = 1", false},
		{"tactic \"ü\" {\n}", false},
		{"tactic \"a\\n\" {\n}", false},
		{"tactic \"t\" { a = 1\n}", false},
		{"tactic \"t\" {\n a = 1 }", false},
		{"tactic \"t\" { a = 1 b = 2 }", false},
		{"tactic \"t\" { inner {} }", false},
		{"tactic \"t\"\n{\n}", false},
		{"tactic \"t\" {\n  a = 1\n  a = 2\n}", false},
		{"tactic \"t\" {\n  a = \"${}\"\n}", false},
		{"tactic \"t\" {\n  a = \"${b c}\"\n}", false},
		{"tactic \"t\" {\n  a = \"${b\n}\"\n}", false},
		{"tactic \"t\" {\n  a = \"${~ b}\"\n}", false},
		{"tactic \"t\" {\n  a = \"${b # c}\"\n}", false},
		{"tactic \"t\" {\n  a = \"%{ if b }c%{ endif }\"\n}", false},
		{"tactic \"t\" {\n  a = 1 + \"${b}\"\n}", false},
		{"tactic \"${t}\" {\n}", false},
		{"tactic \"t\" {\n  a = \"$${b}\"\n}", false},
		{"tactic \"t\" {\n  a = \"\\\"\"\n}", false},
		{"tactic \"t\" {\n  a = \"b\n\"\n}", false},
		{"tactic \"t\" {\n  a = \"b", false},
		{"tactic \"t\" {\n  a = [for b in c : b]\n}", false},
		{"tactic \"t\" {\n  a = [for]\n}", false},
		{"tactic \"t\" {\n  a = [b c]\n}", false},
		{"tactic \"t\" {\n  a = [, b]\n}", false},
		{"tactic \"t\" {\n  a = [b\n.c]\n}", false},
		{"tactic \"t\" {\n  a = [b\n  c]\n}", false},
		{"tactic \"t\" {\n  a = b[0]\n}", false},
		{"tactic \"t\" {\n  a = b.0\n}", false},
		{"tactic \"t\" {\n  a = b .c\n}", false},
		{"tactic \"t\" {\n  a = true.b\n}", false},
		{"tactic \"t\" {\n  a = before.b(c)\n}", false},
		{"tactic \"t\" {\n  a = nonsense(b)\n}", false},
		{"tactic \"t\" {\n  a = before(b...)\n}", false},
		{"tactic \"t\" {\n  a = 2027-03-01\n}", false},
		{"tactic \"t\" {\n  a = 1e3\n}", false},
		{"tactic \"t\" {\n  a = 1.\n}", false},
		{"tactic \"t\" {\n  a = 120,000\n}", false},
		{"tactic \"t\" {\n  a = - 1\n}", false},
		{"tactic \"t\" {\n  a = -b\n}", false},
		{"tactic \"t\" {\n  a = --1\n}", false},
		{"tactic \"t\" {\n  a = 1 + -1\n}", false},
		{"tactic \"t\" {\n  a = (1)\n}", false},
		{"tactic \"t\" {\n  a = b ? c : d\n}", false},
		{"tactic \"t\" {\n  a = b == c\n}", false},
		{"tactic \"t\" {\n  a == b\n}", false},
		{"tactic \"t\" {\n  a = { b = c }\n}", false},
		{"tactic \"t\" {\n  a = <<E\nb\nE\n}", false},
		{"tactic \"t\" {\n  a = 1 /* b */\n}", false},
		{"tactic \"t\" {\n  a = 1\r}", false},
		{"/* b\ntactic \"t\" {\n}\n# */\ngoal \"g\" {\n}", false},
		{"/* b\ntactic \"t\" {\n}\n/* c */\n", false},
		{"tactic \"t\" {\n  a = ü\n}", false},
	} {
		if newFile("a.plan.hcl", []byte(c.src), testWords).plain(0, len(c.src)) != c.plain {
			t.Errorf("%q: plain is %t", c.src, !c.plain)
		}
		sameReadings(t, []byte(c.src))
	}
}

// FuzzRead: a file says the same however it is read: without hcl where it is
// plain, part by part, or by hcl as a whole.
func FuzzRead(f *testing.F) {
	for _, src := range append(samples(f), plans(f)...) {
		for i, piece := range []string{"", "\n}\n", "tactic \"x\" {\n", "\"", "{", "/*", "<<E\n", "title = \"\"", "}\ngoal \"g\" {}\n"} {
			f.Add(src, len(src)*(i+1)/11, 2*i, piece)
		}
	}
	f.Fuzz(func(t *testing.T, src []byte, at, gone int, piece string) {
		at = min(max(at, 0), len(src))
		end := min(at+max(gone, 0), len(src))
		sameReadings(t, append(append(bytes.Clone(src[:at]), piece...), src[end:]...))
	})
}

func sameReadings(t *testing.T, src []byte) {
	t.Helper()
	if problem, _ := Unreadable(src); problem != "" {
		return
	}
	whole, plain := newFile("a.plan.hcl", src, testWords), newFile("a.plan.hcl", src, testWords)
	readable := whole.whole()
	want := outline(whole)
	if plain.plain(0, len(src)) && (!readable || outline(plain) != want) {
		t.Errorf("%q\nread as plain text:\n%s\nread by hcl (%t):\n%s", src, outline(plain), readable, want)
	}
	if got := outline(Parse("a.plan.hcl", src, testWords)); readable && got != want {
		t.Errorf("%q\nread:\n%s\nread by hcl:\n%s", src, got, want)
	}
}

// outline writes down all that a file says, and where.
func outline(f *File) string {
	var b strings.Builder
	for _, d := range f.Declarations {
		within := ""
		if d.Within != nil {
			within = d.Within.Name
		}
		fmt.Fprintln(&b, d.Kind, d.Name, d.NameAt, d.Whole, within, d.Bare, d.File == f)
		if d.Block != nil {
			outlineBlock(&b, d.Block)
		}
	}
	for _, s := range f.UnknownBlocks {
		outlineBlock(&b, s)
	}
	for i := range f.TopAttributes {
		outlineExpr(&b, f.TopAttributes[i].Name(), &f.TopAttributes[i].Expr)
	}
	for _, p := range f.Problems {
		fmt.Fprintln(&b, p.Rule, p.Address, p.Range, p.Message)
	}
	return b.String()
}

func outlineBlock(b *strings.Builder, x *Block) {
	fmt.Fprintln(b, x.Type, x.TypeAt, x.Labels, x.Whole, x.Span)
	for i := range x.Attrs {
		a := &x.Attrs[i]
		outlineExpr(b, fmt.Sprint(a.Name(), a.NameAt, a.EqualsAt()), &a.Expr)
	}
	for _, inner := range x.Blocks {
		outlineBlock(b, inner)
	}
}

func outlineExpr(b *strings.Builder, name string, x *Expr) {
	fmt.Fprintln(b, name, x.Op, x.At, x.Text(), x.Range())
	for i := range x.Args() {
		outlineExpr(b, "", &x.Args()[i])
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
