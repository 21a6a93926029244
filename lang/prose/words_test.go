package prose

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// Numbers that round to nothing are 0, without a sign.
func TestDigits(t *testing.T) {
	for n, want := range map[float64]string{-0.001: "0", 0.001: "0", -0.5: "-0.5", -1234.5: "-1,234.5", 1e6: "1,000,000", 12.345: "12.35"} {
		if got := Digits(n); got != want {
			t.Errorf("Digits(%v) is %q, want %q", n, got, want)
		}
	}
}

// Words begin a sentence, follow one and take an article in any script, and where there
// are none.
func TestFirstLetters(t *testing.T) {
	for _, c := range []struct{ word, capital, lower, article string }{
		{"", "", "", ""},
		{"objective", "Objective", "objective", "an objective"},
		{"Tactic", "Tactic", "tactic", "a Tactic"},
		{"Event", "Event", "event", "an Event"},
		{"äußerung", "Äußerung", "äußerung", "a äußerung"},
		{"Éclat", "Éclat", "éclat", "a Éclat"},
		{"\xff", "\xff", "\xff", "a \xff"},
		{"…", "…", "…", "a …"},
	} {
		if got := [3]string{Capital(c.word), LowerFirst(c.word), A(c.word)}; got != [3]string{c.capital, c.lower, c.article} {
			t.Errorf("%q: %q", c.word, got)
		}
	}
}

// What quotes more than anybody reads keeps its beginning and its end, and every letter whole;
// what is short stays as it is.
func TestBounded(t *testing.T) {
	for _, n := range []int{0, 1, 2_000} {
		if s := strings.Repeat("ö", n); Bounded(s) != s {
			t.Errorf("%d letters do not stay as they are", n)
		}
	}
	for _, letter := range []string{"a", "ö", "\xff", "\U0001F600"} {
		got := Bounded("There is no " + strings.Repeat(letter, 100_000) + " here.")
		switch {
		case !strings.HasPrefix(got, "There is no ") || !strings.HasSuffix(got, " here."):
			t.Errorf("%q: %.40s", letter, got)
		case utf8.RuneCountInString(got) > 2_000 || letter != "\xff" && !utf8.ValidString(got):
			t.Errorf("%q: %d letters", letter, utf8.RuneCountInString(got))
		}
	}
}

func TestCalled(t *testing.T) {
	for name, want := range map[string]string{
		"pr": "PR", "social_media": "Social media", "seo_content": "SEO content", "it": "IT", "it_operations": "IT operations", "make_it_real": "Make it real",
		"customer_crm": "Customer CRM", "ämter": "Ämter", "devops": "DevOps", "seo and content": "SEO and content", "": "", "_": " ", "spring_2027": "Spring 2027",
	} {
		if got := Called(name); got != want {
			t.Errorf("%q is called %q, not %q", name, got, want)
		}
	}
}
