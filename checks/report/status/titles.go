package status

import (
	"regexp"
	"strings"

	"github.com/plan-as-code/plan/checks/report/graph"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// titles calls elements, where a finding has their names, what the rest of the page calls them, and
// attributes what people call them: the elements that have no title, by their names as findings quote them.
type titles map[string][]lang.Element

// titlesOf are those of the elements of a plan, and of the plans above.
func titlesOf(p *lang.Plan) titles {
	t := titles{}
	for ; p != nil; p = p.Parent {
		for _, e := range p.All {
			if e.Name() != "" && e.Label() == e.Name() {
				name := prose.Quote(e.Name())
				t[name] = append(t[name], e)
			}
		}
	}
	return t
}

// title is what is shown of a name that is quoted behind some words, the last of which that is a kind
// says of what it is the name.
func (t titles) title(name, before string) string {
	var of lang.Element
	last := -1
	for _, e := range t[name] {
		if at := strings.LastIndex(before, e.Kind().Name); at > last || of == nil {
			of, last = e, at
		}
	}
	if of == nil {
		return name
	}
	return prose.Quote(graph.Title(of))
}

var (
	missing = regexp.MustCompile(`( is missing )([a-z_]+)(: |\.)`)
	open    = regexp.MustCompile(`( still )has tbd as its ([a-z_ ,]+?)(, (?:which|and the) )`)
	quoted  = regexp.MustCompile(`"[^"]*"`)
)

// in is a text with titles and nouns.
func (t titles) in(text string) string {
	var b strings.Builder
	done := 0
	for _, at := range quoted.FindAllStringIndex(text, -1) {
		b.WriteString(text[done:at[0]] + t.title(text[at[0]:at[1]], text[:at[0]]))
		done = at[1]
	}
	text = b.String() + text[done:]
	text = missing.ReplaceAllStringFunc(text, func(s string) string {
		m := missing.FindStringSubmatch(s)
		return m[1] + "its " + prose.Noun(m[2]) + m[3]
	})
	return open.ReplaceAllStringFunc(text, func(s string) string {
		m := open.FindStringSubmatch(s)
		return m[1] + "lacks its " + m[2] + m[3]
	})
}
