package report_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
	"github.com/plan-as-code/plan/lang/syntax"
)

const sealedPlan = `campaign "spring" {
  start   = "2027-04-01"
  end     = "2027-06-30"
  sponsor = person.ana
}

goal "subscriptions" {
  statement = "Win 3,000 subscribers"
}

objective "trials" {
  supports = [goal.subscriptions]
  metric   = metric.rides
  target   = 1200
  by       = campaign.end
}

tactic "tour" {
  title      = "Tour"
  discipline = discipline.events
  serves     = [objective.trials]
  start      = after(campaign.launch, "7d")
  budget     = 20000
}

metric "rides" {}

metric "calls" {}

discipline "events" {}

person "ana" {}

amendment "rescued" {
  on          = "2027-02-01"
  reason      = "It rains in May."
  changes     = [tactic.tour]
  approved_by = [person.ana]
  agreed_by   = [discipline.events]
}
`

// edited is a text with some of its parts replaced, old and new in turn.
func edited(t *testing.T, text string, parts ...string) string {
	t.Helper()
	for i := 0; i < len(parts); i += 2 {
		if !strings.Contains(text, parts[i]) {
			t.Fatalf("there is no %s", parts[i])
		}
		text = strings.Replace(text, parts[i], parts[i+1], 1)
	}
	return text
}

// agreedThen is what a plan says after others were agreed, one after another, and what of
// this was found.
func agreedThen(t *testing.T, files map[string]string, now string, entries ...string) (*lang.Snapshot, *checks.Result) {
	t.Helper()
	texts := map[string][]byte{}
	for name, text := range files {
		texts[name] = []byte(text)
	}
	run := func(text string) (*lang.Snapshot, *checks.Result) {
		texts["spring/a.plan.hcl"] = []byte(text)
		s := lang.Empty(book.Vocabulary).With(texts)
		return s, checks.Run(s, book.Rules, checks.Options{})
	}
	for _, text := range entries {
		s, r := run(text)
		on, _ := lang.ParseDate("2027-01-15")
		p := s.PlanOf("spring/a.plan.hcl")
		sealing := checks.Seal(r.Index(), p, checks.Signing{By: []lang.Element{s.Element("person.ana")}, On: on, Errors: r.ErrorsIn(p), Despite: true})
		if len(sealing.Refusals) > 0 {
			t.Fatal(sealing.Refusals[0].Message)
		}
		texts["spring/plan.lock.hcl"] = sealing.Text
	}
	return run(now)
}

// sealedPage is the page about a text of the agreement, the last that stands there.
func sealedPage(t *testing.T, s *lang.Snapshot, r *checks.Result, text string) string {
	t.Helper()
	p := s.PlanOf("spring/a.plan.hcl")
	lock := agreement.LockOf(p)
	offset := strings.LastIndex(string(lock.Src), text)
	if offset < 0 {
		t.Fatalf("%s does not stand in\n%s", text, lock.Src)
	}
	at := lock.At(offset + len(text))
	if at == nil {
		t.Fatalf("nothing stands at %s", text)
	}
	return report.SealedPage(s, r, p, at)
}

