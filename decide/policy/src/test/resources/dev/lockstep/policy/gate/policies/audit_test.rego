package lockstep.audit_test

import data.lockstep.audit

earlier(date, stage, findings, overridden) := {"verdict": {
	"date": date,
	"stages": {"team.p/r": stage},
	"reasons": [{"policy": "team.p/r", "findings": findings}],
	"overrides": [{"finding": finding} | some finding in overridden],
}}

at(time, reports) := {"context": {"time": time}, "reports": reports}

reports := [
	earlier("2026-11-01T10:00:00Z", "audit", ["a", "b"], []),
	earlier("2026-11-08T10:00:00Z", "audit", ["b", "c", "d"], ["b", "x"]),
	earlier("2026-11-09T10:00:00Z", "enforce", ["e"], ["c"]),
]

test_the_trail_counts_days_reports_and_findings_while_in_audit if {
	trail := audit.trail("team.p/r") with input as at("2026-11-15T09:59:59Z", reports)
	trail == {"days": 13, "reports": 2, "findings": 4, "overridden": 0.25}
}

test_without_reports_nothing_is_known if {
	trail := audit.trail("team.p/r") with input as {"context": {"time": "2026-11-15T10:00:00Z"}}
	trail == {"days": 0, "reports": 0, "findings": 0, "overridden": 0}
}

test_what_is_later_than_now_does_not_count if {
	trail := audit.trail("team.p/r") with input as at("2026-11-02T10:00:00Z", reports)
	trail.reports == 1
}

test_promoted[note] if {
	some note, case in {
		"too soon": {"time": "2026-11-15T09:59:59Z", "share": 0.3, "stage": "audit"},
		"on the day": {"time": "2026-11-15T10:00:00Z", "share": 0.3, "stage": "enforce"},
		"overridden too often": {"time": "2026-12-15T10:00:00Z", "share": 0.25, "stage": "audit"},
	}
	stage := audit.promoted("team.p/r", 14, case.share) with input as at(case.time, reports)
	stage == case.stage
}
