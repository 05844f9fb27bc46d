# METADATA
# title: Marks, which say why a finding does not count.
package lockstep.waivers

waived(finding) if "waiver" in types(finding)

inline(finding) if "inline" in types(finding)

old(finding) if "baseline" in types(finding)

types(finding) := {mark.type | some mark in object.get(finding, "marks", [])}

# Reasons that inline suppressions give, empty where one gives none.
inline_reasons(finding) := {given(mark.reason) |
	some mark in object.get(finding, "marks", [])
	mark.type == "inline"
}

# Marks that say which comment was seen rather than why it was written.
bare := {"gitleaks:allow", "suppressed by its tool"}

# Comments of Semgrep give a reason behind two dashes or in brackets: `nosemgrep: id -- vetted`.
given(reason) := "" if {
	reason in bare
} else := reason if {
	not contains(reason, "nosem")
} else := found[0][1] if {
	found := regex.find_all_string_submatch_n(`nosem[^(]*?(?:--|\()\s*(\w[^)]*)`, reason, 1)
	count(found) > 0
} else := ""

# Waivers whose approval nothing shows: none is named, or it is only claimed.
unapproved contains waiver if {
	some waiver in object.get(input, "waivers", [])
	waiver.approval != "shown"
}
