package sheet

import (
	"slices"
	"strconv"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Draft is an element that a table gives, or that its rows refer to and nobody has
// declared.
type Draft struct {
	Kind  *lang.Kind
	Name  string
	Title string // of the row; empty where it has none
	Row   *Row   // nil where rows only refer to it
	ID    string // the source's own; empty where it has none
	Match lang.Element

	values  map[string]string // as a plan writes them, by attribute; of a nested block by BLOCK.ATTRIBUTE
	parts   []part            // nested blocks
	note    []string          // its lines
	called  string            // what its row, or others, call it
	emptied []string          // attributes that the row no longer says
	dropped []string          // nested blocks that the row no longer says anything of, as their columns are called
	parted  []string          // attributes that the row and the plan both say otherwise than when the table was exported
	key     string            // by which the next import knows its row, where that has no id
	lent    string            // the attribute that it has from no cell; empty: none
}

// Address is kind.name.
func (d *Draft) Address() string { return syntax.Address(d.Kind.Name, d.Name) }

// set gives an attribute a value, unless it has one.
func (d *Draft) set(attr, value string) {
	if d.values[attr] == "" {
		d.values[attr] = value
	}
}

// add puts references into a list, each once.
func (d *Draft) add(attr string, refs ...string) {
	list := d.list(attr)
	for _, r := range refs {
		if !slices.Contains(list, r) {
			list = append(list, r)
		}
	}
	if len(list) > 0 {
		d.values[attr] = "[" + strings.Join(list, ", ") + "]"
	}
}

func (d *Draft) list(attr string) []string { return itemsOf(d.values[attr]) }

// itemsOf are the items of a list as a plan writes it.
func itemsOf(value string) []string {
	inside := strings.TrimSuffix(strings.TrimPrefix(value, "["), "]")
	if inside == "" {
		return nil
	}
	return strings.Split(inside, ", ")
}

// say adds a line to the note: a cell, and the heading that it stands below.
func (d *Draft) say(heading, cell string) {
	text := webAddress().ReplaceAllString(strings.ReplaceAll(cell, "\n", " "), "")
	if heading != "" {
		text = strings.Join(strings.Fields(heading), " ") + ": " + text
	}
	if !slices.Contains(d.note, text) {
		d.note = append(d.note, text)
	}
}

// demote takes back a value that the language refuses: what the row says stays in the note.
func (d *Draft) demote(attr string) bool {
	value, ok := d.values[attr]
	if !ok {
		return false
	}
	delete(d.values, attr)
	if a := d.Kind.Attr(attr); a != nil && a.Required && d.Kind.MayBeUndecided() {
		d.values[attr] = lang.UndecidedWord
	}
	d.say(attr, strings.Trim(value, `"[]`))
	return true
}

// valueOf is an attribute as the plan would write it; the note is that of all lines.
func (d *Draft) valueOf(attr string) string {
	switch attr {
	case "title":
		if d.Title != "" && d.values["title"] == "" {
			return quoted(d.Title)
		}
	case "note":
		return noteLiteral(d.note)
	}
	return d.values[attr]
}

const heredocMark = "NOTE"

// noteLiteral is a note: in quotes where it has one line, else below each other.
func noteLiteral(lines []string) string {
	switch {
	case len(lines) == 0:
		return ""
	case len(lines) == 1, slices.ContainsFunc(lines, func(l string) bool { return strings.TrimSpace(l) == heredocMark || strings.TrimSpace(l) == "" }):
		return quoted(strings.Join(lines, "\n"))
	}
	var b strings.Builder
	b.WriteString("<<-" + heredocMark + "\n")
	for _, l := range lines {
		b.WriteString("    " + strings.NewReplacer("${", "$${", "%{", "%%{").Replace(strings.TrimSpace(l)) + "\n")
	}
	b.WriteString("  " + heredocMark)
	return b.String()
}

// text is the draft as an element, in the one style.
func (d *Draft) text() string {
	var b strings.Builder
	b.WriteString(d.Kind.Name + " \"" + d.Name + "\" {\n")
	var lines [][2]string
	add := func(attr, value string) {
		if value != "" {
			lines = append(lines, [2]string{attr, value})
		}
	}
	add("title", d.valueOf("title"))
	for _, a := range d.Kind.Attrs {
		if a.Name != "title" {
			add(a.Name, d.valueOf(a.Name))
		}
	}
	aligned(&b, "  ", lines)
	for _, n := range d.Kind.Blocks {
		for at := range mostNested {
			var inner [][2]string
			for _, a := range n.Attrs {
				if v := d.values[nestedName(n.Name, at)+"."+a.Name]; v != "" {
					inner = append(inner, [2]string{a.Name, v})
				}
			}
			if len(inner) > 0 {
				d.block(&b, len(lines) > 0, n.Name, inner)
				lines = append(lines, inner...)
			} else if at > 0 {
				break
			}
		}
	}
	for _, part := range d.parts {
		d.block(&b, len(lines) > 0, part.kind, part.lines)
		lines = append(lines, part.lines...)
	}
	b.WriteString("}\n")
	return b.String()
}

// part is a nested block, with its attributes as a plan writes them.
type part struct {
	kind  string
	lines [][2]string
}

func (d *Draft) block(b *strings.Builder, gap bool, kind string, lines [][2]string) {
	if gap {
		b.WriteString("\n")
	}
	b.WriteString("  " + kind + " {\n")
	aligned(b, "    ", lines)
	b.WriteString("  }\n")
}

// aligned writes attributes below each other, their equals signs too.
func aligned(b *strings.Builder, indent string, lines [][2]string) {
	wide := 0
	for _, l := range lines {
		wide = max(wide, len(l[0]))
	}
	for _, l := range lines {
		b.WriteString(indent + l[0] + strings.Repeat(" ", wide-len(l[0])) + " = " + l[1] + "\n")
	}
}

// names gives names that nobody has.
type names struct {
	in    *Import
	taken map[lang.Key]bool
	last  map[lang.Key]int // number behind a name that is taken without
}

const longestName = 40 // bytes

// free makes a name of a text that no other element in reach has.
func (n *names) free(kind *lang.Kind, text string) string {
	base := lang.ProperName(text)
	if len(base) > longestName {
		base = base[:longestName]
		if i := strings.LastIndex(base, "_"); i > 0 {
			base = base[:i]
		}
	}
	if base == "" || kind.Reserves(base) {
		base = strings.TrimSuffix(kind.Name+"_"+base, "_")
	}
	better := base
	for key := (lang.Key{Kind: kind, Name: base}); n.clashes(lang.Key{Kind: kind, Name: better}); {
		n.last[key] = max(n.last[key], 1) + 1
		better = base + "_" + strconv.Itoa(n.last[key])
	}
	n.taken[lang.Key{Kind: kind, Name: better}] = true
	return better
}

// onDay is the name of something that there is once a day, the name clipped so that the day
// stays whole.
func onDay(name, day string) string {
	const rest = longestName - len("_2027_03_01")
	if len(name) > rest {
		name = name[:rest]
		if i := strings.LastIndex(name, "_"); i > 0 {
			name = name[:i]
		}
	}
	return name + " " + day
}

func (n *names) clashes(key lang.Key) bool {
	return n.taken[key] || n.in.plan.Find(key) != nil || n.in.snapshot.Taken(n.in.plan, key)
}

// titleKey is what two texts have in common that name the same.
func titleKey(text string) string {
	if key := prose.Normalise(text); key != "" {
		return key
	}
	return text
}
