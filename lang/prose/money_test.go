package prose

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Amounts have as many decimals as their currency has in use, or none.
func TestMoney(t *testing.T) {
	for _, c := range []struct {
		n        float64
		currency string
		says     string
	}{
		{45000, "EUR", "€45,000"}, {12.5, "EUR", "€12.50"}, {12.5, "CHF", "12.50 CHF"}, {12.5, "", "12.50"}, {12.345, "", "12.35"}, {12.5, "ACME", "12.50 ACME"},
		{1234.5, "JPY", "¥1,235"}, {99.6, "KRW", "100 KRW"}, {1250.4, "HUF", "1,250 HUF"}, {1.2, "CLP", "1 CLP"}, {1.2, "VND", "1 VND"}, {1.2, "ISK", "1 ISK"},
		{12.5, "KWD", "12.500 KWD"}, {1200, "BHD", "1,200 BHD"}, {0.0125, "TND", "0.013 TND"},
	} {
		if says := Money(c.n, c.currency); says != c.says {
			t.Errorf("%v of %q is %s, not %s", c.n, c.currency, says, c.says)
		}
	}
}

// Amounts that are the same by HalfCent differ by one step at most as they are written,
// and those that are not differ in writing.
func TestHalfCent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		code := rapid.SampledFrom([]string{"EUR", "JPY", "KWD", "HUF", ""}).Draw(t, "currency")
		step := 2 * HalfCent(code)
		a := math.Round(rapid.Float64Range(0, 1e6).Draw(t, "amount")/step) * step
		if Money(a, code) == Money(a+1.01*step, code) {
			t.Fatalf("%v and a step more are both %s", a, Money(a, code))
		}
		if by := HalfCent(code) * 0.98; Money(a, code) != Money(a+by, code) {
			t.Fatalf("%v and %v are %s and %s", a, a+by, Money(a, code), Money(a+by, code))
		}
		if strings.HasSuffix(Money(a, code), ".") {
			t.Fatal(Money(a, code))
		}
	})
}

// What names money is known by its code, its sign or its name; a count is not money.
func TestIsCurrency(t *testing.T) {
	for word, is := range map[string]bool{"EUR": true, "£": true, "Euros": true, "try": false, "TRY": true, "": false, "leads": false, "ACM": false} {
		if IsCurrency(word) != is {
			t.Errorf("%q names money: %v", word, !is)
		}
	}
}
