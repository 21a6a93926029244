package syntax

import (
	"bytes"
	"sort"
	"unicode/utf8"
)

// between is how many bytes lie between two places up to which the runes are known.
const between = 1 << 10

// runes is how many runes stand between two bytes of a line, however long it is: the start
// of a rune, or within one.
func (f *File) runes(start, end int) int {
	if end-start <= between {
		return utf8.RuneCount(f.Src[start:end])
	}
	f.foundRunes.Do(func() {
		n := 0
		for at := 0; at < len(f.Src); at += between {
			f.before = append(f.before, int32(n))
			n += runeStarts(f.Src[at:min(at+between, len(f.Src))])
		}
	})
	upTo := func(offset int) int {
		n := min(offset/between, len(f.before)-1)
		return int(f.before[n]) + runeStarts(f.Src[n*between:offset])
	}
	return upTo(end) - upTo(start)
}

// runeStarts counts the bytes that begin a rune.
func runeStarts(src []byte) int {
	n := 0
	for _, c := range src {
		if utf8.RuneStart(c) {
			n++
		}
	}
	return n
}

// nextAlone is the first line behind another that is one word and nothing else; 0 where
// there is none.
func (f *File) nextAlone(line int, word []byte) int {
	f.foundWords.Do(func() {
		f.alone = map[string][]int32{}
		for n := 1; n <= f.Lines(); n++ {
			start, end := f.LineSpan(n)
			if text := bytes.TrimSpace(f.Src[start:end]); len(text) > 0 && !bytes.ContainsAny(text, " =\"{}[](),") {
				f.alone[string(text)] = append(f.alone[string(text)], int32(n))
			}
		}
	})
	lines := f.alone[string(word)]
	if i := sort.Search(len(lines), func(i int) bool { return int(lines[i]) > line }); i < len(lines) {
		return int(lines[i])
	}
	return 0
}
