package prose

import "testing"

// What is a slip of the fingers, and what is a word of its own.
func TestIsSlip(t *testing.T) {
	for _, x := range []struct {
		name, meant string
		slip        bool
	}{
		{"pots", "posts", true}, {"audinece", "audience", true}, {"comuters", "commuters", true}, {"commmuters", "commuters", true}, {"rider", "riders", true},
		{"Riders", "riders", true}, {"frühling", "fruhling", true}, {"online-sales", "online_sales", true}, {"onlinesales", "online_sales", true},
		{"online_slaes", "online_sales", true}, {"ridess", "rides", true},
		{"offline_sales", "online_sales", false}, {"female_riders", "male_riders", false}, {"crm_fr", "crm_de", false}, {"unpaid", "paid", false},
		{"undropped", "dropped", false}, {"done?", "done", false}, {"outbound_calls", "inbound_calls", false}, {"men", "women", false},
		{"nonusers", "users", false}, {"rides_2026", "rides_2027", false}, {"week_1", "week_2", false}, {"trials_q2", "trials_q1", false},
		{"winter", "winner", false}, {"paid", "paid_search", false}, {"asymmetric", "symmetric", false}, {"visitz", "visits", false},
		{"frmo_abuot", "from_about", false}, {"form", "from", false}, {"riderx", "rider", false}, {"", "riders", false},
	} {
		if got := IsSlip(x.name, x.meant); got != x.slip {
			t.Errorf("%s for %s: %t", x.name, x.meant, got)
		}
	}
}
