package report

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/agreement"
	"github.com/plan-as-code/plan/lang/prose"
)

// Sealing says what an agreement would hold, or what keeps it from being sealed,
// as plain text of several lines. where names the place of a refusal as its reader
// finds it; with commands, it is for who types them.
func Sealing(s *checks.Sealing, by []lang.Element, on lang.Date, commands bool, where func(r checks.Refusal) string) string {
	var b strings.Builder
	c := s.Plan.Campaign
	switch {
	case len(s.Refusals) > 0:
		fmt.Fprintf(&b, "To be agreed by %s on %s.\nThe %s cannot be sealed as it stands:\n", prose.Names(by), on, c)
		for alike := range alikeInARow(s.Refusals, func(a, b checks.Refusal) bool { return a.Advice(commands) == b.Advice(commands) }) {
			once := len(alike) > saidEach
			for _, r := range alike {
				fmt.Fprintf(&b, "\n✗ %s\n  %s\n", r.Message, where(r))
				if !once {
					fmt.Fprintf(&b, "  Fix  %s\n", r.Advice(commands))
				}
			}
			if once {
				fmt.Fprintf(&b, "\n  Fix all %d  %s\n", len(alike), alike[0].Advice(commands))
			}
		}
	case s.Entry.Empty():
		fmt.Fprintf(&b, "Nothing of what was agreed for the %s has changed, so there is nothing to seal.\n", c)
	case s.Plan.Lock != nil && s.Entry.Plain():
		fmt.Fprintf(&b, "Nothing of what was agreed for the %s has changed. %s now %s to more of it than an older version of plan could seal.\n", c, prose.Names(by), agreesTo(by))
		sealedWith(&b, s)
	case s.Plan.Lock == nil:
		fmt.Fprintf(&b, "The %s is agreed by %s on %s: %s.\n", c, prose.Names(by), on, held(s.Entry))
	default:
		fmt.Fprintf(&b, "The %s is agreed anew by %s on %s", c, prose.Names(by), on)
		if len(s.Changes)+len(s.Entry.Moves) > 0 {
			b.WriteString(":\n")
		} else {
			b.WriteString(".\n")
		}
		for _, before := range slices.Sorted(maps.Keys(s.Entry.Moves)) {
			fmt.Fprintf(&b, "  - %s is called %s now.\n", before, s.Entry.Moves[before])
		}
		for _, d := range s.Changes {
			fmt.Fprintf(&b, "  - %s.\n", checks.Says(d))
		}
		sealedWith(&b, s)
	}
	return b.String()
}

// saidEach is to how many refusals in a row what to do is said anew each time.
const saidEach = 3

// alikeInARow are the longest runs of neighbours that are alike.
func alikeInARow[T any](list []T, alike func(a, b T) bool) iter.Seq[[]T] {
	return func(yield func([]T) bool) {
		for len(list) > 0 {
			n := 1
			for n < len(list) && alike(list[n-1], list[n]) {
				n++
			}
			if !yield(list[:n]) {
				return
			}
			list = list[n:]
		}
	}
}

func sealedWith(b *strings.Builder, s *checks.Sealing) {
	if len(s.Amendments) > 0 {
		fmt.Fprintf(b, "Sealed with it: the %s %s.\n", plural(len(s.Amendments), "amendment"), prose.Names(s.Amendments))
	}
}

func agreesTo(by []lang.Element) string {
	if len(by) == 1 {
		return "agrees"
	}
	return "agree"
}

func plural(n int, noun string) string {
	if n == 1 {
		return noun
	}
	return prose.Plural(noun)
}

// held counts what an entry holds: 1 goal, 2 objectives, 12 tactics.
func held(e *agreement.Entry) string {
	counts := map[string]int{}
	for _, m := range e.Elements {
		kind, _, _ := strings.Cut(m.Address, ".")
		counts[kind]++
	}
	var parts []string
	for _, kind := range []string{"goal", "objective", "strategy", "tactic", "metric", "commitment"} {
		if counts[kind] > 0 {
			parts = append(parts, prose.Count(counts[kind], kind))
		}
	}
	if len(parts) == 0 {
		return "its dates, its budget and its sponsor"
	}
	return prose.List(parts)
}

// ToSeal is what somebody reads before saying yes to an agreement.
type ToSeal struct {
	Sealing *checks.Sealing // as it would be in spite of errors and of what is open
	Errors  []*checks.Finding
	Open    []lang.Undecided
	On      lang.Date
	Link    func(at hcl.Range) (label, target string)
}

// most is how many lines a list of the page has at most.
const most = 40

