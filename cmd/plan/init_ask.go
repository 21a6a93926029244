package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/plan-as-code/plan/cmd/plan/internal/exit"
	"github.com/plan-as-code/plan/cmd/plan/internal/terminal"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/starter"
)

// asks reports that somebody is there to be asked.
func (c *initCommand) asks() bool {
	return !c.yes && c.from != "-" && terminal.Converses(c.in, c.out)
}

// complete finds out what no flag says: by asking at a terminal, else by what is usual.
func (c *initCommand) complete() error {
	if c.plan.Kind == nil && !c.yes && !c.asks() {
		return exit.Errorf(exit.Usage, "--kind is missing, and nobody is there to be asked: it is %s; --yes takes %s", prose.Either(starter.Names()), starter.Kinds[0].Name)
	}
	for _, step := range []func() error{c.askKind, c.askTitle, c.askDays, c.askDisciplines} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// question asks until an answer is one that can be taken; an empty answer is the default. wrong
// says what is wrong with one, in a sentence.
func (c *initCommand) question(text, usual string, take func(answer string) (wrong string)) error {
	if !c.asks() {
		return nil
	}
	if usual != "" {
		text += " [" + usual + "]"
	}
	for {
		if err := c.say("\n" + text + "\n> "); err != nil {
			return err
		}
		if c.answers == nil {
			c.answers = bufio.NewReader(c.in)
		}
		line, err := c.answers.ReadString('\n')
		if err != nil {
			if errors.Is(err, io.EOF) {
				_ = c.say("\n")
			}
			return exit.Errorf(exit.Usage, "the questions were not answered to the end, so nothing is written")
		}
		wrong := take(strings.TrimSpace(line))
		if wrong == "" {
			return nil
		}
		if err := c.say(wrong + "\n"); err != nil {
			return err
		}
	}
}

// say writes a text for people, no wider than there is room.
func (c *initCommand) say(text string) error {
	end := ""
	if strings.HasSuffix(text, "> ") {
		text, end = strings.TrimSuffix(text, "> "), "> "
	}
	_, err := io.WriteString(c.out, terminal.Wrapped(terminal.Clean(text), c.width())+end)
	return err
}

func (c *initCommand) askKind() error {
	p := c.plan
	if p.Kind != nil {
		return nil
	}
	p.Kind = starter.Kinds[0]
	text := "What kind of campaign is it? A number or a word.\n"
	for i, k := range starter.Kinds {
		text += fmt.Sprintf("  %d  %-12s %s\n", i+1, k.Name, k.About)
	}
	return c.question(strings.TrimSuffix(text, "\n")+"\nEnter takes", p.Kind.Name, func(answer string) string {
		if n, err := strconv.Atoi(answer); err == nil && n >= 1 && n <= len(starter.Kinds) {
			p.Kind = starter.Kinds[n-1]
			return ""
		}
		if answer == "" {
			return ""
		}
		word := strings.NewReplacer("-", "_", " ", "_", "behavior", "behaviour").Replace(strings.ToLower(answer))
		if k := starter.Named(word); k != nil {
			p.Kind = k
			return ""
		}
		return fmt.Sprintf("%s is none of them. Write a number from 1 to %d, or a word such as %s.", prose.Quote(answer), len(starter.Kinds), starter.Kinds[0].Name)
	})
}

func (c *initCommand) askTitle() error {
	p := c.plan
	if p.Title != "" {
		return nil
	}
	p.Title = p.Kind.Title
	return c.question("What do people call it?", p.Title, func(answer string) string {
		if answer == "" {
			return ""
		}
		title, wrong := titled(answer)
		if wrong != "" {
			return "That title " + wrong + "."
		}
		p.Title = title
		return ""
	})
}

// askDays asks for the day of the launch, or the first one, and for the last.
func (c *initCommand) askDays() error {
	p, k := c.plan, c.plan.Kind
	if k.LaunchIs == "" && c.given("launch") {
		return exit.Errorf(exit.Usage, "--launch is no day of a campaign of the kind %s; --start is its first", k.Name)
	}
	start, launch, end := p.Start, p.Launch, p.End
	set := func() { p.Start, p.Launch, p.End = k.Days(start, launch, end, p.AsOf) }
	if set(); c.from != "" {
		p.Endless = k.Endless && end == 0
		return nil // they follow from the table
	}
	asked, text, usual := &launch, "When is "+k.LaunchIs+"? A day such as 2027-04-30.", p.Launch
	if k.LaunchIs == "" {
		asked, text, usual = &start, "On which day does it begin? A day such as 2027-04-30.", p.Start
	}
	take := func(day *lang.Date) func(string) string {
		return func(answer string) string {
			before := *day
			if answer != "" {
				d, ok := dayAnswered(answer)
				if !ok {
					return prose.Quote(answer) + " is not a day written like 2027-04-30."
				}
				*day = d
			}
			set()
			if wrong := p.WrongDays(day == &end || end != 0); wrong != "" {
				*day = before
				set()
				return prose.Capital(wrong) + "."
			}
			return ""
		}
	}
	if *asked == 0 {
		if err := c.question(text, usual.ISO(), take(asked)); err != nil {
			return err
		}
	}
	p.Endless = k.Endless && end == 0
	if end == 0 {
		text, usual := "Which is its last day?", p.End.ISO()
		if k.Endless {
			text, usual = "Which is its last day? Enter leaves it without an end.", ""
		}
		if err := c.question(text, usual, take(&end)); err != nil {
			return err
		}
		p.Endless = k.Endless && end == 0
	}
	if wrong := p.WrongDays(true); wrong != "" {
		return exit.Errorf(exit.Usage, "%s", wrong)
	}
	return nil
}

var dotted = regexp.MustCompile(`^([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})$`)

// dayAnswered reads a day as a plan writes it, or with points, day first.
func dayAnswered(text string) (lang.Date, bool) {
	if parts := dotted.FindStringSubmatch(text); parts != nil {
		day, _ := strconv.Atoi(parts[1])
		month, _ := strconv.Atoi(parts[2])
		text = fmt.Sprintf("%s-%02d-%02d", parts[3], month, day)
	}
	return lang.ParseDate(text)
}

// mostDisciplines is how many can sit at one table.
const mostDisciplines = 20

func (c *initCommand) askDisciplines() error {
	k := c.plan.Kind
	if c.table != "" {
		if wrong := c.seat(strings.Split(c.table, ",")); wrong != "" {
			return exit.Errorf(exit.Usage, "--disciplines: %s", wrong)
		}
		return nil
	}
	usual := k.Usual
	others := slices.DeleteFunc(slices.Clone(k.Disciplines), func(d string) bool { return slices.Contains(usual, d) })
	if _ = c.seat(usual); c.from != "" {
		return nil // they follow from the table, where it names any
	}
	return c.question("Who is at the table? Words with commas between them. Ready besides: "+prose.List(others)+"; any other gets a file as well.", strings.Join(usual, ", "), func(answer string) string {
		if answer == "" {
			return ""
		}
		if wrong := c.seat(strings.Split(answer, ",")); wrong != "" {
			return prose.Capital(wrong) + "."
		}
		return ""
	})
}

// seat has disciplines sit at the table; wrong is why they cannot.
func (c *initCommand) seat(words []string) (wrong string) {
	var list []starter.Discipline
	for _, word := range words {
		if word = strings.TrimSpace(word); word == "" {
			continue
		}
		d, ok := c.plan.Kind.Discipline(word)
		if title, wrong := titled(word); !ok || wrong != "" || len(title) > 60 {
			return prose.Quote(word) + " cannot be the name of a discipline; write a word or two such as pr or social media"
		}
		if !slices.ContainsFunc(list, func(other starter.Discipline) bool { return other.Name == d.Name }) {
			list = append(list, d)
		}
	}
	switch {
	case len(list) == 0:
		return "name one discipline at least, such as pr"
	case len(list) > mostDisciplines:
		return fmt.Sprintf("%d disciplines are more than fit at a table; name %d at most", len(list), mostDisciplines)
	}
	c.plan.Disciplines = list
	return ""
}

// confirmed asks whether to write what was shown.
func (c *initCommand) confirmed() (yes bool, err error) {
	err = c.question("Write this? yes or no", "yes", func(answer string) string {
		switch strings.ToLower(answer) {
		case "", "y", "yes", "j", "ja", "o", "oui", "s", "sí", "si":
			yes = true
		case "n", "no", "nein", "non":
			yes = false
		default:
			return "Write yes or no."
		}
		return ""
	})
	if err == nil && !yes {
		err = c.say("Nothing is written.\n")
	}
	return yes, err
}
