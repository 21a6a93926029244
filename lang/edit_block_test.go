package lang_test

import (
	"testing"

	"github.com/plan-as-code/plan/lang"
)

// A nested block goes to the end of an element, however that is written.
func TestAddBlock(t *testing.T) {
	const block = "response {\n  owner = person.lea\n}"
	for before, want := range map[string]string{
		"channel \"a\" {}\n":                              "channel \"a\" {\n  response {\n    owner = person.lea\n  }\n}\n",
		"channel \"a\" {\n}\n":                            "channel \"a\" {\n  response {\n    owner = person.lea\n  }\n}\n",
		"channel \"a\" { media = \"paid\" }\n":            "channel \"a\" {\n  media = \"paid\"\n\n  response {\n    owner = person.lea\n  }\n}\n",
		"channel \"a\" {\n  media = \"paid\" # yes\n}\n":  "channel \"a\" {\n  media = \"paid\" # yes\n\n  response {\n    owner = person.lea\n  }\n}\n",
		"channel \"a\" {\r\n  media = \"paid\"\r\n}\r\n":  "channel \"a\" {\r\n  media = \"paid\"\r\n\r\n  response {\r\n    owner = person.lea\r\n  }\r\n}\r\n",
		"channel \"a\" {\n    media = \"paid\"\n    }\n":  "channel \"a\" {\n    media = \"paid\"\n\n    response {\n        owner = person.lea\n    }\n}\n",
		"channel \"a\" { # the group\n  # no\n}\n":        "channel \"a\" { # the group\n  # no\n\n  response {\n    owner = person.lea\n  }\n}\n",
		"channel \"a\" {\n  media = \"paid\"\n\n\n}\n\n#": "channel \"a\" {\n  media = \"paid\"\n\n  response {\n    owner = person.lea\n  }\n}\n\n#",
	} {
		s := lang.Empty(nil).With(map[string][]byte{"a.plan.hcl": []byte(before)})
		c := s.Plans[0].Channels[0]
		got, err := lang.ApplyEdits([]byte(before), "a.plan.hcl", []lang.Edit{c.Plan().AddBlock(c, block)})
		if err != nil || string(got) != want {
			t.Errorf("of %q\nmade %q\nwant %q (%v)", before, got, want, err)
		}
	}
}
