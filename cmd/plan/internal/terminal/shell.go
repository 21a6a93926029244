package terminal

import (
	"runtime"
	"strings"
)

// Shell writes lines that people paste: for sh and its like, or on Windows for both of its
// shells, which have few signs in common. Where no line is one for both, it says in words what
// to do.
type Shell struct{ Windows bool }

// Here is what people type into where the program runs.
var Here = Shell{runtime.GOOS == "windows"}

const plainSigns = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-+:"

// Word writes a path or a name so that it is taken for one word.
func (s Shell) Word(p string) string {
	plain := plainSigns + "@%"
	if s.Windows {
		plain = plainSigns + `\`
	}
	switch {
	case p != "" && strings.Trim(p, plain) == "":
		return p
	case s.Windows:
		return `"` + p + `"`
	default:
		return "'" + strings.ReplaceAll(p, "'", `'\''`) + "'"
	}
}

// Then has lines run one after another: each where those before it went well, or, in shells
// that have no sign for that, each on a line of its own.
func (s Shell) Then(lines ...string) string {
	if s.Windows {
		return strings.Join(lines, "\n")
	}
	return strings.Join(lines, " && ")
}

// OnPath has programs of a folder found by their name.
func (s Shell) OnPath(folder string) string {
	if s.Windows {
		return "Add " + folder + " to Path: search for “environment variables” in the Start menu, and open a new terminal"
	}
	return "export PATH=" + s.Word(folder) + `:"$PATH"`
}

// Readable lets whoever runs it read a file or folder that is theirs.
func (s Shell) Readable(name string) string {
	if s.Windows {
		return "Allow yourself to read " + name + ": Properties, Security"
	}
	return "chmod u+rX " + s.Word(name)
}

// Begin makes a file of one line. The shell of Windows that older systems have would write it
// in an encoding of its own.
func (s Shell) Begin(file, line string) string {
	if s.Windows {
		return "Make a file " + file + " with the line " + line
	}
	return "echo '" + line + "' > " + s.Word(file)
}

// Append adds a line at the end of a file.
func (s Shell) Append(file, line string) string {
	if s.Windows {
		return "Add the line " + line + " at the end of " + file
	}
	return "echo " + s.Word(line) + " >> " + s.Word(file)
}

// Unset takes away a variable of the environment.
func (s Shell) Unset(variable string) string {
	if s.Windows {
		return "Take away the variable " + variable
	}
	return "unset " + variable
}

// Rename gives a file another name.
func (s Shell) Rename(from, to string) string {
	if s.Windows {
		return "move " + s.Word(from) + " " + s.Word(to)
	}
	return "mv " + s.Word(from) + " " + s.Word(to)
}

// Unlink puts the file that a link leads to in the place of the link.
func (s Shell) Unlink(link string) string {
	if s.Windows {
		return s.Then("copy "+s.Word(link)+" "+s.Word(link+".new"), "del "+s.Word(link), s.Rename(link+".new", link))
	}
	return s.Then("cp "+s.Word(link)+" "+s.Word(link+".new"), s.Rename(link+".new", link))
}

// UnlinkFolder does the same with a folder.
func (s Shell) UnlinkFolder(link string) string {
	if s.Windows {
		return "Put the folder itself in the place of the link " + link
	}
	return s.Then("cp -RL "+s.Word(link)+" "+s.Word(link+".new"), "rm "+s.Word(link), s.Rename(link+".new", link))
}
