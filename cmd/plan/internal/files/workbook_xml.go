package files

import (
	"bufio"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/plan-as-code/plan/lang/prose"
)

// xmlReader goes through a part of a workbook, element by element.
type xmlReader struct {
	*xml.Decoder
	start xml.StartElement
}

func (x *xmlReader) name() string { return x.start.Name.Local }

// attr is an attribute of the element, whatever stands before its name.
func (x *xmlReader) attr(name string) string {
	for i := range x.start.Attr {
		if x.start.Attr[i].Name.Local == name {
			return x.start.Attr[i].Value
		}
	}
	return ""
}

// elements calls visit for each element of a part as it begins; a part that is not there has
// none.
func (b *workbook) elements(part string, visit func(*xmlReader) error) error {
	f := b.parts[part]
	if f == nil {
		return nil
	}
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer func() { _ = r.Close() }()
	x := &xmlReader{Decoder: xml.NewDecoder(bufio.NewReaderSize(r, 64<<10))}
	for {
		token, err := x.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if start, ok := token.(xml.StartElement); ok {
			x.start = start
			if err := visit(x); err != nil {
				return err
			}
		}
	}
}

// inside calls visit for each element within the one that began, up to its end; visit reports
// whether it has gone to the end of its element.
func (x *xmlReader) inside(visit func() (bool, error)) error {
	for depth := 1; depth > 0; {
		token, err := x.RawToken()
		if err != nil {
			return cutOff(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			x.start = t
			ended, err := visit()
			if err != nil {
				return err
			}
			if !ended {
				depth++
			}
		case xml.EndElement:
			depth--
		}
	}
	return nil
}

func cutOff(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// textInto writes the text of the element that began, up to its end.
func (x *xmlReader) textInto(w io.Writer) error {
	for depth := 1; depth > 0; {
		token, err := x.RawToken()
		if err != nil {
			return cutOff(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			_, _ = w.Write(t) // to what is kept in memory, or to nothing
		}
	}
	return nil
}

// skip goes to the end of the element that began.
func (x *xmlReader) skip() error { return x.textInto(io.Discard) }

// readStrings reads the texts that cells share, without what says how they are spoken.
func (b *workbook) readStrings() error {
	return b.elements("xl/sharedstrings.xml", func(x *xmlReader) error {
		if x.name() != "si" {
			return nil
		}
		var text strings.Builder
		err := x.inside(func() (bool, error) {
			switch x.name() {
			case "t":
				return true, x.textInto(&text)
			case "rPh":
				return true, x.skip()
			}
			return false, nil
		})
		b.strings = append(b.strings, unescapedXML(text.String()))
		return err
	})
}

var xmlEscape = prose.Pattern(`_x([0-9A-Fa-f]{4})_`)

// unescapedXML is a text without the escapes that workbooks have for signs that XML has none of.
func unescapedXML(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	return xmlEscape().ReplaceAllStringFunc(text, func(sign string) string {
		n, err := strconv.ParseUint(sign[2:6], 16, 16)
		if err != nil {
			return sign
		}
		return string(rune(n))
	})
}

// look is how a style shows a number.
type look uint8

const (
	plainLook look = iota
	dayLook
	percentLook
)

// readLooks reads how the styles of a workbook show numbers.
func (b *workbook) readLooks() error {
	formats := map[int]string{}
	cells := false
	return b.elements("xl/styles.xml", func(x *xmlReader) error {
		switch x.name() {
		case "numFmt":
			if id, err := strconv.Atoi(x.attr("numFmtId")); err == nil {
				formats[id] = x.attr("formatCode")
			}
		case "cellXfs":
			cells = true
		case "cellStyleXfs", "cellStyles", "dxfs":
			cells = false
		case "xf":
			if id, err := strconv.Atoi(x.attr("numFmtId")); cells {
				if err != nil {
					id = 0
				}
				b.looks = append(b.looks, lookOf(id, formats[id]))
			}
		case "alignment":
			if n, err := strconv.Atoi(x.attr("indent")); err == nil && cells && n > 0 && n < 100 {
				b.indented[len(b.looks)-1] = n
			}
		}
		return nil
	})
}

// lookOf is what a format shows numbers as: one that every spreadsheet program knows, or one of
// a workbook's own.
func lookOf(id int, code string) look {
	const percent, percentWithDecimals = 9, 10
	switch {
	case code != "":
	case id == percent || id == percentWithDecimals:
		return percentLook
	case id >= 14 && id <= 17, id == 22, id >= 27 && id <= 36, id >= 50 && id <= 58:
		return dayLook
	}
	format, quoted, bracket, escaped := strings.Builder{}, false, false, false
	for _, r := range code {
		switch {
		case escaped:
			escaped = false
		case r == '\\' || r == '_' || r == '*':
			escaped = true // the next sign stands for itself
		case r == '"':
			quoted = !quoted
		case r == '[' || r == ']':
			bracket = r == '['
		case !quoted && !bracket:
			format.WriteRune(r)
		}
	}
	switch text := strings.ToLower(format.String()); {
	case strings.Contains(text, "%"):
		return percentLook
	case strings.Contains(text, "general"):
		return plainLook
	case strings.ContainsAny(text, "yd") || strings.Contains(text, "mmm"):
		return dayLook
	}
	return plainLook
}
