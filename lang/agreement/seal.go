package agreement

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
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

// digestOf is what an agreement holds of an amendment that it seals. It is not
// known where something of the amendment cannot be read.
func digestOf(a *lang.Amendment, known addresses) (digest string, readable bool) {
	values := map[string]string{}
	in := lang.FieldsOf(a)
	for _, attr := range a.Kind().Attrs {
		f := in.Get(attr)
		if f.State == lang.Unknown {
			return "", false
		}
		if text := literal(f.Held, known); text != "" && attr.Name != "title" && attr.Name != "note" {
			values[attr.Name] = text
		}
	}
	var dropped []string // whether they are still there says nothing
	for _, address := range a.Dropped() {
		dropped = append(dropped, known(address))
	}
	values["drops"] = listOf(dropped)
	var impacts []string
	for i := range a.Impacts {
		objective := ""
		if o := &a.Impacts[i].Objective; o.Known() {
			objective = known(o.To.Address())
		}
		impacts = append(impacts, objective+" "+prose.Literal(a.Impacts[i].Expected.V))
	}
	values["impact"] = listOf(impacts)
	return hash(known(a.Address()) + " " + object(values)), !a.Broken()
}

// Flaw is what is wrong with an agreement whose seals do not hold, the first of it, as
// the end of a sentence; "" where they do, and where the agreement cannot be read.
func (l *Lock) Flaw() string {
	before := ""
	for i, e := range l.Entries {
		switch {
		case e.Number != i+1:
			return fmt.Sprintf("its entry number %d is missing or stands in another place", i+1)
		case e.Follows != before:
			return fmt.Sprintf("its entry %d does not follow from the one before", e.Number)
		case e.Seal != e.digest():
			return fmt.Sprintf("its entry %d says something else than what was sealed", e.Number)
		}
		before = e.Seal
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
