package book_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lang/syntax"
)

// agreedModel is a workspace as data, made of the language's table: of each kind that an
// agreement holds, with a value for each attribute and block that it seals. Edits work on
// the data; files are written of it.
type agreedModel struct {
	elements []*modelElement
	lock     string            // of the campaign spring; empty: none
	extra    map[string]string // further files
}

type modelElement struct {
	kind, name string
	origin     string // the name that it had at first
	file       string
	attrs      map[string]string
	blocks     []string // as they are written
	broken     string   // text that does not parse, at the end
	remark     string
}

const (
	workspaceFile = "workspace.plan.hcl"
	springFile    = "spring/spring.plan.hcl"
)

// newAgreedModel has, of each kind, elements called as the kind with a number: the first is
// held by the agreement of the campaign spring, the third by nothing.
func newAgreedModel() *agreedModel {
	m := &agreedModel{extra: map[string]string{}}
	for _, k := range lang.Kinds() {
		if k.Label != syntax.Named || k.Name == "rule" || k.Name == "amendment" {
			continue
		}
		for n := 1; n <= 3; n++ {
			e := &modelElement{kind: k.Name, name: fmt.Sprintf("%s%d", k.Name, n), file: workspaceFile, attrs: map[string]string{}}
			switch {
			case k.Name == "campaign" && n > 1, k.Name == "stage":
				continue
			case k.Name == "campaign":
				e.name, e.file = "spring", springFile
			case k.Agreed && k.UsedFrom == 0, k.Name == "task", k.Name == "spend":
				e.file = springFile
			}
			for _, a := range k.Attrs {
				if k.Name == "commitment" && n == 3 && a.Sealed > 0 {
					e.attrs[a.Name] = modelValue(e, a, n, 0)
				}
				if n < 3 && a.Sealed > 0 && !apart[fmt.Sprint(k.Name, n, " ", a.Name)] || a.Required || a.Behind > 0 {
					e.attrs[a.Name] = modelValue(e, a, n, 0)
				}
			}
			for _, b := range k.Blocks {
				if n == 1 && b.Sealed > 0 {
					e.blocks = append(e.blocks, modelBlock(e, b, 0))
				}
			}
			e.origin = e.name
			m.elements = append(m.elements, e)
		}
	}
	objective := m.find("objective", "objective1")
	objective.blocks = append(objective.blocks, modelConsent(3))
	m.elements = append(m.elements, &modelElement{kind: "tactic", name: "steady", origin: "steady", file: springFile, blocks: []string{
		"contribution {\nmetric = metric.metric1\nexpected = 20\n}", "contribution {\nmetric = metric.metric2\nexpected = 20\n}"},
		attrs: map[string]string{"discipline": "discipline.discipline1", "serves": "[objective.objective1]", "budget": "50"}})
	m.find("campaign", "spring").attrs["lead"] = "person.person3" // who has no title
	m.elements = append(m.elements, &modelElement{kind: "workspace", file: workspaceFile, attrs: map[string]string{"currency": `"EUR"`}})
	m.elements = append(m.elements, &modelElement{kind: "campaign", name: "below", origin: "below", file: "spring/below/below.plan.hcl", attrs: map[string]string{"start": `"2027-04-02"`, "end": `"2027-05-02"`}})
	return m
}

// apart are the attributes that an element of the model lacks, because they do not go
// together with others that it has.
var apart = map[string]bool{
	"objective1 reached_by": true, "objective2 metric": true, "objective2 baseline": true, "objective2 target": true,
	"commitment2 expected": true, "commitment2 budget": true, // they follow
	"tactic1 phases": true, "tactic2 start": true, "tactic2 end": true,
}

