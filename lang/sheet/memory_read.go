package sheet

import (
	"strconv"
	"strings"
)

// memoryReader reads a memory line by line: it is long where tables are, and always as
// Memory.Bytes wrote it.
type memoryReader struct {
	m     *Memory
	table *Remembered
	row   map[string]string // that is being read; nil outside
	into  map[string]string // the map that is being read; nil outside
	asked map[string]string
}

// ReadMemory reads a memory; nil where it is not as Bytes writes one. An empty text remembers
// nothing.
func ReadMemory(src []byte) *Memory {
	r := &memoryReader{m: &Memory{tables: map[string]*Remembered{}}}
	for line := range strings.Lines(string(src)) {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "#") && !r.line(line) {
			return nil
		}
	}
	if r.table != nil {
		return nil
	}
	return r.m
}

// line reads one line; false where none can be so here.
func (r *memoryReader) line(line string) bool {
	switch {
	case line == "}":
		return r.end()
	case r.into != nil:
		key, rest, ok := cutQuoted(line)
		value, after, whole := cutQuoted(strings.TrimPrefix(rest, " = "))
		if r.into[key] = value; !ok || !whole || after != "" {
			return false
		}
		return true
	case strings.HasSuffix(line, " = {"):
		return r.begin(strings.TrimSuffix(line, " = {"))
	case strings.HasPrefix(line, "table ") && r.table == nil:
		name, rest, ok := cutQuoted(line[len("table "):])
		r.table = &Remembered{Map: map[string]string{}, rows: map[string]map[string]string{}}
		r.m.tables[name], r.asked = r.table, map[string]string{}
		return ok && rest == " {"
	case strings.HasPrefix(line, "row ") && r.table != nil && r.row == nil:
		address, rest, ok := cutQuoted(line[len("row "):])
		r.row = map[string]string{}
		r.table.rows[address] = r.row
		return ok && rest == " {"
	case r.table == nil:
		return false
	}
	attr, rest, _ := strings.Cut(line, " = ")
	value, after, ok := cutQuoted(rest)
	field := map[string]*string{"kind": &r.table.Kind, "dates": &r.table.Dates, "discipline": &r.table.Discipline, "zone": &r.table.Zone}[attr]
	switch {
	case !ok || after != "":
		return false
	case attr == "year":
		r.table.Year = number(value)
		return true
	case field == nil:
		return false
	}
	*field = value
	return true
}

func (r *memoryReader) begin(attr string) bool {
	switch {
	case attr == "says" && r.row != nil:
		r.into = r.row
	case attr == "map" && r.table != nil:
		r.into = r.table.Map
	case attr == "asked" && r.table != nil:
		r.into = r.asked
	default:
		return false
	}
	return true
}

func (r *memoryReader) end() bool {
	switch {
	case r.into != nil:
		r.into = nil
	case r.row != nil:
		r.row = nil
	case r.table != nil:
		for text := range r.asked {
			r.table.asked = append(r.table.asked, text)
		}
		r.table = nil
	default:
		return false
	}
	return true
}

// cutQuoted takes a text in quotes, as quoted writes it, from the start of a line.
func cutQuoted(line string) (text, rest string, ok bool) {
	if !strings.HasPrefix(line, `"`) {
		return "", line, false
	}
	for i := 1; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '"':
			inside := line[1:i]
			if strings.IndexByte(inside, '\\') < 0 && !strings.Contains(inside, "{") {
				return inside, line[i+1:], true
			}
			text, err := strconv.Unquote(`"` + inside + `"`)
			return strings.NewReplacer("$${", "${", "%%{", "%{").Replace(text), line[i+1:], err == nil
		}
	}
	return "", line, false
}
