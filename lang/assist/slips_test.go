package assist

import (
	"testing"

	"golang.org/x/tools/txtar"
)

// slips are the plans that people get wrong.
func slips(t testing.TB) [][]byte {
	archive, err := txtar.ParseFile("../../testdata/slips.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var list [][]byte
	for _, file := range archive.Files {
		list = append(list, file.Data)
	}
	return list
}
