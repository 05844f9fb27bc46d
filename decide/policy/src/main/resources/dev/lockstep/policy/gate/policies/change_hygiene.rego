# METADATA
# title: Changes that are too large to review, and branches that live too long.
# description: Looks at change.lines and branch.ageDays of the context, and warns where it has none.
package policy.change_hygiene

limit(name, _) := data.lockstep.settings[name]

limit(name, otherwise) := otherwise if not data.lockstep.settings[name]

warn contains {
	"rule": "change-size",
	"message": sprintf("the change has %d lines; people review %d well", [lines, most]),
	"mend": "split it",
} if {
	lines := input.context.change.lines
	most := limit("maxLines", 400)
	lines > most
}

warn contains {
	"rule": "branch-age",
	"message": sprintf("the branch is %d days old; %d are usual", [age, most]),
	"mend": "merge or rebase it",
} if {
	age := input.context.branch.ageDays
	most := limit("maxBranchDays", 14)
	age > most
}

warn contains {
	"rule": "change-unknown",
	"message": "how large the change is cannot be seen from here",
	"mend": "let the clone reach back to where the branch began, or give the context change.lines",
} if {
	not input.context.change.lines
}
