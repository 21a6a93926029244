package verbatim_test

import (
	"encoding/json"
	"encoding/xml"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/plan-as-code/plan/lang/verbatim"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
	"pgregory.net/rapid"
)

// pieces are what somebody might write into a plan to have it take effect elsewhere.
var pieces = []string{
	"\x1b]0;PWNED\a", "\x1b[31m", "\x1b[2J", "\u009b31m", "\u0085", "\u202eevil\u202c", "\u2066x\u2069", "\u200e", "\u200f", "\u061c", "\u200b", "\u200d", "\ufeff", "\x00", "\r", "\b", "\x7f",
	"<img src=x onerror=alert(1)>", "<b>", "<!--", "]]>", "[a](javascript:alert(1))", "![i](http://127.0.0.1/x.png)", "[c](command:x)", "[r]: http://a", "[^1]", "```", "~~~", "`", "``x``", "|", "||", "\n::error::x", "::error::x", " ::set-output name=a::b",
	"##[error]x", "%0A", "%25", "\u2028", "\u2029", "\xff\xfe", "\xed\xa0\x80", "@octocat", "#12", "GH-12", "!5", "http://a.test", "www.a.test", "WWW.a.test", "a@b.test", ":rocket:", "$x$", "*b*", "_i_", "~~s~~", "&lt;", "&#64;", "# ", "- ", "+ ", "1. ", "2) ", "=", "---", "===", "> ",
	"\n", "\n\n", "\t", "\r\n", "    ", " ", "a", "Ä", "日本", "\\", "\\\\", "{{x}}", "\"", "'", "(", ")",
}

// hostile draws a text of such pieces.
func hostile() *rapid.Generator[string] {
	return rapid.Map(rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(pieces), rapid.String()), 0, 8), func(list []string) string { return strings.Join(list, "") })
}

// Nothing that takes effect is left in what is shown, it is still text, and one that is
// harmless stays as it is.
func TestVisible(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := hostile().Draw(t, "text")
		for _, shown := range []string{verbatim.Visible(s), verbatim.Line(s), verbatim.Lines(s), verbatim.Disarmed(s), verbatim.Markdown(s), verbatim.CodeSpan(s), verbatim.Fence("hcl", s), verbatim.Unlinked(s), verbatim.Command(s)} {
			if verbatim.TakesEffectIn(strings.ReplaceAll(shown, "\r\n", "\n")) || !utf8.ValidString(shown) {
				t.Fatalf("%q", shown)
			}
		}
		if again := verbatim.Visible(verbatim.Visible(s)); again != verbatim.Visible(s) {
			t.Fatalf("%q is not what it was", again)
		}
		if !verbatim.TakesEffectIn(s) && utf8.ValidString(s) && !strings.Contains(s, "\r") && verbatim.Visible(s) != s {
			t.Fatalf("%q is changed", s)
		}
		if n := strings.Count(verbatim.Line(s), "\n"); n > 0 {
			t.Fatalf("%d ends of lines", n)
		}
		name := verbatim.Name(s)
		if strings.ContainsFunc(name, verbatim.TakesEffect) || utf8.RuneCountInString(name) != utf8.RuneCountInString(s) || strings.Count(name, " ") != strings.Count(s, " ") {
			t.Fatalf("as a name: %q", name)
		}
	})
}

// Each sign by which the direction of writing turns takes effect, and so do controls and what
// ends a line that is none in a file; what people write does not.
func TestTakesEffect(t *testing.T) {
	for _, r := range "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029\u0085\u009b\x1b\x7f\x00" {
		if !verbatim.TakesEffect(r) {
			t.Errorf("%q is let through", r)
		}
	}
	for _, r := range "aÄ日€‘’“”–—…\u00a0\u200b\u200dאع🎉" {
		if verbatim.TakesEffect(r) {
			t.Errorf("%q is taken away", r)
		}
	}
}

// Ends of lines of Windows are those of a file, and a return alone is none.
func TestLines(t *testing.T) {
	if got := verbatim.Lines("a\r\nb\rc\r\n"); got != "a\r\nb\ufffdc\r\n" {
		t.Errorf("%q", got)
	}
}

// In a page in Markdown a text is one text and nothing else, wherever it stands, and it
// says what it said.
func TestMarkdown(t *testing.T) {
	parser := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote)).Parser()
	rapid.Check(t, func(t *rapid.T) {
		s := hostile().Draw(t, "text")
		for _, page := range []string{"%s\n\nafter\n", "- %s\n", "# %s\n", "**Why:** %s\n", "| a | b |\n|---|---|\n| %s | x |\n"} {
			src := []byte(strings.Replace(page, "%s", verbatim.Markdown(s), 1))
			kinds := map[string]bool{"Document": true, "Paragraph": true, "Text": true, "TextBlock": true, "List": page[0] == '-', "ListItem": page[0] == '-', "Heading": page[0] == '#',
				"Emphasis": page[0] == '*', "Table": page[0] == '|', "TableHeader": page[0] == '|', "TableRow": page[0] == '|', "TableCell": page[0] == '|'}
			cells := 0
			_ = ast.Walk(parser.Parse(text.NewReader(src)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
				if entering && !kinds[n.Kind().String()] {
					t.Fatalf("a %s in %q", n.Kind(), src)
				}
				if entering && n.Kind().String() == "TableCell" {
					cells++
				}
				return ast.WalkContinue, nil
			})
			if page[0] == '|' && cells != 4 {
				t.Fatalf("%d cells in %q", cells, src)
			}
		}
		said := regexp.MustCompile("\\\\([!-/:-@\\[-`{-~])|"+verbatim.Hidden).ReplaceAllString(verbatim.Markdown(s), "$1")
		if want := strings.ReplaceAll(verbatim.Line(s), verbatim.Hidden, ""); said != want {
			t.Fatalf("%q says %q", s, said)
		}
		if found := wild.FindString(verbatim.Markdown(s)); found != "" {
			t.Fatalf("%q in %q", found, verbatim.Markdown(s))
		}
	})
}

