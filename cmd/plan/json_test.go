package main

import (
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// What --format json prints is what the schema promises, for plans with and
// without findings, and for one that does not parse.
func TestJSONSchema(t *testing.T) {
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(findingsSchema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("findings.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("findings.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir("../..")
	for _, args := range [][]string{
		{"testdata/plans/react-gtm-kit-launch"}, {"testdata/plans/spring-subscriptions"}, {"testdata/plans"}, {"-"},
	} {
		out, _, _ := planCommand(t, "campaign “spring” {\n", append([]string{"check", "--format", "json"}, args...)...)
		instance, err := jsonschema.UnmarshalJSON(strings.NewReader(out))
		if err != nil {
			t.Fatalf("%v: %v", args, err)
		}
		if err := schema.Validate(instance); err != nil {
			t.Errorf("%v: %v", args, err)
		}
	}
}
