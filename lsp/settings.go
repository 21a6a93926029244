package lsp

import (
	"encoding/json"
	"time"

	"github.com/plan-as-code/plan/checks"
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
	AsOf    string `json:"asOf"`
	Profile string `json:"profile"`
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
