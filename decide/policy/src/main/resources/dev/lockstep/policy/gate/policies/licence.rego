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
	count({licence | some licence in component.licences} & allowed) == 0
}

warn contains {
	"rule": "licence-unknown",
	"message": sprintf("%s names no licence", [component.purl]),
	"mend": "find out its licence",
} if {
	some component in input.report.components
	count(component.licences) == 0
}
