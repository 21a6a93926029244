package discovery_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/plan-as-code/plan/lang/discovery"
)

// An agreement is never left out, nor is the folder that it lies in, however .gitignore
// comes to name it; what lies beside that stays left out.
func TestAgreementIsNeverIgnored(t *testing.T) {
	for _, ignore := range []string{"spring/", "spring", "campaigns/", "/campaigns", "campaigns/spring/", "plan.lock.hcl", "*.hcl\n!*.plan.hcl", "campaigns/spring/plan.lock.hcl", "**/spring"} {
		fsys := fstest.MapFS{
			".gitignore":                             {Data: []byte(ignore + "\n")},
			"campaigns/spring/campaign.plan.hcl":     {},
			"campaigns/spring/plan.lock.hcl":         {},
			"campaigns/drafts/a.plan.hcl":            {},
			"other/deep/down/campaigns/x.plan.hcl":   {},
			"other/deep/down/campaigns/y/z.plan.hcl": {},
		}
		if !strings.HasSuffix(ignore, "campaigns") && ignore != "campaigns/" {
			found, err := discovery.PlanFiles(untracked{fsys}, ".")
			if err != nil || !slices.Contains(found, "campaigns/spring/plan.lock.hcl") || strings.HasSuffix(strings.TrimSuffix(ignore, "/"), "spring") && !slices.Contains(found, "campaigns/spring/campaign.plan.hcl") {
				t.Errorf("%q, where git tracks nothing: %v, %v", ignore, found, err)
			}
		}
		found, err := discovery.PlanFiles(fsys, ".")
		if err != nil || !slices.Contains(found, "campaigns/spring/campaign.plan.hcl") || !slices.Contains(found, "campaigns/spring/plan.lock.hcl") {
			t.Errorf("%q: %v, %v", ignore, found, err)
		}
		if whole := strings.HasPrefix(strings.TrimPrefix(ignore, "/"), "campaigns") && !strings.Contains(ignore, "spring"); whole && slices.Contains(found, "campaigns/drafts/a.plan.hcl") {
			t.Errorf("%q does not leave out what lies beside: %v", ignore, found)
		}
	}
}

// untracked is a disk of which git tracks nothing.
type untracked struct{ fstest.MapFS }

// Tracks never does.
func (untracked) Tracks(string) (tracked, known bool) { return false, true }

// An agreement that is a link or a folder, and a link to a folder with an agreement that
// is not read where it lies, are named.
func TestLinkedAgreements(t *testing.T) {
	link := func(to string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte(to), Mode: fs.ModeSymlink | 0o777}
	}
	for name, c := range map[string]struct {
		more fstest.MapFS
		want string // how it is said
	}{
		"a lock":                        {fstest.MapFS{"spring/plan.lock.hcl": link("../elsewhere.hcl"), "elsewhere.hcl": {}}, "spring/plan.lock.hcl: an agreement that is a symbolic link"},
		"a lock that leads nowhere":     {fstest.MapFS{"spring/plan.lock.hcl": link("nowhere")}, "spring/plan.lock.hcl: an agreement that is a symbolic link"},
		"a folder in a lock's place":    {fstest.MapFS{"spring/plan.lock.hcl/readme": {}}, "spring/plan.lock.hcl: an agreement that is no file"},
		"a pipe in a lock's place":      {fstest.MapFS{"spring/plan.lock.hcl": {Mode: fs.ModeNamedPipe | 0o644}}, "spring/plan.lock.hcl: an agreement that is no file"},
		"a campaign that is ignored":    {fstest.MapFS{"spring": link(".hidden/spring"), ".gitignore": {Data: []byte(".hidden/\n")}, ".hidden/spring/x/plan.lock.hcl": {}}, ""},
		"a campaign in .git":            {fstest.MapFS{"spring": link(".git/spring"), ".git/spring/plan.lock.hcl": {}}, "spring: a symbolic link to a folder with an agreement"},
		"campaigns in .git":             {fstest.MapFS{"all": link(".git/plans"), ".git/plans/campaigns/spring/plan.lock.hcl": {}}, "all: a symbolic link to a folder with an agreement"},
		"a link to a link":              {fstest.MapFS{"spring": link("to/spring"), "to": link(".git"), ".git/spring/plan.lock.hcl": {}}, "spring: a symbolic link to a folder with an agreement"},
		"a campaign that is read there": {fstest.MapFS{"now": link("campaigns/spring"), "campaigns/spring/plan.lock.hcl": {}}, ""},
		"by another link":               {fstest.MapFS{"now": link("c/spring"), "c": link("campaigns"), "campaigns/spring/plan.lock.hcl": {}}, ""},
		"one that another one reads":    {fstest.MapFS{"now": link("client/spring"), "client/workspace.plan.hcl": {}, "client/spring/plan.lock.hcl": {}}, ""},
		"nothing agreed":                {fstest.MapFS{"spring": link(".git/spring"), ".git/spring/a.plan.hcl": {}}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			c.more["a.plan.hcl"] = &fstest.MapFile{}
			found, err := discovery.PlanFiles(c.more, ".")
			said := ""
			if err != nil {
				said = strings.ReplaceAll(err.Error(), "open ", "")
			}
			if said != c.want && !(c.want != "" && strings.Contains(said, c.want)) || !slices.Contains(found, "a.plan.hcl") {
				t.Errorf("it says %q, not %q; read is %v", said, c.want, found)
			}
		})
	}
}

// A .gitignore that is a link, a pipe or too large hides nothing, and nobody waits for it.
func TestOddIgnoreFiles(t *testing.T) {
	for name, odd := range map[string]fstest.MapFS{
		"a link":    {".gitignore": {Data: []byte("rules"), Mode: fs.ModeSymlink | 0o777}, "rules": {Data: []byte("*\n")}},
		"a pipe":    {".gitignore": {Data: []byte("*\n"), Mode: fs.ModeNamedPipe | 0o644}},
		"a device":  {".gitignore": {Data: []byte("*\n"), Mode: fs.ModeDevice | 0o644}},
		"a folder":  {".gitignore/x": {}},
		"too large": {".gitignore": {Data: []byte(strings.Repeat("*\n", 40<<10))}},
	} {
		odd["a.plan.hcl"] = &fstest.MapFile{}
		if found, err := discovery.PlanFiles(odd, "."); err != nil || !slices.Equal(found, []string{"a.plan.hcl"}) {
			t.Errorf("%s: %v, %v", name, found, err)
		}
	}
}
