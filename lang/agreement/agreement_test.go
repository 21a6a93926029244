package agreement

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
)

const agreedPlan = `campaign "spring" {
  start   = "2027-04-01"
  end     = "2027-06-30"
  budget  = 1.2e4
  sponsor = person.ana
}

objective "trials" {
  statement = "Say \"hello\" to 1,200 ${"people"}"
  metric    = metric.rides
  target    = 1200
}

tactic "tour" {
  discipline = discipline.pr
  serves     = [objective.trials]
  metrics    = [metric.rides, metric.calls]
  budget     = campaign.budget * 0.5
  contribution {
    metric   = metric.rides
    expected = 300
  }
}

tactic "old" {
  discipline = discipline.pr
  status     = "dropped"
}

metric "rides" {}
metric "calls" { feeds = metric.rides }
metric "idle" {}
discipline "pr" {}
person "ana" {}
`

func loadPlan(t *testing.T, files map[string]string) *lang.Snapshot {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	s, err := lang.Load(fsys, ".", nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func seal(t *testing.T, s *lang.Snapshot, amendments ...*lang.Amendment) string {
	t.Helper()
	p := s.Plans()[0]
	if places, _ := Unsealable(p); len(places) > 0 {
		t.Fatalf("cannot be sealed: %v", places)
	}
	return string(LockOf(p).Append(Next(p, Sealing{On: 20000, By: []lang.Element{p.Campaign.Sponsor.To}, Amendments: amendments})))
}

// A seal holds through everything that says the same in other words, and breaks
// with any change of what was agreed.
func TestSealIsOverWhatIsSaid(t *testing.T) {
	lock := seal(t, loadPlan(t, map[string]string{"a.plan.hcl": agreedPlan}))
	differences := func(lock string, files map[string]string) []*Difference {
		files[discovery.LockFile] = lock
		p := loadPlan(t, files).Plans()[0]
		if l := LockOf(p); l.Problem != nil || l.Flaw() != "" {
			t.Fatalf("%v %s\n%s", l.Problem, l.Flaw(), lock)
		}
		return Of(p).Differences
	}
	parts := strings.SplitAfter(agreedPlan, "\n}\n")
	for name, files := range map[string]map[string]string{
		"as it was":        {"a.plan.hcl": agreedPlan},
		"in two files":     {"a.plan.hcl": strings.Join(parts[:2], ""), "b/c.plan.hcl": "# a remark\n" + strings.Join(parts[2:], "")},
		"other numbers":    {"a.plan.hcl": strings.ReplaceAll(agreedPlan, "1.2e4", "12000")},
		"other order":      {"a.plan.hcl": strings.ReplaceAll(agreedPlan, "metric.rides, metric.calls", "metric.calls, metric.rides")},
		"title and remark": {"a.plan.hcl": strings.ReplaceAll(agreedPlan, "metric \"rides\" {}", "metric \"rides\" {\n  title = \"Rides\"\n}")},
		"CRLF":             {"a.plan.hcl": strings.ReplaceAll(agreedPlan, "\n", "\r\n")},
		"dropped is free":  {"a.plan.hcl": strings.ReplaceAll(agreedPlan, "tactic \"old\"", "tactic \"older\"")},
	} {
		if found := differences(lock, files); len(found) > 0 {
			t.Errorf("%s: %+v", name, found[0])
		}
	}
	loose := strings.NewReplacer("  ", " ", "12000", "1.2e4", "[metric.calls, metric.rides]", "[metric.rides,\nmetric.calls]").Replace(lock) + "# a remark\n"
	if found := differences(loose, map[string]string{"a.plan.hcl": agreedPlan}); len(found) > 0 {
		t.Errorf("a lock laid out otherwise: %+v", found[0])
	}
	for change, with := range map[string]string{
		`"2027-06-30"`: `"2027-07-01"`, "1.2e4": "12001", "1200\n": "1201\n", "0.5": "0.4", "expected = 300": "expected = 301",
		"feeds = metric.rides": "unit = \"call\"", "budget     = campaign": "budget     = = campaign", "[objective.trials]": "[]", "metric \"calls\" { feeds": "metric \"calls\" {\n  definition = \"c\"\n}\nmetric \"more\" { feeds",
	} {
		if found := differences(lock, map[string]string{"a.plan.hcl": strings.ReplaceAll(agreedPlan, change, with)}); len(found) == 0 {
			t.Errorf("%s changed to %s, and nothing differs", change, with)
		}
	}
	for hand, with := range map[string]string{"12000": "12001", "2024-10-04": "2024-10-05", "tactic \"tour\"": "tactic \"tours\""} {
		if Read(discovery.LockFile, []byte(strings.Replace(lock, hand, with, 1))).Flaw() == "" {
			t.Errorf("%s became %s by hand, and the seal holds:\n%s", hand, with, lock)
		}
	}
}

// A rename is neither a drop nor an addition, before it is sealed and after.
func TestRenamesOfWhatIsAgreed(t *testing.T) {
	lock := seal(t, loadPlan(t, map[string]string{"a.plan.hcl": agreedPlan}))
	renamed := strings.NewReplacer("tactic \"tour\"", "tactic \"city_tour\"", "metric.rides", "metric.test_rides", "metric \"rides\"", "metric \"test_rides\"").Replace(agreedPlan) +
		"moved {\n  from = tactic.tour\n  to = tactic.city_tour\n}\nmoved {\n  from = metric.rides\n  to = metric.test_rides\n}\n"
	s := loadPlan(t, map[string]string{"a.plan.hcl": renamed, discovery.LockFile: lock})
	if found := Of(s.Plans()[0]).Differences; len(found) > 0 {
		t.Fatalf("%+v", found[0])
	}
	s = loadPlan(t, map[string]string{"a.plan.hcl": renamed, discovery.LockFile: seal(t, s)})
	a := Of(s.Plans()[0])
	if len(a.Differences)+len(a.MoveFaults) > 0 || a.Lock.Flaw() != "" || len(a.Lock.Entries) != 2 || !Next(s.Plans()[0], Sealing{On: 1}).Empty() {
		t.Fatalf("%+v %s\n%s", a.Differences, a.Lock.Flaw(), a.Lock.Src)
	}
}

// Whatever is done to the bytes of an agreement, reading it ends in words.
func TestDamagedAgreements(t *testing.T) {
	lock := seal(t, loadPlan(t, map[string]string{"a.plan.hcl": agreedPlan}))
	for name, text := range map[string]string{
		"empty": "", "cut off": lock[:len(lock)/2], "newer": strings.Replace(lock, "version = 1", "version = 2", 1),
		"conflict": strings.Replace(lock, "version", "<<<<<<< HEAD\nversion", 1), "binary": "\x00\x01", "no entries": "version = 1\n",
		"other": "version = 1\ntactic \"a\" {}\n", "too long": "version = 1\n" + strings.Repeat("entry \"1\" {\n}\n", 5_000),
	} {
		l := Read(discovery.LockFile, []byte(text))
		if l.Problem == nil || l.Problem.Message == "" || l.Problem.Advice == (Advice{}) || l.Problem.Line == 0 {
			t.Errorf("%s: %+v", name, l.Problem)
		}
	}
	for i := range len(lock) {
		Read(discovery.LockFile, []byte(lock[:i])).Flaw()
		Read(discovery.LockFile, []byte(lock[:i]+lock[i+1:])).Flaw()
	}
}

// An agreement is read up to as many entries as can be followed, counted by what they hold.
func TestAgreementsThatCanBeFollowed(t *testing.T) {
	entries := func(n, elements int) *Lock {
		var b strings.Builder
		b.WriteString("version = 1\n")
		for i := range n {
			fmt.Fprintf(&b, "entry \"%d\" {\n", i+1)
			for e := range elements {
				fmt.Fprintf(&b, "  goal \"g%d\" {\n  }\n", e)
			}
			b.WriteString("}\n")
		}
		return Read(discovery.LockFile, []byte(b.String()))
	}
	if l := entries(1_000, 5); l.Problem != nil {
		t.Errorf("a thousand entries of five elements: %+v", l.Problem)
	}
	few, many := entries(2_000, 6), entries(2_000, 12)
	if few.Problem == nil || many.Problem == nil || (few.Problem.Line-2)/14 <= (many.Problem.Line-2)/26 {
		t.Errorf("entries of six elements: %+v; of twelve: %+v", few.Problem, many.Problem)
	}
}

// A plan follows its agreement where that alone comes, changes or goes.
func TestAgreementAlone(t *testing.T) {
	s := lang.Empty(nil).With(map[string][]byte{"spring/a.plan.hcl": []byte("campaign \"spring\" {}\n")})
	for _, text := range []string{"version = 1\n", "version = 99\n", ""} {
		var src []byte
		if text != "" {
			src = []byte(text)
		}
		s = s.With(map[string][]byte{"spring/" + discovery.LockFile: src})
		if is := string(s.PlanOf("spring/a.plan.hcl").Lock.Bytes()); is != text {
			t.Errorf("the plan's agreement is %q, not %q", is, text)
		}
	}
}
