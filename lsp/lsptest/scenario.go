package lsptest

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"
)

// scenario is one file under way.
type scenario struct {
	command []string
	dir     string
	archive *txtar.Archive
	opts    Options
	client  *Client // nil until the first step that needs it
	quiet   bool    // disk changes without telling the server
	update  bool
}

// Run plays all scenarios of a folder against a server's command, each with a
// server of its own. With update, it writes the outputs into the files.
func Run(t *testing.T, command []string, dir string, update bool) {
	files, err := filepath.Glob(filepath.Join(dir, "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no scenario in %s (%v)", dir, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			runFile(t, command, file, update)
		})
	}
}

func runFile(t *testing.T, command []string, file string, update bool) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	steps, err := parseScript(string(archive.Comment))
	if err != nil {
		t.Fatalf("%s:%v", file, err)
	}
	s := &scenario{command: command, archive: archive, update: update}
	if s.dir, err = filepath.EvalSymlinks(t.TempDir()); err != nil {
		t.Fatal(err)
	}
	s.opts.Folders, s.opts.Timeout = []string{s.dir}, Patience(t)
	if err := s.extract(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		if s.client != nil {
			s.client.finish(t)
		}
	}()
	outputs := map[int]string{}
	for _, step := range steps {
		output, shows, err := s.play(step)
		if err != nil {
			t.Errorf("%s:%d: %s\n%v", file, step.line, step.words[0].text, err)
			return
		}
		if !step.none && (step.exact || (output != "" || shows) && len(step.expects) == 0) {
			outputs[step.line] = output
		}
	}
	if update {
		archive.Comment = []byte(rewrite(string(archive.Comment), outputs))
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func (s *scenario) extract() error {
	for _, f := range s.archive.Files {
		if err := s.write(s.path(f.Name), f.Data); err != nil {
			return err
		}
	}
	return nil
}

func (s *scenario) write(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}

// unchangedFor is how long an output must stay the same before it is written down.
const unchangedFor = 500 * time.Millisecond

// play makes one step and compares its output; shows tells whether it must have
// one.
func (s *scenario) play(step *step) (output string, shows bool, err error) {
	words := step.words
	s.quiet = words[0].text == "silently"
	if s.quiet {
		words = words[1:]
	}
	if len(words) == 0 {
		return "", false, errors.New("silently does nothing by itself")
	}
	v := verbs[words[0].text]
	if v == nil {
		return "", false, fmt.Errorf("there is no step %q", words[0].text)
	}
	args := words[1:]
	if len(args) < v.least() || v.most() >= 0 && len(args) > v.most() {
		return "", false, fmt.Errorf("usage: %s", v.usage)
	}
	if !v.before && !v.early && s.client == nil {
		if err := s.connect(); err != nil {
			return "", false, err
		}
	}
	if v.before && s.client != nil {
		return "", false, fmt.Errorf("%s comes before the first step that speaks to the server", words[0].text)
	}
	if v.eventual {
		output, err = s.await(step, v, args)
		return output, v.shows, err
	}
	output, err = v.run(s, args)
	output, err = s.judge(step, v.shows, output, err)
	return output, v.shows, err
}

func (s *scenario) connect() (err error) {
	if s.client, err = Start(s.command, s.dir, s.opts); err != nil {
		return err
	}
	return s.client.Initialize()
}

// judge compares what a step gave with what it expects.
func (s *scenario) judge(step *step, shows bool, output string, err error) (string, error) {
	output = s.portable(output)
	if len(step.expects) > 0 && step.expects[0].kind == "fails" {
		switch want := step.expects[0].text; {
		case err == nil:
			return "", fmt.Errorf("it must fail with %q", want)
		case !strings.Contains(err.Error(), want):
			return "", fmt.Errorf("it must fail with %q: %w", want, err)
		}
		return "", nil
	}
	if err != nil {
		return "", err
	}
	if s.update && !step.none && len(step.expects) == 0 {
		return output, nil
	}
	if (output != "" || shows) && !step.exact && len(step.expects) == 0 {
		return "", fmt.Errorf("the step does not say what is expected; run with -update to write it down:\n%s", output)
	}
	return output, step.check(output)
}

// portable takes the machine's folder out of an output.
func (s *scenario) portable(output string) string {
	output = strings.ReplaceAll(output, FileURI(s.dir), "file://")
	return strings.ReplaceAll(output, s.dir, "")
}

// await repeats a step until its output is what is expected; to write it down,
// until it stays the same.
func (s *scenario) await(step *step, v *verb, args []word) (string, error) {
	var last string
	var since time.Time
	for start := time.Now(); ; time.Sleep(15 * time.Millisecond) {
		output, err := v.run(s, args)
		output, err = s.judge(step, v.shows, output, err)
		if err != nil || output != last || since.IsZero() {
			last, since = output, time.Now()
		}
		switch {
		case err == nil && (!s.update || time.Since(since) > unchangedFor):
			return output, nil
		case err != nil && time.Since(start) > s.opts.Timeout:
			return output, err
		}
	}
}

func (s *scenario) path(file string) string { return filepath.Join(s.dir, filepath.FromSlash(file)) }

func (s *scenario) uri(file string) string {
	if strings.HasPrefix(file, "untitled:") {
		return file
	}
	return FileURI(s.path(file))
}

// file is how a scenario names a document.
func (s *scenario) file(uri string) string {
	return strings.TrimPrefix(strings.TrimPrefix(uri, FileURI(s.dir)), "/")
}

// section is the text of a file of the archive.
func (s *scenario) section(name string) ([]byte, error) {
	for _, f := range s.archive.Files {
		if f.Name == name {
			return f.Data, nil
		}
	}
	return nil, fmt.Errorf("the scenario has no section %s", name)
}

// span finds what a quoted part of a file names: a place with one bar, a range
// with two.
func (s *scenario) span(file, quoted string) (uri string, at Range, err error) {
	uri = s.uri(file)
	text, err := s.client.Text(uri)
	if err != nil {
		return uri, at, err
	}
	parts := strings.Split(quoted, "|")
	if len(parts) < 2 || len(parts) > 3 {
		return uri, at, fmt.Errorf("%q names no place: it needs one bar, or two around a range", quoted)
	}
	start, err := only(text, strings.Join(parts, ""))
	start += len(parts[0])
	end := start
	if len(parts) == 3 {
		end += len(parts[1])
	}
	return uri, Range{PositionAt(text, start, s.client.Encoding), PositionAt(text, end, s.client.Encoding)}, err
}

// placed are the params of a request about a place.
func (s *scenario) placed(args []word) (object, error) {
	uri, at, err := s.span(args[0].text, args[1].text)
	return object{"textDocument": object{"uri": uri}, "position": at.Start}, err
}

// ask makes a request, again where the server says that it has been overtaken.
func (s *scenario) ask(method string, params, result any) error {
	for end := time.Now().Add(s.opts.Timeout); ; time.Sleep(20 * time.Millisecond) {
		err := s.client.Request(method, params, result)
		var failed *ResponseError
		overtaken := errors.As(err, &failed) && (failed.Code == ContentModified || failed.Code == ServerCancelled)
		if !overtaken || time.Now().After(end) {
			return err
		}
	}
}
