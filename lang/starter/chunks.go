package starter

import (
	"regexp"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
)

// chunk is an element of a template with the remark above it, or a remark that stands by
// itself.
type chunk struct {
	kind, name string // of the element; empty for a remark
	text       string // without blank lines around it
}

func (c *chunk) address() string { return c.kind + "." + c.name }

var opening = regexp.MustCompile(`^([a-z]+)(?: "([^"]*)")? \{$`)

// split takes a template apart.
func split(text string) (list []chunk) {
	var now []string
	c, inside := chunk{}, false
	end := func() {
		if c.text = strings.Join(now, "\n"); c.text != "" {
			list = append(list, c)
		}
		now, c, inside = nil, chunk{}, false
	}
	for line := range strings.SplitSeq(text, "\n") {
		if found := opening.FindStringSubmatch(line); found != nil {
			c.kind, c.name, inside = found[1], found[2], true
		}
		if line == "" && !inside {
			end()
			continue
		}
		now = append(now, line)
		if line == "}" {
			end()
		}
	}
	end()
	return list
}

func join(list []chunk) string {
	var texts []string
	for _, c := range list {
		texts = append(texts, c.text)
	}
	return strings.Join(texts, "\n\n") + "\n"
}

var (
	address  = regexp.MustCompile(`\b([a-z]+)\.([a-z][a-z0-9_]*)\b`)
	listLine = regexp.MustCompile(`(?m)^( *[a-z_]+ *= *)\[((?:[a-z]+\.[a-z0-9_]+(?:, )?)*)\]\n`)
	texts    = regexp.MustCompile(`"(?:[^"\\]|\\.)*"|#.*`)
)

// without is the element without what is gone: items of lists, and lists of which nothing
// is left. Not ok where it cannot be without it.
func (c *chunk) without(gone map[string]bool) (rest chunk, ok bool) {
	rest = *c
	rest.text = listLine.ReplaceAllStringFunc(c.text, func(line string) string {
		parts := listLine.FindStringSubmatch(line)
		items := strings.Split(parts[2], ", ")
		left := slices.DeleteFunc(slices.Clone(items), func(item string) bool { return gone[item] })
		switch {
		case len(left) == len(items):
			return line
		case len(left) == 0:
			return ""
		case strings.HasPrefix(strings.TrimSpace(line), "contributors") && len(left) == 1:
			return parts[1] + lang.UndecidedWord + " # who else speaks there?\n"
		}
		return parts[1] + "[" + strings.Join(left, ", ") + "]\n"
	})
	for _, named := range rest.mentions() {
		if gone[named] {
			return rest, false
		}
	}
	return rest, true
}

// mentions are the addresses that an element refers to; what stands in texts and remarks is
// none.
func (c *chunk) mentions() []string {
	return address.FindAllString(texts.ReplaceAllString(c.text, ""), -1)
}

// prune leaves out what refers to disciplines that are not at the table, and what nothing
// refers to for that reason.
func (w *writer) prune() {
	for {
		there := map[string]bool{}
		for _, chunks := range w.files {
			for i := range chunks {
				there[chunks[i].address()] = true
			}
		}
		gone := map[string]bool{}
		for _, one := range w.known {
			gone[one] = !there[one]
		}
		before := w.size()
		for name, chunks := range w.files {
			var left []chunk
			for i := range chunks {
				if c, ok := chunks[i].without(gone); ok {
					left = append(left, c)
				}
			}
			w.files[name] = left
		}
		w.dropUnused()
		if w.size() == before {
			break
		}
	}
	w.dropMandates()
}

// dropMandates has no message be carried of which nobody is there to carry it.
func (w *writer) dropMandates() {
	carried := map[string]bool{}
	for _, chunks := range w.files {
		for i := range chunks {
			if chunks[i].kind == "tactic" {
				for _, named := range chunks[i].mentions() {
					carried[named] = true
				}
			}
		}
	}
	for _, chunks := range w.files {
		for i := range chunks {
			if c := &chunks[i]; c.kind == "message" && !carried[c.address()] {
				c.text = strings.Replace(c.text, "\n  mandatory = true", "", 1)
			}
		}
	}
}

// size is how many elements there are.
func (w *writer) size() (n int) {
	for _, chunks := range w.files {
		n += len(chunks)
	}
	return n
}

// dropUnused leaves out shared elements that nothing refers to.
func (w *writer) dropUnused() {
	used := map[string]bool{}
	for _, chunks := range w.files {
		for i := range chunks {
			for _, named := range chunks[i].mentions() {
				if named != chunks[i].address() {
					used[named] = true
				}
			}
		}
	}
	w.files[workspaceFile] = slices.DeleteFunc(w.files[workspaceFile], func(c chunk) bool {
		return slices.Contains([]string{"person", "channel", "system"}, c.kind) && !used[c.address()]
	})
}
