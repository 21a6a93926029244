package starter

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lang/syntax"
)

// writer makes the files of a plan from a template.
type writer struct {
	*Plan
	files map[string][]chunk // by path
	known []string           // addresses of all elements of the template
}

// take takes the files of those who are at the table, and says in them what the plan says.
func (w *writer) take() {
	k := w.Kind
	for _, name := range append(slices.Clone(k.Disciplines), otherName) {
		w.know(split(k.text("campaign/" + name + discovery.Suffix)))
	}
	for _, d := range w.others() {
		w.know(d.instead(split(k.text("campaign/" + otherName + discovery.Suffix))))
	}
	shared, spine := split(k.text(workspaceFile)), split(k.text("campaign/"+campaignFile))
	w.know(shared)
	if w.Aims {
		w.know(spine)
		spine = aimless(spine)
	}
	w.files[workspaceFile] = w.atTheTable(shared)
	w.files[path.Join(w.Folder(), campaignFile)] = w.spelled(spine)
	for _, d := range w.Disciplines {
		if w.Table {
			break
		}
		chunks := split(k.text("campaign/" + d.file() + discovery.Suffix))
		if !d.Known {
			chunks = d.instead(chunks)
		}
		if len(w.Disciplines) == 1 {
			chunks = alone(chunks)
		}
		w.files[path.Join(w.Folder(), fileName(d.Name)+discovery.Suffix)] = chunks
	}
	for name, chunks := range w.files {
		for i := range chunks {
			chunks[i].text = w.timed(chunks[i])
		}
		w.files[name] = chunks
	}
}

// aimless is the spine without what the kind aims at; which objectives its strategies are
// for is to be decided.
func aimless(spine []chunk) (list []chunk) {
	for _, c := range spine {
		switch c.kind {
		case "objective":
			continue
		case "strategy":
			c.text = set(c.text, "serves", lang.UndecidedWord)
		}
		list = append(list, c)
	}
	return list
}

func (w *writer) know(chunks []chunk) {
	for i := range chunks {
		if chunks[i].kind != "" {
			w.known = append(w.known, chunks[i].address())
		}
	}
}

func (d *Discipline) file() string {
	if d.Known {
		return d.Name
	}
	return otherName
}

var (
	otherAddress = regexp.MustCompile(`\b(tactic|discipline|person|channel)\.other(_[a-z_]+)?\b`)
	otherLabel   = regexp.MustCompile(`(?m)^([a-z]+) "other(_[a-z_]+)?" \{$`)
	otherTitle   = regexp.MustCompile(`\bOther\b`)
)

// instead are elements that stand for any discipline, of this one.
func (d *Discipline) instead(chunks []chunk) (list []chunk) {
	quoted := syntax.TextLiteral(d.Title)
	title := strings.NewReplacer("$", "$$").Replace(quoted[1 : len(quoted)-1])
	for _, c := range chunks {
		c.text = otherAddress.ReplaceAllString(c.text, "${1}."+d.Name+"${2}")
		c.text = otherLabel.ReplaceAllString(c.text, `${1} "`+d.Name+`${2}" {`)
		c.text = otherTitle.ReplaceAllString(c.text, title)
		if found := opening.FindStringSubmatch(firstLine(c.text)); found != nil {
			c.name = found[2]
		}
		list = append(list, c)
	}
	return list
}

// firstLine is the first line that is no remark.
func firstLine(text string) string {
	for line := range strings.SplitSeq(text, "\n") {
		if !strings.HasPrefix(line, "#") {
			return line
		}
	}
	return ""
}

// alone are the elements of the one discipline that does everything: nobody has to ask
// whose they are.
func alone(chunks []chunk) []chunk {
	own := regexp.MustCompile(`(?m)^  discipline +=.*\n`)
	for i := range chunks {
		if chunks[i].kind == "tactic" {
			chunks[i].text = own.ReplaceAllString(chunks[i].text, "")
		}
	}
	return chunks
}

