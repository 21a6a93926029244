package report

import (
	"fmt"
	"strings"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
)

// Index is all that can be explained, by its names.
type Index struct {
	Kinds     []string  `json:"kinds"`
	Functions []string  `json:"functions"`
	Chapters  []Chapter `json:"chapters"` // of the rule book
}

// Chapter names the rules of a chapter, in the order of the book.
type Chapter struct {
	Name  string   `json:"name"`
	Rules []string `json:"rules"`
}

// IndexOf names the kinds of elements, the functions, and these rules, those of a chapter one
// after another.
func IndexOf(rules []*checks.Rule) *Index {
	x := &Index{}
	for _, k := range lang.Kinds() {
		x.Kinds = append(x.Kinds, k.Name)
	}
	for _, f := range lang.Functions() {
		x.Functions = append(x.Functions, f.Name)
	}
	for _, r := range rules {
		if n := len(x.Chapters); n == 0 || x.Chapters[n-1].Name != r.Family {
			x.Chapters = append(x.Chapters, Chapter{Name: r.Family})
		}
		last := &x.Chapters[len(x.Chapters)-1]
		last.Rules = append(last.Rules, r.ID)
	}
	return x
}

// Markdown is the index as a page.
func (x *Index) Markdown() string {
	var b strings.Builder
	list := func(heading string, names []string) {
		fmt.Fprintf(&b, "\n%s\n\n%s\n", heading, strings.Join(names, ", "))
	}
	b.WriteString("# What can be explained\n\n`plan explain` and one of these words shows its page.\n")
	list("## Kinds of elements", x.Kinds)
	list("## Functions", x.Functions)
	for _, c := range x.Chapters {
		list("## Rules: "+c.Name, c.Rules)
	}
	return b.String()
}
