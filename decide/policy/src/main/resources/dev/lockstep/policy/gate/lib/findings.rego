# METADATA
# title: The findings of the report.
package lockstep.findings

import data.lockstep.severity

# Those that count: no mark says otherwise.
counting contains finding if {
	some finding in input.report.findings
	count(object.get(finding, "marks", [])) == 0
}

# Those of a severity and a confidence, or more.
serious(least, sure) := {finding |
	some finding in counting
	severity.at_least(finding, least)
	severity.sure(finding, sure)
}

# Of a vulnerable component, whether a version without the weakness exists; the other kinds always
# can be mended.
mendable(finding) if finding.kind != "sca"

mendable(finding) if count(object.get(finding, "fixes", [])) > 0

mendable(finding) if is_string(object.get(finding, ["detail", "fixedIn"], null))

# What rules say of how to mend what they find.
mends := {rule.id: rule.mend | some rule in object.get(input.report, "rules", []); rule.mend}

# What would mend a finding: its own word, else its rule's.
mend(finding) := object.get(finding, "mend", object.get(mends, finding.rule, "do what the finding asks for, or agree on a waiver"))

# A reason of a verdict.
reason(rule, finding) := {
	"rule": rule,
	"message": sprintf("%s %s in %s", [finding.severity, finding.rule, path(finding)]),
	"findings": [finding.fingerprint],
	"mend": mend(finding),
}

path(finding) := finding.locations[0].path

path(finding) := "an unknown place" if count(object.get(finding, "locations", [])) == 0
