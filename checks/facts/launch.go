package facts

import "github.com/plan-as-code/plan/lang"

// LaunchOf is the day on which the audience first sees a campaign: its start,
// where it names no other.
func LaunchOf(c *lang.Campaign) lang.Day {
	if c.Launch.Absent() {
		return c.Start
	}
	return c.Launch
}
