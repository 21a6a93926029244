package prose_test

import (
	"testing"

	"github.com/plan-as-code/plan/lang/prose"
)

// Numbers, money and time as people say them.
func TestRounded(t *testing.T) {
	for n, want := range map[float64]string{0: "0", 999_999: "999,999", 1_000_000: "1 million", 1_249_000: "1.2 million", -2_500_000: "-2.5 million", 3.14e9: "3.14 billion", 3.141e9: "3.1 billion", 7e12: "7 trillion"} {
		if got := prose.Round(n); got != want {
			t.Errorf("%v is %q, not %q", n, got, want)
		}
	}
	for code, want := range map[string]string{"EUR": "€1.24 million", "CHF": "1.24 million CHF", "": "1.24 million", "KWD": "1.24 million KWD"} {
		if got := prose.RoundMoney(1_240_000, code); got != want {
			t.Errorf("in %s it is %q, not %q", code, got, want)
		}
	}
	if got := prose.RoundMoney(24_000, "EUR"); got != "€24,000" {
		t.Error(got)
	}
	for days, want := range map[int]string{0: "no days", 1: "one day", 13: "13 days", 14: "two weeks", 20: "three weeks", 62: "nine weeks", 63: "two months", 100: "three months", 730: "two years"} {
		if got := prose.TimeOf(days); got != want {
			t.Errorf("%d days are %q, not %q", days, got, want)
		}
	}
}
