package main

import (
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

var (
	fence    = regexp.MustCompile("(?ms)^ *```.*?^ *```$")
	codeSpan = regexp.MustCompile("`[^`\n]*`")
	linkTo   = regexp.MustCompile(`\]\(([^()\s]+)\)|(?:src|srcset|href)="([^"]+)"`)
	heading  = regexp.MustCompile(`(?m)^#{1,6} +(.*)$`)
)

// Every link of every page leads to a file of the repository, and to a heading that it has.
func TestLinks(t *testing.T) {
	top := repositoryTop(t)
	texts := map[string]string{}
	for _, p := range pagesOf(t) {
		texts[p.name] = p.text
	}
	links := 0
	for name, text := range texts {
		prose := codeSpan.ReplaceAllString(fence.ReplaceAllString(text, ""), "")
		for _, m := range linkTo.FindAllStringSubmatch(prose, -1) {
			target := m[1] + m[2]
			if strings.Contains(target, "://") || strings.HasPrefix(target, "command:") || strings.HasPrefix(target, "mailto:") {
				continue
			}
			links++
			file, anchor, _ := strings.Cut(target, "#")
			file, err := url.PathUnescape(file)
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			to := name
			if file != "" {
				to = path.Join(path.Dir(name), file)
			}
			if _, err := os.Stat(filepath.Join(top, to)); err != nil {
				t.Errorf("%s: the link %s leads nowhere", name, target)
			} else if anchor != "" && !strings.Contains(anchors(texts[to]), "\n"+anchor+"\n") {
				t.Errorf("%s: the link %s leads to a heading that is not there", name, target)
			}
		}
	}
	if links < 200 {
		t.Errorf("only %d links were seen", links)
	}
}

// anchors are the headings of a page as GitHub names them, a line each.
func anchors(text string) string {
	list := "\n"
	for _, m := range heading.FindAllStringSubmatch(fence.ReplaceAllString(text, ""), -1) {
		list += strings.Map(func(r rune) rune {
			switch {
			case r == ' ' || r == '-':
				return '-'
			case r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
				return unicode.ToLower(r)
			}
			return -1
		}, m[1]) + "\n"
	}
	return list
}