// SealingPage is the page to read, as Markdown: what is in the way, what is open, what is
// sealed, and what that means.
func SealingPage(t *ToSeal) string {
	c := &card{}
	campaign := t.Sealing.Plan.Campaign
	c.say("# Agree on %s", escape(campaign.Label()))
	t.stands(c)
	t.listed(c, "What is in the way", t.obstacles())
	var open []string
	for _, u := range t.Open {
		line := fmt.Sprintf("%s, %s: %s", escape(u.Of.Label()), strings.ReplaceAll(u.Attr.Name, "_", " "), t.link(u.At))
		if u.Dated {
			line += ", to be decided by " + u.By.String()
		}
		open = append(open, line)
	}
	t.listed(c, "What is still to be decided", open)
	t.listed(c, "What is sealed", t.sealed())
	c.say("## What that means")
	c.say("It is written into `plan.lock.hcl` beside the campaign, with the day and who agreed. From then on each change of what was agreed is a finding, until an amendment that is approved allows it. Everything else stays free.")
	return c.text()
}

// stands says what was agreed before.
func (t *ToSeal) stands(c *card) {
	lock := agreement.LockOf(t.Sealing.Plan)
	if lock == nil || len(lock.Entries) == 0 {
		c.say("Nothing has been agreed yet. This is the first agreement, on %s.", t.On)
		return
	}
	last := lock.Entries[len(lock.Entries)-1]
	c.say("It was agreed last on %s. What has changed since is sealed on %s.", day(last.On), t.On)
}

func (t *ToSeal) listed(c *card, title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	c.say("## %s", title)
	if n := len(lines); n > most {
		lines = append(slices.Clone(lines[:most]), fmt.Sprintf("and %d more", n-most))
	}
	c.say("- %s", strings.Join(lines, "\n- "))
}

func (t *ToSeal) link(at hcl.Range) string {
	label, target := t.Link(at)
	return "[" + escape(label) + "](" + target + ")"
}

// obstacles are what keeps it from being sealed, and the errors.
func (t *ToSeal) obstacles() (lines []string) {
	places := map[[2]string][]string{} // of the same refusal, which is said once
	same := func(r checks.Refusal) [2]string { return [2]string{r.Message, r.Fix} }
	for _, r := range t.Sealing.Refusals {
		if r.At.Filename != "" {
			places[same(r)] = append(places[same(r)], t.link(r.At))
		}
	}
	said := map[[2]string]bool{}
	for _, r := range t.Sealing.Refusals {
		if said[same(r)] {
			continue
		}
		said[same(r)] = true
		line := escape(r.Message)
		if at := places[same(r)]; len(at) > 0 {
			line += " " + prose.List(at)
		}
		lines = append(lines, line+". *"+escape(r.Advice(false))+".*")
	}
	for _, f := range t.Errors {
		lines = append(lines, escape(f.Message)+" "+t.link(f.Range))
	}
	return lines
}

// sealed lists what the agreement holds then: of the first one its elements by kind, of another
// one what has changed.
func (t *ToSeal) sealed() (lines []string) {
	s := t.Sealing
	if s.Entry == nil {
		return nil
	}
	if s.Plan.Lock != nil {
		for _, before := range slices.Sorted(maps.Keys(s.Entry.Moves)) {
			lines = append(lines, fmt.Sprintf("%s is called %s now", code(before), code(s.Entry.Moves[before])))
		}
		for _, d := range s.Changes {
			lines = append(lines, escape(checks.Says(d)))
		}
		for _, m := range s.Amendments {
			lines = append(lines, "The "+escape(m.String())+", which allows it")
		}
		if s.Entry.Empty() {
			lines = append(lines, "Nothing of what was agreed has changed, so there is nothing to seal")
		}
		return lines
	}
	titles := map[string][]string{}
	for _, m := range s.Entry.Elements {
		kind, name, _ := strings.Cut(m.Address, ".")
		title := strings.ReplaceAll(name, "_", " ")
		if e := s.Plan.Lookup(kind, name); e != nil && e.Label() != name {
			title = e.Label()
		}
		titles[kind] = append(titles[kind], escape(title))
	}
	for _, kind := range slices.SortedFunc(maps.Keys(titles), func(a, b string) int { return cmp.Or(weightOf(a)-weightOf(b), strings.Compare(a, b)) }) {
		lines = append(lines, fmt.Sprintf("**%s**: %s", prose.Count(len(titles[kind]), strings.ReplaceAll(kind, "_", " ")), strings.Join(titles[kind], " · ")))
	}
	return lines
}

// weightOf puts kinds of elements in the order in which a plan is read.
func weightOf(kind string) int {
	order := []string{"campaign", "goal", "objective", "strategy", "phase", "tactic", "metric", "message", "commitment"}
	if i := slices.Index(order, kind); i >= 0 {
		return i
	}
	return len(order)
}
