package status

import (
	"regexp"
	"strings"

	"github.com/plan-as-code/plan/checks/report/graph"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

// titles calls elements, where a finding has their names, what the rest of the page calls them, and
// attributes what people call them.
type titles struct{ of *strings.Replacer }

// titlesOf are those of the elements of a plan, and of the plans above, that have no title.
func titlesOf(p *lang.Plan) titles {
	var pairs, alone []string
	of := map[string]string{} // "" for a name of several that are called otherwise
	for ; p != nil; p = p.Parent {
		for _, e := range p.All {
			name, title := prose.Quote(e.Name()), prose.Quote(graph.Title(e))
			if e.Name() == "" || e.Label() != e.Name() {
				continue
			}
			if title != name {
				pairs = append(pairs, e.String(), strings.Replace(e.String(), name, title, 1))
			}
			if one, more := of[name]; more && one != title {
				title = ""
			} else if !more {
				alone = append(alone, name)
			}
			of[name] = title
		}
	}
	for _, name := range alone {
		if of[name] != "" {
			pairs = append(pairs, name, of[name])
		}
	}
	return titles{strings.NewReplacer(pairs...)}
}

var (
	missing = regexp.MustCompile(`( is missing )([a-z_]+)(: |\.)`)
	open    = regexp.MustCompile(`( still )has tbd as its ([a-z_ ,]+?)(, (?:which|and the) )`)
	word    = regexp.MustCompile(`[a-z_]+`)
)

// in is a text with titles and nouns.
func (t titles) in(text string) string {
	text = t.of.Replace(text)
	text = missing.ReplaceAllStringFunc(text, func(s string) string {
		m := missing.FindStringSubmatch(s)
		return m[1] + "its " + prose.Noun(m[2]) + m[3]
	})
	return open.ReplaceAllStringFunc(text, func(s string) string {
		m := open.FindStringSubmatch(s)
		return m[1] + "lacks its " + word.ReplaceAllStringFunc(m[2], prose.Noun) + m[3]
	})
}
