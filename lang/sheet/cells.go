package sheet

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

// value is what a cell below a heading says, as a plan file writes it; not ok
// where that is not sure.
func (w *tabulator) value(a *lang.Attr, heading, cell string) (string, bool) {
	switch a.Type {
	case lang.TypeText:
		return syntax.TextLiteral(cell), true
	case lang.TypeDate:
		day, ok := readDay(cell, w.order)
		return `"` + day + `"`, ok
	case lang.TypeMoney, lang.TypeNumber, lang.TypeEffort, lang.TypePercent:
		return w.amount(a, heading, cell)
	case lang.TypeChoice:
		word, ok := choiceOf(a, cell)
		return `"` + word + `"`, ok
	case lang.TypeChoices:
		var list []string
		for _, item := range items(cell) {
			word, ok := choiceOf(a, item)
			if !ok {
				return "", false
			}
			list = append(list, `"`+word+`"`)
		}
		return "[" + strings.Join(list, ", ") + "]", len(list) > 0
	case lang.TypeRef:
		return w.refer(a, cell)
	case lang.TypeRefs:
		return w.referAll(a, cell)
	}
	return "", false
}

// choiceWords are what people write for a choice.
var choiceWords = map[string]string{
	"idea": "proposed", "draft": "proposed", "idee": "proposed", "vorgeschlagen": "proposed", "entwurf": "proposed",
	"to do": "planned", "todo": "planned", "open": "planned", "geplant": "planned", "offen": "planned",
	"running": "live", "active": "live", "in progress": "live", "läuft": "live", "laufend": "live", "aktiv": "live", "in arbeit": "live",
	"finished": "done", "completed": "done", "complete": "done", "fertig": "done", "erledigt": "done", "abgeschlossen": "done",
	"cancelled": "dropped", "canceled": "dropped", "gestrichen": "dropped", "abgesagt": "dropped",
}

func choiceOf(a *lang.Attr, cell string) (string, bool) {
	text := prose.Normalise(cell)
	for _, word := range []string{strings.ReplaceAll(text, " ", "_"), choiceWords[text]} {
		if slices.Contains(a.Choices, word) {
			return word, true
		}
	}
	return "", false
}

var separators = prose.Pattern(`\s*(?:[,;/&+|]|\s(?:and|und)\s)\s*`)

// items are what a cell lists.
func items(cell string) []string {
	return slices.DeleteFunc(separators().Split(cell, -1), func(s string) bool { return s == "" })
}

// referAll refers to all that a cell names: one element whose title it is, or
// several.
func (w *tabulator) referAll(a *lang.Attr, cell string) (string, bool) {
	names := items(cell)
	if w.named(a, cell) != nil {
		names = []string{cell}
	}
	var list []string
	for _, n := range names {
		ref, ok := w.refer(a, n)
		if !ok {
			return "", false
		}
		list = append(list, ref)
	}
	return "[" + strings.Join(distinctWords(list), ", ") + "]", len(list) > 0
}

func distinctWords(words []string) []string {
	var list []string
	for _, w := range words {
		if !slices.Contains(list, w) {
			list = append(list, w)
		}
	}
	return list
}

// refer refers to the element that a cell names, or to the one that it seems to
// expect.
func (w *tabulator) refer(a *lang.Attr, cell string) (string, bool) {
	if e := w.named(a, cell); e != nil {
		return lang.Reference(e), true
	}
	kind, rest, dotted := strings.Cut(cell, ".")
	if !dotted || !a.Accepts(kind) || lang.KindNamed(kind) == nil {
		kind, rest = "", cell
	}
	if kind == "" && len(a.Kinds) > 0 {
		kind = a.Kinds[0]
	}
	n := lang.ProperName(rest)
	return kind + "." + n, kind != "" && n != ""
}

// named is the element in reach that a cell names or whose title it is.
func (w *tabulator) named(a *lang.Attr, cell string) lang.Element {
	return w.plan.NamedBy(a, cell)
}

var (
	currencySigns = map[string]string{"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR", "EUR": "EUR", "EURO": "EUR", "USD": "USD", "GBP": "GBP", "CHF": "CHF", "FR": "CHF", "SFR": "CHF"}
	amountPattern = prose.Pattern(`^([^\d\s.,'’+-]*)\s*(\d[\d.,'’ \x{202f}]*?)(?:[.,][-–—]+)?\s*(k|K|[Tt]sd\.?)?\s*([^\d\s.,'’]*)\.?$`)
	currencyWord  = prose.Pattern(`\p{Sc}|\pL+`)
	grouped       = prose.Pattern(`^\d{1,3}([.,'’ ]\d{3})+$`)
	decimals      = prose.Pattern(`^(.*?)[.,](\d{1,2})$`)
)

