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
