package syntax

import (
	"bytes"
	"testing"

	"golang.org/x/tools/txtar"
)

// FuzzFormat: formatting twice is formatting once, and leaves a plan that
// declares the same elements.
func FuzzFormat(f *testing.F) {
	for _, src := range samples(f) {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		once := Format(src)
		if twice := Format(once); !bytes.Equal(once, twice) {
			t.Errorf("formatted once:\n%q\ntwice:\n%q", once, twice)
		}
		if was, is := declared(src), declared(once); was != is {
			t.Errorf("elements before: %s, after: %s", was, is)
		}
	})
}

func declared(src []byte) string {
	var b bytes.Buffer
	f := Parse("a.plan.hcl", src, testWords)
	for _, d := range f.Declarations {
		b.WriteString(Address(d.Kind, d.Name) + " ")
	}
	return b.String()
}

// Samples are the plans that people get wrong.
func samples(f *testing.F) [][]byte {
	archive, err := txtar.ParseFile("../../testdata/slips.txtar")
	if err != nil {
		f.Fatal(err)
	}
	var list [][]byte
	for _, file := range archive.Files {
		list = append(list, file.Data)
	}
	return append(list, []byte("a = <<E\n  x  \n\n\n  E\nE\n"), []byte("#0\n#\r"), []byte("\ufefftactic \"a\" {\r\n  budget=1 # c\r\n}\r\n"))
}
