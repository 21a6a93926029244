package sheet

import (
	"bytes"
	"encoding/binary"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/zclconf/go-cty/cty"
)

// Grid is a table as a file has it: rows of cells as people read them, without blanks at
// their ends. A cell may have several lines. Rows may have different lengths.
type Grid [][]string

// Limits of what is read as a table.
const (
	MaxBytes   = 64 << 20   // of a file
	MaxRows    = 100_000    // beyond, it is data and no plan
	maxColumns = 1_000      // of a row
	maxCell    = 4 * 32_767 // bytes of a cell: as many characters as Excel has; what is longer is cut off
	maxCells   = 2_000_000  // of a table
)

// Errors of what is no table that can be read.
var (
	ErrNoText  = errors.New("it is no text, and no workbook either")
	ErrNoTable = errors.New("it has no table: at least two rows with two cells each")
	ErrQuote   = errors.New("a quotation mark in it is never closed: write two of them where one stands within a cell")
	ErrTooMany = errors.New("it has more than 100,000 rows or 1,000 columns, which is data and no plan")
)

// Source is what a text was found to be.
type Source struct {
	Grid      Grid
	Lines     []int // the line of the text on which each row begins, from 1
	Indents   Indents
	Encoding  string // UTF-8, UTF-16 or Windows-1252
	Separator string // as people call it: comma, semicolon, tab, bar; empty for a Markdown table
}

// ReadText reads a table of cells with commas, semicolons, tabs or bars between them, or a
// Markdown table; encoding and separator are found by the content. A text of another kind is
// an error.
func ReadText(src []byte) (*Source, error) {
	if len(src) > MaxBytes {
		return nil, ErrTooMany
	}
	text, encoding, ok := DecodeText(src)
	if !ok {
		return nil, ErrNoText
	}
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	if g, lines := markdownTable(text); g != nil {
		return &Source{Grid: g, Lines: lines, Encoding: encoding}, nil
	}
	var best *Source
	score := 0
	for _, sep := range likely(text) {
		indents := Indents{}
		g, lines, err := records(text, sep.sign, indents)
		if errors.Is(err, ErrTooMany) {
			return nil, err
		}
		if n := evenness(g); err == nil && n > score {
			best, score = &Source{g, lines, indents, encoding, sep.name}, n
		}
	}
	switch {
	case best == nil && strings.Count(text, `"`)%2 == 1:
		return nil, ErrQuote
	case best == nil:
		return nil, ErrNoTable
	}
	return best, nil
}

// likely are the separators that a text may have: of a long one, that which makes the evenest
// table of its beginning alone, where one does.
func likely(text string) []separator {
	const sample = 64 << 10
	if len(text) < 4*sample {
		return separatorsOf
	}
	end := strings.LastIndexByte(text[:sample], '\n') + 1
	best, score := -1, 0
	for i, sep := range separatorsOf {
		if g, _, err := records(text[:end], sep.sign, Indents{}); err == nil && evenness(g) > score {
			best, score = i, evenness(g)
		}
	}
	if best < 0 {
		return separatorsOf
	}
	return separatorsOf[best : best+1]
}

type separator struct {
	sign rune
	name string
}

var separatorsOf = []separator{{'\t', "tab"}, {';', "semicolon"}, {',', "comma"}, {'|', "bar"}}

// evenness is how much a separator makes a table of a text: the number of its rows that
// are about as long as most, times what they are longer than one cell.
func evenness(g Grid) int {
	lengths, usual := map[int]int{}, 0
	for _, row := range g {
		if n := len(row); n > 1 {
			lengths[n]++
			if lengths[n] > lengths[usual] || lengths[n] == lengths[usual] && n > usual {
				usual = n
			}
		}
	}
	n := 0
	for _, row := range g {
		if len(row) >= usual-1 && len(row) <= usual+1 && len(row) > 1 {
			n++
		}
	}
	if n < 2 {
		return 0
	}
	return n * min(usual-1, 4)
}

// DecodeText is a text in the encoding that its bytes show; not ok where they are no text.
func DecodeText(src []byte) (text, encoding string, ok bool) {
	switch {
	case bytes.HasPrefix(src, []byte{0xff, 0xfe}):
		return utf16Text(src[2:], binary.LittleEndian), "UTF-16", true
	case bytes.HasPrefix(src, []byte{0xfe, 0xff}):
		return utf16Text(src[2:], binary.BigEndian), "UTF-16", true
	case bytes.HasPrefix(src, []byte("\xef\xbb\xbf")):
		src = src[3:]
	}
	if zeros := bytes.Count(src, []byte{0}); zeros > 0 {
		if len(src) > 3 && zeros >= len(src)/3 && src[1] == 0 {
			return utf16Text(src, binary.LittleEndian), "UTF-16", true
		}
		return "", "", false
	}
	if utf8.Valid(src) {
		return string(src), "UTF-8", true
	}
	var b strings.Builder
	for _, c := range src {
		if c >= 0x80 && c < 0xa0 {
			b.WriteRune(windows1252[c-0x80])
			continue
		}
		b.WriteRune(rune(c))
	}
	return b.String(), "Windows-1252", true
}

