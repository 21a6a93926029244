package syntax

import (
	"bytes"
	"fmt"
	"slices"
)

// findOpenRemark is one more than where the remark begins that does not end, so that all
// that follows is part of it; 0 where there is none.
func (f *File) findOpenRemark() int {
	if bytes.LastIndex(f.Src, []byte("/*")) <= bytes.LastIndex(f.Src, []byte("*/")) {
		return 0
	}
	whole := &brokenPart{file: f, end: len(f.Src)}
	list := whole.passages()
	if len(list) == 0 {
		return 0
	}
	last := list[len(list)-1]
	text := f.Src[last.start:last.end]
	if last.kind != remark || !bytes.HasPrefix(text, []byte("/*")) || len(text) >= len("/**/") && bytes.HasSuffix(text, []byte("*/")) {
		return 0
	}
	return last.start + 1
}

// InOpenRemark reports that one of some edits of the file touches what stands in a remark
// that does not end. What is declared there is read, and may be meant to be left out.
func (f *File) InOpenRemark(edits []Edit) bool {
	return f.remarkFrom > 0 && slices.ContainsFunc(edits, func(e Edit) bool {
		return e.Range.Filename == f.Path && e.Range.End.Byte >= f.remarkFrom
	})
}

// openRemark speaks of a remark that does not end, where the part has it and the first
// mistake is no other.
func (p *brokenPart) openRemark(mistake int) (Problem, bool) {
	at := p.file.remarkFrom - 1
	if at < p.start || at >= p.end || mistake < at {
		return Problem{}, false
	}
	d := Problem{Range: p.file.Range(at, at+len("/*")), Fix: "Put */ where the remark ends", Message: "A remark that starts with /* does not end."}
	if p.decl != nil {
		d.Message = fmt.Sprintf("%s has a remark that starts with /* and does not end.", p.who())
	}
	return d, true
}
