package book_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
	"pgregory.net/rapid"
)

// Whatever a change does to settings, waivers and rules of one's own: where something is
// found no longer, weighs less or is waived, it says that it relaxes; where something comes
// to light or weighs more, that it tightens; of a rule that asks something else, that it
// changes. Where it says nothing of either, the same is found.
func TestShiftsSayWhatComes(t *testing.T) {
	files := agreedPlans(t)[1]
	hidden := map[string]bool{} // rules whose findings others may hide, or that one may stand for
	for _, r := range book.Rules {
		hidden[r.ID] = hidden[r.ID] || r.Every != ""
		for _, id := range slices.Concat(r.Suppresses, r.Hides) {
			hidden[id] = true
		}
	}
	asOf, _ := lang.ParseDate("2027-02-01")
	milder, stricter := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		before := drawPolicy(t)
		base, head := planOf(t, before.with(files)), planOf(t, before.changed(t).with(files))
		weights := func(s *lang.Snapshot) map[string]lang.Severity {
			found := map[string]lang.Severity{}
			for _, f := range checks.Run(s, book.Rules, checks.Options{AsOf: asOf}).Findings {
				if f.Waiver == nil && !hidden[f.Rule] && f.Element != nil && !slices.Contains([]string{"waiver", "configure", "rule"}, f.Element.Kind().Name) {
					found[f.Fingerprint] = f.Severity
				}
			}
			return found
		}
		says := map[checks.Direction][]string{}
		for _, shift := range checks.Run(head, book.Rules, checks.Options{AsOf: asOf, Base: base}).Shifts {
			says[shift.To] = append(says[shift.To], shift.Message)
		}
		was, is := weights(base), weights(head)
		for _, id := range slices.Sorted(maps.Keys(was)) {
			if is[id] < was[id] {
				milder++
				if len(says[checks.Milder])+len(says[checks.Aside]) == 0 {
					t.Fatalf("a finding goes from %s to %s, and the change says only that it tightens %q", was[id], is[id], says[checks.Stricter])
				}
			}
		}
		for _, id := range slices.Sorted(maps.Keys(is)) {
			if is[id] > was[id] {
				stricter++
				if len(says[checks.Stricter])+len(says[checks.Aside]) == 0 {
					t.Fatalf("a finding goes from %s to %s, and the change says only that it relaxes %q", was[id], is[id], says[checks.Milder])
				}
			}
		}
	})
	if !testing.Short() && (milder < 5 || stricter < 5) {
		t.Errorf("%d findings became milder and %d stricter, so nothing was seen", milder, stricter)
	}
}

// set are rules with what some of them may be set to, one line each.
var set = map[string][]string{
	"too-many-tactics":        {"tactics = 5", "tactics = 20", "channels = 2"},
	"too-many-objectives":     {"most = 1", "most = 5"},
	"vague-objective":         {`openings = ["raise", "drive"]`, `openings = ["awareness"]`, "openings = []"},
	"one-person-plan":         {"share = 10", "share = 90"},
	"unallocated-budget":      {"reserve = 1", "reserve = 50"},
	"orphan-tactic":           nil,
	"tactic-without-owner":    nil,
	"tactic-without-metric":   nil,
	"tactic-without-audience": nil,
	"review-missing":          nil,
	"rule.titled":             nil,
}

// policy is what a workspace is judged by, part by part: a text to each.
type policy map[string]string

// with are the files of a plan that is judged so.
func (p policy) with(files map[string]string) map[string]string {
	text := "person \"jo\" {}\n"
	for _, part := range slices.Sorted(maps.Keys(p)) {
		text += p[part]
	}
	next := maps.Clone(files)
	next[discovery.WorkspaceFile] = text
	return next
}

// changed is the policy with one or two parts drawn anew.
func (p policy) changed(t *rapid.T) policy {
	next := maps.Clone(p)
	parts := append(slices.Sorted(maps.Keys(p)), "waiver 1", "waiver 1", "waiver 2", "waiver 2", "rule") // of others there are more
	for range rapid.IntRange(1, 2).Draw(t, "changes") {
		next.draw(t, rapid.SampledFrom(parts).Draw(t, "part"))
	}
	return next
}

func drawPolicy(t *rapid.T) policy {
	p := policy{}
	for _, part := range append(slices.Sorted(maps.Keys(set)), "profile", "rule", "waiver 1", "waiver 2") {
		p.draw(t, part)
	}
	return p
}

func (p policy) draw(t *rapid.T, part string) {
	maybe := func(what string) bool { return rapid.IntRange(0, 2).Draw(t, what) == 0 }
	var b strings.Builder
	switch part {
	case "profile":
		fmt.Fprintf(&b, "workspace {\n  profile = %q\n}\n", rapid.SampledFrom(checks.Tiers[:]).Draw(t, "profile"))
	case "rule":
		if !maybe("no rule") {
			fmt.Fprintf(&b, "rule \"titled\" {\n  for_each  = tactics\n  condition = %s\n  message   = \"No.\"\n  severity  = %q\n}\n",
				rapid.SampledFrom([]string{"false", "false", "each.start != null"}).Draw(t, "condition"), rapid.SampledFrom(lang.Severities[:]).Draw(t, "severity"))
		}
	case "waiver 1", "waiver 2":
		if !maybe("no waiver") {
			fmt.Fprintf(&b, "waiver %q {\n  covers = tactic.%s\n  reason = \"Later\"\n  owner  = person.jo\n  until  = %q\n}\n",
				rapid.SampledFrom([]string{"orphan-tactic", "rule.titled"}).Draw(t, "waived"), rapid.SampledFrom([]string{"teaser_copy", "deck"}).Draw(t, "covered"),
				rapid.SampledFrom([]string{"2027-01-31", "2027-02-01", "2027-05-01"}).Draw(t, "until"))
		}
	default:
		if maybe("configure") {
			fmt.Fprintf(&b, "configure %q {\n", part)
			if maybe("severity") {
				fmt.Fprintf(&b, "  severity = %q\n", rapid.SampledFrom(lang.Severities[:]).Draw(t, "severity"))
			}
			if maybe("waivable") {
				fmt.Fprintf(&b, "  waivable = %v\n", rapid.Bool().Draw(t, "waivable"))
			}
			if len(set[part]) > 0 {
				b.WriteString("  " + rapid.SampledFrom(set[part]).Draw(t, "setting") + "\n")
			}
			b.WriteString("}\n")
		}
	}
	p[part] = b.String()
}
