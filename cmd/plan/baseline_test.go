package main

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"pgregory.net/rapid"
)

func someBaseline() *baseline {
	day, _ := lang.ParseDate("2027-02-01")
	return newBaseline(day, []string{"."}, map[string]string{"spring": "Spring", "spring/teaser": "Teaser"}, []checks.Accepted{
		{Campaign: "spring", Address: "tactic.radio", Rule: "tactic-without-owner", Message: `The tactic "Radio <b>" has no owner.`, Fingerprint: "aa"},
		{Campaign: "spring/teaser", Address: "tactic.tv", Rule: "over-budget", Message: "10,000 more \u202e than it has.", Fingerprint: "bb"},
		{Address: "metric.sales", Rule: "metric-without-source", Message: "Nobody says where \"Sales\" comes from.", Fingerprint: "cc"},
	})
}

func written(t interface{ Fatal(...any) }, b *baseline) []byte {
	src, err := b.file()
	if err != nil {
		t.Fatal(err)
	}
	return src
}

// What is written is read again as it is, whatever findings say.
func TestBaselineIsReadAsItIsWritten(t *testing.T) {
	text := rapid.StringMatching(`[\x00-\x{2fff}"\\]{0,9}`)
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) checks.Accepted {
			return checks.Accepted{Campaign: text.Draw(t, "campaign"), Address: text.Draw(t, "address"), Rule: text.Draw(t, "rule"), Message: text.Draw(t, "message"), Fingerprint: text.Draw(t, "fingerprint")}
		}), 0, 4).Draw(t, "list")
		b := newBaseline(0, []string{"."}, map[string]string{}, list)
		src := written(t, b)
		read, err := readBaseline("list.json", src)
		if err != nil {
			t.Fatalf("%v\n%s", err, src)
		}
		slices.SortFunc(list, checks.Accepted.Compare)
		if want := slices.Compact(list); len(want)+len(read.list) > 0 && !slices.Equal(read.list, want) {
			t.Fatal(cmp.Diff(want, read.list))
		}
		if again := written(t, read); len(read.list) == len(b.list) && !bytes.Equal(again, src) {
			t.Fatal(cmp.Diff(string(src), string(again)))
		}
	})
}

// Lines may be taken off a list, in any place; stand there twice, as after a merge; and be laid
// out otherwise.
func TestBaselineIsMadeOfLines(t *testing.T) {
	src := string(written(t, someBaseline()))
	lines := strings.SplitAfter(src, "\n")
	if len(lines) != 7 {
		t.Fatalf("not a line each:\n%s", src)
	}
	for i := 2; i < 5; i++ {
		b, err := readBaseline("list.json", []byte(strings.Join(slices.Delete(slices.Clone(lines), i, i+1), "")))
		if err != nil || len(b.list) != 2 {
			t.Errorf("without line %d: %v, %v", i, b, err)
		}
		b, err = readBaseline("list.json", []byte(strings.Join(slices.Insert(slices.Clone(lines), 2, lines[i]), "")))
		if err != nil || len(b.list) != 3 || string(written(t, b)) != src {
			t.Errorf("with line %d twice: %v, %v", i, b, err)
		}
	}
	b, err := readBaseline("list.json", []byte("\uFEFF"+strings.ReplaceAll(strings.ReplaceAll(src, "\n", "\r\n"), ",", ", ")))
	if err == nil && len(b.list) == 3 {
		t.Error("blanks within a text were not noticed")
	}
	b, err = readBaseline("list.json", []byte("\uFEFF"+strings.ReplaceAll(strings.ReplaceAll(src, "\n", "\r\n"), `","`, "\",\n\t\"")))
	if err != nil || string(written(t, b)) != src {
		t.Errorf("laid out otherwise: %v", err)
	}
}

// No letter of a list can be another one without that being told, but for blanks.
func TestBaselineThatWasEdited(t *testing.T) {
	b := someBaseline()
	src := written(t, b)
	for i := range src {
		for _, is := range []byte("1z\" ") {
			edited := bytes.Clone(src)
			if edited[i] = is; is == src[i] {
				continue
			}
			read, err := readBaseline("list.json", edited)
			if err == nil && string(written(t, read)) != string(src) {
				t.Fatalf("read as if nothing were:\n%s", edited)
			}
		}
	}
}
