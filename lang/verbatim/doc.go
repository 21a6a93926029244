// Package verbatim knows how what people wrote stays a text wherever it is put:
// at a terminal, in a log, in Markdown, in the commands of GitHub's runners, in
// the text of JSON and XML, and in pictures. Nothing in it takes effect there, be it a colour, a link, a
// picture, a mention, a command or a mark that turns the direction of writing round.
//
// It knows nothing of plans. There is one function for each language that a text
// can be put into; what is shown to people goes through Line or Visible, or through one that
// does.
package verbatim
