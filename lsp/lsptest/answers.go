package lsptest

import "encoding/json"

// answer replies to a request of the server.
func (c *Client) answer(e *envelope) {
	var result any
	var failed *ResponseError
	answered := false
	if c.opts.Answer != nil {
		result, failed, answered = c.opts.Answer(e.Method, e.Params)
	}
	if !answered {
		result, failed = c.ownAnswer(e.Method, e.Params)
	}
	reply := map[string]any{"jsonrpc": "2.0", "id": e.ID}
	if failed != nil {
		reply["error"] = failed
	} else {
		reply["result"] = result
	}
	_ = c.send(reply, nil)
}

func (c *Client) ownAnswer(method string, params json.RawMessage) (any, *ResponseError) {
	switch method {
	case "client/registerCapability":
		c.register(params, "registrations", 1)
	case "client/unregisterCapability":
		c.register(params, "unregisterations", -1)
	case "workspace/configuration":
		return c.configuration(params), nil
	case "workspace/workspaceFolders":
		return c.folders(), nil
	case "workspace/applyEdit":
		return c.applyEdit(params), nil
	case "window/showDocument":
		c.show(params)
		return map[string]any{"success": true}, nil
	case "window/showMessageRequest":
		return c.choice(params), nil
	case "window/workDoneProgress/create",
		"workspace/codeLens/refresh", "workspace/semanticTokens/refresh", "workspace/inlayHint/refresh",
		"workspace/diagnostic/refresh", "workspace/foldingRange/refresh":
	default:
		return nil, &ResponseError{Code: MethodNotFound, Message: "the client does not know " + method}
	}
	return nil, nil
}

func (c *Client) register(params json.RawMessage, list string, by int) {
	var all map[string][]struct{ Method string }
	_ = json.Unmarshal(params, &all)
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, r := range all[list] {
		c.registrations[r.Method] += by
	}
	c.wake()
}

// Registered reports whether the server has asked to be told of something, and has not
// taken that back.
func (c *Client) Registered(method string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.registrations[method] > 0
}

// configuration answers each item with the settings, whatever section it names.
func (c *Client) configuration(params json.RawMessage) []any {
	var p struct{ Items []struct{ Section string } }
	_ = json.Unmarshal(params, &p)
	c.mu.Lock()
	defer c.mu.Unlock()
	list := make([]any, len(p.Items))
	for i := range list {
		list[i] = c.opts.Settings
	}
	return list
}

// Configure changes the settings and tells the server so.
func (c *Client) Configure(settings any) error {
	c.mu.Lock()
	c.opts.Settings = settings
	c.mu.Unlock()
	return c.Notify("workspace/didChangeConfiguration", map[string]any{"settings": settings})
}

// show notes what the server shows.
func (c *Client) show(params json.RawMessage) {
	var p struct {
		URI       string
		Selection *Range
	}
	_ = json.Unmarshal(params, &p)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.shown = &(Location{URI: p.URI}); p.Selection != nil {
		c.shown.Range = *p.Selection
	}
}

// Led is where the server has led since it was asked last: to the holes that its edits have
// left, each with its choices, and to the place that it has shown; nil where to none.
func (c *Client) Led() (stops []string, shown *Location) {
	c.mu.Lock()
	defer c.mu.Unlock()
	stops, shown = c.stops, c.shown
	c.stops, c.shown = nil, nil
	return stops, shown
}

// Choose says which title the next question is answered with.
func (c *Client) Choose(title string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.choices = append(c.choices, title)
}

// choice answers a question as Choose said, where that is one of its titles; else nothing.
func (c *Client) choice(params json.RawMessage) any {
	var p struct {
		Actions []struct {
			Title string `json:"title"`
		}
	}
	_ = json.Unmarshal(params, &p)
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.choices) == 0 {
		return nil
	}
	title := c.choices[0]
	c.choices = c.choices[1:]
	for _, a := range p.Actions {
		if a.Title == title {
			return a
		}
	}
	return nil
}

func (c *Client) applyEdit(params json.RawMessage) any {
	var p struct{ Edit WorkspaceEdit }
	if err := json.Unmarshal(params, &p); err != nil {
		return map[string]any{"applied": false, "failureReason": err.Error()}
	}
	if err := c.Apply(&p.Edit); err != nil {
		return map[string]any{"applied": false, "failureReason": err.Error()}
	}
	return map[string]any{"applied": true}
}