func utf16Text(src []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(src)/2)
	for i := range units {
		units[i] = order.Uint16(src[2*i:])
	}
	return string(utf16.Decode(units))
}

// windows1252 are the characters of the bytes from 0x80 to 0x9f.
var windows1252 = []rune("€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ")

// records are the cells of a text with a separator between them, empty rows among them.
func records(text string, sep rune, indents Indents) (Grid, []int, error) {
	g, lines, err := recordsOf(text, sep, false, indents)
	if err != nil && !errors.Is(err, ErrTooMany) {
		clear(indents)
		g, lines, err = recordsOf(text, sep, true, indents)
	}
	return g, lines, err
}

func recordsOf(text string, sep rune, lazy bool, indents Indents) (g Grid, lines []int, err error) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes, r.TrimLeadingSpace = sep, -1, lazy, sep != '\t'
	cells, end := 0, 0
	all := strings.Split(text, "\n")
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return g, lines, nil
		}
		if err != nil {
			return nil, nil, err // the row is there only up to what is wrong with it
		}
		line, _ := r.FieldPos(0)
		if end > 0 && line > end+1 {
			g, lines = append(g, nil), append(lines, end+1) // the reader skips empty lines
		}
		end, _ = r.FieldPos(len(row) - 1)
		end += strings.Count(row[len(row)-1], "\n")
		for i, raw := range row {
			row[i] = cleanCell(raw)
			at, column := r.FieldPos(i)
			indents.Note(line, blanksBefore(all[at-1], column-1)+raw, row[i])
		}
		g, lines, cells = append(g, row), append(lines, line), cells+len(row)
		if len(g) > MaxRows || len(row) > maxColumns || cells > maxCells {
			return nil, nil, ErrTooMany
		}
	}
}

// blanksBefore are the blanks of a line up to where a cell begins.
func blanksBefore(line string, at int) string {
	before := line[:min(at, len(line))]
	return before[len(strings.TrimRight(before, " \u00a0")):]
}

var cellBlanks = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u200b", "", "\ufeff", "", "\t", " ")

// CleanCell is a cell as a Grid has it: without odd blanks and signs without width.
func CleanCell(s string) string { return cleanCell(s) }

// cleanCell is a cell without odd blanks: its lines, each without blanks at its ends.
func cleanCell(s string) string {
	if len(s) > maxCell {
		s = strings.ToValidUTF8(s[:maxCell], "")
	}
	plain := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' || c >= 0x7f || c == ' ' && (i == 0 || i == len(s)-1 || s[i+1] == ' ') {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	var lines []string
	for line := range strings.SplitSeq(cellBlanks.Replace(s), "\n") {
		line = withoutHidden(line)
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			lines = append(lines, line)
		}
	}
	return cty.NormalizeString(strings.Join(lines, "\n")) // as a plan has it once it is read
}

// withoutHidden is a line without signs that take effect where it is shown or have no
// width, but for those that join pictures.
func withoutHidden(line string) string {
	const joiner, emptyLetter, narrowEmptyLetter = '\u200d', '\u3164', '\uffa0'
	signs := []rune(line)
	keep := signs[:0:0]
	for i, r := range signs {
		joins := r == joiner && i > 0 && i+1 < len(signs) && unicode.Is(unicode.So, signs[i-1]) && unicode.Is(unicode.So, signs[i+1])
		if !joins && (unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) || r == utf8.RuneError || r == emptyLetter || r == narrowEmptyLetter) {
			continue
		}
		keep = append(keep, r)
	}
	return string(keep)
}

// markdownTable is the first table of a Markdown text; nil where there is none.
func markdownTable(text string) (g Grid, at []int) {
	all := strings.Split(text, "\n")
	for i := 1; i < len(all); i++ {
		if !isRule(all[i]) || !strings.Contains(all[i-1], "|") {
			continue
		}
		g, at = Grid{barCells(all[i-1])}, []int{i}
		for j, line := range all[i+1:] {
			if !strings.Contains(line, "|") || len(g) > MaxRows {
				break
			}
			g, at = append(g, barCells(line)), append(at, i+j+2)
		}
		return g, at
	}
	return nil, nil
}

// isRule reports whether a line is the one below the header of a Markdown table.
func isRule(line string) bool {
	line = strings.TrimSpace(line)
	return strings.Contains(line, "|") && strings.Contains(line, "-") && strings.Trim(line, "|:- ") == ""
}

// barCells are the cells of a line of a Markdown table.
func barCells(line string) []string {
	line = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(line), "|"), "|")
	line = strings.ReplaceAll(line, `\|`, "\x00")
	cells := strings.Split(line, "|")
	for i, c := range cells {
		c = strings.NewReplacer("\x00", "|", "<br>", "\n", "<br/>", "\n", "**", "").Replace(c)
		cells[i] = cleanCell(c)
	}
	return cells
}
