package agreement

import (
	"slices"
	"strconv"

	"github.com/hashicorp/hcl/v2"
	"github.com/plan-as-code/plan/lang"
)

// ValueDiff is a value that is not what it was: of an attribute, or of a whole
// block within the element that came or went.
type ValueDiff struct {
	Name  string    // the attribute, or the block; empty for an element that cannot be read
	Type  lang.Type // empty for a whole block
	Block string    // the block within the element that the attribute stands in
	About string    // which of these blocks: what it is about
	Was   Side      // in the other version; the zero Side where it was not there
	Is    Side      // in this version; the zero Side where it is not there
}

// Side is a value in one of two versions.
type Side struct {
	State    lang.State // Absent for an empty list, too
	Text     string     // in words; empty where it is left out
	Items    []string   // of a list, in words
	Literal  string     // as a plan would say it, what has no order sorted
	Computed bool       // worked out, not written out
	At       hcl.Range  // the zero range where nothing stands, and for whole blocks

	Derived   bool // nothing is written: it follows from other values of its version
	ByDefault bool // nothing is written: it is the day that a launch has which is left out
}

// Unread reports that one of the values cannot be read, so that nothing is known
// of how they differ.
func (v *ValueDiff) Unread() bool { return v.Was.State == lang.Unknown || v.Is.State == lang.Unknown }

// Wording reports that only the words changed in which the element is presented.
func (v *ValueDiff) Wording() bool { return v.Block == "" && (v.Name == "title" || v.Name == "note") }

// Came lists the items that a list did not have.
func (v *ValueDiff) Came() []string { return beyond(v.Is.Items, v.Was.Items) }

// Went lists the items that a list does not have any more.
func (v *ValueDiff) Went() []string { return beyond(v.Was.Items, v.Is.Items) }

func beyond(list, others []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return slices.Contains(others, s) })
}

// Added reports that a launch was written down which the campaign did not have before.
func (v *ValueDiff) Added() bool { return v.Was.ByDefault && !v.Is.ByDefault }

// Removed reports that a launch was written down, and is not any more.
func (v *ValueDiff) Removed() bool { return v.Is.ByDefault && !v.Was.ByDefault }

// Step is how much more a number is, or how many days later a day; below 0 where it is
// less, or earlier. Not known where either side is no number and no day, or is not known.
func (v *ValueDiff) Step() (by float64, known bool) {
	was, given := v.Was.number(v.Type)
	is, both := v.Is.number(v.Type)
	if !given || !both {
		return 0, false
	}
	return is - was, true
}

// number is the value as a number, a day counted from 1970.
func (s *Side) number(t lang.Type) (n float64, known bool) {
	switch t {
	case lang.TypeDate:
		if s.State == lang.Known {
			d, ok := lang.ParseDate(unquote(s.Literal))
			return float64(d), ok
		}
	case lang.TypeNumber, lang.TypeMoney, lang.TypePercent, lang.TypeEffort:
		n, err := strconv.ParseFloat(s.Literal, 64)
		return n, err == nil && s.State == lang.Known
	}
	return 0, false
}

// valueDiffs lists the values of an element that differ, in the order of the
// reference, those of blocks last. Of an element that came or went, these are all
// that are given.
func valueDiffs(was, is lang.Element, known addresses) []ValueDiff {
	c := &valueComparison{was: version{was, unchanged}, is: version{is, known}}
	switch {
	case was == nil && is.Broken(), is == nil && was.Broken():
		return nil
	case was != nil && is != nil && (was.Broken() || is.Broken()):
		c.add(ValueDiff{Was: whole(was), Is: whole(is)})
		return c.list
	}
	k := (&ElementDiff{Was: was, Is: is}).Element().Kind()
	c.attrs(k, "", "", c.was.fields(), c.is.fields())
	for _, n := range k.Blocks {
		if n.Example {
			c.texts(n.Name)
		} else {
			c.blocks(n)
		}
	}
	if k.Name == "configure" {
		c.settings(k)
	}
	return c.list
}

// whole stands for an element, as far as it can be read.
func whole(e lang.Element) Side {
	if e.Broken() {
		return Side{State: lang.Unknown, At: e.At()}
	}
	return Side{State: lang.Known, At: e.At()}
}

type valueComparison struct {
	was, is version
	list    []ValueDiff
}

// add keeps a difference. Two values of which neither can be read are none, nor are two that
// follow from others, which differ themselves.
func (c *valueComparison) add(d ValueDiff) {
	same := !d.Unread() && d.Was.Literal == d.Is.Literal && d.Was.ByDefault == d.Is.ByDefault
	neither := d.Was.State == lang.Unknown && d.Is.State == lang.Unknown
	follow := d.Was.ByDefault && d.Is.ByDefault || d.Was.Derived && d.Is.Derived
	if !same && !neither && !follow {
		c.list = append(c.list, d)
	}
}
