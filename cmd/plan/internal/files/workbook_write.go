package files

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"time"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/lang/sheet"
)

// Workbook is a workbook with a sheet for each page: days are days, numbers are numbers, the
// header stays in sight and filters, cells offer what they may say, and what is worked out is
// marked. The same pages give the same bytes.
func Workbook(pages []*sheet.Page) ([]byte, error) {
	w := &workbookWriter{lists: &offerings{cells: map[string]string{}}}
	for _, p := range pages {
		w.page(p)
	}
	if len(w.lists.columns) > 0 {
		w.sheet(listsPage, "hidden", w.lists.text())
	}
	w.book()
	b, err := w.packed()
	if err != nil {
		return nil, exit.Errorf(exit.Fault, "the workbook cannot be written: %v", err)
	}
	return b, nil
}

const listsPage = "lists" // hidden: what cells offer

// workbookWriter collects the parts of a workbook.
type workbookWriter struct {
	parts     []bookFile
	sheets    strings.Builder // of the workbook
	relations strings.Builder // to sheets
	kinds     strings.Builder // of content, of parts
	names     strings.Builder // of cells: what each sheet of paper repeats, and what is filtered
	n         int             // sheets so far
	lists     *offerings
}

type bookFile struct{ name, text string }

const (
	xmlStart   = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainSpace  = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	linksSpace = `xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`
	relatesTo  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	sheetKind  = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

func (w *workbookWriter) part(name, kind, text string) {
	w.parts = append(w.parts, bookFile{name, xmlStart + text})
	if kind != "" {
		fmt.Fprintf(&w.kinds, `<Override PartName="/%s" ContentType="%s%s+xml"/>`, name, sheetKind, kind)
	}
}

// sheet adds a sheet, which is visible or hidden.
func (w *workbookWriter) sheet(name, state, text string) {
	w.n++
	fmt.Fprintf(&w.sheets, `<sheet name="%s" sheetId="%d" state="%s" r:id="rId%d"/>`, xmlText(name), w.n, state, w.n)
	fmt.Fprintf(&w.relations, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, w.n, relatesTo, w.n)
	w.part(fmt.Sprintf("xl/worksheets/sheet%d.xml", w.n), "worksheet",
		fmt.Sprintf(`<worksheet %s xmlns:r="%s">%s</worksheet>`, mainSpace, relatesTo, text))
}

// book adds what all sheets share.
func (w *workbookWriter) book() {
	fmt.Fprintf(&w.relations, `<Relationship Id="rId%d" Type="%s/styles" Target="styles.xml"/>`, w.n+1, relatesTo)
	w.part("xl/styles.xml", "styles", bookStyles)
	w.part("xl/workbook.xml", "sheet.main", fmt.Sprintf(`<workbook %s xmlns:r="%s"><bookViews><workbookView/></bookViews><sheets>%s</sheets><definedNames>%s</definedNames></workbook>`, mainSpace, relatesTo, &w.sheets, &w.names))
	w.part("xl/_rels/workbook.xml.rels", "", fmt.Sprintf(`<Relationships %s>%s</Relationships>`, linksSpace, &w.relations))
	w.part("_rels/.rels", "", fmt.Sprintf(`<Relationships %s><Relationship Id="rId1" Type="%s/officeDocument" Target="xl/workbook.xml"/></Relationships>`, linksSpace, relatesTo))
	w.part("[Content_Types].xml", "", fmt.Sprintf(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`+
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`+
		`<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>%s</Types>`, &w.kinds))
}

// packed is the workbook as a file. Programs look for what kinds its parts are of first.
func (w *workbookWriter) packed() ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := range w.parts {
		p := &w.parts[len(w.parts)-1-i]
		f, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err == nil {
			_, err = f.Write([]byte(p.text))
		}
		if err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return b.Bytes(), err
}

// Styles of cells, by their places in bookStyles.
const (
	headerStyle = iota + 1
	plainStyle
	dayStyle
	workedStyle
	workedDayStyle
	whyStyle
)

const (
	atTop      = `<alignment vertical="top" wrapText="1"/></xf>`
	bookStyles = `<styleSheet ` + mainSpace + `><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts>` +
		`<fonts count="4"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font>` +
		`<font><i/><sz val="11"/><name val="Calibri"/></font><font><sz val="11"/><color rgb="FF7A4B00"/><name val="Calibri"/></font></fonts>` +
		`<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
		`<fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF4"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFF6DD"/></patternFill></fill></fills>` +
		`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
		`<xf fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center"/></xf>` +
		`<xf applyAlignment="1">` + atTop +
		`<xf numFmtId="164" applyNumberFormat="1" applyAlignment="1">` + atTop +
		`<xf fontId="2" fillId="3" applyFont="1" applyFill="1" applyAlignment="1">` + atTop +
		`<xf numFmtId="164" fontId="2" fillId="3" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">` + atTop +
		`<xf fontId="3" applyFont="1" applyAlignment="1">` + atTop +
		`</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
)
