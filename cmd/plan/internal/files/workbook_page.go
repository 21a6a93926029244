package files

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/sheet"
)

const (
	mostCell   = 32_767 // characters
	spareRows  = 200    // below the last that offer what the others do
	mostMarked = 400    // cells of a page that say in a remark how they are worked out; others only look so
)

// pageWriter writes one sheet.
type pageWriter struct {
	*sheet.Page
	strings.Builder
	wide    []int // columns, in letters
	remarks [][2]string
	places  [][2]int // of remarks: row and column
}

// page adds the sheet of a page.
func (w *workbookWriter) page(page *sheet.Page) {
	p := &pageWriter{Page: page}
	last := cellName(len(p.Grid)-1, len(p.Columns)-1)
	p.WriteString(`<sheetViews><sheetView workbookViewId="0"><pane xSplit="2" ySplit="1" topLeftCell="C2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>`)
	p.columns()
	p.rows()
	fmt.Fprintf(p, `<autoFilter ref="A1:%s"/>`, last)
	p.offers(w.lists)
	p.WriteString(`<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="9" scale="65" orientation="landscape"/>`)
	if len(p.remarks) > 0 {
		p.WriteString(`<legacyDrawing r:id="rId1"/>`)
		w.remarks(p)
	}
	whole := "'" + p.Name + "'!"
	fmt.Fprintf(&w.names, `<definedName name="_xlnm._FilterDatabase" localSheetId="%d" hidden="1">%s$A$1:$%s$%d</definedName>`, w.n, whole, columnLetters(len(p.Columns)-1), len(p.Grid))
	fmt.Fprintf(&w.names, `<definedName name="_xlnm.Print_Titles" localSheetId="%d">%s$B:$B,%s$1:$1</definedName>`, w.n, whole, whole)
	w.sheet(p.Name, "visible", p.String())
}

// columns gives columns the width that their headings and contents want: that of the longest line,
// in bounds.
func (p *pageWriter) columns() {
	const least, most = 10, 46
	p.WriteString("<cols>")
	for i, c := range p.Columns {
		n := utf8.RuneCountInString(c.Heading) + 4 // the button of the filter
		for _, row := range p.Grid[1:min(len(p.Grid), 500)] {
			for line := range strings.SplitSeq(row[i], "\n") {
				n = max(n, utf8.RuneCountInString(line)+2)
			}
		}
		p.wide = append(p.wide, min(max(n, least), most))
		fmt.Fprintf(p, `<col min="%d" max="%d" width="%d" customWidth="1"%s/>`, i+1, i+1, p.wide[i], map[bool]string{true: ` hidden="1"`}[c.Hidden])
	}
	p.WriteString("</cols>")
}

func (p *pageWriter) rows() {
	p.WriteString("<sheetData>")
	for i, row := range p.Grid {
		fmt.Fprintf(p, `<row r="%d"%s>`, i+1, p.height(row))
		for j, text := range row {
			if text != "" {
				p.cell(i, j, text)
			}
		}
		p.WriteString("</row>")
	}
	p.WriteString("</sheetData>")
}

// height gives a row whose cells go on below themselves room for that.
func (p *pageWriter) height(row []string) string {
	const line, most = 15, 12 // points of a line, and lines
	lines := 1
	for j, text := range row {
		if p.Columns[j].Hidden || text == "" {
			continue
		}
		n := 0
		for part := range strings.SplitSeq(text, "\n") {
			n += 1 + utf8.RuneCountInString(part)/(p.wide[j]-1)
		}
		lines = max(lines, n)
	}
	if lines == 1 {
		return ""
	}
	return fmt.Sprintf(` ht="%d" customHeight="1"`, line*min(lines, most))
}

// cell writes one cell as what its column holds, or as text where it is something else.
func (p *pageWriter) cell(row, col int, text string) {
	c := &p.Columns[col]
	at, style, behind := cellName(row, col), plainStyle, ""
	if row > 0 && col < len(p.WorkedOut[row-1]) {
		behind = p.WorkedOut[row-1][col]
	}
	switch {
	case row == 0:
		style = headerStyle
	case behind != "":
		style = workedStyle
	case col == len(p.Columns)-1:
		style = whyStyle
	}
	if behind != "" && len(p.remarks) < mostMarked {
		p.remarks = append(p.remarks, [2]string{at, "Worked out in the plan:\n" + behind + "\nWhat you write here takes its place."})
		p.places = append(p.places, [2]int{row, col})
	}
	number := ""
	if day, err := time.Parse(time.DateOnly, text); row > 0 && c.Days && err == nil {
		style = map[bool]int{true: workedDayStyle, false: dayStyle}[behind != ""]
		number = strconv.Itoa(int(day.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24))
	}
	if n, err := strconv.ParseFloat(text, 64); row > 0 && c.Numbers && err == nil {
		number = strconv.FormatFloat(n, 'f', -1, 64)
	}
	if number != "" {
		fmt.Fprintf(p, `<c r="%s" s="%d"><v>%s</v></c>`, at, style, number)
		return
	}
	p.WriteString(textCell(at, style, text))
}

