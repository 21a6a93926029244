package lsp

import (
	"context"
	"encoding/json"
	"path/filepath"
	"slices"
	"time"

	"github.com/sourcegraph/jsonrpc2"
	"go.lsp.dev/protocol"
)

// initialize takes in who the client is and what it has opened. The session calls it.
func initialize(e *event, p *protocol.InitializeParams) {
	e.client = newClient(p.Capabilities, e.server.log)
	e.settings.initial = readChoices(p.InitializationOptions)
	e.server.log.trace(p.Trace)
	e.openFolders(foldersOf(p))
	if p.ProcessID != nil {
		go e.server.watchParent(int(*p.ProcessID))
	}
}

// foldersOf are the folders that the client has opened, in whichever of the
// three ways it says so.
func foldersOf(p *protocol.InitializeParams) []string {
	if folders, ok := p.WorkspaceFolders.Get(); ok && len(folders) > 0 {
		return folderPaths(folders)
	}
	//lint:ignore SA1019 clients of before 3.6 say only this
	if p.RootURI != nil {
		//lint:ignore SA1019 see above
		if root := filePath(*p.RootURI); root != "" {
			return []string{root}
		}
	}
	//lint:ignore SA1019 clients of before 3.0 say only this
	if root, ok := p.RootPath.Get(); ok && filepath.IsAbs(root) {
		return []string{slashed(root)}
	}
	return nil
}

func folderPaths(folders []protocol.WorkspaceFolder) []string {
	var paths []string
	for _, f := range folders {
		if p := filePath(f.URI); p != "" {
			paths = append(paths, p)
		}
	}
	return paths
}

// result is what the server says that it can do: all of it, whatever the client
// offers.
func (s *server) result(c *client) *protocol.InitializeResult {
	r := &protocol.InitializeResult{}
	r.Capabilities.PositionEncoding = c.units
	for _, m := range s.methods {
		if m.offer != nil {
			m.offer(&r.Capabilities)
		}
	}
	r.ServerInfo = protocol.ServerInfo{Name: "plan", Version: protocol.NewOptional(s.opts.Version)}
	return r
}

// initialized reads the plans for the first time, and asks the client to tell
// about changes, once. The asking is left to other goroutines.
func initialized(e *event, _ *protocol.InitializedParams) {
	if e.server.begun {
		e.log("the client has said initialized once more")
		return
	}
	e.then = append(e.then, func() {
		e.server.begun = true
		go e.server.register(e.client)
		go e.server.fetchSettings(e.client)
		go e.server.sweep()
	})
	e.refresh()
}

// didChangeFolders takes in and lets go of opened folders.
func didChangeFolders(e *event, p *protocol.DidChangeWorkspaceFoldersParams) {
	kept := map[string]bool{}
	for _, f := range e.folders {
		kept[f] = true
	}
	for _, f := range folderPaths(p.Event.Removed) {
		delete(kept, f)
	}
	for _, f := range folderPaths(p.Event.Added) {
		kept[f] = true
	}
	e.openFolders(keys(kept))
	e.refresh()
}

func keys(set map[string]bool) []string {
	var list []string
	for k := range set {
		list = append(list, k)
	}
	return list
}

// didChangeConfiguration takes in settings; from a client that only says that
// there are new ones, they are fetched.
func didChangeConfiguration(e *event, p *protocol.DidChangeConfigurationParams) {
	if e.client.configuration {
		go e.server.fetchSettings(e.client)
		return
	}
	e.reconfigure(readChoices(p.Settings))
}

// configure judges everything anew where settings changed.
func (st *state) configure(c choices) {
	if st.settings.configured == c {
		return
	}
	st.settings.configured = c
	st.rejudge()
}

// reconfigure takes in settings, and has the client ask again for what it shows between the lines
// where these change that.
func (e *event) reconfigure(c choices) {
	hints, lenses := e.settings.hints(), e.settings.lenses()
	e.configure(c)
	if hints != e.settings.hints() {
		go e.server.refresh(e.client, "inlayHint")
	}
	if lenses != e.settings.lenses() {
		go e.server.refresh(e.client, "codeLens")
	}
}

// readAnew has the client ask again for what it shows of plans besides findings, where these are
// other than before and no text that is open is: so after a change on disk, and of settings. It
// waits for the client, in a goroutine of its own.
func (s *server) readAnew(c *client) {
	if c.says.HearsReadAnew {
		s.tell("plan/readAnew", struct{}{})
	}
	for _, what := range []string{"codeLens", "inlayHint", "semanticTokens"} {
		s.refresh(c, what)
	}
}

