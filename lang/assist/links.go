package assist

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Link is an address on the web that a file names.
type Link struct {
	At  hcl.Range // without what ends the sentence around it
	URL string    // as it is written there, not escaped
}

var webAddress = prose.Pattern(`https?://[^\s"'<>\\^` + "`" + `{}|“”„‘’«»]+`)

// Links lists the addresses on the web in the texts and remarks of the file. One
// that is put together from values is none.
func Links(f *syntax.File) []Link {
	if !strings.Contains(f.Content, "://") {
		return nil
	}
	var list []Link
	for _, at := range webAddress().FindAllStringIndex(f.Content, -1) {
		start, end := at[0], at[1]
		if strings.HasSuffix(f.Content[start:end], "$") && strings.HasPrefix(f.Content[end:], "{") {
			continue
		}
		url := withoutStop(f.Content[start:end])
		if _, host, _ := strings.Cut(url, "://"); host != "" {
			list = append(list, Link{f.Range(start, start+len(url)), url})
		}
	}
	return list
}

// withoutStop takes away what ends the sentence that an address stands in, and
// brackets that were opened before it.
func withoutStop(url string) string {
	for url != "" {
		last := url[len(url)-1:]
		open := map[string]string{")": "(", "]": "["}[last]
		if !strings.ContainsAny(last, ".,;:!?") && (open == "" || strings.Count(url, open) >= strings.Count(url, last)) {
			break
		}
		url = url[:len(url)-1]
	}
	return url
}
