package sheet

import (
	"bytes"
	"maps"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
)

// MemoryFile is the name of the file that keeps what was answered about tables, and what
// their rows said. It lies beside the plan and is no part of it.
const MemoryFile = ".plan-import.hcl"

// Memory is what earlier imports into a plan were told, and what their rows said.
type Memory struct {
	tables map[string]*Remembered
}

// Remembered is one table. A nil one remembers nothing.
type Remembered struct {
	Kind, Dates, Discipline string
	Zone                    string
	Year                    int
	Map                     map[string]string
	asked                   []string                     // questions that were left open: they are not asked again
	rows                    map[string]map[string]string // by address: the values, and id and key of the row
}

// Row is what a row said of an element, by attribute; nil where it is not known.
func (r *Remembered) Row(address string) map[string]string {
	if r == nil {
		return nil
	}
	return r.rows[address]
}

// Addresses are those of the elements that rows became, sorted.
func (r *Remembered) Addresses() []string {
	if r == nil {
		return nil
	}
	return slices.Sorted(maps.Keys(r.rows))
}

// IDs are the addresses of the elements that rows became, by the rows' ids and titles.
func (r *Remembered) IDs() map[string]string {
	ids := map[string]string{}
	if r == nil {
		return ids
	}
	for address, row := range r.rows {
		if row[rowID] != "" {
			ids[row[rowID]] = address
		}
		ids[byTitle+row[rowKey]] = address
	}
	return ids
}

const (
	byTitle = "title:" // in front of titles among ids
	rowID   = ".id"    // of the source; no attribute is called so
	rowKey  = ".title" // the title of the row, as titles are compared
)

// Table is what is remembered of a table; nil where nothing is.
func (m *Memory) Table(source string) *Remembered {
	if m == nil {
		return nil
	}
	return m.tables[source]
}

// Apart are the addresses of the elements that rows of other parts of a file became, where each
// part is remembered by the name of the file and its own.
func (m *Memory) Apart(file, part string) map[string]bool {
	all := map[string]bool{}
	for source, r := range m.tables {
		if strings.HasPrefix(source, PartOf(file, "")) && source != PartOf(file, part) {
			for address := range r.rows {
				all[address] = true
			}
		}
	}
	return all
}

// PartOf is what a part of a file is remembered as.
func PartOf(file, part string) string { return file + ", " + part }

// Empty reports that nothing is remembered.
func (m *Memory) Empty() bool { return len(m.tables) == 0 }

// Bytes are the memory as its file has it: the same for the same, whatever the order in
// which it was learnt.
func (m *Memory) Bytes() []byte {
	var b bytes.Buffer
	b.WriteString("# What plan import was told about tables, and what their rows said: by it, the next import\n# changes only what changed in the table. It is no part of the plan.\n")
	for _, source := range slices.Sorted(maps.Keys(m.tables)) {
		r := m.tables[source]
		b.WriteString("\ntable " + quoted(source) + " {\n")
		for _, kv := range [][2]string{{"kind", r.Kind}, {"dates", r.Dates}, {"discipline", r.Discipline}, {"year", yearText(r.Year)}, {"zone", r.Zone}} {
			if kv[1] != "" {
				b.WriteString("  " + kv[0] + " = " + quoted(kv[1]) + "\n")
			}
		}
		writeMap(&b, "  ", "map", r.Map)
		asked := map[string]string{}
		for _, text := range r.asked {
			asked[text] = "open"
		}
		writeMap(&b, "  ", "asked", asked)
		for _, address := range r.Addresses() {
			b.WriteString("\n  row " + quoted(address) + " {\n")
			writeMap(&b, "    ", "says", r.rows[address])
			b.WriteString("  }\n")
		}
		b.WriteString("}\n")
	}
	return b.Bytes()
}

func yearText(year int) string {
	if year == 0 {
		return ""
	}
	return itoa(year)
}

func writeMap(b *bytes.Buffer, indent, attr string, all map[string]string) {
	if len(all) == 0 {
		return
	}
	b.WriteString(indent + attr + " = {\n")
	for _, key := range slices.Sorted(maps.Keys(all)) {
		b.WriteString(indent + "  " + quoted(key) + " = " + quoted(all[key]) + "\n")
	}
	b.WriteString(indent + "}\n")
}

// remember keeps what rows said now, besides what is known of other tables, and of rows
// that the table no longer has. Of what people changed in the plan meanwhile, it keeps what
// the row said before: the next import asks again.
func (w *writing) remember() {
	m := &Memory{tables: map[string]*Remembered{}}
	if w.memory != nil {
		maps.Copy(m.tables, w.memory.tables)
	}
	was := m.tables[w.o.Source]
	r := &Remembered{Kind: w.Kind, Dates: w.o.Order.String(), Discipline: w.o.Discipline, Year: w.o.Year, Map: w.o.Map, rows: map[string]map[string]string{}}
	if w.o.Zone != nil {
		r.Zone = w.o.Zone.String()
	}
	if was != nil {
		maps.Copy(r.rows, was.rows)
	}
	var news []Question
	for _, q := range w.Questions {
		r.asked = append(r.asked, q.Text)
		if was == nil || !slices.Contains(was.asked, q.Text) {
			news = append(news, q)
		}
	}
	w.Questions = news
	for _, d := range w.Drafts {
		if d.Row == nil {
			continue
		}
		says := map[string]string{rowKey: d.key}
		if d.ID != "" {
			says[rowID] = d.ID
		}
		for attr := range d.values {
			if a := d.Kind.Attr(attr); attr == d.lent || a != nil && a.Required && d.values[attr] == lang.UndecidedWord {
				continue
			}
			says[attr] = d.plain(attr)
		}
		for _, attr := range []string{"title", "note"} {
			if v := d.plain(attr); v != "" {
				says[attr] = v
			}
		}
		for _, one := range w.Conflicts {
			if one.Element == d.Match {
				before, had := was.Row(d.Address())[one.Attr]
				if delete(says, one.Attr); had {
					says[one.Attr] = before
				}
			}
		}
		r.rows[d.Address()] = says
	}
	m.tables[w.o.Source] = r
	w.Memory = m
}

// String is how an order is asked for: dmy or mdy; empty where it is not decided.
func (o Order) String() string {
	return []string{"", "dmy", "mdy"}[o]
}
