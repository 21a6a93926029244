package base

import "strings"

// asCheckedOut makes of texts of a tree, by path, what lies in the folder when git checks
// them out, where the attributes of a file say that this is something else: in another
// encoding, or with $Id$ filled in. Ends of lines, which the language does not tell
// apart, are left; so is a file that a program would have to translate, for none is run.
func (r *repository) asCheckedOut(blobs map[string]string, texts map[string][]byte) {
	if len(texts) == 0 {
		return
	}
	var ask strings.Builder
	for name := range texts {
		ask.WriteString(name + "\x00")
	}
	out, err := r.Feed([]byte(ask.String()), "check-attr", "-z", "--stdin", "working-tree-encoding", "ident", "filter")
	if err != nil {
		return
	}
	translated, byProgram := map[string]bool{}, map[string]bool{}
	words := strings.Split(out, "\x00") // path, attribute, value, and so on
	for i := 0; i+2 < len(words); i += 3 {
		switch name, value := words[i], words[i+2]; {
		case value == "unspecified" || value == "unset":
		case words[i+1] == "filter":
			byProgram[name] = true
		default:
			translated[name] = true
		}
	}
	for name := range translated {
		if byProgram[name] {
			continue
		}
		if text, err := r.Run("cat-file", "--filters", "--path="+name, blobs[name]); err == nil {
			texts[name] = []byte(text)
		}
	}
}
