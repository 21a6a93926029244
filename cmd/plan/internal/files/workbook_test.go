package files

import (
	"bytes"
	"encoding/xml"
	"errors"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/plan-as-code/plan/lang/sheet"
	"github.com/xuri/excelize/v2"
)

// Whatever people write comes back from a workbook, and another library reads the same: signs of
// XML, what looks like a formula, a number or a sign by its number, several lines, other scripts.
func TestOddTextsComeBack(t *testing.T) {
	odd := []string{`<b>&amp; "two" ]]>`, "=1+1", "007", "_x0041_ and _x000D_", "one\ntwo", "🚲 plan de été", "tbd", "'quoted", strings.Repeat("ä", mostCell)}
	page := &sheet.Page{Name: "tactics", Grid: sheet.Grid{{"id", "title", "start", "budget"}}, Columns: []sheet.PageColumn{{Heading: "id"}, {Heading: "title"}, {Heading: "start", Days: true}, {Heading: "budget", Numbers: true, Offers: odd[:3]}}}
	for _, text := range odd {
		page.Grid = append(page.Grid, []string{"a", text, "2027-03-01", "0.1"})
		page.WorkedOut = append(page.WorkedOut, []string{"", "", "", text})
	}
	src, err := Workbook([]*sheet.Page{page})
	if err != nil {
		t.Fatal(err)
	}
	got, err := Read("a.xlsx", src, Options{Sheet: "tactics"})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(page.Grid, got[0].Grid); diff != "" {
		t.Error(diff)
	}
	f, err := excelize.OpenReader(bytes.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows("tactics", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range page.Grid[1:] {
		if diff := cmp.Diff([]string{"a", row[1], "46447", "0.1"}, rows[i+1]); diff != "" {
			t.Errorf("row %d, read by another library (-want +got)\n%s", i+2, diff)
		}
	}
	if remarks, err := f.GetComments("tactics"); err != nil || len(remarks) != len(odd) {
		t.Errorf("%d remarks, %v", len(remarks), err)
	}
}

// Days of numbers are those that another library says, but for 29 February 1900, which is none.
func TestDaysOfNumbers(t *testing.T) {
	for _, from1904 := range []bool{false, true} {
		b := &workbook{from1904: from1904}
		for _, n := range []float64{1, 59, 61, 1000.25, 46447, 46447.9999, 80000} {
			want, err := excelize.ExcelDateToTime(n, from1904)
			if got, ok := b.dayOf(n); err != nil || !ok || got.Sub(want).Abs().Seconds() > 1 {
				t.Errorf("%v is %v, not %v", n, got, want)
			}
		}
		for _, n := range []float64{-1, 0, 3_000_000} {
			if day, ok := b.dayOf(n); ok {
				t.Errorf("%v is %v", n, day)
			}
		}
	}
}

// How far cells are indented is known, be it by a style or by blanks.
func TestIndents(t *testing.T) {
	f := excelize.NewFile()
	style, err := f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{Indent: 2}})
	var b bytes.Buffer
	if err := errors.Join(err, f.SetSheetCol("Sheet1", "A1", &[]any{"Name", "Plan", "Styled", "   Typed"}), f.SetSheetCol("Sheet1", "B1", &[]any{"Owner", "Ana", "Ana", "Ana"}), f.SetCellStyle("Sheet1", "A3", "A3", style), f.Write(&b)); err != nil {
		t.Fatal(err)
	}
	got, err := Read("a.xlsx", b.Bytes(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(sheet.Indents{{At: 3, Text: "Styled"}: 4, {At: 4, Text: "Typed"}: 3}, got[0].Indents); diff != "" {
		t.Error(diff)
	}
}

// A text in many pieces, by remarks in a workbook or folded lines in a calendar, takes memory as
// it is long.
func TestPiecesAreReadOnce(t *testing.T) {
	for name, read := range map[string]func(n int) int{
		"remarks": func(n int) int {
			var text strings.Builder
			x := &xmlReader{Decoder: xml.NewDecoder(strings.NewReader(strings.Repeat("piece<!---->", n) + "</t>"))}
			x.Strict = false
			_ = x.textInto(&text) // the end is of an element that began before
			return text.Len()
		},
		"folded lines": func(n int) int {
			return len(contentLines("SUMMARY:" + strings.Repeat("\r\n piece", n))[0].text) - len("SUMMARY:")
		},
	} {
		allocated := func(n int) uint64 {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			if got := read(n); got != n*len("piece") {
				t.Fatalf("%s: %d bytes of %d pieces", name, got, n)
			}
			runtime.ReadMemStats(&after)
			return after.TotalAlloc - before.TotalAlloc
		}
		if few, many := allocated(4_000), allocated(16_000); many > 6*few {
			t.Errorf("%s: %d bytes for 4,000 pieces, and %d for 16,000", name, few, many)
		}
	}
}
