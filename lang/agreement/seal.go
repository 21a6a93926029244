package agreement

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// A seal is over what was agreed, not over how it is written: comments, layout and
// the order of lines do not break it.

// digest is the seal that an entry should have.
func (e *Entry) digest() string {
	var b strings.Builder
	line := func(words ...string) { b.WriteString(strings.Join(words, " ") + "\n") }
	line("entry", strconv.Itoa(e.Number))
	line("on", e.On)
	line("by", strings.Join(slices.Sorted(slices.Values(e.By)), " "))
	line("follows", e.Follows)
	if e.Edition > 1 {
		line("edition", strconv.Itoa(e.Edition))
	}
	if e.DespiteErrors > 0 {
		line("despite_errors", strconv.Itoa(e.DespiteErrors))
	}
	for _, address := range slices.Sorted(slices.Values(e.Consequences)) {
		line("consequence", address)
	}
	for _, name := range slices.Sorted(maps.Keys(e.Amendments)) {
		line("amendment", name, e.Amendments[name])
	}
	for _, from := range slices.Sorted(maps.Keys(e.Moves)) {
		line("moved", from, e.Moves[from])
	}
	for _, gone := range slices.Sorted(slices.Values(e.Drops)) {
		line("drops", gone)
	}
	for _, m := range byAddress(e.Elements) {
		line(m.Address)
		for _, attr := range slices.Sorted(maps.Keys(m.Values)) {
			line("", attr, m.Values[attr])
		}
	}
	return hash(b.String())
}

func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256:" + hex.EncodeToString(sum[:])
}

func byAddress(elements []*SealedElement) []*SealedElement {
	return slices.SortedStableFunc(slices.Values(elements), func(a, b *SealedElement) int { return strings.Compare(a.Address, b.Address) })
}

// Flaw is what is wrong with an agreement whose seals do not hold, the first of it, as
// the end of a sentence; "" where they do, and where the agreement cannot be read.
func (l *Lock) Flaw() string {
	before, edition := "", 1
	if l.foreign != "" {
		return "it holds what plan did not write: " + l.foreign
	}
	for i, e := range l.Entries {
		switch {
		case e.foreign != "":
			return fmt.Sprintf("its entry %d says something else than what was sealed: plan did not write %s", i+1, e.foreign)
		case e.Number != i+1:
			return fmt.Sprintf("its entry number %d is missing or stands in another place", i+1)
		case e.Follows != before:
			return fmt.Sprintf("its entry %d does not follow from the one before", e.Number)
		case e.Edition < edition:
			return fmt.Sprintf("its entry %d was written by an older version of plan than the one before", e.Number)
		case e.Seal != e.digest():
			return fmt.Sprintf("its entry %d says something else than what was sealed", e.Number)
		}
		before, edition = e.Seal, e.Edition
	}
	return ""
}

// Extends reports whether an agreement has all entries of an earlier one, as they
// were, and perhaps more. Layout and remarks do not count.
func (l *Lock) Extends(earlier *Lock) bool {
	if len(l.Entries) < len(earlier.Entries) {
		return false
	}
	for i, e := range earlier.Entries {
		if l.Entries[i].digest() != e.digest() || l.Entries[i].Seal != e.Seal {
			return false
		}
	}
	return true
}
