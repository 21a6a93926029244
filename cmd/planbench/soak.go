package main

import (
	"fmt"
	"strings"
	"time"
)

// breaking is typed into an element of the file above all campaigns and taken back, again
// and again: it breaks the element, mends it, and has another value each time.
const breaking = "\n  note = \"So be it.\" # for now\n  x"

// soak types for a long time, asks what editors ask, and prints what memory the server
// takes: it should not grow with the edits.
func soak(binary string, c *corpus, edits int) error {
	s := &session{files: c.files, took: map[string][]time.Duration{}}
	err := s.start(binary, c.dir)
	if err == nil {
		err = s.openShared(c.dir)
	}
	if err != nil {
		return err
	}
	text := s.client.Document(s.uri).Text
	at := strings.Index(text, `"Managing director"`) + len(`"Managing director"`)
	fmt.Printf("%d files\n%12s %12s\n", c.files, "edits", "memory")
	for n := range edits {
		i := n % (2 * len(breaking))
		if i < len(breaking) {
			err = s.key(at+i, at+i, breaking[i:i+1])
		} else {
			i = 2*len(breaking) - i
			err = s.key(at+i-1, at+i, "")
		}
		if err == nil && n%7 == 0 {
			err = s.ask(at)
		}
		if err != nil {
			return err
		}
		if (n+1)%max(edits/20, 1) == 0 {
			memory, err := s.client.Resident()
			if err != nil {
				return err
			}
			fmt.Printf("%12d %9.0f MB\n", n+1, float64(memory)/(1<<20))
		}
	}
	return s.client.Close()
}
