package syntax

import "testing"

// A byte order mark stays, whatever the line breaks are; a day without quotes stays a day.
func TestFormatKeeps(t *testing.T) {
	for src, want := range map[string]string{
		"\xef\xbb\xbfgoal \"a\" {\ntarget=1\n}\n":        "\xef\xbb\xbfgoal \"a\" {\n  target = 1\n}\n",
		"\xef\xbb\xbfgoal \"a\" {\r\ntarget=1\r\n}\r\n":  "\xef\xbb\xbfgoal \"a\" {\r\n  target = 1\r\n}\r\n",
		"goal \"a\" {\nby=2027-06-30\n}\n":               "goal \"a\" {\n  by = 2027-06-30\n}\n",
		"goal \"a\" {\nby=2027-06-30 # a Wednesday\n}\n": "goal \"a\" {\n  by = 2027-06-30 # a Wednesday\n}\n",
		"goal \"a\" {\ntarget=2027 - 6\n}\n":             "goal \"a\" {\n  target = 2027 - 6\n}\n",
	} {
		if got := string(Format([]byte(src))); got != want {
			t.Errorf("%q becomes %q", src, got)
		}
	}
}

// What stands in a text over several lines stays byte for byte, and decides nothing about
// the line breaks of the others.
func TestFormatKeepsTexts(t *testing.T) {
	for src, want := range map[string]string{
		"goal \"a\" {\nnote=<<EOT\none\r\ntwo\n  ${ a.b.title } \n\n\n\tx\nEOT\ntarget=1\n}\n": "goal \"a\" {\n  note   = <<EOT\none\r\ntwo\n  ${ a.b.title } \n\n\n\tx\nEOT\n  target = 1\n}\n",
		"goal \"a\" {\r\nnote=<<EOT\r\none\r\ntwo\nEOT\r\ntarget=1\r\n}\r\n":                   "goal \"a\" {\r\n  note   = <<EOT\r\none\r\ntwo\nEOT\r\n  target = 1\r\n}\r\n",
		"goal \"a\" {\r\nnote=<<-EOT\none\n  EOT\ntarget=1\n}\n":                               "goal \"a\" {\r\n  note   = <<-EOT\r\none\n  EOT\r\n  target = 1\r\n}\r\n",
		"goal \"a\" {\nnote=<<A\nA\ntitle=<<B\n\r\nB\n}\n":                                     "goal \"a\" {\n  note  = <<A\nA\n  title = <<B\n\r\nB\n}\n",
		"goal \"a\" {\nnote=Ride  ( now )  # when\ntitle=\"x\"\n}\n":                           "goal \"a\" {\n  note  = Ride  ( now )  # when\n  title = \"x\"\n}\n",
		"goal \"a\" {\nnote=sum( 1,2 )\n}\n":                                                   "goal \"a\" {\n  note = sum(1, 2)\n}\n",
	} {
		got := string(Format([]byte(src)))
		if got != want {
			t.Errorf("%q becomes %q", src, got)
		}
		if again := string(Format([]byte(got))); again != got {
			t.Errorf("%q becomes %q", got, again)
		}
	}
}
