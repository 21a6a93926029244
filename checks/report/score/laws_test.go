package score

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/syntax"
	"pgregory.net/rapid"
)

// Whatever change a finding offers, no part of the score is lower afterwards.
func TestMendingNeverLowers(t *testing.T) {
	long(t)
	tried := 0
	for _, s := range subjects() {
		before := scoreOf(s.snapshot)
		for _, f := range checks.Run(s.snapshot, book.Rules, s.opts).Findings {
			for _, one := range append([]*checks.Finding{f}, f.Stands()...) {
				for _, fix := range one.Fixes {
					tried++
					after := scoreOf(edited(t, s.snapshot, fix))
					if fell := rises(after, before, lows); fell != "" {
						t.Errorf("%s: %s at %s, %q: %s", s.name, one.Rule, one.Address, fix.Title, fell)
					}
				}
			}
		}
	}
	if tried < 1000 {
		t.Errorf("only %d changes were tried", tried)
	}
	t.Logf("%d changes", tried)
}

// long leaves a test out of short runs.
func long(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("one score after another: the race detector sees nothing new here")
	}
}

func edited(t interface{ Fatal(...any) }, s *lang.Snapshot, fix syntax.Fix) *lang.Snapshot {
	texts := map[string][]byte{}
	for _, e := range fix.Edits {
		name, src := e.Range.Filename, []byte(nil)
		if f := s.Files[name]; f != nil {
			src = f.Src
		}
		out, err := syntax.Apply(src, name, fix.Edits)
		if err != nil {
			t.Fatal(err)
		}
		texts[name] = out
	}
	return s.With(texts)
}

// Whatever is left out, one thing after another, no part of the score is higher afterwards: not its
// lower figure, and not its higher one, unless something cannot be read for it. Only an element
// that itself answers no may take that with it.
func TestFaultsNeverRaise(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.SampledFrom(subjects()).Draw(t, "plan").snapshot
		for range rapid.IntRange(1, 6).Draw(t, "faults") {
			all := cuts(s)
			if len(all) == 0 {
				return
			}
			c := rapid.SampledFrom(all).Draw(t, "fault")
			next := c.in(s, "")
			if why := raisedBy(s, next, c); why != "" {
				t.Fatalf("without %s: %s", c.of, why)
			}
			s = next
		}
	})
}

// Each part that can be left out of the aligned plan and of one with gaps, one by one.
func TestEachFault(t *testing.T) {
	long(t)
	for _, s := range []*lang.Snapshot{spring(), loadFolder("plans/react-gtm-kit-launch")} {
		for _, c := range cuts(s) {
			if why := raisedBy(s, c.in(s, ""), c); why != "" {
				t.Errorf("without %s: %s", c.of, why)
			}
		}
	}
}

// raisedBy says which figure rose for a fault, and may not have.
func raisedBy(before, after *lang.Snapshot, c cut) string {
	was, is := scoreOf(before), scoreOf(after)
	if was == nil || is == nil || revives(before, c) || c.element && fails(before, c.of) {
		return ""
	}
	if up := rises(was, is, lows); up != "" {
		return up
	}
	if up := rises(was, is, highs); up != "" && unread(after) == 0 {
		return "at the most, " + up
	}
	return ""
}

// revives reports that what is taken out is what drops a tactic, or what ties one to a dropped
// one: without it, there is more work, or more that stands.
func revives(s *lang.Snapshot, c cut) bool {
	words := strings.Fields(c.of)
	t, ok := s.Element(words[0]).(*lang.Tactic)
	if !ok {
		return false
	}
	if t.Dropped() {
		return true
	}
	w := newView(s).byTactic[t]
	return w == nil || w.stands != facts.Yes && slices.Contains([]string{"requires", "supports", "amplifies"}, slices.Concat(words, []string{"", ""})[1])
}

// fails reports that an element answers no to a question, or to none at all with a yes.
func fails(s *lang.Snapshot, address string) bool {
	b := Read(s).ask(everything)
	b.answerAll()
	return slices.ContainsFunc(b.replies, func(r reply) bool {
		return r.counts != facts.Yes && askedOf(r) == address
	})
}

func askedOf(r reply) string {
	if r.of == nil {
		return ""
	}
	return r.of.Address()
}

// unread counts what of a snapshot is not known.
func unread(s *lang.Snapshot) (n int) {
	for _, p := range s.Plans() {
		n += len(p.Diagnostics) + len(p.Undecided)
	}
	return n
}

// Waivers, profiles, settings and rules of one's own change nothing.
func TestSettingsChangeNothing(t *testing.T) {
	long(t)
	const settings = `
configure "private-metric" { severity = "info" }
configure "review-gap" { enabled = false }
waiver "orphan-tactic" {
  reason = "It is a trial."
  owner  = person.nobody
  until  = "2027-04-30"
}
rule "bold" {
  for_each  = tactics
  condition = each.owner != null
  message   = "Be bold."
}
`
	for _, s := range subjects() {
		before := scoreOf(s.snapshot)
		for _, profile := range []string{"essential", "recommended", "integrated"} {
			files := map[string][]byte{"waivers.plan.hcl": []byte(settings)}
			if f := s.snapshot.Files["workspace.plan.hcl"]; f != nil {
				files["workspace.plan.hcl"] = regexp.MustCompile(`profile +=.*`).ReplaceAll(f.Src, []byte(`profile = "`+profile+`"`))
			}
			same(t, s.name+" with settings", before, scoreOf(s.snapshot.With(files)))
		}
	}
}