// A page says what became of what was agreed, whatever became of it.
func TestWhatBecameOfWhatWasAgreed(t *testing.T) {
	tour := sealedPlan[strings.Index(sealedPlan, "tactic \"tour\""):strings.Index(sealedPlan, "metric \"rides\"")]
	dropping := edited(t, sealedPlan, "changes     = [tactic.tour]", "drops       = [tactic.tour]")
	again := edited(t, dropping, "= 20000", "= 9000") + `amendment "back" {
  on          = "2027-02-03"
  reason      = "The rain is over."
  adds        = [tactic.tour]
  approved_by = [person.ana]
  agreed_by   = [discipline.events]
}
`
	cheaper := edited(t, sealedPlan, "= 20000", "= 15000")
	for _, c := range []struct {
		name    string
		files   map[string]string
		now     string
		then    map[string][]byte // what changed beside the plan
		entries []string
		at      string
		want    []string
		lacks   string
	}{
		{name: "as agreed", now: sealedPlan, at: `tactic "tour`, want: []string{"The plan says what was agreed.", "| Entry 1 | The plan now |", `| serves | "trials" | "trials" |`}, lacks: "≠"},
		{name: "another value", now: edited(t, cheaper, "[tactic.tour]", "[]"), at: `tactic "tour`, want: []string{"No amendment allows it.", "| budget | 20,000 | ≠ **15,000** |"}, lacks: "| start | 8 April 2027 | ≠"},
		{name: "a value that is covered", now: cheaper, at: `budget     = 20`, want: []string{"Agreed: **20,000** (entry 1, 15 January 2027, by ana)", "Now: **15,000** (a.plan.hcl, line 23). The amendment \"rescued\" allows it"}},
		{name: "left out", now: edited(t, sealedPlan, "  target   = 1200\n", ""), at: `target   = 12`, want: []string{"Now: **none** (a.plan.hcl, line 11). No amendment allows it."}},
		{name: "what is new to it", now: edited(t, sealedPlan, "  budget     = 20000\n", "  budget     = 20000\n  metrics    = [metric.calls]\n"), at: `tactic "tour`, want: []string{`| metrics | none | ≠ **"calls"** |`}},
		{name: "in another currency", now: edited(t, sealedPlan, `sponsor = person.ana`, "sponsor = person.ana\n  currency = \"USD\""), entries: []string{edited(t, sealedPlan, `sponsor = person.ana`, "sponsor = person.ana\n  currency = \"EUR\"")}, at: `tactic "tour`,
			want: []string{"What was agreed is in another currency.", "| budget | €20,000 | ≠ **\\$20,000** |"}},
		{name: "an amount in another currency", now: edited(t, sealedPlan, `sponsor = person.ana`, "sponsor = person.ana\n  currency = \"USD\""), entries: []string{edited(t, sealedPlan, `sponsor = person.ana`, "sponsor = person.ana\n  currency = \"EUR\"")}, at: `budget     = 20`,
			want: []string{"Agreed: **€20,000**", "Now: **\\$20,000** (a.plan.hcl, line 24). What was agreed is in another currency."}},
		{name: "of a campaign that is over", files: map[string]string{"workspace.plan.hcl": "workspace {}\nperson \"ana\" {\n  title = \"Ana Ruiz\"\n}\n"}, entries: []string{edited(t, sealedPlan, "person \"ana\" {}\n", "")}, now: edited(t, sealedPlan, "person \"ana\" {}\n", "", "  sponsor", "  closed_on = \"2027-07-01\"\n  sponsor"),
			then: map[string][]byte{"workspace.plan.hcl": []byte("workspace {}\nperson \"ana\" {\n  title = \"Ana Maria\"\n}\n")}, at: `title = "Ana`, want: []string{`Now: **"Ana Maria"** (workspace.plan.hcl, line 3). The campaign is closed, so that needs no amendment.`}},
		{name: "not known", now: edited(t, sealedPlan, "= 20000", "= nobody.knows"), at: `budget     = 20`, want: []string{"Now: **not known** (a.plan.hcl, line 23)."}},
		{name: "what follows", now: edited(t, sealedPlan, "  sponsor = person.ana", "  launch  = \"2027-04-10\"\n  sponsor = person.ana", "[tactic.tour]", "[campaign.spring]"), at: `start      = "2027-04`,
			want: []string{`It only follows from what else changed: the campaign "spring". An approved amendment allows that.`}},
		{name: "what follows and is not covered", now: edited(t, sealedPlan, "  sponsor = person.ana", "  launch  = \"2027-04-10\"\n  sponsor = person.ana", "[tactic.tour]", "[]"), at: `tactic "tour`,
			want: []string{`It only follows from what else changed: the campaign "spring". No approved amendment allows that.`}},
		{name: "not approved", now: edited(t, cheaper, "[person.ana]", "[]"), at: `tactic "tour`, want: []string{`The amendment "rescued" names it and is not approved yet; it lacks the approval`}},
		{name: "gone", now: edited(t, sealedPlan, tour, "", "[tactic.tour]", "[]"), at: `tactic "tour`, want: []string{"**tour** · tactic `tactic.tour`", "The plan has it no more. No amendment allows it.", "|  | Entry 1 |"}, lacks: "now"},
		{name: "gone by its name", now: edited(t, sealedPlan, `tactic "tour"`, `tactic "ride"`, "[tactic.tour]", "[]"), at: `tactic "tour`, want: []string{`The tactic "Tour" says all that it said, and is most likely the same under another name.`}},
		{name: "renamed", now: edited(t, sealedPlan, `tactic "tour"`, `tactic "ride"`, "[tactic.tour]", "[]") + "moved {\n  from = tactic.tour\n  to = tactic.ride\n}\n", at: `tactic "tour`, want: []string{"The plan calls it `tactic.ride` now. The plan says what was agreed."}},
		{name: "to be dropped", now: edited(t, sealedPlan, "= 20000", "= 20000\n  status     = \"dropped\"", "[tactic.tour]", "[]"), at: `tactic "tour`, want: []string{"It is dropped in the plan (a.plan.hcl, line 24). No amendment allows it."}},
		{name: "not to be read", now: edited(t, sealedPlan, "= 20000\n}", "= 20000"), at: `tactic "tour`, want: []string{"Its text cannot be read, so nothing shows that it still is what was agreed."}},
		{name: "in what cannot be read", now: edited(t, sealedPlan, tour, "", "[tactic.tour]", "[]") + "\n}} tac\n", at: `tactic "tour`, want: []string{"It is not found in what can be read of the plan."}},
		{name: "not named any more", now: edited(t, sealedPlan, "metric   = metric.rides", "metric   = metric.calls"), at: `metric "rides`, want: []string{"Nothing that was agreed names it in the plan any more."}},
		{name: "of another campaign", now: edited(t, sealedPlan, `campaign "spring"`, `campaign "autumn"`), at: `budget     = 20`, want: []string{"This is the agreement of `campaign.spring`"}, lacks: "Now"},
		{name: "dropped and come again", entries: []string{dropping, edited(t, dropping, tour, "")}, now: dropping, at: `tactic "tour`, want: []string{"It is not agreed any more: with entry 2, 15 January 2027, by ana, it was dropped.", "|  | Entry 1 |\n"}},
		{name: "dropped and agreed again", entries: []string{dropping, edited(t, dropping, tour, ""), again}, now: again, at: `budget     = 20`, want: []string{"Agreed: **20,000** (entry 1,", "It is not agreed any more: with entry 2,"}, lacks: "Now"},
		{name: "dropped", entries: []string{dropping, edited(t, dropping, tour, "")}, now: dropping, at: `entry "2`, want: []string{"- The tactic \"Tour\" is not agreed any more."}},
		{name: "agreed anew", entries: []string{sealedPlan, cheaper}, now: cheaper, at: `entry "2`, want: []string{"- The tactic \"Tour\" has changed (budget from 20,000 to 15,000).", "amendment `amendment.rescued`: It rains in May."}, lacks: "It was changed since."},
		{name: "an amendment that was changed", entries: []string{sealedPlan, cheaper}, now: edited(t, cheaper, "in May", "in June"), at: `entry "2`, want: []string{"It rains in June. *It was changed since.*"}},
		{name: "an amendment that is gone", entries: []string{sealedPlan, cheaper}, now: cheaper[:strings.Index(cheaper, "amendment")], at: `entry "2`, want: []string{"- `amendment.rescued`: the plan has it no more."}},
		{name: "campaigns below", files: map[string]string{"spring/b/b.plan.hcl": "campaign \"city\" {}\n"}, now: sealedPlan, at: `campaigns = [campaign.ci`, want: []string{"Now: the same"}},
		{name: "other campaigns below", files: map[string]string{"spring/b/b.plan.hcl": "campaign \"city\" {}\n"}, now: sealedPlan, then: map[string][]byte{"spring/b/b.plan.hcl": []byte("campaign \"village\" {}\n")}, at: `campaigns = [campaign.ci`,
			want: []string{`Now: **"village"**`, `The campaign "village" is new. No amendment allows it.`, "The campaign `campaign.city` is gone. No amendment allows it."}},
		{name: "an entry in which something follows", entries: []string{sealedPlan, edited(t, sealedPlan, "  sponsor = person.ana", "  launch  = \"2027-04-10\"\n  sponsor = person.ana", "[tactic.tour]", "[campaign.spring]")}, now: sealedPlan, at: `entry "2`,
			want: []string{`- The tactic "Tour" has changed (start from 8 April 2027 to 17 April 2027), which only follows from the other changes.`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.entries == nil {
				c.entries = []string{sealedPlan}
			}
			s, r := agreedThen(t, c.files, c.now, c.entries...)
			if c.then != nil {
				s = s.With(c.then)
				late, _ := lang.ParseDate("2027-08-01")
				r = checks.Run(s, book.Rules, checks.Options{AsOf: late})
			}
			page := sealedPage(t, s, r, c.at)
			for _, want := range c.want {
				if !strings.Contains(page, want) {
					t.Errorf("the page lacks %s:\n%s", want, page)
				}
			}
			if c.lacks != "" && strings.Contains(page, c.lacks) {
				t.Errorf("the page has %s:\n%s", c.lacks, page)
			}
		})
	}
}

