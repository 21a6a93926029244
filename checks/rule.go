package checks

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/plan-as-code/plan/checks/facts"
	"github.com/plan-as-code/plan/lang"
)

// Rule is one rule of the book. Its page, which stands beside it, is its
// documentation, its specification and its test. All judgements share the rules of the
// book; nothing in them may be changed.
type Rule struct {
	ID       string        // as in orphan-tactic; rule.NAME for one of the organisation's own
	Family   string        // the chapter, set by Family
	Severity lang.Severity // of its findings where the workspace sets no other
	Tier     Tier          // the least profile that runs it, where no configure block does
	Needs    Evidence      // what it can judge by: it runs where one kind of this is there
	// Across: what it says of a campaign's element also depends on what other
	// campaigns say of the workspace's. The findings of other rules change only
	// with the campaign, those within it, and the workspace's own plan.
	Across     bool
	Suppresses []string // ids of the rules whose findings this one's make superfluous
	Hides      []string // ids of those that some of this one's may make superfluous, by Finding.Hides
	// Every words the one finding that stands for many where the rule fires on many
	// elements of a campaign: it is formatted with how many of how many they are (all 5
	// tactics, 3 of the 7 tactics) and the campaign. Empty: findings are never collapsed.
	Every    string
	EveryFix string // what to do about it
	// Among: Every is not said of the campaign's other elements, so that those which the rule
	// counts are named by this where there are others. Empty: it is said of so many of all.
	Among string
	// Practice is the one that the rule belongs to: it says nothing of campaigns in which
	// nothing uses that, unless it is asked for by its name. Nil: it belongs to none.
	Practice *facts.Practice
	Several  bool // it speaks of how disciplines work together, and likewise not where one alone is at work
	Inherits bool // what a campaign lacks is said at the campaign above where that lacks it, too
	Fixable  bool // its findings offer edits
	Settings any  // pointer to a struct of lang values with plan tags, holding the defaults; nil: none
	// Check reports what it finds. It runs in several goroutines at once, each with a
	// pass of its own, and keeps nothing from one to the next. Nil for the language's rules.
	Check func(*Pass)
	Page  *Page // set by Family; of one of the organisation's own, made of its text

	own *own // set for a rule of the organisation's own
}

// Tier is how much a team must have in place before a rule makes sense to it. A
// profile runs the rules of its tier and of those before.
type Tier uint8

// The tiers, each with the rules of those before it.
const (
	Essential Tier = iota // where nobody names a profile
	Recommended
	Integrated
)

// Tiers are the names of the tiers, by their value.
var Tiers = [...]string{"essential", "recommended", "integrated"}

func (t Tier) String() string { return Tiers[t] }

// ParseTier reads the name of a tier; false where there is none of that name.
func ParseTier(s string) (Tier, bool) {
	i := slices.Index(Tiers[:], s)
	return Tier(max(i, 0)), i >= 0
}

// Evidence is what a rule judges by, besides the text of the plan.
type Evidence uint8

const (
	Text      Evidence = 1 << iota // the plan as it is written
	Date                           // the day as of which it is judged
	Agreement                      // the sealed agreement
	Base                           // an earlier version of the plan
)

var (
	evidenceNames   = []string{"text", "date", "agreement", "base"}
	evidencePhrases = []string{"a text", "a date", "an agreement", "--base"}
)

// Names lists the kinds of evidence, never nil.
func (e Evidence) Names() []string { return e.pick(evidenceNames) }

// phrases names each with its article.
func (e Evidence) phrases() []string { return e.pick(evidencePhrases) }

func (e Evidence) pick(words []string) []string {
	picked := []string{}
	for i, w := range words {
		if e&(1<<i) != 0 {
			picked = append(picked, w)
		}
	}
	return picked
}

// Family makes a chapter of the book of its rules and their pages, which it enters at
// the rules. A rule without a page is a mistake in the program, and panics.
func Family(name string, pages fs.FS, rules ...*Rule) []*Rule {
	for _, r := range rules {
		src, err := fs.ReadFile(pages, r.ID+".md")
		if err != nil {
			panic(fmt.Sprintf("rule %s has no page: %v", r.ID, err))
		}
		r.Family, r.Page = name, ParsePage(string(src))
	}
	return rules
}

// Language reports whether the finding comes from the language itself: such
// rules always run, and can be neither waived nor configured.
func (r *Rule) Language() bool { return r.Family == LanguageFamily }

// LanguageFamily is the chapter of what the language itself finds.
const LanguageFamily = "language"

// Waivable reports whether the rule's findings may be waived where nothing is
// configured.
func (r *Rule) Waivable() bool { return !r.Language() && r.ID != "rewritten-agreement" }

// Guards reports whether the rule holds a plan against what was agreed, or what it was:
// what a change brings to excuse itself does not count for it.
func (r *Rule) Guards() bool { return r.Needs&(Agreement|Base) != 0 }

// Vocabulary is what the language must know of the rules.
func Vocabulary(book []*Rule) lang.Rulebook {
	words := lang.Rulebook{}
	for _, r := range book {
		info := lang.RuleInfo{Settings: r.Settings, Language: r.Language()}
		if r.Page != nil {
			info.Title = r.Page.Title
		}
		words[r.ID] = info
	}
	return words
}

// Page is the page of a rule: its title, why it matters, and the whole text.
type Page struct {
	Title string // on one line, without its mark
	Why   string // on one line; "" where the page says nothing of it
	Text  string // Markdown, the title included
}

// ParsePage reads a page. The first line is the title; the first paragraph says
// why the rule matters.
func ParsePage(src string) *Page {
	title, rest, _ := strings.Cut(src, "\n")
	why, _, _ := strings.Cut(strings.TrimSpace(rest), "\n\n")
	return &Page{Title: strings.TrimPrefix(title, "# "), Why: strings.Join(strings.Fields(why), " "), Text: src}
}
