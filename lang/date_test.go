package lang

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// Days are written and read alike, agree with the standard library's calendar,
// and moving by days there and back changes nothing.
func TestDates(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := Date(rapid.IntRange(-30_000, 300_000).Draw(t, "day"))
		if back, ok := ParseDate(d.ISO()); !ok || back != d {
			t.Errorf("%s read again is %s", d.ISO(), back.ISO())
		}
		n := rapid.IntRange(0, 5_000).Draw(t, "days")
		moved := d.Plus(Duration{N: n, Unit: Days})
		if want := d.time().AddDate(0, 0, n).Format(time.DateOnly); moved.ISO() != want {
			t.Errorf("%s and %d days: %s, want %s", d.ISO(), n, moved.ISO(), want)
		}
		if moved.Minus(Duration{N: n, Unit: Days}) != d {
			t.Errorf("%s and %d days is not undone", d.ISO(), n)
		}
	})
	for _, bad := range []string{"", "2027-02-29", "2027-13-01", "2027-00-10", "2027-1-1", "27-01-01", "2027/01/01", "2027-01-0x", "+027-01-01"} {
		if d, ok := ParseDate(bad); ok {
			t.Errorf("%q is read as %s", bad, d.ISO())
		}
	}
}

// Months end on the last day where the day does not exist.
func TestMonths(t *testing.T) {
	for _, test := range []struct{ from, span, want string }{
		{"2027-01-31", "1mo", "2027-02-28"},
		{"2028-01-31", "1mo", "2028-02-29"},
		{"2027-11-30", "1q", "2028-02-29"},
		{"2027-03-15", "12mo", "2028-03-15"},
		{"2027-03-15", "2w", "2027-03-29"},
		{"2027-03-15", "47h", "2027-03-16"},
	} {
		from, _ := ParseDate(test.from)
		span, ok := ParseDuration(test.span)
		if got := from.Plus(span).ISO(); !ok || got != test.want {
			t.Errorf("%s + %s = %s, want %s", test.from, test.span, got, test.want)
		}
	}
}

// A stretch of days says the year and the month once where both ends have it.
func TestFromTo(t *testing.T) {
	for days, want := range map[[2]string]string{
		{"2027-05-08", "2027-05-08"}: "8 May 2027",
		{"2027-05-08", "2027-05-31"}: "8 to 31 May 2027",
		{"2027-05-08", "2027-06-01"}: "8 May to 1 June 2027",
		{"2027-12-31", "2028-01-01"}: "31 December 2027 to 1 January 2028",
	} {
		first, _ := ParseDate(days[0])
		last, _ := ParseDate(days[1])
		if got := FromTo(first, last); got != want {
			t.Errorf("%v: %s, not %s", days, got, want)
		}
	}
}