// refresh has the client ask again for all of a kind that it shows between the lines, where it can.
func (s *server) refresh(c *client, what string) {
	if slices.Contains(c.refreshable, what) {
		_ = s.ask("workspace/"+what+"/refresh", nil, nil)
	}
}

// rejudge makes every view one by the settings of now. The session calls it.
func (st *state) rejudge() {
	for _, v := range st.views {
		st.renew(*v)
	}
}

// fetchSettings asks the client for its configuration, in a goroutine of its own. Where
// the client has none to give, the settings stay as they are.
func (s *server) fetchSettings(c *client) {
	if !c.configuration {
		return
	}
	section := "plan"
	var answer []json.RawMessage
	if s.ask("workspace/configuration", &protocol.ConfigurationParams{Items: []protocol.ConfigurationItem{{Section: &section}}}, &answer) == nil && len(answer) == 1 {
		s.post(time.Now(), func(e *event) { e.reconfigure(readChoices(answer[0])) })
	}
}

// ask sends a request to the client and waits for the answer, for a minute at most, and
// decodes it into answer unless that is nil. Nothing that runs on the reader or in the
// session may do so.
func (s *server) ask(method string, params, answer any) error {
	raw, err := encode(params)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(s.ctx, time.Minute)
	defer cancel()
	if err = s.conn.Call(ctx, method, raw, answer); err != nil {
		return &jsonrpc2.Error{Code: codeRequestFailed, Message: "The editor did not do what the server asked for: " + err.Error()}
	}
	return nil
}

// tell sends a notification to the client. It waits until the client takes it, so that
// neither the reader nor the session calls it.
func (s *server) tell(method string, params any) {
	if raw, err := encode(params); err == nil {
		_ = s.conn.Notify(s.ctx, method, raw)
	}
}

// parentEvery is how often the server looks whether its client still runs.
const parentEvery = 3 * time.Second

// watchParent ends the server with the process that started it, in a goroutine of its
// own.
func (s *server) watchParent(pid int) {
	tick := time.NewTicker(parentEvery)
	defer tick.Stop()
	for {
		select {
		case <-s.ctx.Done():
			return
		case <-tick.C:
			if ended(pid) {
				s.stop()
				return
			}
		}
	}
}

// showProgress tells the client what the server is busy with, where that takes
// long enough to be wondered about. The session calls it, and done once; another
// goroutine speaks to the client.
func (s *server) showProgress(c *client, title string) (done func()) {
	const wondering = 300 * time.Millisecond
	finished := make(chan struct{})
	if c.progress {
		go func() {
			select {
			case <-finished:
			case <-time.After(wondering):
				s.progress(title, finished)
			}
		}()
	}
	return func() { close(finished) }
}

func (s *server) progress(title string, finished chan struct{}) {
	token := protocol.String("plan: " + title)
	if s.ask("window/workDoneProgress/create", &protocol.WorkDoneProgressCreateParams{Token: token}, nil) != nil {
		return
	}
	begin, _ := encode(&protocol.WorkDoneProgressBegin{Kind: "begin", Title: title})
	s.tell("$/progress", &protocol.ProgressParams{Token: token, Value: protocol.LSPAny(begin)})
	<-finished
	end, _ := encode(&protocol.WorkDoneProgressEnd{Kind: "end"})
	s.tell("$/progress", &protocol.ProgressParams{Token: token, Value: protocol.LSPAny(end)})
}

// register asks the client to tell about changes of files and settings, in a goroutine
// of its own.
func (s *server) register(c *client) {
	var list []protocol.Registration
	if c.registersConfig {
		list = append(list, protocol.Registration{ID: "plan-configuration", Method: "workspace/didChangeConfiguration", RegisterOptions: protocol.LSPAny(`{"section":"plan"}`)})
	}
	if c.registersFiles {
		list = append(list, protocol.Registration{ID: "plan-files", Method: "workspace/didChangeWatchedFiles", RegisterOptions: watched()})
	}
	if len(list) == 0 {
		return
	}
	if err := s.ask("client/registerCapability", &protocol.RegistrationParams{Registrations: list}, nil); err != nil {
		s.log.printf("the client registers nothing: %v", err)
		return
	}
	s.watched.Store(c.registersFiles)
}

// setTrace turns on and off that the client is told what the server does.
func setTrace(e *event, p *protocol.SetTraceParams) { e.server.log.trace(p.Value) }
