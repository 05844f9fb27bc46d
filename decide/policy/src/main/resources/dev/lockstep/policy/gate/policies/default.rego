# METADATA
# title: High and critical findings with confidence medium or better that can be mended.
# description: New ones only, where a baseline or a merge base is known; else all.
package policy.standard

import data.lockstep.findings

block contains findings.reason("serious", finding) if {
	some finding in findings.serious("high", "medium")
	findings.mendable(finding)
}
