package syntax

import (
	"bytes"
	"slices"
	"unicode/utf8"
)

// passage is a piece of a part that the grammar does not look into. Of a text with
// something to put in, ${…}, each piece of words is a passage of its own.
type passage struct {
	kind       passageKind
	start, end int // bytes of the file
	open       int // of a foreign text, how many bytes its opening quote has
	close      int // and its closing one
	doubtful   bool
	parts      bool // of a foreign text: its quotes surround only parts of it
}

type passageKind uint8

const (
	remark  passageKind = iota // # …, // … or /* … */
	quoted                     // within straight quotes, these included
	heredoc                    // from <<E up to the line that ends it
	foreign                    // within quotes that the grammar refuses, these included
)

// scanner finds the passages of a part. What does not close ends with its line.
type scanner struct {
	src      []byte // up to the end of the part
	file     *File
	at       int
	hopeless int // up to here, no quote that the grammar refuses has a counterpart
	found    []passage
	texts    []Span // in straight quotes, up to the closing one
}

// passages lists what the grammar does not look into, in reading order.
func (p *brokenPart) passages() []passage {
	if !p.scanned {
		s := scanner{src: p.file.Src[:p.end], file: p.file, at: p.start}
		for s.at < p.end {
			s.next()
		}
		p.found, p.texts, p.scanned = s.found, s.texts, true
	}
	return p.found
}

func (s *scanner) next() {
	rest := s.src[s.at:]
	switch {
	case rest[0] == '#', bytes.HasPrefix(rest, []byte("//")):
		s.take(remark, s.lineEnd())
	case bytes.HasPrefix(rest, []byte("/*")):
		s.take(remark, s.behind("*/"))
	case bytes.HasPrefix(rest, []byte("<<")):
		s.heredoc()
	case rest[0] == '"':
		s.text()
	case rest[0] < utf8.RuneSelf && rest[0] != '\'' && rest[0] != '`':
		s.at++
	default:
		s.foreign()
	}
}

func (s *scanner) take(kind passageKind, end int) {
	s.found = append(s.found, passage{kind: kind, start: s.at, end: end})
	s.at = end
}

// lineEnd is where the line ends, without its break.
func (s *scanner) lineEnd() int {
	_, end := s.file.LineSpan(s.file.Line(s.at))
	return min(max(end, s.at), len(s.src))
}

func (s *scanner) behind(mark string) int {
	if i := bytes.Index(s.src[s.at+2:], []byte(mark)); i >= 0 {
		return s.at + 2 + i + len(mark)
	}
	return len(s.src)
}

func (s *scanner) heredoc() {
	line := s.file.Line(s.at)
	start, end := s.file.LineSpan(line)
	if m := HeredocStart().FindSubmatchIndex(s.src[start:min(end, len(s.src))]); m != nil && start+m[0] == s.at {
		if last := s.file.HeredocEnd(line, s.src[start+m[2]:start+m[3]]); last > line {
			_, end = s.file.LineSpan(last)
			s.take(heredoc, min(end, len(s.src)))
			return
		}
	}
	s.at += 2
}

// text takes what stands in straight quotes. One that lacks the closing quote, and ends
// with a curly one, is foreign.
func (s *scanner) text() {
	pieces, end, closed := s.pieces(s.at)
	if !closed {
		if s.foreign(); s.at > pieces[0].start {
			return
		}
	}
	s.found = append(s.found, pieces...)
	within := Span{int32(s.at), int32(end)}
	if closed {
		within.End--
	}
	s.texts = append(s.texts, within)
	s.at = end
}

// pieces are the words of the text that starts at a byte, and where it ends.
func (s *scanner) pieces(start int) (list []passage, end int, closed bool) {
	depth := 0 // of braces within ${ }
	i := start + 1
	for i < len(s.src) && s.src[i] != '\n' && !bytes.HasPrefix(s.src[i:], []byte("\r\n")) {
		c := s.src[i]
		switch {
		case depth == 0 && c == '\\':
			i++
		case depth == 0 && (bytes.HasPrefix(s.src[i:], []byte("$${")) || bytes.HasPrefix(s.src[i:], []byte("%%{"))):
			i += 2
		case depth == 0 && (c == '$' || c == '%') && i+1 < len(s.src) && s.src[i+1] == '{':
			list = append(list, passage{kind: quoted, start: start, end: i + 2})
			depth, i = 1, i+1
		case depth == 0 && c == '"':
			return append(list, passage{kind: quoted, start: start, end: i + 1}), i + 1, true
		case depth > 0 && c == '"':
			inner, after, closed := s.pieces(i)
			list = append(list, inner...)
			if i = after - 1; !closed {
				return list, after, false
			}
		case depth > 0 && c == '{':
			depth++
		case depth > 0 && c == '}':
			if depth--; depth == 0 {
				start = i
			}
		}
		i++
	}
	if i = min(i, len(s.src)); depth == 0 {
		list = append(list, passage{kind: quoted, start: start, end: i})
	}
	return list, i, false
}

// around is the passage that a byte lies in; nil where it is none of them.
func (p *brokenPart) around(offset int) *passage {
	list := p.passages()
	i, _ := slices.BinarySearchFunc(list, offset, func(s passage, at int) int {
		if s.end <= at {
			return -1
		}
		return 1
	})
	if i < len(list) && list[i].start <= offset {
		return &list[i]
	}
	return nil
}

// outline is the text from one byte up to another as slips are recognised in it: blanks
// for remarks, and _ for each byte of a text between its quotes.
func (p *brokenPart) outline(start, end int) string {
	out := bytes.Clone(p.file.Src[start:end])
	fill := func(from, to int, c byte) {
		for i := max(from, start); i < min(to, end); i++ {
			if out[i-start] != '\n' && out[i-start] != '\r' {
				out[i-start] = c
			}
		}
	}
	for _, s := range p.passages() {
		switch s.kind {
		case remark:
			fill(s.start, s.end, ' ')
		case heredoc:
			fill(s.start+len("<<"), s.end, '_')
		}
	}
	for _, t := range p.texts {
		fill(int(t.Start)+1, int(t.End), '_')
	}
	return string(out)
}