// wild is what a forge makes of a text that is none of Markdown's.
var wild = regexp.MustCompile(`@\w|[#!]\d|://|(?i:www\.)|<\w|\]\(|:[a-z]+:`)

// A name stands between its backticks, and what is shown as code ends where it should.
func TestCode(t *testing.T) {
	parser := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser()
	rapid.Check(t, func(t *rapid.T) {
		s := hostile().Draw(t, "text")
		src := []byte("a " + verbatim.CodeSpan(s) + " b\n\n" + verbatim.Fence("hcl", s) + "\n\nafter\n")
		kinds := ""
		for n := parser.Parse(text.NewReader(src)).FirstChild(); n != nil; n = n.NextSibling() {
			kinds += n.Kind().String() + " "
		}
		if kinds != "Paragraph FencedCodeBlock Paragraph " {
			t.Fatalf("%q is %s", src, kinds)
		}
	})
}

// obeyed is a line that a CI system obeys.
var obeyed = regexp.MustCompile(`^\s*::|##\[|##vso\[|##teamcity\[`)

// No text begins or ends a command of GitHub's runners, and the name of a file is the
// one that it has.
func TestCommands(t *testing.T) {
	back := strings.NewReplacer("%3A", ":", "%2C", ",", "%0A", "\n", "%0D", "\r", "%25", "%")
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.SampledFrom([]string{"", "::error::x", " ::set-output name=a::b", "##[error]x", "##vso[x]", "##teamcity[x]", "%0A", "\n\t::x"}).Draw(t, "command") + hostile().Draw(t, "text")
		for _, shown := range []string{verbatim.Command(s), verbatim.CommandProperty(s), verbatim.CommandPath(s)} {
			if strings.ContainsAny(shown, "\r\n") || strings.Contains(shown, "##[") {
				t.Fatalf("%q", shown)
			}
		}
		if path := back.Replace(verbatim.CommandPath(s)); !strings.Contains(s, "##") && path != s {
			t.Fatalf("%q has become %q", s, path)
		}
		if strings.ContainsAny(verbatim.CommandProperty(s), ":,") {
			t.Fatalf("%q", verbatim.CommandProperty(s))
		}
		for line := range strings.Lines(verbatim.Log(s)) {
			if obeyed.MatchString(line) {
				t.Fatalf("%q", line)
			}
		}
	})
}

// JSON and XML say what they said, and nothing in them takes effect.
func TestEncoded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := strings.ToValidUTF8(rapid.SampledFrom([]string{"", "##[error]x", "##vso[x]", "##teamcity[x]"}).Draw(t, "command")+hostile().Draw(t, "text"), "\ufffd")
		plain, _ := json.Marshal(s)
		var said string
		shown := verbatim.JSON(string(plain))
		if err := json.Unmarshal([]byte(shown), &said); err != nil || said != s || verbatim.TakesEffectIn(shown) || obeyed.MatchString(shown) {
			t.Fatalf("%q is %s: %v", s, shown, err)
		}
		type element struct {
			A string `xml:"a,attr"`
			T string `xml:",chardata"`
		}
		plain, _ = xml.Marshal(element{s, s})
		var read, before element
		shown = verbatim.XML(string(plain))
		if err := xml.Unmarshal([]byte(shown), &read); err != nil || verbatim.TakesEffectIn(shown) || obeyed.MatchString(shown) {
			t.Fatalf("%q is %s: %v", s, shown, err)
		}
		if _ = xml.Unmarshal(plain, &before); read != before {
			t.Fatalf("%+v has become %+v", before, read)
		}
	})
}

// In HTML and SVG, in a drawing for Mermaid and in one for Graphviz a text is a text: nothing in
// it ends what it stands in.
func TestPictures(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := hostile().Draw(t, "text") + rapid.SampledFrom([]string{"", "\ufffe", "\uffff"}).Draw(t, "no character")
		markup := verbatim.Markup(s)
		var read struct {
			Text string `xml:",chardata"`
			At   string `xml:"at,attr"`
		}
		if err := xml.Unmarshal([]byte(`<t at="`+markup+`">`+markup+`</t>`), &read); err != nil || read.Text != read.At {
			t.Errorf("%q: %v", markup, err)
		} else if want := strings.NewReplacer("\ufffe", "\ufffd", "\uffff", "\ufffd").Replace(verbatim.Line(s)); read.Text != want {
			t.Errorf("%q says %q", markup, read.Text)
		}
		if said := verbatim.Mermaid(s); verbatim.TakesEffectIn(said) || strings.ContainsAny(said, "\n\"'`%:<>[](){}|-=~&\\/*_") {
			t.Errorf("for Mermaid: %q", said)
		}
		if said := verbatim.DOT(s); strings.ContainsAny(strings.NewReplacer(`\\`, "", `\"`, "").Replace(said), "\n\"\\") || verbatim.TakesEffectIn(said) {
			t.Errorf("for Graphviz: %q", said)
		}
	})
}
