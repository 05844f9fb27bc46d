# METADATA
# title: Marks, which say why a finding does not count.
package lockstep.waivers

waived(finding) if "waiver" in types(finding)

inline(finding) if "inline" in types(finding)

old(finding) if "baseline" in types(finding)

types(finding) := {mark.type | some mark in object.get(finding, "marks", [])}

# Reasons that inline suppressions give, empty where one gives none.
inline_reasons(finding) := {mark.reason |
	some mark in object.get(finding, "marks", [])
	mark.type == "inline"
}

# Waivers whose approval nothing shows: none is named, or it is only claimed.
unapproved contains waiver if {
	some waiver in object.get(input, "waivers", [])
	waiver.approval != "shown"
}
