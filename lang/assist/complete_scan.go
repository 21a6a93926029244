package assist

import (
	"strings"

	"github.com/plan-as-code/plan/lang/syntax"
)

// What could stand at a place is asked while the text around it is being typed
// and does not parse. So it is found in the words and signs of the text, which
// can always be told: a text ends with its line at the latest.

// token is a word or a sign of a text.
type token struct {
	syntax.Span
	is    byte   // tokenName, tokenNumber, tokenText, tokenOther, or the sign itself; '\n' for the ends of lines
	open  bool   // of a text: nothing closes it
	holes []hole // of a text: what is put into it
}

const (
	tokenName   = 'w' // with its dots: tactic.webinar.start
	tokenNumber = 'n'
	tokenText   = '"'
	tokenLong   = 'h' // a text over several lines
	tokenOther  = 'o' // an operator
)

// hole is a ${ … } in a text.
type hole struct {
	syntax.Span
	tokens []token
}

// starts reports that a value begins with the token.
func (t token) starts() bool {
	switch t.is {
	case tokenName, tokenNumber, tokenText, tokenLong, '[', '(', '{':
		return true
	}
	return false
}

type scanner struct {
	src      string
	at, end  int
	depth    int // of texts within each other
	comments []syntax.Span
}

// maxTexts is how deep texts are looked at within each other.
const maxTexts = 20

// tokens reads up to the end; within a text, up to the end of what is put in.
func (s *scanner) tokens() []token {
	var list []token
	braces := 0
	for s.at < s.end {
		c := s.src[s.at]
		switch {
		case c == '\n' && s.depth > 0, c == '}' && s.depth > 0 && braces == 0:
			return list
		case c == ' ' || c == '\t' || c == '\r':
			s.at++
		case c == '\n':
			if n := len(list); n == 0 || list[n-1].is != '\n' {
				list = append(list, s.sign('\n', 1))
			} else {
				s.at++
			}
		case c == '#', s.sees("//"), s.sees("/*"):
			s.comment()
		case c == '"':
			list = append(list, s.text())
		case s.sees("<<"):
			list = append(list, s.heredoc())
		default:
			t := s.word()
			switch t.is {
			case '{':
				braces++
			case '}':
				braces--
			}
			list = append(list, t)
		}
	}
	return list
}

func (s *scanner) sees(text string) bool { return strings.HasPrefix(s.src[s.at:s.end], text) }

func (s *scanner) sign(is byte, length int) token {
	t := token{Span: syntax.Span{Start: int32(s.at), End: int32(s.at + length)}, is: is}
	s.at += length
	return t
}

// word is a name, a number or a sign.
func (s *scanner) word() token {
	c := s.src[s.at]
	switch {
	case startsName(c):
		n := s.at + 1
		for n < s.end && (inName(s.src[n]) || s.src[n] == '.' && s.src[n-1] != '.') {
			n++
		}
		return s.sign(tokenName, n-s.at)
	case c >= '0' && c <= '9':
		n := s.at + 1
		for n < s.end && (inName(s.src[n]) && s.src[n] != '-' || s.src[n] == '.') {
			n++
		}
		return s.sign(tokenNumber, n-s.at)
	}
	for _, operator := range []string{"==", "!=", "<=", ">=", "&&", "||", "=>"} {
		if s.sees(operator) {
			return s.sign(tokenOther, len(operator))
		}
	}
	if strings.IndexByte("{}[]()=,?:", c) >= 0 {
		return s.sign(c, 1)
	}
	return s.sign(tokenOther, 1)
}

func startsName(c byte) bool {
	return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}

func inName(c byte) bool { return startsName(c) || c == '-' || c >= '0' && c <= '9' }

func (s *scanner) comment() {
	start, end := s.at, s.end
	if s.sees("/*") {
		if i := strings.Index(s.src[s.at+2:s.end], "*/"); i >= 0 {
			end = s.at + 2 + i + 1
			s.at = end + 1
		} else {
			s.at = s.end
		}
	} else {
		if i := strings.IndexByte(s.src[s.at:s.end], '\n'); i >= 0 {
			end = s.at + i
		}
		s.at = end
	}
	s.comments = append(s.comments, syntax.Span{Start: int32(start), End: int32(end)})
}

func (s *scanner) text() token {
	t := token{Span: syntax.Span{Start: int32(s.at)}, is: tokenText, open: true}
	s.at++
	for s.at < s.end && t.open && s.src[s.at] != '\n' {
		switch {
		case s.src[s.at] == '"':
			t.open = false
			s.at++
		case s.src[s.at] == '\\' && s.at+1 < s.end && s.src[s.at+1] != '\n':
			s.at += 2
		default:
			s.put(&t)
		}
	}
	t.End = int32(s.at)
	return t
}

// put reads a character of a text, or what is put into it.
func (s *scanner) put(t *token) {
	switch {
	case s.sees("$${"), s.sees("%%{"):
		s.at += 3
	case (s.sees("${") || s.sees("%{")) && s.depth < maxTexts:
		s.at += 2
		h := hole{Span: syntax.Span{Start: int32(s.at)}}
		s.depth++
		h.tokens = s.tokens()
		s.depth--
		h.End = int32(s.at)
		t.holes = append(t.holes, h)
		if s.at < s.end && s.src[s.at] == '}' {
			s.at++
		}
	default:
		s.at++
	}
}

// heredoc reads a text over several lines; where nothing ends it, only its
// start.
func (s *scanner) heredoc() token {
	line, rest, _ := strings.Cut(s.src[s.at:s.end], "\n")
	m := syntax.HeredocStart().FindStringSubmatch(line)
	if m == nil || s.depth > 0 {
		return s.sign(tokenOther, 2)
	}
	length := len(line) + 1
	for rest != "" {
		next, after, _ := strings.Cut(rest, "\n")
		length += len(next)
		if strings.TrimSpace(next) == m[1] {
			t := token{Span: syntax.Span{Start: int32(s.at), End: int32(s.at + length)}, is: tokenLong}
			for s.at += len(line); s.at < int(t.End); {
				s.put(&t)
			}
			s.at = int(t.End)
			return t
		}
		length++
		rest = after
	}
	return s.sign(tokenOther, len(line))
}