// others are the disciplines that the kind does not know.
func (w *writer) others() []Discipline {
	return slices.DeleteFunc(slices.Clone(w.Disciplines), func(d Discipline) bool { return d.Known })
}

// atTheTable are the shared elements without the disciplines that are not there.
func (w *writer) atTheTable(chunks []chunk) (list []chunk) {
	for _, c := range chunks {
		switch {
		case strings.HasPrefix(c.name, otherName) && otherLabel.MatchString(c.text):
			for _, d := range w.others() {
				list = append(list, d.instead([]chunk{c})...)
			}
		case c.kind == "discipline" && !slices.ContainsFunc(w.Disciplines, func(d Discipline) bool { return d.Known && d.Name == c.name }):
		case c.kind == "workspace":
			c.text = set(c.text, "currency", strconv.Quote(w.Currency))
			list = append(list, c)
		default:
			list = append(list, w.withOthers(c))
		}
	}
	return list
}

// withOthers names in lists the disciplines that the kind does not know.
func (w *writer) withOthers(c chunk) chunk {
	item := regexp.MustCompile(otherAddress.String() + `(, )?`)
	c.text = item.ReplaceAllStringFunc(c.text, func(found string) string {
		parts := item.FindStringSubmatch(found)
		var list []string
		for _, d := range w.others() {
			list = append(list, parts[1]+"."+d.Name+parts[2])
		}
		if len(list) == 0 {
			return found
		}
		return strings.Join(list, ", ") + parts[3]
	})
	return c
}

// spelled is the campaign's own file, with what this one is called and when it is.
func (w *writer) spelled(chunks []chunk) (list []chunk) {
	for _, c := range chunks {
		c = w.withOthers(c)
		switch {
		case c.kind == "campaign":
			c.name = w.Campaign()
			c.text = w.campaign(c.text)
		case c.kind == "locals" && strings.Contains(c.text, "year_end") && !w.Endless:
			c.text = "locals {\n  year_end = campaign.end\n}"
		}
		list = append(list, c)
	}
	return list
}

// campaign says in its block what it is called, when it is, and what it may cost.
func (w *writer) campaign(text string) string {
	text = strings.Replace(text, `campaign "`+w.Kind.campaign+`" {`, `campaign "`+w.Campaign()+`" {`, 1)
	text = set(text, "title", syntax.TextLiteral(w.Title))
	text = set(text, "start", strconv.Quote(w.Start.ISO()))
	text = set(text, "launch", strconv.Quote(w.Launch.ISO()))
	switch end := strconv.Quote(w.End.ISO()); {
	case w.Endless:
	case w.Kind.Endless:
		text = strings.Replace(text, "\n  freeze_on", "\n  end = "+end+"\n  freeze_on", 1)
	default:
		text = set(text, "end", end)
	}
	if w.Budget != "" {
		text = set(text, "budget", w.Budget)
	}
	if w.freeze(text) <= w.AsOf {
		text = set(text, "freeze_on", lang.UndecidedWord)
	}
	return text
}

// set gives an attribute of an element another value; its remark stays.
func set(text, attr, value string) string {
	line := regexp.MustCompile(`(?m)^(  ` + attr + ` +=) (?:"[^"]*"|[^"#\n]*?(?:"[^"]*"\))?)( *#.*)?$`)
	parts := line.FindStringSubmatchIndex(text)
	if parts == nil {
		return text
	}
	remark := ""
	if parts[4] >= 0 {
		remark = " " + strings.TrimSpace(text[parts[4]:parts[5]])
	}
	return text[:parts[3]] + " " + value + remark + text[parts[1]:]
}

var (
	shift      = regexp.MustCompile(`\b(before|after)\((campaign\.(launch|start|end)), "([0-9]+)d"\)`)
	phaseEnd   = regexp.MustCompile(`(?m)^(  end +=) (before|after)\((campaign\.[a-z]+), "([0-9]+)d"\)$`)
	phaseStart = regexp.MustCompile(`(?m)^  start +=.*$`)
	schedule   = regexp.MustCompile(`(?m)^(  every +=) "([0-9]+)(d|w)"$`)
)

