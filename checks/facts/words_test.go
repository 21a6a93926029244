package facts

import "testing"

// Each way in which a title says that something may not be done is recognised, and what only
// speaks of a condition is not.
func TestConditional(t *testing.T) {
	for title, want := range map[string]bool{
		"Extra posters, if sales lag":              true,
		"Radio; only unless it rains":              true,
		"Second mailing (in case few answer)":      true,
		"More ads as needed":                       true,
		"Interviews where necessary":               true,
		"Translation when required":                true,
		"Only in case of a recall":                 true,
		"Nachfassen bei Bedarf":                    true,
		"Im Notfall: Hotline":                      true,
		"Relance si besoin":                        true,
		"What to do if the bike is stolen":         false,
		"Information required by the authorities":  false,
		"A case for cycling, and what it verifies": false,
		"": false,
	} {
		if got := Conditional(title); got != want {
			t.Errorf("Conditional(%q) is %v", title, got)
		}
	}
}
