package starter_test

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/book"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
	"github.com/plan-as-code/plan/lang/starter"
	"github.com/plan-as-code/plan/lang/syntax"
	"pgregory.net/rapid"
)

func day(t interface{ Fatal(...any) }, text string) lang.Date {
	d, ok := lang.ParseDate(text)
	if !ok {
		t.Fatal(text)
	}
	return d
}

// usual is a plan of a kind with its usual days, and these disciplines or those that most
// begin with.
func usual(t *testing.T, k *starter.Kind, disciplines ...string) *starter.Plan {
	p := &starter.Plan{Kind: k, Title: k.Title, Currency: "EUR", Endless: k.Endless, AsOf: day(t, "2026-11-30")}
	p.Start, p.Launch, p.End = k.Days(0, 0, 0, p.AsOf)
	if len(disciplines) == 0 {
		disciplines = k.Usual
	}
	for _, word := range disciplines {
		d, ok := k.Discipline(word)
		if !ok {
			t.Fatal(word)
		}
		p.Disciplines = append(p.Disciplines, d)
	}
	return p
}

// questions are the rules that find what is to be decided, and nothing else.
var questions = []string{"goes-out-undecided", "still-to-be-decided"}

// sound fails where a plan has findings that are no questions, or is not laid out.
func sound(t interface{ Errorf(string, ...any) }, p *starter.Plan) *lang.Snapshot {
	files := p.Files()
	s := lang.Empty(book.Vocabulary).With(files)
	for name, src := range files {
		if !bytes.Equal(syntax.Format(src), src) {
			t.Errorf("%s is not laid out", name)
		}
	}
	for _, f := range checks.Run(s, book.Rules, checks.Options{AsOf: p.AsOf}).Findings {
		if f.Severity == lang.Error || !slices.Contains(questions, f.Rule) {
			t.Errorf("%s %s: %s", f.Range, f.Rule, f.Message)
		}
	}
	return s
}

// Each kind with the disciplines that most begin with, with all that it knows, with each
// alone, with each beside one that it does not know, and with those alone.
func TestKinds(t *testing.T) {
	for _, k := range starter.Kinds {
		t.Run(k.Name, func(t *testing.T) {
			sound(t, usual(t, k))
			if testing.Short() {
				return
			}
			sound(t, usual(t, k, k.Disciplines...))
			sound(t, usual(t, k, "Audio & Podcast"))
			sound(t, usual(t, k, "Audio & Podcast", `"Odd" ${one} Other`, "other", "campaign", "workspace", "for", "first"))
			for _, d := range k.Disciplines {
				sound(t, usual(t, k, d))
				sound(t, usual(t, k, d, "Lobby"))
			}
		})
	}
}

// Whatever is asked for, what is written has no finding but questions.
func TestAnyPlanIsSound(t *testing.T) {
	if testing.Short() {
		t.Skip("the race detector sees the kinds as they are written, and nothing runs side by side in others")
	}
	rapid.Check(t, func(r *rapid.T) {
		k := rapid.SampledFrom(starter.Kinds).Draw(r, "kind")
		p := &starter.Plan{Kind: k, Currency: rapid.SampledFrom([]string{"EUR", "CHF", "JPY"}).Draw(r, "currency"), AsOf: day(r, "2026-11-30")}
		p.Title = rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{k.Title, "Budget", "Start", `Ü "quoted" ${x} %{if} \ 🎉`, "campaign \"x\" {", strings.Repeat("Sehr lang ", 30)})).Draw(r, "title")
		p.Title = strings.Join(strings.Fields(strings.ToValidUTF8(p.Title, "")), " ")
		p.Budget = rapid.SampledFrom([]string{"", "0", "60000", "12.5"}).Draw(r, "budget")
		p.Start = p.AsOf + lang.Date(rapid.IntRange(0, 400).Draw(r, "until the start"))
		p.Launch = p.Start
		if k.LaunchIs != "" {
			p.Launch += lang.Date(rapid.IntRange(starter.LeastLead, 400).Draw(r, "until the launch"))
		}
		p.End = p.Launch + lang.Date(rapid.IntRange(k.LeastTail(), 500).Draw(r, "until the end"))
		p.Endless = k.Endless && rapid.Bool().Draw(r, "endless")
		words := append([]string{"Audio", "Lobby & law", "other", "events", "legal", "campaign"}, k.Disciplines...)
		for _, word := range rapid.SliceOfNDistinct(rapid.SampledFrom(words), 1, 6, rapid.ID).Draw(r, "disciplines") {
			d, _ := k.Discipline(word)
			p.Disciplines = append(p.Disciplines, d)
		}
		s := sound(r, p)
		for _, plan := range s.Plans() {
			if c := plan.Campaign; c != nil && (c.Start.V != p.Start || c.Launch.Known() && c.Launch.V != p.Launch || !p.Endless && c.End.V != p.End) {
				r.Errorf("the days are %v, %v, %v", c.Start.V, c.Launch.V, c.End.V)
			}
		}
	})
}

// The templates are plans themselves.
func TestTemplatesArePlans(t *testing.T) {
	for _, k := range starter.Kinds {
		if k.Title == "" || len(k.Disciplines) < len(k.Usual) {
			t.Errorf("%s: %q %v", k.Name, k.Title, k.Disciplines)
		}
		for _, d := range k.Usual {
			if !slices.Contains(k.Disciplines, d) {
				t.Errorf("%s begins with %s, of which it knows nothing", k.Name, d)
			}
		}
	}
}

// Only who is at the table is in the plan, and each discipline has a file.
func TestDisciplines(t *testing.T) {
	p := usual(t, starter.Named("launch"), "Presse", "E-Mail", "Audio")
	p.Title = "Über die Brücke"
	files := p.Files()
	want := []string{"campaigns/ueber-die-bruecke/audio.plan.hcl", "campaigns/ueber-die-bruecke/campaign.plan.hcl",
		"campaigns/ueber-die-bruecke/email.plan.hcl", "campaigns/ueber-die-bruecke/pr.plan.hcl", "workspace.plan.hcl"}
	if got := slices.Sorted(maps.Keys(files)); !slices.Equal(got, want) {
		t.Error(got)
	}
	for name, src := range files {
		for _, word := range []string{"discipline.sales", "person.sales", "discipline.paid", "discipline.content", "other_at", `"Other`} {
			if strings.Contains(string(src), word) {
				t.Errorf("%s speaks of %s:\n%s", name, word, src)
			}
		}
	}
	if got := prose.List([]string{p.Disciplines[0].Title, p.Disciplines[1].Title, p.Disciplines[2].Title}); got != "Public relations, E-mail and Audio" {
		t.Error(got)
	}
}
