package sheet

import (
	"strings"

	"github.com/plan-as-code/plan/lang"
)

// In a calendar, an element is known by its address and its campaign's name:
// tactic.posters@spring.plan.

const uidTail = ".plan"

// UID is what an element is known by in calendars.
func UID(e lang.Element) string {
	campaign := ""
	if c := e.Plan().Campaign; c != nil {
		campaign = c.Name()
	}
	return e.Address() + "@" + campaign + uidTail
}

// KindOfUID is the kind of the element that plan export wrote under a UID; empty where another
// program made that, or the kind has no days.
func KindOfUID(uid string) string {
	address, campaign, ok := strings.Cut(uid, "@")
	key, is := lang.KeyIn(address)
	if !ok || !is || !strings.HasSuffix(campaign, uidTail) {
		return ""
	}
	if _, last := DaysOf(key.Kind.Name); last == "" {
		return ""
	}
	return key.Kind.Name
}

// DaysOf are the attributes of a kind of elements that calendars show: the first and the last
// day. The first is empty where there is one day alone; both are where there is none.
func DaysOf(kind string) (first, last string) {
	switch kind {
	case "tactic":
		return "start", "end"
	case "milestone":
		return "", "on"
	case "task":
		return "", "due"
	}
	return "", ""
}

// keyOf is the element that an id of an exported table means: an address, in a calendar with
// the campaign behind it, which has to be this one.
func (c *composer) keyOf(id string) (lang.Key, bool) {
	address, campaign, in := strings.Cut(id, "@")
	if in && (c.plan.Campaign == nil || campaign != c.plan.Campaign.Name()+uidTail) {
		return lang.Key{}, false
	}
	return lang.KeyIn(address)
}
