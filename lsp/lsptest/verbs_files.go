package lsptest

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"strings"
)

var fileVerbs = []*verb{
	{usage: "open FILE [SECTION]", says: "Opens a file in the editor; with the text of a section where it is not on disk, or is `untitled:NAME`", run: open},
	{usage: "close FILE", says: "Closes it", run: func(s *scenario, args []word) (string, error) {
		return "", s.client.CloseDocument(s.uri(args[0].text))
	}},
	{usage: "save FILE", says: "Saves it", run: func(s *scenario, args []word) (string, error) {
		return "", s.client.Save(s.uri(args[0].text))
	}},
	{usage: "write FILE SECTION", says: "Another program writes a section's text into a file", early: true, run: writeSection},
	{usage: "delete FILE", says: "Another program deletes a file, or a folder with all in it", early: true, run: deleteFile},
	{usage: "move FILE FILE", says: "Another program moves a file or folder", early: true, run: moveFile},
	{usage: "folder FILE", says: "Another program makes a folder", early: true, run: makeFolder},
	{usage: "add-folder FOLDER", says: "The editor opens one more folder", run: func(s *scenario, args []word) (string, error) {
		return "", s.changeFolders("added", args[0].text)
	}},
	{usage: "drop-folder FOLDER", says: "The editor closes a folder", run: func(s *scenario, args []word) (string, error) {
		return "", s.changeFolders("removed", args[0].text)
	}},
	{usage: "show FILE", says: "Shows the file's text as the editor has it", run: show},
}

func open(s *scenario, args []word) (string, error) {
	uri := s.uri(args[0].text)
	if len(args) == 2 {
		text, err := s.section(args[1].text)
		if err != nil {
			return "", err
		}
		return "", s.client.Open(uri, string(text))
	}
	if strings.HasPrefix(uri, "untitled:") {
		return "", s.client.Open(uri, "")
	}
	text, err := s.client.Text(uri)
	if err != nil {
		return "", err
	}
	return "", s.client.Open(uri, text)
}

// tell says what happened on disk, unless the step is silent.
func (s *scenario) tell(file string, what int) error {
	if s.quiet || s.client == nil {
		return nil
	}
	return s.client.Watched(s.uri(file), what)
}

func writeSection(s *scenario, args []word) (string, error) {
	text, err := s.section(args[1].text)
	if err != nil {
		return "", err
	}
	file, what := args[0].text, Changed
	if _, err := os.Stat(s.path(file)); errors.Is(err, fs.ErrNotExist) {
		what = Created
	}
	if err := s.write(s.path(file), text); err != nil {
		return "", err
	}
	return "", s.tell(file, what)
}

func deleteFile(s *scenario, args []word) (string, error) {
	if err := os.RemoveAll(s.path(args[0].text)); err != nil {
		return "", err
	}
	return "", s.tell(args[0].text, Deleted)
}

func moveFile(s *scenario, args []word) (string, error) {
	if err := os.Rename(s.path(args[0].text), s.path(args[1].text)); err != nil {
		return "", err
	}
	return "", errors.Join(s.tell(args[0].text, Deleted), s.tell(args[1].text, Created))
}

func makeFolder(s *scenario, args []word) (string, error) {
	if err := os.MkdirAll(s.path(args[0].text), 0o755); err != nil {
		return "", err
	}
	return "", s.tell(args[0].text, Created)
}

func (s *scenario) changeFolders(what, folder string) error {
	event := object{"added": []any{}, "removed": []any{}}
	event[what] = []any{object{"uri": FileURI(s.path(folder)), "name": folder}}
	return s.client.Notify("workspace/didChangeWorkspaceFolders", object{"event": event})
}

func show(s *scenario, args []word) (string, error) { return s.client.Text(s.uri(args[0].text)) }

func setSettings(s *scenario, args []word) (string, error) {
	var settings any
	if err := json.Unmarshal([]byte(args[0].text), &settings); err != nil {
		return "", err
	}
	if s.client == nil {
		s.opts.Settings = settings
		return "", nil
	}
	return "", s.client.Configure(settings)
}
