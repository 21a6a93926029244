package discovery

import (
	"fmt"
	"strings"
)

// glob is a pattern as git's wildmatch reads it, byte by byte.
type glob []globPiece

// globPiece matches one byte of a set, or any number of bytes.
type globPiece struct {
	kind globKind
	is   byte   // of one: the byte; for others nothing
	in   *class // of several: the bytes
}

type globKind uint8

const (
	one     globKind = iota // this byte
	several                 // one byte of a class
	star                    // any bytes but slashes
	folders                 // any folders, each with the slash behind it, or none
	rest                    // all that follows
)

// compileGlob reads a pattern: * and ? stop at slashes, ** between slashes does not. It is
// an error where nothing can match, as an open class and a backslash at the end.
func compileGlob(text string, anchored bool) (glob, error) {
	var g glob
	if !anchored {
		g = append(g, globPiece{kind: folders})
	}
	for i := 0; i < len(text); i++ {
		whole := i == 0 || text[i-1] == '/' // what follows is all between two slashes
		switch c, behind := text[i], text[i:]; {
		case anchored && whole && strings.HasPrefix(behind, "**/"):
			g = append(g, globPiece{kind: folders})
			i += 2
		case anchored && whole && behind == "**":
			g = append(g, globPiece{kind: rest})
			i++
		case c == '*':
			g = append(g, globPiece{kind: star})
		case c == '?':
			g = append(g, globPiece{kind: several, in: &noSlash})
		case c == '[':
			set, length, ok := readClass(behind)
			if !ok {
				return nil, fmt.Errorf("nothing ends the class %s", behind)
			}
			g = append(g, globPiece{kind: several, in: &set})
			i += length - 1
		case c == '\\' && i+1 == len(text):
			return nil, fmt.Errorf("nothing stands behind the backslash of %s", text)
		case c == '\\':
			i++
			g = append(g, globPiece{kind: one, is: text[i]})
		default:
			g = append(g, globPiece{kind: one, is: c})
		}
	}
	return g, nil
}

// matches reports whether a path is all that the pattern describes, and the steps that it
// took to find out: at most as many as the pattern has pieces for each byte of the path.
func (g glob) matches(name string) (ok bool, steps int) {
	p, at := 0, 0
	// Where to go on when what follows does not match: behind the last star with one byte
	// more for it, else behind the last folders with one more of them. What stood before
	// those need not be tried again: wherever they began, they reach as far.
	starPiece, starAt, foldersPiece, foldersAt := -1, 0, -1, 0
	for {
		steps++
		switch {
		case p == len(g) && at == len(name):
			return true, steps
		case p < len(g) && g[p].kind == rest:
			return true, steps
		case p < len(g) && g[p].kind == star:
			p++
			starPiece, starAt = p, at
			continue
		case p < len(g) && g[p].kind == folders:
			p++
			starPiece, foldersPiece, foldersAt = -1, p, at
			continue
		case p < len(g) && at < len(name) && g[p].has(name[at]):
			if name[at] == '/' {
				starPiece = -1
			}
			p, at = p+1, at+1
			continue
		case starPiece >= 0 && starAt < len(name) && name[starAt] != '/':
			starAt++
			p, at = starPiece, starAt
			continue
		}
		slash := -1
		if foldersPiece >= 0 {
			slash = strings.IndexByte(name[foldersAt:], '/')
		}
		if slash < 0 {
			return false, steps
		}
		foldersAt += slash + 1
		p, at, starPiece = foldersPiece, foldersAt, -1
	}
}

func (p *globPiece) has(b byte) bool {
	return p.kind == one && p.is == b || p.kind == several && p.in[b]
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

// noSlash is what a ? stands for.
var noSlash = func() (c class) {
	c.add(0, 0xff)
	c['/'] = false
	return c
}()