func same(t interface{ Errorf(string, ...any) }, what string, a, b *Score) {
	x, y := fmt.Sprint(figures(a)), fmt.Sprint(figures(b))
	if x != y {
		t.Errorf("%s:\n%s, not\n%s", what, y, x)
	}
}

func figures(s *Score) (list []Range) {
	if s == nil {
		return nil
	}
	list = []Range{s.Score, s.Would}
	for _, side := range s.Sides {
		list = append(list, side.Counts, side.Would)
		for _, p := range side.Parts {
			list = append(list, p.Counts, p.Would)
		}
	}
	return list
}

// blocksOf are the texts of the blocks of a file, with the remarks before them.
func blocksOf(src string) (list []string) {
	block, begun := "", false
	for line := range strings.Lines(src + "\n") {
		block += line
		closes := strings.TrimRight(line, "\n") == "}"
		if !begun && strings.Contains(line, "{") && !strings.HasPrefix(line, "#") {
			begun, closes = true, strings.Count(line, "{") == strings.Count(line, "}")
		}
		if begun && closes {
			list, block, begun = append(list, block), "", false
		}
	}
	return append(list, block)
}

// Renaming everything, turning the order of elements round, and moving them between files change
// nothing.
func TestNamesAndOrderChangeNothing(t *testing.T) {
	long(t)
	for _, s := range subjects() {
		if unread(s.snapshot) > 0 {
			continue // which name a slip is like is another question
		}
		before := scoreOf(s.snapshot)
		renamed, turned, moved := map[string][]byte{}, map[string][]byte{}, map[string][]byte{}
		for name, f := range s.snapshot.Files {
			text := string(f.Src)
			renamed[name] = []byte(renameAll(s.snapshot, text, "_x"))
			blocks := blocksOf(text)
			slices.Reverse(blocks)
			turned[name] = []byte(strings.Join(blocks, "\n"))
			half := len(blocks) / 2
			moved[name] = []byte(strings.Join(blocks[:half], "\n"))
			moved[strings.TrimSuffix(name, ".plan.hcl")+"_more.plan.hcl"] = []byte(strings.Join(blocks[half:], "\n"))
		}
		same(t, s.name+" under other names", before, scoreOf(s.snapshot.With(renamed)))
		same(t, s.name+" the other way round", before, scoreOf(s.snapshot.With(turned)))
		if s.snapshot.Files["workspace.plan.hcl"] == nil {
			same(t, s.name+" in more files", before, scoreOf(s.snapshot.With(moved)))
		}
	}
}

// renameAll gives every element of a text another name, and every local value.
func renameAll(s *lang.Snapshot, text, end string) string {
	for _, p := range s.Plans() {
		for _, e := range p.All {
			if e.Name() == "" || slices.Contains([]string{"waiver", "configure", "workspace"}, e.Kind().Name) {
				continue
			}
			kind, name := regexp.QuoteMeta(e.Kind().Name), regexp.QuoteMeta(e.Name())
			text = regexp.MustCompile(`(?m)^(`+kind+` ")`+name+`"`).ReplaceAllString(text, "${1}"+name+end+`"`)
			text = regexp.MustCompile(`\b(`+kind+`\.)`+name+`\b`).ReplaceAllString(text, "${1}"+name+end)
		}
	}
	text = regexp.MustCompile(`\blocal\.(\w+)`).ReplaceAllString(text, "local.${1}"+end)
	return regexp.MustCompile(`(?ms)^locals \{\n.*?^\}\n`).ReplaceAllStringFunc(text, func(block string) string {
		return regexp.MustCompile(`(?m)^  (\w+)( +=)`).ReplaceAllString(block, "  ${1}"+end+"${2}")
	})
}

// Having everything but the campaign twice, under other names, changes nothing, and neither does
// having the whole campaign twice.
func TestDoublingChangesNothing(t *testing.T) {
	long(t)
	once := regexp.MustCompile(`(?ms)^(campaign|workspace|waiver|configure|rule|moved|amendment)\b[^\n]*\{\n.*?^\}\n`)
	campaign := regexp.MustCompile(`(?m)^campaign "`)
	tried := 0
	for _, s := range subjects() {
		if unread(s.snapshot) > 0 || strings.Contains(s.name, "duplicate") {
			continue
		}
		before := scoreOf(s.snapshot)
		twice, beside := map[string][]byte{}, maps.Clone(sources(s.snapshot))
		folder := false
		for name, f := range s.snapshot.Files {
			text := string(f.Src)
			twice[name] = []byte(text + "\n" + keepCampaigns(s.snapshot, renameAll(s.snapshot, once.ReplaceAllString(text, ""), "_too")))
			if strings.Contains(name, "/") {
				folder = folder || campaign.MatchString(text)
				beside["copy/"+name] = []byte(renameAll(s.snapshot, text, "_too"))
			} else {
				beside[name] = []byte(text + "\n" + renameAll(s.snapshot, once.ReplaceAllString(text, ""), "_too"))
			}
		}
		if doubled := s.snapshot.With(twice); unread(doubled) == 0 { // phases must not overlap
			same(t, s.name+" with everything twice", before, scoreOf(doubled))
			tried++
		}
		if folder {
			same(t, s.name+" twice", before, scoreOf(s.snapshot.With(beside)))
		}
	}
	if tried < 200 {
		t.Errorf("only %d plans were doubled", tried)
	}
}

