package book_test

import (
	"fmt"
	"maps"
	"math"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lang/syntax"
)

// patient is a workspace whose findings have fixes.
type patient struct {
	name     string
	snapshot *lang.Snapshot
	opts     checks.Options
}

// patients are the examples of all pages, judged by their rule, then and a year later, and by all;
// the aligned plan with each gap in turn; and the example plans.
func patients(t *testing.T) (list []patient) {
	for _, r := range book.Rules {
		p := parsePage(t, r)
		files := maps.Clone(p.bad)
		if p.lock != "" {
			files[discovery.LockFile] = p.lock
		}
		s := load(t, files)
		alone := checks.Options{AsOf: p.asOf, Only: append([]string{r.ID}, p.beside...)}
		later := alone
		later.AsOf += 365
		list = append(list, patient{r.ID, s, alone}, patient{r.ID + " integrated", s, checks.Options{AsOf: p.asOf, Profile: "integrated"}})
		if !r.Language() { // that knows no day
			list = append(list, patient{r.ID + " a year later", s, later})
		}
	}
	whole := aligned(t)
	for _, gap := range omissions(t, whole) {
		list = append(list, patient{gap.of + " of " + gap.from, whole.With(map[string][]byte{gap.file: gap.src}), checks.Options{AsOf: asOf, Profile: "integrated"}})
	}
	for _, s := range signals(t) {
		list = append(list, patient{s.name, s.snapshot, checks.Options{AsOf: s.asOf, Profile: "integrated"}})
	}
	for _, s := range examplePlans(t) {
		list = append(list, patient{s.name, s.snapshot, checks.Options{AsOf: asOf, Profile: "integrated"}})
	}
	return list
}

// examplePlans are those of testdata/plans, without labels.
func examplePlans(t *testing.T) (list []signal) {
	const dir = "../../testdata/plans"
	folders, err := os.ReadDir(dir)
	try(t, err)
	for _, folder := range folders {
		s, err := lang.Load(os.DirFS(dir+"/"+folder.Name()), ".", book.Vocabulary)
		try(t, err)
		list = append(list, signal{name: folder.Name(), snapshot: s})
	}
	return list
}

// Every change that a finding offers takes it away and brings no error. One that leaves
// something to its author leaves at least what can be read. None writes a day that is over,
// unless it stood there.
func TestFixesCure(t *testing.T) {
	sequential(t)
	tried := 0
	for _, p := range patients(t) {
		before := checks.Run(p.snapshot, book.Rules, p.opts)
		for _, f := range units(before) {
			for _, fix := range f.Fixes {
				tried++
				for _, complaint := range p.cured(t, before, f, fix) {
					t.Errorf("%s: %s at %s, %q %s", p.name, f.Rule, f.Address, fix.Title, complaint)
				}
			}
		}
	}
	t.Logf("%d fixes", tried)
}

// units are the findings of a result and those for which one stands.
func units(r *checks.Result) (list []*checks.Finding) {
	for _, f := range r.Findings {
		if f.Waiver == nil {
			list = append(append(list, f), f.Stands()...)
		}
	}
	return list
}

// subject is a rule at an element.
func subject(f *checks.Finding) string { return f.Rule + " " + f.Address }

// cured says what is wrong with what a fix does.
func (p patient) cured(t *testing.T, before *checks.Result, f *checks.Finding, fix syntax.Fix) (complaints []string) {
	_, past := f.Element.(*lang.Reading) // it says what was
	for _, day := range newDays(p.snapshot, fix) {
		if day < p.opts.AsOf && !past && !ofLanguage(f) && !before.Rule(f.Rule).Guards() { // these say what was written
			complaints = append(complaints, "writes a day that is over: "+day.ISO())
		}
	}
	for _, e := range fix.Edits {
		var src []byte
		if f := p.snapshot.Files[e.Range.Filename]; f != nil {
			src = f.Src
		}
		if _, err := syntax.Apply(src, e.Range.Filename, fix.Edits); err != nil {
			return append(complaints, "cannot be made: "+err.Error())
		}
	}
	next := edited(t, p.snapshot, fix.Edits...)
	for _, e := range fix.Edits {
		if was, is := p.snapshot.Files[e.Range.Filename], next.Files[e.Range.Filename]; is != nil && (was == nil || len(was.Broken) == 0) && len(is.Broken) > 0 {
			return append(complaints, "leaves what cannot be read")
		}
	}
	if stub.MatchString(fmt.Sprint(fix.Edits)) {
		return complaints
	}
	revives := strings.Contains(fmt.Sprint(fix.Edits), `"planned"`) // what was dropped is judged again
	was, is := map[string]int{}, map[string]int{}
	for _, one := range units(before) {
		was[subject(one)]++
	}
	after := runAfter(before, next, p.opts)
	for _, one := range units(after) {
		is[subject(one)]++
		if one.Severity == lang.Error && (ofLanguage(one) || !ofLanguage(f) && !revives && !after.Rule(one.Rule).Guards()) && is[subject(one)] > was[subject(one)] {
			complaints = append(complaints, fmt.Sprintf("brings %s at %s: %s", one.Rule, one.Address, one.Message))
		}
	}
	if is[subject(f)] >= was[subject(f)] {
		complaints = append(complaints, "leaves it: "+strings.Join(lines(about(after, f)), "; "))
	}
	return complaints
}

