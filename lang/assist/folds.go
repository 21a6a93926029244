package assist

import (
	"bytes"
	"slices"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/plan-as-code/plan/lang/syntax"
)

// Fold is text of several lines that can be shown as one.
type Fold struct {
	Start, End int  // bytes of what is hidden, up to End: between the brackets, where there are any
	Closed     bool // ends before a bracket or a marker, which belongs to it
	Remark     bool // a comment
	Depth      int  // how many folds are around it
}

// Folds lists what can be folded in the file: elements and blocks, lists, long
// texts and remarks, in reading order.
func Folds(f *syntax.File) []Fold {
	l := &folder{file: f}
	for _, d := range f.Declarations {
		switch {
		case d.Within != nil:
		case d.Block == nil:
			l.broken(int(d.Whole.Start), int(d.Whole.End))
		default:
			l.body(&d.Block.Body)
		}
	}
	for _, b := range f.UnknownBlocks {
		l.body(&b.Body)
	}
	l.lines()
	slices.SortFunc(l.found, func(a, b Fold) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	var around []int // where the folds end that are not yet closed
	for i := range l.found {
		for len(around) > 0 && around[len(around)-1] <= l.found[i].Start {
			around = around[:len(around)-1]
		}
		l.found[i].Depth = len(around)
		around = append(around, l.found[i].End)
	}
	return l.found
}

type folder struct {
	file  *syntax.File
	found []Fold
}

func (l *folder) add(fold Fold) {
	if fold.Start < fold.End && bytes.IndexByte(l.file.Src[fold.Start:fold.End], '\n') >= 0 {
		l.found = append(l.found, fold)
	}
}

// brackets folds what stands between two.
func (l *folder) brackets(s syntax.Span) {
	l.add(Fold{Start: int(s.Start) + 1, End: int(s.End) - 1, Closed: true})
}

func (l *folder) body(b *syntax.Body) {
	l.brackets(b.Span)
	for i := range b.Attrs {
		l.value(&b.Attrs[i], &b.Attrs[i].Expr)
	}
	for _, inner := range b.Blocks {
		l.body(&inner.Body)
	}
}

func (l *folder) value(a *syntax.Attribute, x *syntax.Expr) {
	if l.file.Line(int(x.At.Start)) == l.file.Line(int(x.At.End)) {
		return
	}
	switch x.Op {
	case syntax.OpList:
		l.brackets(x.At)
	case syntax.OpOther:
		syntax.Visit(a.Tree(), func(n hclsyntax.Node) {
			switch n.(type) {
			case *hclsyntax.TupleConsExpr, *hclsyntax.ObjectConsExpr, *hclsyntax.ForExpr:
				if s := syntax.SpanOf(n.Range()); x.At.Holds(s) {
					l.brackets(s)
				}
			}
		})
	}
	for i := range x.Args() {
		l.value(a, &x.Args()[i])
	}
}

// broken folds an element that cannot be read. Remarks above the next element
// are not its own.
func (l *folder) broken(start, end int) {
	f := l.file
	_, from := f.LineSpan(f.Line(start))
	at, to := f.LineSpan(f.Line(brokenEnd(f, start, end)))
	if at < to && f.Src[at] == '}' {
		l.add(Fold{Start: from, End: at, Closed: true})
		return
	}
	l.add(Fold{Start: from, End: min(to, end)})
}

// brokenEnd is where the last line of an element ends that cannot be read, and
// whose text runs up to the next element.
func brokenEnd(f *syntax.File, start, end int) int {
	first := f.Line(start)
	for n := f.Line(max(end-1, start)); n > first; n-- {
		from, to := f.LineSpan(n)
		if line := bytes.TrimSpace(f.Src[from:min(to, end)]); len(line) > 0 && !isRemark(line) {
			return min(to, end)
		}
	}
	_, to := f.LineSpan(first)
	return min(to, end)
}

func isRemark(line []byte) bool {
	return bytes.HasPrefix(line, []byte("#")) || bytes.HasPrefix(line, []byte("//"))
}

// lines folds what is told by how lines begin and end: remarks that follow each
// other, and texts up to a marker.
func (l *folder) lines() {
	f := l.file
	remark := -1 // where the first of several lines of remarks starts
	for n, end := 1, 0; n <= f.Lines(); n++ {
		start, to := f.LineSpan(n)
		line := bytes.TrimSpace(f.Src[start:to])
		if isRemark(line) {
			if remark < 0 {
				remark = start
			}
			end = to
			continue
		}
		if remark >= 0 {
			l.add(Fold{Start: remark, End: end, Remark: true})
			remark = -1
		}
		switch m := syntax.HeredocStart().FindSubmatch(f.Src[start:to]); {
		case bytes.HasPrefix(line, []byte("/*")):
			n = l.longRemark(start, n)
		case m != nil:
			last := f.HeredocEnd(n, m[1])
			at, _ := f.LineSpan(last)
			l.add(Fold{Start: to, End: at, Closed: true})
			n = last
		}
	}
	if remark >= 0 {
		l.add(Fold{Start: remark, End: len(f.Src), Remark: true})
	}
}

// longRemark folds a remark between /* and */, and returns the line it ends in.
func (l *folder) longRemark(start, line int) int {
	f := l.file
	end := bytes.Index(f.Src[start:], []byte("*/"))
	if end < 0 {
		return line
	}
	end += start + len("*/")
	l.add(Fold{Start: start, End: end, Remark: true})
	return f.Line(end)
}
