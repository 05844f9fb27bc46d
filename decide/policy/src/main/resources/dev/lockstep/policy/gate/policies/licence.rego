# METADATA
# title: Components whose licence is not one of those agreed on.
# description: data.lockstep.settings.licences replaces the list. No licence is a warning.
package policy.licence

default_allowed := {"Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause", "ISC", "0BSD", "Unlicense", "CC0-1.0", "Zlib"}

allowed := {licence | some licence in data.lockstep.settings.licences} if data.lockstep.settings.licences

allowed := default_allowed if not data.lockstep.settings.licences

block contains {
	"rule": "licence",
	"message": sprintf("%s has the licence %s", [component.purl, concat(", ", component.licences)]),
	"mend": "replace it, or agree on the licence",
} if {
	some component in input.report.components
	count(component.licences) > 0
	not agreed(component)
}

warn contains {
	"rule": "licence-unknown",
	"message": sprintf("%s names no licence", [component.purl]),
	"mend": "find out its licence",
} if {
	some component in input.report.components
	count(component.licences) == 0
}

# Of several, one is enough: they are a choice.
agreed(component) if {
	some licence in component.licences
	is_met(licence)
}

# Whether allowed licences alone meet an expression (SPDX specification, annex "SPDX license
# expressions"). An exception permits more and is passed over. Rules cannot call themselves: brackets
# are opened five deep, and what is deeper is not met.
is_met(expression) if opened(opened(opened(opened(opened(truths(expression)))))) == "t"

# The expression with t for each allowed licence and f for the others: `( t OR f ) AND t`.
truths(expression) := concat(" ", [truth(word) |
	some word in regex.find_n(`[()]|[^\s()]+`, regex.replace(expression, `\s+(?i:with)\s+[^\s()]+`, ""), -1)
])

truth(word) := upper(word) if {
	upper(word) in {"AND", "OR", "(", ")"}
} else := "t" if {
	word in allowed
} else := "f"

# With its innermost brackets replaced by what they come to: AND binds closer than OR.
opened(text) := chosen if {
	none := regex.replace(text, `\b(?:[tf] AND )*f(?: AND [tf])+\b|\b(?:[tf] AND )+f\b`, "f")
	all := regex.replace(none, `\bt(?: AND t)+\b`, "t")
	any_of := regex.replace(all, `(?:^|\( )(?:f OR )*t(?: OR [tf])*(?: \)|$)`, "t")
	chosen := regex.replace(any_of, `(?:^|\( )f(?: OR f)*(?: \)|$)`, "f")
}
