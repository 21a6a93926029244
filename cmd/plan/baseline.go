package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/verbatim"
)

// baselineVersion is the form of lists that this program writes, and the last that it reads.
const baselineVersion = 1

// baseline is a list of findings that may stand. Its file is one list in JSON: a line of what
// it is about, and then a line for each finding, sorted, which begins with its comma, so that
// taking one off changes no other line. Each line is sealed: a line may be taken off, and one
// that was written by hand, or that is another list's, is told.
type baseline struct {
	head baselineHead
	list []checks.Accepted
}

// baselineHead is what a list was made of. It never changes.
type baselineHead struct {
	Version   int               `json:"version"`
	AsOf      string            `json:"as_of"`     // the day as of which was judged when it was first written
	Folders   []string          `json:"folders"`   // of the workspaces, seen from the folder of the list
	Campaigns map[string]string `json:"campaigns"` // their titles, by their paths
	ID        string            `json:"list"`      // tells it from any other
	Seal      string            `json:"seal"`
}

type baselineEntry struct {
	Campaign    string `json:"campaign,omitempty"`
	Address     string `json:"address"`
	Rule        string `json:"rule"`
	Message     string `json:"message"`
	Fingerprint string `json:"fingerprint"`
	Seal        string `json:"seal"`
}

// newBaseline is a list of findings that were found as of a day.
func newBaseline(asOf lang.Date, folders []string, campaigns map[string]string, list []checks.Accepted) *baseline {
	b := &baseline{baselineHead{Version: baselineVersion, AsOf: asOf.ISO(), Folders: folders, Campaigns: campaigns}, list}
	all := []string{b.head.AsOf}
	for _, a := range list {
		all = append(all, a.Fingerprint, a.Message)
	}
	b.head.ID = sealOf(slices.Concat(all, b.head.facts())...)
	return b
}

func (h *baselineHead) facts() []string {
	facts := append([]string{h.AsOf}, h.Folders...)
	for _, path := range slices.Sorted(maps.Keys(h.Campaigns)) {
		facts = append(facts, path, h.Campaigns[path])
	}
	return facts
}

func (h *baselineHead) seal() string { return sealOf(append(h.facts(), h.ID)...) }

func (b *baseline) entry(a checks.Accepted) baselineEntry {
	a.Message = strings.ToValidUTF8(a.Message, "\uFFFD")
	return baselineEntry{a.Campaign, a.Address, a.Rule, a.Message, a.Fingerprint, sealOf(b.head.ID, a.Campaign, a.Address, a.Rule, a.Message, a.Fingerprint)}
}

// sealOf is a digest of texts, short enough to be read in a line.
func sealOf(texts ...string) string {
	h := sha256.New()
	for _, text := range texts {
		fmt.Fprintf(h, "%d:%s", len(text), text)
	}
	const bytesShown = 8
	return hex.EncodeToString(h.Sum(nil)[:bytesShown])
}

// file is the list as it is written.
func (b *baseline) file() ([]byte, error) {
	b.head.Seal = b.head.seal()
	lines := []any{b.head}
	list := slices.Clone(b.list)
	slices.SortFunc(list, checks.Accepted.Compare)
	for _, a := range list {
		lines = append(lines, b.entry(a))
	}
	var out strings.Builder
	out.WriteString("[\n")
	for i, line := range lines {
		var text bytes.Buffer
		e := json.NewEncoder(&text)
		e.SetEscapeHTML(false)
		if err := e.Encode(line); err != nil {
			return nil, err
		}
		before := ","
		if i == 0 {
			before = " "
		}
		out.WriteString(before + verbatim.JSON(text.String()))
	}
	out.WriteString("]\n")
	return []byte(out.String()), nil
}

// readBaseline reads a list. The error says in a sentence, which begins with the file, why it
// is none, and what to do.
func readBaseline(name string, src []byte) (*baseline, error) {
	src = bytes.TrimPrefix(src, []byte("\uFEFF"))
	const again = "bring back an earlier version of it, or delete it, and the next check writes a new one"
	var lines []json.RawMessage
	switch err := json.Unmarshal(src, &lines); {
	case len(bytes.TrimSpace(src)) == 0:
		return nil, fmt.Errorf("%s is empty, so nobody can tell which findings may stand; %s", name, again)
	case bytes.Contains(src, []byte("<<<<<<<")) && bytes.Contains(src, []byte(">>>>>>>")) && err != nil:
		return nil, fmt.Errorf("%s holds both sides of a merge; keep the lines that stand on both sides, and delete the others with the marks around them", name)
	case err != nil || len(lines) == 0:
		return nil, fmt.Errorf("%s is no list of findings that plan check --baseline wrote; name another file, or %s", name, again)
	}
	b := &baseline{}
	var form struct{ Version int }
	if json.Unmarshal(lines[0], &form) != nil || form.Version < 1 {
		return nil, fmt.Errorf("%s does not begin as a list of findings that plan check --baseline wrote; name another file, or %s", name, again)
	}
	if form.Version > baselineVersion {
		return nil, fmt.Errorf("%s was written by a newer plan than this one (its form is %d, and this one knows %d); bring this one up to date", name, form.Version, baselineVersion)
	}
	if strictly(lines[0], &b.head) != nil || b.head.Seal != b.head.seal() {
		return nil, fmt.Errorf("%s was changed by hand where it says what it is about; %s", name, again)
	}
	for i, line := range lines[1:] {
		var e baselineEntry
		if err := strictly(line, &e); err != nil {
			return nil, fmt.Errorf("%s was changed by hand: its finding number %d is not as plan writes one; findings are only taken off the list, so %s", name, i+1, again)
		}
		a := checks.Accepted{Campaign: e.Campaign, Address: e.Address, Rule: e.Rule, Message: e.Message, Fingerprint: e.Fingerprint}
		if e != b.entry(a) {
			return nil, fmt.Errorf("%s was changed by hand: %s at %s was never on this list, or not so; findings are only taken off it, so %s", name, e.Rule, orTheWorkspace(e.Address), again)
		}
		b.list = append(b.list, a)
	}
	slices.SortFunc(b.list, checks.Accepted.Compare)
	b.list = slices.Compact(b.list)
	return b, nil
}

func orTheWorkspace(address string) string {
	if address == "" {
		return "the workspace"
	}
	return address
}

// strictly reads JSON that has these fields and no others.
func strictly(src []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(src))
	d.DisallowUnknownFields()
	return d.Decode(into)
}