// amount is a number as a spreadsheet shows it: €1,200.50, 1.200,50 EUR, 10k. An
// amount in another currency than the plan's is none, be it the cell that says so
// or the heading.
func (w *tabulator) amount(a *lang.Attr, heading, cell string) (string, bool) {
	own := w.plan.Currency()
	for _, word := range currencyWord().FindAllString(heading, -1) {
		if code := currencySigns[strings.ToUpper(word)]; code != "" && own != "" && own != code {
			return "", false
		}
	}
	m := amountPattern().FindStringSubmatch(strings.ReplaceAll(cell, "\u202f", " "))
	if m == nil {
		return "", false
	}
	for _, sign := range []string{m[1], m[4]} {
		code := currencySigns[strings.ToUpper(sign)]
		switch unit := strings.ToLower(sign); {
		case sign == "" || a.Type == lang.TypeEffort && (unit == "days" || unit == "d" || unit == "pt" || unit == "tage" || unit == "day"):
		case a.Type == lang.TypePercent && sign == "%":
		case a.Type != lang.TypeMoney || code == "" || own != "" && own != code:
			return "", false
		}
	}
	n, ok := countIn(strings.TrimSpace(m[2]))
	if m[3] != "" {
		n *= 1000
	}
	return prose.Literal(n), ok && lang.Plausible(n) && !(a.Type == lang.TypePercent && n > 100)
}

// countIn reads digits with separators of any country, where they can mean
// one number only: what three digits follow are thousands.
func countIn(s string) (float64, bool) {
	fraction := ""
	if !grouped().MatchString(s) {
		if m := decimals().FindStringSubmatch(s); m != nil {
			s, fraction = m[1], "."+m[2]
		}
	}
	if strings.ContainsAny(s, ".,'’ ") {
		if !grouped().MatchString(s) || strings.Count(s, ".") > 0 && strings.Count(s, ",") > 0 {
			return 0, false
		}
		s = strings.NewReplacer(".", "", ",", "", "'", "", "’", "", " ", "").Replace(s)
	}
	n, err := strconv.ParseFloat(s+fraction, 64)
	return n, err == nil
}

// dayOrder is which of day and month comes first in a table's dates.
type dayOrder uint8

const (
	undecided dayOrder = iota
	dayFirst
	monthFirst
)

var (
	slashed     = prose.Pattern(`^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})$`)
	pointed     = prose.Pattern(`^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{2})$`)
	monthName   = prose.Pattern(`\pL+\.?`)
	runTogether = prose.Pattern(`(\d)\.(\pL)`)
)

// findOrder looks for a date that can be read in one way only: then all are
// written that way. Where two say opposite things, none is.
func (t *table) findOrder() dayOrder {
	found := undecided
	for _, row := range t.rows {
		for i, cell := range row {
			m := slashed().FindStringSubmatch(cell)
			if m == nil || i >= len(t.attrs) || t.attrs[i] == nil || t.attrs[i].Type != lang.TypeDate {
				continue
			}
			a, _ := strconv.Atoi(m[1])
			b, _ := strconv.Atoi(m[2])
			order := undecided
			switch {
			case a > 12 && b <= 12:
				order = dayFirst
			case b > 12 && a <= 12:
				order = monthFirst
			}
			if order != undecided && found != undecided && order != found {
				return undecided
			}
			found = max(found, order)
		}
	}
	return found
}

// readDay reads a day that is written in words or figures, in English or German,
// where only one day can be meant.
func readDay(cell string, order dayOrder) (iso string, ok bool) {
	if m := pointed().FindStringSubmatch(cell); m != nil {
		cell = m[1] + "." + m[2] + ".20" + m[3]
	}
	if m := slashed().FindStringSubmatch(cell); m != nil {
		if len(m[3]) == 2 {
			m[3] = "20" + m[3]
		}
		cell = m[1] + "/" + m[2] + "/" + m[3]
		if layout := map[dayOrder]string{dayFirst: "2/1/2006", monthFirst: "1/2/2006"}[order]; layout != "" {
			t, err := time.Parse(layout, cell)
			return t.Format(time.DateOnly), err == nil
		}
	}
	cell = runTogether().ReplaceAllString(cell, "$1. $2")
	cell = monthName().ReplaceAllStringFunc(cell, func(word string) string {
		if month, ok := syntax.MonthNamed(word); ok {
			return month.String()
		}
		return word
	})
	if t, err := time.Parse("2.1.2006", strings.ReplaceAll(cell, " ", "")); err == nil {
		return t.Format(time.DateOnly), true // with points, a table has the day first
	}
	iso, ok = syntax.ReadDate(cell)
	if _, real := lang.ParseDate(iso); !real {
		return "", false
	}
	return iso, ok
}
