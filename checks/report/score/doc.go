// Package score says in one number how well the disciplines of a plan work towards one result:
//
//	(integration + differentiation) / 2 × communication / 100
//
// each of the three from 0 to 100, and each made of three parts. A plan in which everybody does
// the same, or everybody something else, is half a plan; and neither is worth anything where
// nobody talks.
//
// # Questions
//
// A part is made of questions that are put to named elements: to each tactic, each objective,
// each goal, each campaign. A question's figure is the share of yes among those that it is put
// to, and a part is the mean of its questions, so that a campaign, of which there is one, weighs
// as much as thirty tactics. What is said elsewhere (what a discipline is for, who agreed, what
// is handed over) is asked at the tactic or objective that lives on it.
//
// Each figure is there twice. What counts is the yes of what leads to a goal of the business:
// work that serves nothing, however well it is prepared, is not what the plan was made for. What
// would count is the same without asking for the goal: two plans without one show 0, and the
// second figure tells the better one.
//
// # Why the laws hold
//
// Adding a fault never raises a part, and mending one never lowers it, by how the questions are
// made:
//
//   - Every answer only grows with what is written. Questions ask whether there is something,
//     never whether all of it is so, and no more of one thing makes up for less of another. So
//     leaving out an attribute, a reference or a nested block turns no answer into a yes.
//   - Who is asked does not depend on attributes: all tactics that are not dropped, all
//     objectives and goals, whether or not they lead anywhere. What has lost its objective is
//     still asked, and answers no.
//   - A promise that nobody keeps is asked, too: an objective without a tactic counts as a tactic
//     that answers no to everything (a vacancy), a goal without an objective as an objective and
//     a tactic. So the last tactic of an objective cannot be taken away to hide that it is poor,
//     and whoever begins to fill the gap never lowers the figure by beginning.
//   - What leads nowhere is evidence for nothing: a number, a message or a way of working that a
//     tactic shares with an orphan counts for neither, so that dropping the orphan costs nothing.
//     The same is true of a tactic that needs a dropped one.
//   - Only an element that itself answers no takes a no with it when it goes: to delete an orphan
//     is to mend the plan, as its rule says.
//   - Nothing counts heads: whatever is there twice under other names answers twice alike, and
//     shares stay. No question looks at a name, a place, an order, a day, the agreement, or at
//     findings, so waivers, profiles and settings have nothing to change.
//
// What the laws leave open: to drop a tactic that counts (a late addition that was not amended, say),
// or to take up again one that is poor, may move the figure either way, although a finding proposes
// it. It is a decision about what the plan is, no slip in it.
//
// What is not known (to be decided, misspelt, or in text that cannot be read) counts as a no in
// the lower figure and as a yes in the higher one; where it might be evidence for others, their no
// is open as well. Whatever it turns out to be, the figure lies between.
//
// The package knows neither terminals, files nor git.
//
// Entry points: Read takes a snapshot, of which Plans.Of tells the score of some plans, or nil where
// there is nothing to score; DocumentOf and Score.Picture show it.
package score