// modelValue is one of several values of an attribute, by its type. Of an element that
// counts in the agreement, references name the first of each kind, and of its own kind the
// next.
func modelValue(e *modelElement, a *lang.Attr, n, variant int) string {
	switch {
	case e.kind == "phase" && a.Name == "start":
		return fmt.Sprintf(`"2027-%02d-0%d"`, 3+n, 3+variant)
	case e.kind == "phase" && a.Name == "end":
		return fmt.Sprintf(`"2027-%02d-2%d"`, 3+n, 5+variant)
	case e.kind == "tactic" && a.Name == "start":
		return fmt.Sprintf(`"2027-04-0%d"`, 3+variant)
	case a.Name == "contingency", a.Name == "stretch", a.Name == "least":
		return fmt.Sprint(10*n + variant)
	}
	switch a.Type {
	case lang.TypeDate:
		return fmt.Sprintf(`"2027-%02d-0%d"`, 4+len(a.Name)%2, 3+variant)
	case lang.TypePercent:
		return fmt.Sprint(10*n + variant)
	case lang.TypeNumber, lang.TypeMoney, lang.TypeEffort:
		return fmt.Sprint(100*n + len(a.Name) + variant)
	case lang.TypeYesNo:
		return fmt.Sprint(variant%2 == 0)
	case lang.TypeDuration:
		return fmt.Sprintf(`"%dw"`, 2+variant)
	case lang.TypeChoice:
		return `"` + a.Choices[(variant+1)%len(a.Choices)] + `"`
	case lang.TypeRef, lang.TypeRefs:
		var list []string
		for _, kind := range cmpKinds(a) {
			k := lang.KindNamed(kind)
			at := 1 + variant
			if kind == e.kind {
				at = n + 1 + variant
			}
			if kind == e.kind && n > 1 || k.Label != syntax.Named || kind == "campaign" || kind == "stage" {
				continue
			}
			list = append(list, fmt.Sprintf("%s.%s%d", kind, kind, min(at, 3)))
		}
		switch {
		case a.Type == lang.TypeRefs:
			return "[" + strings.Join(list, ", ") + "]"
		case len(list) == 0:
			return "null"
		}
		return list[0]
	}
	return fmt.Sprintf(`"%s of %s, %d"`, a.Name, e.name, variant)
}

func cmpKinds(a *lang.Attr) []string {
	if len(a.Kinds) > 0 {
		return a.Kinds
	}
	return []string{"tactic"}
}

func modelBlock(e *modelElement, b *lang.Nested, variant int) string {
	text := b.Name + " {\n"
	for _, a := range b.Attrs {
		text += a.Name + " = " + modelValue(e, a, 1, variant) + "\n"
	}
	return text + "}"
}

// modelConsent is a playback that shows that two agreed whom agreed_by does not name.
func modelConsent(n int) string {
	return fmt.Sprintf("playback {\nby = discipline.discipline%[1]d\ntext = \"So\"\nconfirmed_by = person.person%[1]d\n}", n)
}

// find is the element of a kind that had a name at first.
func (m *agreedModel) find(kind, origin string) *modelElement {
	i := slices.IndexFunc(m.elements, func(e *modelElement) bool { return e.kind == kind && e.origin == origin })
	return m.elements[i]
}

func (m *agreedModel) clone() *agreedModel {
	c := &agreedModel{lock: m.lock, extra: maps.Clone(m.extra)}
	for _, e := range m.elements {
		copied := *e
		copied.attrs, copied.blocks = maps.Clone(e.attrs), slices.Clone(e.blocks)
		c.elements = append(c.elements, &copied)
	}
	return c
}

// files are what the workspace would be on disk.
func (m *agreedModel) files() map[string][]byte {
	files := map[string][]byte{}
	for _, e := range m.elements {
		text := e.remark + e.kind
		if e.name != "" {
			text += fmt.Sprintf(" %q", e.name)
		}
		text += " {\n"
		for _, name := range slices.Sorted(maps.Keys(e.attrs)) {
			text += "  " + name + " = " + e.attrs[name] + "\n"
		}
		for _, b := range e.blocks {
			text += b + "\n"
		}
		files[e.file] = append(files[e.file], text+e.broken+"}\n\n"...)
	}
	for name, text := range m.extra {
		files[name] = append(files[name], text...)
	}
	if m.lock != "" {
		files["spring/"+discovery.LockFile] = []byte(m.lock)
	}
	return files
}

// rename gives an element another name, in all that names it.
func (m *agreedModel) rename(e *modelElement, name string) {
	old, now := e.kind+"."+e.name, e.kind+"."+name
	e.name = name
	swap := func(text string) string {
		return strings.NewReplacer(old+",", now+",", old+"]", now+"]", old+"\n", now+"\n", old+" ", now+" ").Replace(text)
	}
	for _, other := range m.elements {
		for attr, text := range other.attrs {
			other.attrs[attr] = strings.TrimSuffix(swap(text+"\n"), "\n")
		}
		for i, text := range other.blocks {
			other.blocks[i] = swap(text)
		}
	}
}
