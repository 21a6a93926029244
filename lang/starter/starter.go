// Package starter writes the plans that people begin with: one for each kind of campaign,
// with what plans of that kind have in common, and tbd for what only its author knows. It
// knows neither files on disk nor how anything is asked or shown.
//
// Kinds lists them, and Files writes one. The kinds are plans themselves, in the folder of
// that name: a workspace, a campaign, and a file for each discipline, of which those that
// are at the table are taken. other.plan.hcl stands for every discipline that a kind does
// not know. Days count from the first, the last and the day of the launch; where there is
// less time than in the template, all of it becomes shorter alike.
package starter

import (
	"embed"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/discovery"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/syntax"
)

//go:embed kinds
var templates embed.FS

// Kind is a kind of campaign.
type Kind struct {
	Name        string
	Title       string   // of a campaign that nobody has called anything
	About       string   // what it is for, in a phrase
	LaunchIs    string   // what happens on its launch, as in "the day of the event"; empty where it has none
	Endless     bool     // it goes on until somebody ends it
	Usual       []string // the disciplines that most begin with
	Disciplines []string // those that it has tactics for
	campaign    string   // what its campaign is called
	lead, tail  int      // days before the launch, and from there to the end
}

// Kinds are the kinds of campaigns, the one that most plans are of first.
var Kinds = read(
	&Kind{Name: "launch", About: "a product, a service or an offer comes to market", LaunchIs: "the day the market may know", Usual: []string{"product", "content", "pr", "email"}},
	&Kind{Name: "always_on", About: "content and conversation that go on all year", Endless: true, Usual: []string{"content", "seo", "email", "social"}},
	&Kind{Name: "event", About: "people come to something on a day", LaunchIs: "the day of the event", Usual: []string{"events", "email", "social", "partners"}},
	&Kind{Name: "fundraising", About: "people give money, as at the end of a year", LaunchIs: "the day of the first appeal", Usual: []string{"fundraising", "email", "social", "mailing"}},
	&Kind{Name: "behaviour", About: "people do something that is good for them and others", LaunchIs: "the day the public first sees it", Usual: []string{"research", "outreach", "social", "partners"}},
	&Kind{Name: "internal", About: "our own people learn of a change, and work with it", LaunchIs: "the day of the change", Usual: []string{"internal", "managers", "training", "project"}},
	&Kind{Name: "crisis", About: "ready for the day when something goes wrong", Usual: []string{"pr", "social", "internal", "service"}},
)

// Named is the kind of a name; nil where there is none.
func Named(name string) *Kind {
	i := slices.IndexFunc(Kinds, func(k *Kind) bool { return k.Name == name })
	if i < 0 {
		return nil
	}
	return Kinds[i]
}

// Names are what the kinds are called.
func Names() (list []string) {
	for _, k := range Kinds {
		list = append(list, k.Name)
	}
	return list
}

const (
	workspaceFile = discovery.WorkspaceFile
	campaignFile  = "campaign" + discovery.Suffix
	otherName     = "other" // stands for a discipline that a kind does not know
	daysOfAYear   = 365
)

var declared = regexp.MustCompile(`(?m)^  (title|start|launch|end) +=\s*"([^"]*)"`)

// read takes from their templates what kinds do not say themselves.
func read(kinds ...*Kind) []*Kind {
	for _, k := range kinds {
		days := map[string]lang.Date{}
		text := k.text("campaign/" + campaignFile)
		block := text[strings.Index(text, "\ncampaign "):]
		for _, found := range declared.FindAllStringSubmatch(block[:strings.Index(block, "\n}")], -1) {
			if found[1] == "title" {
				k.Title = found[2]
				continue
			}
			days[found[1]], _ = lang.ParseDate(found[2])
		}
		k.campaign = strings.Split(block, `"`)[1]
		k.tail = daysOfAYear
		if k.LaunchIs != "" {
			k.lead, k.tail = int(days["launch"]-days["start"]), int(days["end"]-days["launch"])
		}
		files, _ := templates.ReadDir(path.Join("kinds", k.Name, "campaign"))
		for _, f := range files {
			if name := strings.TrimSuffix(f.Name(), discovery.Suffix); name != "campaign" && name != otherName {
				k.Disciplines = append(k.Disciplines, name)
			}
		}
	}
	return kinds
}

