# METADATA
# title: Direct components that nobody vetted.
# description: data.lockstep.settings.vetted lists package URLs without versions.
package policy.vetted_libraries

vetted := {purl | some purl in data.lockstep.settings.vetted}

block contains {
	"rule": "not-vetted",
	"message": sprintf("%s is not on the list of vetted libraries", [component.purl]),
	"mend": "use a vetted one, or have it vetted",
} if {
	data.lockstep.settings.vetted
	some component in input.report.components
	component.direct
	not split(component.purl, "@")[0] in vetted
}