// freeze is the day on which the plan is closed.
func (w *writer) freeze(text string) lang.Date {
	_, line, _ := strings.Cut(text, "freeze_on")
	found := shift.FindStringSubmatch(line)
	n, _ := strconv.Atoi(found[4])
	if found[3] == "start" {
		return w.Start - lang.Date(n)
	}
	return w.Launch - lang.Date(w.scaled(n, true))
}

// scaled is a number of days before the launch, or from there on, in the time that there is.
func (w *writer) scaled(n int, before bool) int {
	there, usual := int(w.End-w.Launch), w.Kind.tail
	if w.Endless {
		return n
	}
	if before {
		there, usual = int(w.Launch-w.Start), w.Kind.lead
	}
	if n == 0 || there >= usual {
		return n
	}
	return min(max(n*there/usual, 1), there)
}

// shifted is a day that is reckoned from another, in the time that there is.
func (w *writer) shifted(found string) string {
	parts := shift.FindStringSubmatch(found)
	n, _ := strconv.Atoi(parts[4])
	return written(parts[1], parts[2], w.moved(parts[1], parts[3], n))
}

// moved is how many days before or after one of the campaign's days something lies.
func (w *writer) moved(which, of string, n int) int {
	switch {
	case of == "launch":
		return w.scaled(n, which == "before")
	case of == "start" && which == "before":
		return n
	case of == "start":
		return w.scaled(n, w.Kind.LaunchIs != "")
	}
	return w.scaled(n, false)
}

func written(which, of string, n int) string {
	if n == 0 {
		return of
	}
	return fmt.Sprintf("%s(%s, %q)", which, of, span(n))
}

// pressing reports whether something is due so soon that nobody can keep to the day which
// the template has: an input with no time left to work with it, a handoff that nobody has
// heard of.
func (w *writer) pressing(c chunk) bool {
	const twoWeeks = 14
	_, due, _ := strings.Cut(c.text, "  due ")
	found := shift.FindStringSubmatch(due)
	switch {
	case found == nil:
		return false
	case c.kind == "input":
		return w.Launch-w.Start < lang.Date(w.Kind.lead/2)
	case c.kind == "handoff":
		n, _ := strconv.Atoi(found[4])
		return w.Launch-lang.Date(w.scaled(n, true)) <= w.AsOf+twoWeeks
	}
	return false
}

// timed is an element with its days in the time that there is.
func (w *writer) timed(c chunk) string {
	if w.pressing(c) {
		c.text = set(c.text, "due", lang.UndecidedWord)
	}
	text := shift.ReplaceAllStringFunc(c.text, w.shifted)
	if c.kind == "phase" { // it ends on the day before the next begins
		text = phaseEnd.ReplaceAllStringFunc(c.text, func(found string) string {
			parts := phaseEnd.FindStringSubmatch(found)
			n, _ := strconv.Atoi(parts[4])
			away := 1
			if parts[2] == "after" {
				away = -1
			}
			next := w.moved(parts[2], strings.TrimPrefix(parts[3], "campaign."), n-away)
			return parts[1] + " " + written(parts[2], parts[3], next+away)
		})
		text = phaseStart.ReplaceAllStringFunc(text, func(found string) string {
			return shift.ReplaceAllStringFunc(found, w.shifted)
		})
	}
	if c.kind != "review" || strings.Contains(text, "until     = before") {
		return text
	}
	return schedule.ReplaceAllStringFunc(text, func(found string) string {
		const week = 7
		parts := schedule.FindStringSubmatch(found)
		n, _ := strconv.Atoi(parts[2])
		if parts[3] == "w" {
			n *= week
		}
		return parts[1] + " " + strconv.Quote(span(max(w.scaled(n, false), week)))
	})
}

// span writes a number of days, as weeks where they are some.
func span(days int) string {
	const week = 7
	if days%week == 0 && days > 0 {
		return strconv.Itoa(days/week) + "w"
	}
	return strconv.Itoa(days) + "d"
}