// text is a file of the kind's template; empty where there is none.
func (k *Kind) text(name string) string {
	src, _ := templates.ReadFile(path.Join("kinds", k.Name, name))
	return string(src)
}

// Plan is what a plan to begin with is made of.
type Plan struct {
	Kind        *Kind
	Title       string
	Start       lang.Date
	Launch      lang.Date // of a kind that has one
	End         lang.Date
	Endless     bool // it has no end
	Currency    string
	Budget      string // as a plan writes it; empty: to be decided
	Disciplines []Discipline
	AsOf        lang.Date // what would have been decided by then is still to be decided
	Table       bool      // its tactics come from elsewhere
	Aims        bool      // its objectives do as well
}

// Days are the days of a campaign of which only some are known: zero are those that are
// not. They lie as far apart as in most plans of the kind.
func (k *Kind) Days(start, launch, end, today lang.Date) (lang.Date, lang.Date, lang.Date) {
	if k.LaunchIs == "" {
		if start == 0 {
			start = monday(today)
		}
		if end == 0 {
			end = start + lang.Date(k.tail) - 1
		}
		return start, start, end
	}
	switch {
	case start == 0 && launch == 0 && end == 0:
		start = monday(today)
	case launch == 0 && end != 0 && start == 0:
		launch = end - lang.Date(k.tail)
	}
	if launch == 0 {
		launch = start + lang.Date(k.lead)
		if end != 0 && launch > end-lang.Date(k.tail) { // the time that there is, divided as usual
			launch = start + (end-start)*lang.Date(k.lead)/lang.Date(k.lead+k.tail)
		}
	}
	if start == 0 {
		start = max(launch-lang.Date(k.lead), min(today, launch))
	}
	if end == 0 {
		end = launch + lang.Date(k.tail)
	}
	return start, launch, end
}

// LeastLead is how many days there have to be before a launch.
const LeastLead = 7

// LeastTail is how many days there have to be from the launch, or the first day, to the end.
func (k *Kind) LeastTail() int {
	const week, fourWeeks = 7, 28
	if k.LaunchIs == "" {
		return fourWeeks
	}
	return week
}

// WrongDays says what is wrong with the days of a plan that is to begin, as a sentence without
// its end; the last day counts where it is known.
func (p *Plan) WrongDays(last bool) string {
	if p.Start < p.AsOf || p.Launch < p.AsOf {
		return fmt.Sprintf("%s is over: it is %s", min(p.Start, p.Launch), p.AsOf)
	}
	return p.WrongOrder(last)
}

// lastDay is the last one that can be written in a plan.
var lastDay, _ = lang.ParseDate("9999-12-31")

// WrongOrder is WrongDays of a campaign that may have begun.
func (p *Plan) WrongOrder(last bool) string {
	const tenYears = 3653
	k := p.Kind
	first := "the launch, " + p.Launch.String()
	if k.LaunchIs == "" {
		first = "the first day, " + p.Start.String()
	}
	switch {
	case last && p.End < p.Start:
		return fmt.Sprintf("the campaign would end on %s, before it begins on %s", p.End, p.Start)
	case p.Launch < p.Start:
		return fmt.Sprintf("the launch, %s, lies before the first day, %s", p.Launch, p.Start)
	case last && p.End < p.Launch:
		return fmt.Sprintf("the campaign would end on %s, before %s", p.End, first)
	case k.LaunchIs != "" && p.Launch-p.Start < LeastLead:
		return fmt.Sprintf("from the first day, %s, to the launch, %s, it takes %d days at least to get ready", p.Start, p.Launch, LeastLead)
	case last && !p.Endless && int(p.End-p.Launch) < k.LeastTail():
		return fmt.Sprintf("from %s, to the last day, %s, it takes %d days at least to see what comes of it", first, p.End, k.LeastTail())
	case max(p.Launch, p.End) > lastDay:
		return fmt.Sprintf("%s is after the year 9999, the last that a plan can name", max(p.Launch, p.End))
	case p.End-p.Start > tenYears:
		return fmt.Sprintf("from %s to %s are more than ten years", p.Start, p.End)
	}
	return ""
}