// keepCampaigns has references to campaigns keep the names that these have.
func keepCampaigns(s *lang.Snapshot, text string) string {
	for _, p := range s.Plans() {
		if p.Campaign != nil {
			text = regexp.MustCompile(`\bcampaign\.`+p.Campaign.Name()+`_\w+`).ReplaceAllString(text, "campaign."+p.Campaign.Name())
		}
	}
	return text
}

func sources(s *lang.Snapshot) map[string][]byte {
	list := map[string][]byte{}
	for name, f := range s.Files {
		list[name] = f.Src
	}
	return list
}

// Where something is not known, the score lies between its two figures, whatever it turns out to
// be: as it was, and left out; a tactic whose status is not known, dropped as well.
func TestUnknownIsARange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.SampledFrom(subjects()).Draw(t, "plan").snapshot
		all := cuts(s)
		if len(all) == 0 || unread(s) > 0 {
			return
		}
		if why := outside(s, rapid.SampledFrom(all).Draw(t, "of")); why != "" {
			t.Fatal(why)
		}
	})
}

// What a question of others decides, whether an objective leads to a goal, a tactic works for an objective,
// or a tactic that is not sure to stay does what is asked, is a range, too.
func TestUnknownIsARangeOfWhatOthersSay(t *testing.T) {
	const wish = `goal "fame" { statement = "They know us" }
goal "growth" { statement = "It grows" }
objective "known" {
  statement = "They know us"
  supports  = [goal.growth]
}
objective "rides" {
  statement = "1,200 rides"
  supports  = [goal.growth]
}
tactic "press" {
  serves = [objective.rides]
}
tactic "tour" {
  status = "planned"
}
`
	s := load(map[string]string{"a.plan.hcl": wish})
	for _, of := range []string{"goal.fame", "objective.known", "tactic.tour", "tactic.tour status"} {
		i := slices.IndexFunc(cuts(s), func(c cut) bool { return c.of == of })
		if why := outside(s, cuts(s)[i]); why != "" {
			t.Error(why)
		}
	}
}

// outside says which figure lies outside the range that the score has where a part of a plan is not
// known; empty where none does.
func outside(s *lang.Snapshot, c cut) string {
	may := map[string]*lang.Snapshot{"as it was": s, "without it": c.in(s, "")}
	instead := "tbd"
	switch words := strings.Fields(c.of); {
	case c.element:
		src := string(s.Files[c.file].Src[c.from:c.to])
		head, _, _ := strings.Cut(src, "{")
		instead = head + "{\n  = \n}"
		if strings.HasPrefix(c.of, "campaign.") {
			delete(may, "without it") // one that cannot be read is still one
		}
	case len(words) != 2 || s.Element(words[0]) == nil || isBlock(string(s.Files[c.file].Src[c.from:c.to])):
		return "" // an item, or in a nested block
	default:
		instead = words[1] + " = tbd"
		if strings.HasPrefix(c.of, "tactic.") && words[1] == "status" {
			may["dropped"] = c.in(s, `status = "dropped"`)
		}
	}
	open := scoreOf(c.in(s, instead))
	for _, what := range slices.Sorted(maps.Keys(may)) {
		known := scoreOf(may[what])
		if known == nil || open == nil || unread(may[what]) > 0 {
			continue // something else is not known then
		}
		if low := rises(known, open, lows); low != "" {
			return fmt.Sprintf("%s open, held against %s: the lower %s", c.of, what, low)
		}
		if high := rises(open, known, highs); high != "" {
			return fmt.Sprintf("%s open, held against %s: the higher %s", c.of, what, high)
		}
	}
	return ""
}

func isBlock(text string) bool { return regexp.MustCompile(`^\w+ *\{`).MatchString(text) }

// No plan has no number.
func TestNoPlanNoNumber(t *testing.T) {
	for _, text := range []string{"", "discipline \"pr\" {}\n", "campaign \"spring\" {\n  start = \"2027-04-01\"\n}\n"} {
		if s := scoreOf(load(map[string]string{"a.plan.hcl": text})); s != nil {
			t.Errorf("%q has %v", text, s.Score)
		}
	}
	if s := Read(spring()).Of(func(*lang.Plan) bool { return false }); s != nil {
		t.Errorf("what nobody asked for has %v", s.Score)
	}
}
