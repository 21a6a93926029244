package checks

import "slices"

// NewFindings lists what is found after an edit and was not before it, in
// reading order. It compares places by their line, because names and addresses
// may be what the edit changes: it is for edits that leave every line where it
// stands. What is waived does not count.
func NewFindings(before, after *Result) []*Finding {
	type place struct {
		rule, file string
		line       int
	}
	at := func(f *Finding) place { return place{f.Rule, f.Range.Filename, f.Range.Start.Line} }
	known := map[place]int{}
	for _, f := range before.Findings {
		if f.Waiver == nil {
			known[at(f)]++
		}
	}
	var found []*Finding
	for _, f := range after.Findings {
		if f.Waiver != nil {
			continue
		}
		if known[at(f)]--; known[at(f)] < 0 {
			found = append(found, f)
		}
	}
	return found
}

// Without is the result less the findings that another one has as well, by their
// fingerprints, waived or not. All else stays as it is, and r does too.
func (r *Result) Without(before *Result) *Result {
	known := map[string]bool{}
	for _, f := range before.Findings {
		known[f.Fingerprint] = true
	}
	next := *r
	next.Findings = slices.DeleteFunc(slices.Clone(r.Findings), func(f *Finding) bool { return known[f.Fingerprint] })
	return &next
}
