package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// Beside is what stands beside a card already.
type Beside struct {
	Shown []*checks.Finding // they are left out
	Room  int               // for how many findings there is room
	Rest  int               // how many are shown nowhere yet
	Link  string            // where all findings of the element are to be read; empty where nowhere
}

// MostFindings is how many findings anybody is shown who points at a place.
const MostFindings = 4

// Card is what there is to know of an element, as Markdown, with the findings about it.
func Card(s *lang.Snapshot, r *checks.Result, e lang.Element) string {
	return CardBeside(s, r, e, Beside{Room: MostFindings})
}

// CardBeside is a Card without what stands beside it.
func CardBeside(s *lang.Snapshot, r *checks.Result, e lang.Element, beside Beside) string {
	c := &card{}
	c.say("%s", title(e))
	if e.Broken() {
		c.say("Its text cannot be read yet, so nothing more is known of it.")
		return c.text()
	}
	attrs := lang.Attributes(e)
	c.say("%s", escape(statement(attrs)))
	c.say("%s", LineOfSight(s, e))
	seen := glanceOf(r, e)
	seen.show(c)
	c.say("%s", details(attrs))
	c.findings(r, e, beside)
	if note := attrs[slices.IndexFunc(attrs, named("note"))].Shown(); note != "" {
		c.say("*Note:* %s", escape(note))
	}
	return c.text()
}

// title names an element at the head of a page.
func title(e lang.Element) string {
	if e.Name() == "" {
		return "**" + e.Kind().Name + "**"
	}
	return fmt.Sprintf("**%s** · %s %s", escape(e.Label()), e.Kind().Name, code(e.Address()))
}

// card is a page in paragraphs.
type card struct{ paragraphs []string }

// say adds a paragraph; an empty one is left out.
func (c *card) say(format string, args ...any) {
	if p := fmt.Sprintf(format, args...); p != "" {
		c.paragraphs = append(c.paragraphs, p)
	}
}

func (c *card) text() string { return strings.Join(c.paragraphs, "\n\n") + "\n" }

func escaped(texts []string) []string {
	list := make([]string, len(texts))
	for i, t := range texts {
		list[i] = escape(t)
	}
	return list
}

func named(name string) func(lang.Attribute) bool {
	return func(a lang.Attribute) bool { return a.Name == name && a.Block == "" }
}

// labels are the texts that are a word or two, and those that say more than the first text of
// their element: they stand among its short values.
var labels = []string{"currency", "unit", "language", "response"}

// lists are those lists of names that say what their element is about.
var lists = []string{"of", "threatens", "answers"}

// statement is the first of an element's texts: its statement, its definition,
// what is handed over.
func statement(attrs []lang.Attribute) string {
	for _, a := range attrs {
		if a.Type == lang.TypeText && a.Block == "" && a.Name != "title" && a.Name != "note" && a.Shown() != "" && !slices.Contains(labels, a.Name) {
			return a.Shown()
		}
	}
	return ""
}

// follows says from what a value comes that is not written, by its attribute.
var follows = map[string]string{"expected": "by its tactics", "budget": "by its tactics", "agreed_on": "by what was said back"}

// details lists the values that are short: days, money, numbers, choices, labels, and
// names.
func details(attrs []lang.Attribute) string {
	var list []string
	for _, a := range attrs {
		if a.Block != "" || shown(a) == "" {
			continue
		}
		switch {
		case a.Type == lang.TypeText && !slices.Contains(labels, a.Name), a.Type == lang.TypeRefs && !slices.Contains(lists, a.Name):
		case a.Type == lang.TypeTexts, a.Type == lang.TypeChoices:
		default:
			text := strings.ReplaceAll(a.Name, "_", " ") + " **" + escape(shown(a)) + "**"
			if a.Derived {
				text += " (" + follows[a.Name] + ")"
			}
			list = append(list, text)
		}
	}
	return strings.Join(list, " · ")
}

// shown is a value as a page says it: a day with its weekday, a choice without
// underscores.
func shown(a lang.Attribute) string {
	if a.Undecided() {
		if by, dated := a.DecidedBy(); dated {
			return "to be decided by " + by.String()
		}
		return "to be decided"
	}
	switch text := a.Shown(); {
	case text == "":
		return ""
	case a.Type == lang.TypeDate:
		return text + " (" + weekday(a) + ")"
	case a.Type == lang.TypeChoice:
		return strings.ReplaceAll(text, "_", " ")
	case a.Type == lang.TypeEffort:
		return text + " " + string(a.Type)
	default:
		return text
	}
}

func weekday(a lang.Attribute) string {
	d, _ := a.Date()
	return d.Weekday()
}

// LineOfSight is the way from an element up to a goal in one line, by titles:
// goal ← objective ← strategy ← this, as Markdown. Empty where nothing stands above.
func LineOfSight(s *lang.Snapshot, e lang.Element) string {
	const longest = 12 // steps; more are a circle, or no line that anybody reads
	steps, known := []string{"*this*"}, map[lang.Element]bool{e: true}
	for range longest {
		next, others := nearest(Above(s, e))
		if next == nil || known[next] {
			break
		}
		known[next] = true
		step := escape(next.Label())
		if others > 0 {
			step += fmt.Sprintf(" (and %d more)", others)
		}
		steps, e = append(steps, step), next
	}
	if len(steps) == 1 {
		return ""
	}
	slices.Reverse(steps)
	return strings.Join(steps, " ← ")
}

// nearest is the first element of the kind that is nearest to the work, and how
// many others of the kind there are.
func nearest(edges []Edge) (next lang.Element, others int) {
	for _, kind := range append(spine[:len(spine):len(spine)], "goal") {
		seen := map[lang.Element]bool{}
		for _, x := range edges {
			if x.Element.Kind().Name == kind && !seen[x.Element] {
				if seen[x.Element] = true; next == nil {
					next = x.Element
				}
			}
		}
		if next != nil {
			return next, len(seen) - 1
		}
	}
	return nil, 0
}

func (c *card) findings(r *checks.Result, e lang.Element, beside Beside) {
	var lines []string
	for _, f := range r.Findings {
		if f.Element == e && !slices.Contains(beside.Shown, f) {
			lines = append(lines, findingLine(f))
		}
	}
	room := max(beside.Room, 0)
	if n := len(lines) - room + beside.Rest; n > 0 {
		lines = lines[:min(room, len(lines))]
		c.say("%s", strings.Join(append(lines, ListOfMore(n, beside.Link)), "\n"))
		return
	}
	c.say("%s", strings.Join(lines, "\n"))
}

// ListOfMore is the last line of a list, which says how many more there are.
func ListOfMore(n int, link string) string {
	more := "and " + prose.Count(n, "more finding")
	if link == "" {
		return "- " + more
	}
	return fmt.Sprintf("- [%s](%s)", more, link)
}

func findingLine(f *checks.Finding) string {
	if f.Waiver != nil {
		return fmt.Sprintf("- *waived until %s:* %s", f.Waiver.Until.V, escape(f.Message))
	}
	return fmt.Sprintf("- **%s:** %s", f.Severity, escape(f.Message))
}
