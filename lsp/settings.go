package lsp

import (
	"encoding/json"
	"time"

	"github.com/plan-as-code/plan/checks"
	"github.com/plan-as-code/plan/checks/report"
	"github.com/plan-as-code/plan/lang"
)

// settings are a client's choices. Nothing needs to be set.
type settings struct {
	fixed      choices   // by the command line
	initial    choices   // by initializationOptions
	configured choices   // by the client's configuration
	today      lang.Date // renewed by the sweep, through the session
}

// choices are what may be set, in each of the places.
type choices struct {
	AsOf    string      `json:"asOf"`
	Profile string      `json:"profile"`
	Hints   hintChoices `json:"hints"`
	Lenses  lensChoices `json:"lenses"`
}

// hintChoices are which remarks are shown behind values; all where nothing is said.
type hintChoices struct {
	Values      yesNo `json:"values"`
	Weekdays    yesNo `json:"weekdays"`
	Notice      yesNo `json:"notice"`
	Shares      yesNo `json:"shares"`
	LongestLine int   `json:"longestLine"` // how many characters a line may have with its remark
}

// lensChoices are what stands above elements: what is known of them, and what they lack.
type lensChoices struct {
	Facts yesNo `json:"facts"`
	Gaps  yesNo `json:"gaps"`
}

// yesNo is a choice that may be left out, which stands for yes.
type yesNo int8

func (y *yesNo) UnmarshalJSON(raw []byte) error {
	if *y = 0; string(raw) == "false" {
		*y = -1
	}
	return nil
}

func (y yesNo) yes() bool { return y >= 0 }

func (h hintChoices) wants(kind report.HintKind) bool {
	return map[report.HintKind]yesNo{report.HintValue: h.Values, report.HintWeekday: h.Weekdays, report.HintNotice: h.Notice, report.HintShare: h.Shares}[kind].yes()
}

func (h hintChoices) longest() int {
	const usual = 100
	if h.LongestLine > 0 {
		return h.LongestLine
	}
	return usual
}

// hints are the choices of the client's configuration, else those it began with.
func (s settings) hints() hintChoices {
	if s.configured.Hints != (hintChoices{}) {
		return s.configured.Hints
	}
	return s.initial.Hints
}

func (s settings) lenses() lensChoices {
	if s.configured.Lenses != (lensChoices{}) {
		return s.configured.Lenses
	}
	return s.initial.Lenses
}

// readChoices reads settings, which may stand below a "plan" or by themselves; none
// where the text is no such thing.
func readChoices(raw []byte) choices {
	var c struct {
		choices
		Plan *choices `json:"plan"`
	}
	if len(raw) == 0 || json.Unmarshal(raw, &c) != nil {
		return choices{}
	}
	if c.Plan != nil {
		return *c.Plan
	}
	return c.choices
}

// options are what the rules are run with. A choice that means nothing is no
// choice.
func (s settings) options() checks.Options {
	opts := checks.Options{AsOf: s.today}
	for _, c := range []choices{s.initial, s.configured, s.fixed} {
		if day, ok := lang.ParseDate(c.AsOf); ok {
			opts.AsOf = day
		}
		if _, ok := checks.ParseTier(c.Profile); ok {
			opts.Profile = c.Profile
		}
	}
	return opts
}

func today() lang.Date { return lang.DateOf(time.Now()) }
