package sheet

import "testing"

// What numbers are in may stand at the end of a heading in any of the ways that people write.
func TestHeadingsSayTheUnit(t *testing.T) {
	for heading, want := range map[string]struct {
		meaning string
		unit    unit
	}{
		"Budget in EUR":        {"budget", unit{currency: "EUR"}},
		"Budget in Euro":       {"budget", unit{currency: "EUR"}},
		"Kosten in €":          {"budget", unit{currency: "EUR"}},
		"Budget (in EUR)":      {"budget", unit{currency: "EUR"}},
		"Budget in TEUR":       {"budget", unit{currency: "EUR", times: 1000}},
		"Budget TEUR":          {"budget", unit{currency: "EUR", times: 1000}},
		"Budget (T€)":          {"budget", unit{currency: "EUR", times: 1000}},
		"Plankosten in Tsd. €": {"budget", unit{currency: "EUR", times: 1000}},
		"Coût en k€":           {"budget", unit{currency: "EUR", times: 1000}},
		"Presupuesto en euros": {"budget", unit{currency: "EUR"}},
		"Spent in USD":         {meansSpent, unit{currency: "USD"}},
		"Aufwand in Stunden":   {"effort", unit{hours: true}},
		"Effort in days":       {"effort", unit{}},
		"Aufwand in PT":        {"effort", unit{}},
		// They end alike and say something else.
		"Ziel in EUR":    {"", unit{currency: "EUR"}},
		"Live in stores": {"", unit{}},
		"Team":           {"", unit{}},
	} {
		if got := meaningOf(heading); got != want.meaning && want.meaning != "" || want.meaning == "" && got == "serves" {
			t.Errorf("%q means %q; want %q", heading, got, want.meaning)
		}
		if got := unitOf(heading); got != want.unit {
			t.Errorf("%q says %+v; want %+v", heading, got, want.unit)
		}
	}
}