var (
	escapeMark = regexp.MustCompile(`\\[^a-z]`)
	codeSpan   = regexp.MustCompile("`[^`\n]+`")
)

// What an author writes never becomes Markdown of ours, wherever in the agreement somebody
// points, and neither does what somebody writes into the agreement.
func TestSealedTextsOfTheAuthor(t *testing.T) {
	const hostile = "*b* _x_ `c` [a](b) <script> a|b & 1. # end"
	quoted := syntax.TextLiteral(hostile)
	first := edited(t, sealedPlan, `"Win 3,000 subscribers"`, quoted, `"Tour"`, quoted, `"It rains in May."`, quoted, `person "ana" {}`, "person \"ana\" {\n  title = "+quoted+"\n}",
		`metric "rides" {}`, "metric \"rides\" {\n  definition = "+quoted+"\n}", `discipline "events" {}`, "discipline \"events\" {\n  title = "+quoted+"\n}")
	then := edited(t, first, "= 20000", "= 15000")
	now := edited(t, then, "= 15000", "= 10000", "statement = "+quoted, "statement = "+syntax.TextLiteral(hostile+" "+hostile), "definition = "+quoted, "definition = \"Rides\"")
	s, r := agreedThen(t, nil, now, first, then)
	p, seen := s.PlanOf("spring/a.plan.hcl"), map[string]bool{}
	for offset := range agreement.LockOf(p).Src {
		at := agreement.LockOf(p).At(offset)
		if at == nil {
			continue
		}
		seen[report.SealedPage(s, r, p, at)] = true
	}
	for _, forged := range []string{"*x*", "`x`", "<b>"} {
		lock := edited(t, string(agreement.LockOf(p).Src), `tactic "tour" {`, `tactic "`+forged+`" {`, `on   = "2027-01-15"`, `on   = "`+forged+`"`)
		changed := s.With(map[string][]byte{"spring/plan.lock.hcl": []byte(lock)})
		result := checks.Run(changed, book.Rules, checks.Options{})
		for _, text := range []string{`entry "1`, forged + `" {`} {
			p, at := changed.PlanOf("spring/a.plan.hcl"), strings.Index(lock, text)
			seen[report.SealedPage(changed, result, p, agreement.LockOf(p).At(at))] = true
		}
	}
	if len(seen) < 20 {
		t.Errorf("%d pages", len(seen))
	}
	for page := range seen {
		if page == "" {
			t.Error("a page says nothing")
		}
		bare := codeSpan.ReplaceAllString(escapeMark.ReplaceAllString(page, "·"), "")
		for _, raw := range []string{"*b*", "_x_", "`", "[a](b)", "<", "a|b", "&", "*x*"} {
			if strings.Contains(bare, raw) {
				t.Errorf("the page has %s:\n%s", raw, page)
			}
		}
		for line := range strings.Lines(page) {
			if cells := strings.Count(strings.ReplaceAll(line, `\|`, ""), "|"); strings.HasPrefix(line, "|") && (cells < 3 || cells > 5) {
				t.Errorf("a row has %d bars: %s", cells, line)
			}
		}
	}
}
