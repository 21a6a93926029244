package checks

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