func about(r *checks.Result, f *checks.Finding) []*checks.Finding {
	return slices.DeleteFunc(units(r), func(one *checks.Finding) bool { return subject(one) != subject(f) })
}

var isoDay = regexp.MustCompile(`\d{4}-\d\d-\d\d`)

// newDays are the days that a fix writes and that did not stand in what it replaces.
func newDays(s *lang.Snapshot, fix syntax.Fix) (days []lang.Date) {
	stood := ""
	for _, e := range fix.Edits {
		if f := s.Files[e.Range.Filename]; f != nil {
			stood += string(f.Src[e.Range.Start.Byte:e.Range.End.Byte]) + "\n"
		}
	}
	for _, e := range fix.Edits {
		for _, text := range isoDay.FindAllString(e.Text, -1) {
			if day, ok := lang.ParseDate(text); ok && !strings.Contains(stood, text) {
				days = append(days, day)
			}
		}
	}
	return days
}

// The first changes that findings offer, made one after another until none is left, come to an end,
// and never make more to find than there was, neither as it is shown nor counted rule by rule. What is left then is no error, and nothing that the plan can say otherwise: that
// something has not arrived, or was not measured, or is not decided past its day.
func TestFirstFixesHeal(t *testing.T) {
	sequential(t)
	for _, plan := range examplePlans(t) {
		s, left, shown := plan.snapshot, foundAlone(plan.snapshot), math.MaxInt
		for made := 0; ; made++ {
			result := checks.Run(s, book.Rules, checks.Options{AsOf: asOf})
			if len(result.Findings) > shown {
				t.Errorf("%s: after %d fixes %d findings are shown, not %d:\n\t%s", plan.name, made, len(result.Findings), shown, strings.Join(lines(result.Findings), "\n\t"))
			}
			shown = len(result.Findings)
			i := slices.IndexFunc(result.Findings, func(f *checks.Finding) bool { return f.Waiver == nil && len(f.Fixes) > 0 })
			if i < 0 {
				for _, f := range result.Findings {
					if f.Severity == lang.Error || !slices.Contains([]string{"input-overdue", "missing-reading", "still-to-be-decided"}, f.Rule) {
						t.Errorf("%s: after %d fixes there is left: %v", plan.name, made, lines([]*checks.Finding{f}))
					}
				}
				break
			}
			f := result.Findings[i]
			if made == 100 {
				t.Fatalf("%s: there is no end to it: %v", plan.name, lines(result.Findings))
			}
			s = filled(edited(t, s, f.Fixes[0].Edits...), made)
			now := foundAlone(s)
			if len(now) > len(left) {
				t.Errorf("%s: %s at %s, %q makes %d findings of %d:\n\t%s", plan.name, f.Rule, f.Address, f.Fixes[0].Title, len(now), len(left), strings.Join(now, "\n\t"))
			}
			left = now
		}
	}
}

// foundAlone is what is found by the language, and by each rule of the essential profile where
// no other makes it superfluous.
func foundAlone(s *lang.Snapshot) (list []string) {
	for _, r := range book.Rules {
		if r.Tier > checks.Essential || r.Language() && r != book.Rules[len(book.Rules)-1] {
			continue
		}
		for _, f := range checks.Run(s, book.Rules, checks.Options{AsOf: asOf, Only: []string{r.ID}}).Findings {
			if r.Language() == ofLanguage(f) {
				list = append(list, lines([]*checks.Finding{f})...)
			}
		}
	}
	return list
}

var (
	openName  = regexp.MustCompile(`(?m)^(\w+ )"NAME"`)
	openValue = regexp.MustCompile(`"(?:…|YYYY-MM-DD)"|\[?\b\w+\.NAME\]?`)
)

// filled is a snapshot in which an author has given names, and has written of all else that
// changes left open that it is to be decided.
func filled(s *lang.Snapshot, n int) *lang.Snapshot {
	edits := map[string][]byte{}
	for name, f := range s.Files {
		text := openName.ReplaceAllString(string(f.Src), fmt.Sprintf(`$1"new_%d"`, n))
		text = openValue.ReplaceAllString(text, "tbd")
		if text != string(f.Src) {
			edits[name] = []byte(text)
		}
	}
	return s.With(edits)
}

