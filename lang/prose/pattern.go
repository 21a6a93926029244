package prose

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// Pattern is a regular expression that is compiled once, when it is first used: most
// of them are about slips, and most plans have none. It is safe for concurrent use; one
// that is no regular expression panics then.
func Pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

// Wording is a regular expression for what few texts say. Which letters stand in whatever it
// matches is worked out from it: a text without any of them is told in a fraction of the time.
// It is safe for concurrent use; one that is no regular expression panics when it is first used.
type Wording struct{ made func() *wording }

type wording struct {
	*regexp.Regexp
	needs []string      // one of these stands in all that matches; empty: nothing is known of it
	by    [256][]string // these, by their first byte
	fold  bool          // their letters may be capital ones
}

// WordingOf makes one of a regular expression.
func WordingOf(expr string) *Wording {
	return &Wording{sync.OnceValue(func() *wording {
		w := &wording{Regexp: regexp.MustCompile(expr)}
		re, _ := syntax.Parse(expr, syntax.Perl)
		w.needs, w.fold = needed(re.Simplify()), folds(re)
		for i, s := range w.needs {
			if w.fold {
				s = strings.ToLower(s)
				w.needs[i] = s
			}
			w.by[s[0]] = append(w.by[s[0]], s)
		}
		return w
	})}
}

// In reports that a text says it.
func (w *Wording) In(text string) bool {
	made := w.made()
	return made.may(text) && made.MatchString(text)
}

// Find is where a text says it first, and the groups in that, as of FindStringSubmatch; nil
// where it does not.
func (w *Wording) Find(text string) []string {
	made := w.made()
	if !made.may(text) {
		return nil
	}
	return made.FindStringSubmatch(text)
}

// may reports that a text has one of those letters.
func (w *wording) may(text string) bool {
	if len(w.needs) == 0 {
		return true
	}
	if w.fold {
		for i := range len(text) {
			if text[i] >= utf8.RuneSelf { // some letters of other alphabets count as plain ones
				return true
			}
		}
		text = strings.ToLower(text)
	}
	for i := range len(text) {
		for _, s := range w.by[text[i]] {
			if strings.HasPrefix(text[i:], s) {
				return true
			}
		}
	}
	return false
}

// folds reports that letters of a regular expression stand for capital ones as well.
func folds(re *syntax.Regexp) bool {
	return re.Op == syntax.OpLiteral && re.Flags&syntax.FoldCase != 0 || slices.ContainsFunc(re.Sub, folds)
}

// needed are letters in a row of which one stands in all that a regular expression matches; none
// where that is not known.
func needed(re *syntax.Regexp) (best []string) {
	switch re.Op {
	case syntax.OpCapture, syntax.OpPlus:
		return needed(re.Sub[0])
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			s := needed(sub)
			if len(s) == 0 {
				return nil
			}
			best = append(best, s...)
		}
		return best
	case syntax.OpConcat:
		row := []string{""}
		for _, sub := range re.Sub {
			if longer := behind(row, all(sub)); longer != nil {
				row = longer
				continue
			}
			best = better(better(best, row), needed(sub))
			row = []string{""}
		}
		return better(best, row)
	}
	return better(nil, all(re))
}

// all are the texts that a regular expression matches, where they are few; else nil.
func all(re *syntax.Regexp) (list []string) {
	switch re.Op {
	case syntax.OpLiteral:
		return []string{string(re.Rune)}
	case syntax.OpCharClass:
		for i := 0; i < len(re.Rune); i += 2 {
			for r := re.Rune[i]; r <= re.Rune[i+1]; r++ {
				if list = append(list, string(r)); len(list) > few {
					return nil
				}
			}
		}
		return list
	case syntax.OpCapture:
		return all(re.Sub[0])
	case syntax.OpQuest:
		if list = all(re.Sub[0]); list == nil {
			return nil
		}
		return append(list, "")
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			s := all(sub)
			if s == nil || len(list) > few {
				return nil
			}
			list = append(list, s...)
		}
		return list
	case syntax.OpConcat:
		list = []string{""}
		for _, sub := range re.Sub {
			list = behind(list, all(sub))
		}
		return list
	case syntax.OpEmptyMatch, syntax.OpBeginText, syntax.OpEndText, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return []string{""}
	}
	return nil
}

const few = 100 // texts to look for

// behind puts each of some texts behind each of others; nil where these are too many, or not known.
func behind(texts, more []string) (list []string) {
	if len(texts)*len(more) > few {
		return nil
	}
	for _, a := range texts {
		for _, b := range more {
			list = append(list, a+b)
		}
	}
	return list
}

// better are those of two lists that fewer texts have, the longer ones.
func better(a, b []string) []string {
	if shortest(b) > shortest(a) {
		return b
	}
	return a
}

// shortest is the length of the shortest of some texts, 0 where there is none.
func shortest(texts []string) int {
	if len(texts) == 0 {
		return 0
	}
	return len(slices.MinFunc(texts, func(a, b string) int { return len(a) - len(b) }))
}
