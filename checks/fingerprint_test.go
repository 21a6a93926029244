package checks

import (
	"testing"

	"github.com/plan-as-code/plan/lang"
)

// Every finding has a fingerprint of its own: where the same is found twice by one
// name, and where campaigns, and all that is in them, are called alike.
func TestFingerprintsAreTheirOwn(t *testing.T) {
	for name, files := range map[string]map[string][]byte{
		"twice by one name": {"a.plan.hcl": []byte("milestone {\n}\n\nmilestone {\n}\n")},
		"campaigns called alike": {
			"north/a.plan.hcl": []byte("campaign \"spring\" {\n  nonsense = 1\n}\ngoal \"a\" {\n  nonsense = 1\n}\n"),
			"south/a.plan.hcl": []byte("campaign \"spring\" {\n  nonsense = 1\n}\ngoal \"a\" {\n  nonsense = 1\n}\n"),
		},
	} {
		s := lang.Empty(nil).With(files)
		known := map[string]*Finding{}
		found := Run(s, nil, Options{}).Findings
		if len(found) < 2 {
			t.Fatalf("%s: %d findings", name, len(found))
		}
		for _, f := range found {
			if other := known[f.Fingerprint]; other != nil {
				t.Errorf("%s: %q and %q are told apart by nothing", name, f.Message, other.Message)
			}
			known[f.Fingerprint] = f
		}
	}
	// Which campaign is meant does not depend on the order in which they come.
	both := map[string][]byte{"north/a.plan.hcl": []byte("campaign \"spring\" {\n  nonsense = 1\n}\n"), "south/a.plan.hcl": []byte("campaign \"spring\" {\n  nonsense = 1\n}\n")}
	before := Run(lang.Empty(nil).With(both), nil, Options{}).Findings
	both["east/a.plan.hcl"] = both["north/a.plan.hcl"]
	after := Run(lang.Empty(nil).With(both), nil, Options{}).Findings
	for _, was := range before {
		for _, is := range after {
			if was.Range.Filename == is.Range.Filename && was.Message == is.Message && was.Fingerprint != is.Fingerprint {
				t.Errorf("%s: %q has another fingerprint once there is a third campaign", is.Range.Filename, is.Message)
			}
		}
	}
}
