package policy.standard_test

import data.policy.standard

finding := {
	"fingerprint": "f1",
	"rule": "r",
	"kind": "secrets",
	"severity": "high",
	"confidence": "medium",
	"locations": [{"path": "a"}],
	"marks": [],
}

verdict(changes) := block if {
	block := standard.block with input as {"report": {"findings": [object.union(finding, changes)]}}
}

test_blocks[name] if {
	some name, changes in {"as it is": {}, "critical": {"severity": "critical"}, "component with a fix": {"kind": "sca", "detail": {"fixedIn": "2"}}}
	count(verdict(changes)) == 1
}

test_passes[name] if {
	some name, changes in {
		"medium": {"severity": "medium"},
		"unsure": {"confidence": "low"},
		"old": {"marks": [{"type": "baseline", "reason": "x"}]},
		"component without a fix": {"kind": "sca"},
	}
	count(verdict(changes)) == 0
}
