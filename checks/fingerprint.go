package checks

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"

	"github.com/plan-as-code/plan/lang"
)

// fingerprint gives every finding a name of its own that survives moves, renamed
// files and formatting: it is made of the rule, the campaign, the address and
// the finding's detail, and of a number where these are the same.
func (pol *policy) fingerprint(findings []*Finding) {
	seen := make(map[string]int, len(findings)) // how often, by the fingerprint with the number 0
	var key []byte
	for _, f := range findings {
		key = pol.appendKey(key[:0], f)
		f.Fingerprint = digest(append(key, '0'))
		n := seen[f.Fingerprint]
		seen[f.Fingerprint]++
		if n > 0 {
			f.Fingerprint = digest(strconv.AppendInt(key, int64(n), 10))
		}
	}
}

// appendKey adds what a finding is known by, besides its number among those that are
// known by the same.
func (pol *policy) appendKey(key []byte, f *Finding) []byte {
	campaign := ""
	if f.Campaign != nil {
		if campaign = campaignPath(f.Campaign); pol.namesakes[campaign] {
			campaign += "@" + f.Campaign.Plan().Folder
		}
	}
	for _, part := range [...]string{f.Rule, campaign, f.Address, f.Detail} {
		key = append(append(key, part...), 0)
	}
	return key
}

func digest(key []byte) string {
	sum := sha256.Sum256(key)
	return hex.EncodeToString(sum[:16])
}

// namesakes are the campaigns that share their name, and those of the campaigns
// above them, with another, by campaignPath. The map is shared with the result before
// where that still holds.
func namesakes(s *lang.Snapshot, before *Result) map[string]bool {
	if before != nil && slices.EqualFunc(s.Plans(), before.plans, sameCampaign) {
		return before.policy.namesakes
	}
	seen, alike := make(map[string]bool, len(s.Plans())), map[string]bool{}
	for _, p := range s.Plans() {
		if p.Campaign != nil {
			path := campaignPath(p.Campaign)
			if seen[path] {
				alike[path] = true
			}
			seen[path] = true
		}
	}
	return alike
}

func sameCampaign(a, b *lang.Plan) bool {
	return a == b || a.Folder == b.Folder && (a.Campaign == nil) == (b.Campaign == nil) && (a.Campaign == nil || a.Campaign.Name() == b.Campaign.Name())
}

// campaignPath is the names of a campaign and of those above it.
func campaignPath(c *lang.Campaign) string {
	path := c.Name()
	for p := c.Plan().Parent; p != nil; p = p.Parent {
		if p.Campaign != nil {
			path = p.Campaign.Name() + "/" + path
		}
	}
	return path
}
