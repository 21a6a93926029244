// Package status makes the page for those who pay for a campaign and never open an editor:
// whether it is on track, what changed since it was agreed, what is decided next, what
// happens when, what it costs, who waits for whom, and what holds it back.
//
// It judges nothing: it words what facts, rules and agreements say. It knows neither
// terminals, files nor protocols.
//
// Entry points: PageOf gathers what the page says, as data; Page.HTML and Page.Markdown
// write it, both from the same sections.
package status
