package discovery

import (
	"fmt"
	"regexp"
	"strings"
)

// compileGlob reads a pattern as git's wildmatch does, byte by byte: * and ? stop at
// slashes, ** between slashes does not. It is an error where nothing can match, as an
// open class and a backslash at the end. The expression is for latin text.
func compileGlob(glob string, anchored bool) (*regexp.Regexp, error) {
	var b strings.Builder
	b.WriteString(`(?s)^`)
	if !anchored {
		b.WriteString(`(?:.*/)?`)
	}
	for i := 0; i < len(glob); i++ {
		whole := i == 0 || glob[i-1] == '/' // what follows is all between two slashes
		switch c, rest := glob[i], glob[i:]; {
		case anchored && whole && strings.HasPrefix(rest, "**/"):
			b.WriteString(`(?:.*/)?`)
			i += 2
		case anchored && whole && rest == "**":
			b.WriteString(`.*`)
			i++
		case c == '*':
			b.WriteString(`[^/]*`)
		case c == '?':
			b.WriteString(`[^/]`)
		case c == '[':
			class, length, ok := readClass(rest)
			if !ok {
				return nil, fmt.Errorf("nothing ends the class %s", rest)
			}
			b.WriteString(class.expression())
			i += length - 1
		case c == '\\' && i+1 == len(glob):
			return nil, fmt.Errorf("nothing stands behind the backslash of %s", glob)
		case c == '\\':
			i++
			b.WriteString(regexp.QuoteMeta(latin(glob[i : i+1])))
		default:
			b.WriteString(regexp.QuoteMeta(latin(glob[i : i+1])))
		}
	}
	b.WriteByte('$')
	return regexp.Compile(b.String())
}

// latin has a character for each byte of a text, so that an expression counts bytes.
func latin(text string) string {
	for i := range len(text) {
		if text[i] >= 0x80 {
			runes := make([]rune, len(text))
			for i := range len(text) {
				runes[i] = rune(text[i])
			}
			return string(runes)
		}
	}
	return text
}

// class is a set of bytes.
type class [256]bool

func (c *class) add(from, to byte) {
	for b := int(from); b <= int(to); b++ {
		c[b] = true
	}
}

// readClass reads what stands between brackets at the beginning of a pattern, and how
// long it is with them.
func readClass(glob string) (c class, length int, ok bool) {
	i := 1
	negated := i < len(glob) && (glob[i] == '!' || glob[i] == '^')
	if negated {
		i++
	}
	before := -1 // the byte that a range may begin with
	for first := true; i < len(glob) && (first || glob[i] != ']'); first = false {
		b := glob[i]
		switch name, named := className(glob[i:]); {
		case named:
			if !c.addNamed(name) {
				return c, 0, false
			}
			i += len(name) + len("[::]")
			before = -1
			continue
		case b == '-' && before >= 0 && i+1 < len(glob) && glob[i+1] != ']':
			if i++; glob[i] == '\\' {
				i++
			}
			if i == len(glob) {
				return c, 0, false
			}
			c.add(byte(before), glob[i])
			i++
			before = -1
			continue
		case b == '\\':
			if i++; i == len(glob) {
				return c, 0, false
			}
			b = glob[i]
		}
		c[b] = true
		before = int(b)
		i++
	}
	if negated {
		for b := range c {
			c[b] = !c[b]
		}
	}
	c['/'] = false
	return c, i + 1, i < len(glob)
}

// className is what stands between [: and :] at the beginning of a text.
func className(text string) (string, bool) {
	inside, ok := strings.CutPrefix(text, "[:")
	end := strings.IndexByte(inside, ']')
	if !ok || end < 1 || inside[end-1] != ':' {
		return "", false
	}
	return inside[:end-1], true
}

// addNamed adds a class that has a name, such as alpha; false where none has that name.
func (c *class) addNamed(name string) bool {
	parts, known := classNames[name]
	for i := 0; i < len(parts); i += 2 {
		c.add(parts[i], parts[i+1])
	}
	return known
}

// classNames are the classes of ASCII that have a name, each from one byte to another, and
// so on.
var classNames = map[string]string{
	"alnum": "09AZaz", "alpha": "AZaz", "blank": "\t\t  ", "cntrl": "\x00\x1f\x7f\x7f", "digit": "09", "graph": "!~", "lower": "az",
	"print": " ~", "punct": "!/:@[`{~", "space": "\t\n\r\r  ", "upper": "AZ", "xdigit": "09AFaf",
}

// expression is the class as a regular expression has it.
func (c *class) expression() string {
	var b strings.Builder
	for from := 0; from < len(c); from++ {
		if !c[from] {
			continue
		}
		to := from
		for to+1 < len(c) && c[to+1] {
			to++
		}
		fmt.Fprintf(&b, `\x{%x}-\x{%x}`, from, to)
		from = to
	}
	if b.Len() == 0 {
		return `[^\x{0}-\x{10ffff}]`
	}
	return "[" + b.String() + "]"
}
