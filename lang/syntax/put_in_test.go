package syntax

import (
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
)

// A text into which thousands of values are put is refused before hcl goes through it; as
// many in texts of their own are read.
func TestPutIns(t *testing.T) {
	for name, c := range map[string]struct {
		text    string
		refused bool
	}{
		"in one text":    {"x = \"" + strings.Repeat("${1}", maxPutIn+1) + "\"\n", true},
		"over lines":     {"x = <<-E\n" + strings.Repeat(" ${1}\n", maxPutIn+1) + "E\n", true},
		"within another": {"x = \"${\"" + strings.Repeat("%{if true}${1}%{endif}", maxPutIn) + "\"}\"\n", true},
		"each by itself": {"x = [" + strings.Repeat("\"${1}\", ", maxPutIn+1) + "]\n", false},
	} {
		_, diags := ParseConfig([]byte(c.text), "", hcl.InitialPos)
		first := FirstError(diags)
		if refused := first != nil && first.Summary == saysLongText; refused != c.refused {
			t.Errorf("%s: %v", name, first)
		}
	}
}