// monday is the next one after a day.
func monday(day lang.Date) lang.Date {
	for day++; day.Weekday() != "Monday"; day++ {
	}
	return day
}

// Campaign is what the campaign is called in the plan: by its title.
func (p *Plan) Campaign() string {
	name := short(lang.ProperName(p.Title))
	switch k := lang.KindNamed("campaign"); {
	case name == "":
		return p.Kind.campaign
	case k.Reserves(name):
		return name + "_campaign"
	}
	return name
}

// Folder is the campaign's folder in the workspace, slash-separated.
func (p *Plan) Folder() string { return "campaigns/" + fileName(p.Campaign()) }

// short is a name that a file can have as well.
func short(name string) string {
	const most = 40
	if len(name) <= most {
		return name
	}
	name = name[:most]
	if i := strings.LastIndex(name, "_"); i > most/2 {
		name = name[:i]
	}
	return strings.TrimRight(name, "_")
}

// fileName is what a file or a folder is called for a name: words are parted by hyphens, and
// what has a meaning of its own gets another word.
func fileName(name string) string {
	switch name {
	case "workspace", "campaign", "con", "nul", "prn", "aux":
		name += "_plan"
	}
	return strings.ReplaceAll(name, "_", "-")
}

// Discipline is one that is at the table.
type Discipline struct {
	Name, Title string
	Known       bool // the kind has tactics for it
}

// names are other words for disciplines.
var names = map[string]string{
	"public relations": "pr", "press": "pr", "presse": "pr", "media relations": "pr", "pressearbeit": "pr",
	"e mail": "email", "newsletter": "email", "mail": "email", "crm": "email",
	"social media": "social", "community": "social",
	"paid media": "paid", "ads": "paid", "advertising": "paid", "performance": "paid", "sem": "paid", "werbung": "paid",
	"search": "seo", "organic search": "seo", "product marketing": "product", "vertrieb": "sales", "redaktion": "content",
	"internal communication": "internal", "internal communications": "internal", "internal comms": "internal",
	"hr": "people", "human resources": "people", "people team": "people", "line managers": "managers", "leaders": "managers",
	"customer service": "service", "support": "service", "customer support": "service", "direct mail": "mailing", "partnerships": "partners",
	"event": "events", "it": "project",
}

// Discipline is the one that somebody calls so; not ok where no name can be made of it.
func (k *Kind) Discipline(word string) (d Discipline, ok bool) {
	word = strings.Join(strings.Fields(word), " ")
	for _, said := range []string{lang.ProperName(word), names[prose.Normalise(word)]} {
		if slices.Contains(k.Disciplines, said) {
			return Discipline{said, k.titleOf(said), true}, true
		}
	}
	d = Discipline{Name: short(lang.ProperName(word)), Title: word}
	if title := titleElsewhere(d.Name); title != "" {
		d.Title = title
	} else if strings.ToLower(word) == word {
		d.Title = prose.Called(word)
	}
	return d, d.Name != ""
}

// titleElsewhere is the title of a discipline that another kind knows.
func titleElsewhere(name string) string {
	for _, k := range Kinds {
		if slices.Contains(k.Disciplines, name) {
			return k.titleOf(name)
		}
	}
	return ""
}

func (k *Kind) titleOf(name string) string {
	_, block, _ := strings.Cut(k.text(workspaceFile), "discipline \""+name+"\" {\n")
	if found := declared.FindStringSubmatch(block); found != nil {
		return found[2]
	}
	return name
}

// Files are the files of the plan by their path in the workspace, laid out as plan fmt
// does.
func (p *Plan) Files() map[string][]byte {
	w := &writer{Plan: p, files: map[string][]chunk{}}
	w.take()
	w.prune()
	out := map[string][]byte{}
	for name, chunks := range w.files {
		if len(chunks) > 0 {
			out[name] = syntax.Format([]byte(join(chunks)))
		}
	}
	return out
}