// What a slip has made is not written down: where the budgets break the campaign's, and where a
// date of the campaign cannot be right, nothing is proposed that is worked out from them.
func TestNothingRestsOnASlip(t *testing.T) {
	const plan = `campaign "spring" {
  start  = "2027-04-01"
  end    = "2027-06-30"
  budget = %s
}
objective "trials" {
  statement    = "1,200 trials"
  effort_share = 80
}
objective "orders" {
  statement    = "200 orders"
  effort_share = 20
}
tactic "tour" {
  serves = [objective.trials]
  budget = 4000
}
tactic "posters" {
  serves = [objective.orders]
  budget = 4000
}
`
	for budget, offers := range map[string]bool{"8000": true, "800": false, "tbd": true} {
		s := load(t, map[string]string{"a.plan.hcl": fmt.Sprintf(plan, budget)})
		r := checks.Run(s, book.Rules, checks.Options{AsOf: asOf, Only: []string{"effort-share-drift", "over-budget"}})
		drifts := 0
		for _, f := range r.Findings {
			if f.Rule != "effort-share-drift" {
				continue
			}
			drifts++
			if said := strings.Contains(f.Fix, "first"); len(f.Fixes) > 0 != offers || len(f.Proposes) > 0 != offers || said == offers {
				t.Errorf("with a budget of %s: %q, %d fixes", budget, f.Fix, len(f.Fixes))
			}
		}
		if drifts != 2 {
			t.Errorf("with a budget of %s: %v", budget, lines(r.Findings))
		}
	}
}

// A finding whose proposal rests on a slip stays the same while nothing of it changes: another
// campaign's edit makes no new one of it, and one that changes the slip does.
func TestDoubtfulFindingsStay(t *testing.T) {
	spring := func(budget string) string {
		return "campaign \"spring\" {\n  start = \"2027-04-01\"\n  end = \"2027-06-30\"\n  budget = " + budget + "\n}\n" +
			"objective \"trials\" {\n  statement = \"1,200 trials\"\n  effort_share = 80\n}\n" +
			"objective \"orders\" {\n  statement = \"200 orders\"\n  effort_share = 20\n}\n" +
			"tactic \"tour\" {\n  serves = [objective.trials]\n  budget = 4000\n}\n" +
			"tactic \"posters\" {\n  serves = [objective.orders]\n  budget = 4000\n}\n"
	}
	const autumn = "campaigns/autumn/campaign.plan.hcl"
	s := load(t, map[string]string{"campaigns/spring/campaign.plan.hcl": spring("800"), autumn: "campaign \"autumn\" {\n  start = \"2027-09-01\"\n}\n"})
	opts := checks.Options{AsOf: asOf, Only: []string{"effort-share-drift", "over-budget"}}
	drifts := func(r *checks.Result) (list []*checks.Finding) {
		for _, f := range r.Findings {
			if f.Rule == "effort-share-drift" {
				list = append(list, f)
			}
		}
		return list
	}
	before := checks.Run(s, book.Rules, opts)
	elsewhere := runAfter(before, s.With(map[string][]byte{autumn: []byte("campaign \"autumn\" {\n  start = \"2027-10-01\"\n}\n")}), opts)
	if was, is := drifts(before), drifts(elsewhere); len(was) == 0 || !slices.Equal(was, is) {
		t.Errorf("%d doubtful findings, and others after an edit elsewhere", len(was))
	}
	mended := runAfter(elsewhere, s.With(map[string][]byte{"campaigns/spring/campaign.plan.hcl": []byte(spring("8000"))}), opts)
	for _, f := range drifts(mended) {
		if len(f.Fixes) == 0 {
			t.Errorf("the slip is mended, and %s still proposes nothing", f.Address)
		}
	}
}

// What is worked out from a tactic's start is not proposed while that start is itself wrong, here
// after the campaign has ended; where the campaign runs so long, it is.
func TestNothingRestsOnAWrongStart(t *testing.T) {
	const plan = `campaign "spring" {
  start     = "2027-04-01"
  end       = "%s"
  freeze_on = "2027-09-20"
}
discipline "events" {
  lead_time = "14d"
}
party "shop" {}
tactic "tour" {
  discipline = discipline.events
  start      = "2027-10-01"
  end        = "%s"
  requires   = [input.logo]
}
%s`
	for rule, rest := range map[string]string{
		"input-after-start":  "input \"logo\" {\n  from = party.shop\n  due = \"2027-10-05\"\n}\n",
		"input-on-the-eve":   "input \"logo\" {\n  from = party.shop\n  due = \"2027-09-30\"\n}\n",
		"input-without-date": "input \"logo\" {\n  from = party.shop\n}\n",
		"task-late":          "task \"print\" {\n  tactics = [tactic.tour]\n  due = \"2027-10-05\"\n}\n",
		"short-lead-time":    "",
	} {
		for end, offers := range map[string]bool{"2027-06-30": false, "2027-12-31": true} {
			ends := "2027-12-31"
			if rule == "short-lead-time" && !offers {
				end, ends = "2027-11-30", "2027-12-31" // of which the last day is wrong
			}
			s := load(t, map[string]string{"a.plan.hcl": fmt.Sprintf(plan, end, ends, rest)})
			r := checks.Run(s, book.Rules, checks.Options{AsOf: asOf, Only: []string{rule, "outside-campaign-dates"}})
			i := slices.IndexFunc(r.Findings, func(f *checks.Finding) bool { return f.Rule == rule })
			if i < 0 || len(r.Findings[i].Fixes) > 0 != offers {
				t.Errorf("%s where the campaign ends on %s: %v", rule, end, lines(r.Findings))
			}
		}
	}
}
