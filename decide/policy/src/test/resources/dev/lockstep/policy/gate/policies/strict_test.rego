package policy.strict_test

import data.policy.strict

report(finding, unread) := {"report": {"findings": [finding], "coverage": {"notExamined": unread}}}

finding := {"fingerprint": "f", "rule": "r", "kind": "sast", "severity": "medium", "confidence": "low", "locations": [{"path": "a"}], "marks": []}

test_blocks_medium if count(strict.block) == 1 with input as report(finding, 0)

test_passes_low if count(strict.block) == 0 with input as report(object.union(finding, {"severity": "low"}), 0)

test_blocks_what_was_not_examined if count(strict.block) == 2 with input as report(finding, 3)

test_blocks_suppressions_without_a_reason[reason] if {
	some reason, blocked in {
		"": {"inline"},
		"gitleaks:allow": {"inline"},
		"eval(x)  # nosemgrep": {"inline"},
		"eval(x)  # nosemgrep: python.eval": {"inline"},
		"<!-- nosemgrep -->": {"inline"},
		"eval(x)  # nosemgrep: python.eval -- vetted by mara": set(),
		"eval(x)  # nosem (a constant)": set(),
		"a test key": set(),
	}
	marked := object.union(finding, {"marks": [{"type": "inline", "reason": reason}]})
	{said.rule | some said in strict.block} == blocked with input as report(marked, 0)
}

test_blocks_waivers_that_nothing_shows[approval] if {
	some approval, blocked in {"none": 1, "claimed": 1, "own": 1, "shown": 0}
	waiver := {"owner": "web", "origin": "lockstep.yaml:3", "approval": approval}
	given := object.union(report(object.union(finding, {"severity": "low"}), 0), {"waivers": [waiver]})
	count(strict.block) == blocked with input as given
}
