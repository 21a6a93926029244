package syntax

import (
	"strings"
	"testing"
)

// An attribute goes with its own lines and with nothing of the next, whichever line breaks
// the file mixes.
func TestRemoveAttribute(t *testing.T) {
	for _, src := range []string{
		"tactic \"t\" {\n  title = \"a\"\n  gone = 1\n  end = 2\n}\n",
		"tactic \"t\" {\r\n  title = \"a\"\n  gone = 1\n  end = 2\r\n}\r\n",
		"tactic \"t\" {\n  title = \"a\"\r\n  gone = 1\r\n  end = 2\n}\n",
		"tactic \"t\" {\r\n  gone = <<E\na\nE\n  end = 2\n}\r\n",
		"tactic \"t\" {\n  gone = [\n    1,\n  ]\n  end = 2\n}",
	} {
		f := Parse("a.plan.hcl", []byte(src), testWords)
		a := f.Declarations[0].Block.Attr("gone")
		if a == nil {
			t.Fatalf("%q does not parse: %v", src, f.Problems)
		}
		from := strings.Index(src, "  gone")
		want := src[:from] + src[strings.Index(src, "  end"):]
		if got, err := Apply(f.Src, f.Path, []Edit{f.RemoveAttribute(a)}); err != nil || string(got) != want {
			t.Errorf("%q without gone is %q, want %q", src, got, want)
		}
	}
}

// A number with separators is what it can only be, or what it can be to some and to others.
func TestReadNumber(t *testing.T) {
	for text, want := range map[string]string{
		"0,125": "0.125", "0,500": "0.500", "1,5": "1.5", "12,50": "12.50", ",5": "0.5", "1500": "1500", "1500,250": "1500.250",
		"1,500": "1500|1.5", "1.500": "1500|1.5", "60,000": "60000|60", "-1,500": "-1500|-1.5", "−5": "-5",
		"1,500,000": "1500000", "1.500.000": "1500000", "1.500,5": "1500.5", "1,500.5": "1500.5", "1.234,567": "1234.567",
		"1 500": "1500", "1\u00a0500,50": "1500.50", "1'000": "1000", "1’000": "1000",
		"0,500,000": "", "12,34,567": "", "1 50": "", "1.5,5.5": "", "5,": "", "": "", "1,500.500.500": "", "01.02.2027": "",
	} {
		var got []string
		for _, r := range ReadNumber(text) {
			got = append(got, r.Number)
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q may be %q, want %q", text, got, want)
		}
	}
}
