package files

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/plan-as-code/plan/lang/sheet"
	"github.com/xuri/excelize/v2"
)

// Cells of a workbook say what people see in them: days as days whatever the format,
// percentages, what was joined downwards; a formula without a stored value is empty and said to
// be, and so are hidden sheets.
func TestWorkbook(t *testing.T) {
	for _, from1904 := range []bool{false, true} {
		f := excelize.NewFile()
		const page = "Sheet1"
		must := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		style := func(format string) int {
			id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
			must(err)
			return id
		}
		serial := 46447.0
		if from1904 {
			must(f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &from1904}))
			serial -= 1462
		}
		must(f.SetSheetRow(page, "A1", &[]any{"Group", "Name", "Start", "Share", "Budget", "Sum", "Id"}))
		must(f.SetSheetRow(page, "A2", &[]any{"Ads", "Posters", serial, 0.125, 1.234, nil, "46447"}))
		must(f.SetSheetRow(page, "A3", &[]any{nil, "Radio", serial + 0.5, 1, 4200, nil, "007"}))
		must(f.MergeCell(page, "A2", "A3"))
		must(f.SetCellStyle(page, "C2", "C3", style(`dd"."mm"."yy`)))
		must(f.SetCellStyle(page, "D2", "D3", style("0.0%")))
		must(f.SetCellFormula(page, "F2", "E2*2"))
		_, err := f.NewSheet("Secret")
		must(err)
		must(f.SetSheetVisible("Secret", false))
		var b bytes.Buffer
		must(f.Write(&b))
		got, err := Read("a.xlsx", b.Bytes(), Options{})
		must(err)
		want := sheet.Grid{
			{"Group", "Name", "Start", "Share", "Budget", "Sum", "Id"},
			{"Ads", "Posters", "2027-03-01", "12.5%", "1.2340", "", "46447"},
			{"Ads", "Radio", "2027-03-01 12:00", "100%", "4200", "", "007"},
		}
		if diff := cmp.Diff(want, got[0].Grid); diff != "" {
			t.Errorf("1904: %t (-want +got)\n%s", from1904, diff)
		}
		if says := strings.Join(got[0].Says, " "); !strings.Contains(says, `1 hidden sheet left out: "Secret"`) || !strings.Contains(says, `1 formula of "Sheet1" without a value`) {
			t.Error(says)
		}
	}
}

// What is no workbook of a plan is refused, whatever it claims.
func TestWorkbooksThatAreNone(t *testing.T) {
	archive := func(files map[string]int) []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for name, size := range files {
			w, err := z.Create(name)
			if err != nil {
				t.Fatal(err)
			}
			for piece := make([]byte, 1<<20); size > 0; size -= len(piece) {
				if _, err := w.Write(piece[:min(size, len(piece))]); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	empty := func() []byte {
		var b bytes.Buffer
		if err := excelize.NewFile().Write(&b); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}()
	lying := func() []byte { // it says that it holds 10 bytes, and holds a megabyte
		var b, packed bytes.Buffer
		z, err := flate.NewWriter(&packed, flate.BestCompression)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := z.Write(make([]byte, 1<<20)); err != nil || z.Close() != nil {
			t.Fatal(err)
		}
		w := zip.NewWriter(&b)
		f, err := w.CreateRaw(&zip.FileHeader{Name: "xl/workbook.xml", Method: zip.Deflate, CompressedSize64: uint64(packed.Len()), UncompressedSize64: 10})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write(packed.Bytes()); err != nil || w.Close() != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}()
	bomb := archive(map[string]int{"xl/workbook.xml": 1, "xl/worksheets/sheet1.xml": mostUnpacked + 1})
	for name, c := range map[string]struct {
		src  []byte
		says string
	}{
		"a bomb":         {bomb, "more than 200 MB"},
		"lying sizes":    {lying, "damaged"},
		"half a file":    {empty[:len(empty)/2], "damaged"},
		"an archive":     {archive(map[string]int{"a.txt": 3}), "no workbook"},
		"LibreOffice":    {archive(map[string]int{"mimetype": 3, "content.xml": 3}), "save it as .xlsx"},
		"no cells":       {empty, "no sheet with a table"},
		"no workbook":    {archive(map[string]int{"xl/workbook.xml": 3}), "cannot be read"},
		"encrypted":      {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "encrypted"},
		"nothing":        {nil, "empty"},
		"no text":        {[]byte("a\x00b,\x01\n"), "no text"},
		"one column":     {[]byte("Name\nOne\nTwo\n"), "no table"},
		"a line of text": {[]byte("Dear all, hello"), "no table"},
	} {
		if _, err := Read("x", c.src, Options{}); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A range leaves the cells that it names, as spreadsheets count them.
func TestRange(t *testing.T) {
	src := []byte("a,b,c\nd,e,f\n\ng,h,i\n")
	got, err := Read("x", src, Options{Range: "B2:$C$4"})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(sheet.Grid{{"e", "f"}, nil, {"h", "i"}}, got[0].Grid); diff != "" {
		t.Error(diff)
	}
	for _, bad := range []string{"B2", "C4:B2", "A9:B10", "A0:B1"} {
		if _, err := Read("x", src, Options{Range: bad}); err == nil {
			t.Errorf("--range %s is taken", bad)
		}
	}
}
