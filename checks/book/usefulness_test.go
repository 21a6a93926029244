package book_test

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
)

// How much of what the rule book says about real plans helps their planners. Each plan of
// testdata/signal has every finding that was ever made of it, judged by somebody who had
// read where it comes from:
//
//	useful        a planner would say it to the author
//	repeats       its cause is already named
//	pedantic      true, and not worth saying of this plan
//	badly worded  the matter is real, but the sentence is untrue, or the cure cannot be followed
//	wrong         untrue, or obeying it makes the plan worse
//	new           of a rule that was not judged there; it counts as pedantic until it is
//
// What is judged is in labels.json, rule by rule and place by place.

// signal is one of the judged plans.
type signal struct {
	name     string
	snapshot *lang.Snapshot
	asOf     lang.Date
	labels   []label
}

// label is what was said of a finding. Says is its sentence where that is what was judged: of
// another sentence nobody has said anything yet.
type label struct{ Rule, Address, Label, Says string }

// words are the labels, the best first.
var words = []string{"useful", "pedantic", "badly worded", "wrong", "repeats", "new"}

func signals(t *testing.T) (list []signal) {
	const dir = "../../testdata/signal"
	folders, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range folders {
		if !folder.IsDir() {
			continue // what is to be known of them
		}
		fsys := os.DirFS(dir + "/" + folder.Name())
		s, err := lang.Load(fsys, ".", book.Vocabulary)
		if err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(dir + "/" + folder.Name() + "/labels.json")
		if err != nil {
			t.Fatal(err)
		}
		var judged struct {
			AsOf     string `json:"as_of"`
			Findings []label
		}
		if err := json.Unmarshal(text, &judged); err != nil {
			t.Fatal(err)
		}
		asOf, ok := lang.ParseDate(judged.AsOf)
		if !ok || len(judged.Findings) == 0 {
			t.Fatalf("%s: as of %q, %d labels", folder.Name(), judged.AsOf, len(judged.Findings))
		}
		list = append(list, signal{folder.Name(), s, asOf, judged.Findings})
	}
	return list
}

// judgement is what a profile finds in all of these plans.
type judgement struct {
	findings int
	count    map[string]int // by label
	useful   int            // findings that its rules were once useful by
	lost     []string       // those of them whose cause is not named any more
	new      []string
}

func (j *judgement) String() string {
	var parts []string
	for _, word := range words {
		parts = append(parts, fmt.Sprintf("%d %s", j.count[word], word))
	}
	return fmt.Sprintf("%d findings: %s; useful %d %%; %d of %d useful ones kept", j.findings, strings.Join(parts, ", "),
		100*j.count["useful"]/max(j.findings, 1), j.useful-len(j.lost), j.useful)
}

// judgedIn is what a profile finds. A finding at a place that was not judged counts as the best
// that its rule has in that plan.
func judgedIn(t *testing.T, profile string) *judgement {
	j := &judgement{count: map[string]int{}}
	reach := rulesIn(profile)
	for _, s := range signals(t) {
		var found []*checks.Finding
		for _, f := range checks.Run(s.snapshot, book.Rules, checks.Options{Profile: profile, AsOf: s.asOf}).Findings {
			if f.Waiver == nil {
				found = append(found, f)
			}
		}
		j.findings += len(found)
		for _, f := range found {
			word := labelOf(s.labels, f)
			if j.count[word]++; word == "new" {
				j.new = append(j.new, fmt.Sprintf("%s %s %s: %s", s.name, f.Rule, f.Address, f.Message))
			}
		}
		for _, l := range s.labels {
			if l.Label != "useful" || !reach[l.Rule] {
				continue
			}
			if j.useful++; !s.names(l, found) {
				j.lost = append(j.lost, fmt.Sprintf("%s %s %s", s.name, l.Rule, l.Address))
			}
		}
	}
	return j
}

// rulesIn are the rules that a profile runs.
func rulesIn(profile string) map[string]bool {
	list := map[string]bool{}
	for _, r := range book.Rules {
		list[r.ID] = int(r.Tier) <= slices.Index(checks.Tiers[:], profile)
	}
	return list
}

func labelOf(labels []label, f *checks.Finding) string {
	best := len(words) - 1
	for _, l := range labels {
		switch {
		case l.Rule != f.Rule:
		case l.Address == f.Address && (l.Says == "" || l.Says == f.Message):
			return l.Label
		case l.Says != "":
		default:
			best = min(best, slices.Index(words, l.Label))
		}
	}
	return words[best]
}

// names reports that the cause of a useful finding is still named: at its place, at one where
// the rule repeated it, or by the rule's finding that stands for many at a campaign.
func (s *signal) names(l label, found []*checks.Finding) bool {
	return slices.ContainsFunc(found, func(f *checks.Finding) bool {
		return f.Rule == l.Rule && (f.Address == l.Address || strings.HasPrefix(f.Address, "campaign.") ||
			slices.Contains(s.labels, label{f.Rule, f.Address, "repeats", ""}))
	})
}

// What the rule book says about real plans helps: of what it finds so large a share, in percent,
// is useful, at most two are wrong or badly worded, and nearly all is said that helped before.
func TestUsefulness(t *testing.T) {
	for profile, bar := range map[string]struct{ useful, wrong, kept int }{
		"essential":   {useful: 85, wrong: 2, kept: 95},
		"recommended": {useful: 80, wrong: 2, kept: 95},
		"integrated":  {useful: 70, wrong: 2, kept: 95},
	} {
		j := judgedIn(t, profile)
		t.Log(profile, j)
		share := func(n, of int) int { return 100 * n / max(of, 1) }
		if share(j.count["useful"], j.findings) < bar.useful || share(j.count["wrong"]+j.count["badly worded"], j.findings) > bar.wrong || share(j.useful-len(j.lost), j.useful) < bar.kept {
			t.Errorf("%s: %s\nlost:\n\t%s\nnew:\n\t%s", profile, j, strings.Join(j.lost, "\n\t"), strings.Join(j.new, "\n\t"))
		}
	}
}
