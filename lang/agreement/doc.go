// Package agreement is what was agreed of a campaign: reading plan.lock.hcl, its
// seals, the values that an agreement holds of each element, how a plan differs from
// it or from another version of itself, and the entry that plan agree adds.
//
// It knows plans and their elements, and nothing of rules, of who may approve what,
// or of files on disk.
//
// Entry points: LockOf and Of read the agreement of a plan, once a plan; Since holds
// a plan against another version; Compare holds a workspace against one; Next is the
// entry that would be added, Lock.Append the file with it; Lock.At, Lock.Course and
// Lock.Changes are about what an agreement itself says.
package agreement
