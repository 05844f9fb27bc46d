# METADATA
# title: Every finding of medium severity or worse, and everything that was not examined.
package policy.strict

import data.lockstep.findings
import data.lockstep.waivers

block contains findings.reason("medium", finding) if some finding in findings.serious("medium", "low")

block contains {
	"rule": "not-examined",
	"message": sprintf("%d files were not examined", [input.report.coverage.notExamined]),
	"mend": "lockstep scan --all says why",
} if {
	input.report.coverage.notExamined > 0
}

block contains findings.reason("inline", finding) if {
	some finding in input.report.findings
	waivers.inline(finding)
	"" in waivers.inline_reasons(finding)
}

block contains {
	"rule": "unapproved-waiver",
	"message": sprintf("the waiver of %s (%s) has no approval that the repository shows", [waiver.owner, waiver.origin]),
	"mend": "let a code owner be its approver, or the approver sign the commit",
} if {
	some waiver in waivers.unapproved
}
