// Package objectives is a chapter of the rule book: objectives are agreed and measurable.
package objectives

import (
	"embed"
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/lang"
	"github.com/plan-as-code/plan/lang/prose"
)

//go:embed *.md
var pages embed.FS

// Rules is the chapter, in the order of the book.
var Rules = checks.Family("objectives", pages,
	objectiveWithoutMetric,
	objectiveWithoutTarget,
	objectiveWithoutDeadline,
	objectiveWithoutBaseline,
	vagueObjective,
	noPrimaryObjective,
	tooManyObjectives,
	effortShareMissing,
	effortShareNot100,
	effortShareDrift,
	effortOffPrimary,
	objectiveNotAgreed,
	objectiveNotPlayedBack,
	playbackIsACopy,
	playbackUnconfirmed,
	startedBeforeAgreement,
	notInMarketingTerms,
	goalInMarketingTerms,
	horizonMismatch,
	stepOutOfLine,
	numberSaidOtherwise,
	leapWithoutReason,
)

// theSponsor names the sponsor by what it is, and by the name where that says more.
func theSponsor(s lang.Element) string {
	if strings.EqualFold(s.Label(), "sponsor") {
		return "the sponsor"
	}
	return "the sponsor " + prose.Clip(s.Label())
}

func sharesOf(objectives []*lang.Objective) *shares {
	s := &shares{sure: true}
	for _, o := range objectives {
		switch o.EffortShare.State {
		case lang.Known:
			s.stated = append(s.stated, o)
			s.sum += o.EffortShare.V
		case lang.Absent:
			s.missing = append(s.missing, o)
		default:
			s.sure = false
		}
	}
	return s
}

// shown is how many places a finding about all objectives points at.
const shown = 10

// rounded is a share with two digits after the point.
func rounded(percent float64) float64 { return math.Round(percent*100) / 100 }

// primary lists the objectives that come first. It is not sure where another may
// do so.
func primary(objectives []*lang.Objective) (first []*lang.Objective, sure bool) {
	sure = true
	for _, o := range objectives {
		if o.Primary.Known() && o.Primary.V {
			first = append(first, o)
		}
		sure = sure && o.Primary.State != lang.Unknown
	}
	return first, sure
}

// shares are the objectives of a campaign by what they say of their effort_share;
// one that cannot be read is in neither list.
type shares struct {
	stated, missing []*lang.Objective
	sum             float64
	sure            bool // all can be read
}

// consented reports that an element is among those who agreed.
func consented(agreed []lang.Consent, e lang.Element) bool {
	return slices.ContainsFunc(agreed, func(c lang.Consent) bool { return c.Who == e })
}

// noNumberEither says of an objective without a target that its statement has no number, as
// the end of a sentence; "" where it has one, or where there is none to read.
func noNumberEither(o *lang.Objective) string {
	if !o.Statement.Known() || hasNumber(o.Statement.V) {
		return ""
	}
	return "; its statement names no number either"
}

// numerals are the numbers that people write as words.
var numerals = wordSet("two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety " +
	"dozen hundred hundreds thousand thousands million millions half double doubles twice triple triples")

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

func hasNumber(text string) bool {
	if strings.ContainsFunc(text, unicode.IsNumber) {
		return true
	}
	for _, w := range strings.Fields(prose.Normalise(text)) {
		if numerals[w] {
			return true
		}
	}
	return false
}