func textCell(at string, style int, text string) string {
	return fmt.Sprintf(`<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, at, style, xmlText(clipped(text)))
}

// clipped is a text of which a cell can hold all.
func clipped(text string) string {
	if utf8.RuneCountInString(text) <= mostCell {
		return text
	}
	return string([]rune(text)[:mostCell])
}

// numberedSign is what spreadsheets take for a sign, by its number: _x0041_.
var numberedSign = prose.Pattern(`_(x[0-9A-Fa-f]{4}_)`)

// xmlText is a text within XML.
func xmlText(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(numberedSign().ReplaceAllString(text, "_x005F_$1"))) // a Builder takes all
	return b.String()
}

func columnLetters(col int) (letters string) {
	for col++; col > 0; col = (col - 1) / 26 {
		letters = string(rune('A'+(col-1)%26)) + letters
	}
	return letters
}

// cellName is what spreadsheets call a cell, of which row and column are counted from 0.
func cellName(row, col int) string { return columnLetters(col) + strconv.Itoa(row+1) }

// offerings are lists that cells offer, a column of the hidden page each.
type offerings struct {
	columns [][]string
	cells   map[string]string // that hold a list, by the list
}

func (o *offerings) add(list []string) string {
	key := strings.Join(list, "\n")
	if o.cells[key] == "" {
		column := columnLetters(len(o.columns))
		o.columns = append(o.columns, list)
		o.cells[key] = fmt.Sprintf("%s!$%s$1:$%s$%d", listsPage, column, column, len(list))
	}
	return o.cells[key]
}

func (o *offerings) text() string {
	var b strings.Builder
	b.WriteString("<sheetData>")
	for i, more := 0, true; more; i++ {
		more = false
		fmt.Fprintf(&b, `<row r="%d">`, i+1)
		for j, list := range o.columns {
			if i < len(list) {
				b.WriteString(textCell(cellName(i, j), 0, list[i]))
			}
			more = more || i+1 < len(list)
		}
		b.WriteString("</row>")
	}
	return b.String() + "</sheetData>"
}

// offers has the cells of columns that may say only some things, or usually do, offer these.
func (p *pageWriter) offers(lists *offerings) {
	var b strings.Builder
	n := 0
	for i, c := range p.Columns {
		if len(c.Offers) == 0 {
			continue
		}
		n++
		name, only := columnLetters(i), ""
		if !c.Open {
			only = fmt.Sprintf(` showErrorMessage="1" errorTitle="Not one of them" error="%s"`, xmlText(clipTo("It is one of: "+strings.Join(c.Offers[:min(len(c.Offers), 12)], ", ")+".", 255)))
		}
		fmt.Fprintf(&b, `<dataValidation type="list" allowBlank="1"%s sqref="%s2:%s%d"><formula1>%s</formula1></dataValidation>`, only, name, name, len(p.Grid)+spareRows, lists.add(c.Offers))
	}
	if n > 0 {
		fmt.Fprintf(p, `<dataValidations count="%d">%s</dataValidations>`, n, &b)
	}
}

func clipTo(text string, most int) string {
	if r := []rune(text); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return text
}

// remarks adds those of a sheet, which comes next: what they say, and where they are drawn.
func (w *workbookWriter) remarks(p *pageWriter) {
	var said, drawn strings.Builder
	for i, r := range p.remarks {
		fmt.Fprintf(&said, `<comment ref="%s" authorId="0"><text><r><t xml:space="preserve">%s</t></r></text></comment>`, r[0], xmlText(clipped(r[1])))
		fmt.Fprintf(&drawn, `<v:shape id="_x0000_s%d" type="#remark" style="position:absolute;width:195pt;height:68pt;visibility:hidden" fillcolor="#FFFFE1" o:insetmode="auto"><v:fill color2="#FFFFE1"/><v:textbox style="mso-direction-alt:auto"/>`+
			`<x:ClientData ObjectType="Note"><x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>`, 1025+i, p.places[i][0], p.places[i][1])
	}
	n := w.n + 1
	w.part(fmt.Sprintf("xl/comments%d.xml", n), "comments", fmt.Sprintf(`<comments %s><authors><author>plan</author></authors><commentList>%s</commentList></comments>`, mainSpace, &said))
	w.parts = append(w.parts, bookFile{fmt.Sprintf("xl/drawings/vmlDrawing%d.vml", n), fmt.Sprintf(`<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">`+
		`<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="remark" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>%s</xml>`, &drawn)})
	w.part(fmt.Sprintf("xl/worksheets/_rels/sheet%d.xml.rels", n), "", fmt.Sprintf(`<Relationships %s><Relationship Id="rId1" Type="%s/vmlDrawing" Target="../drawings/vmlDrawing%d.vml"/><Relationship Id="rId2" Type="%s/comments" Target="../comments%d.xml"/></Relationships>`, linksSpace, relatesTo, n, relatesTo, n))
}
