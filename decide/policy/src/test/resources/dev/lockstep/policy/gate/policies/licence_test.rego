package policy.licence_test

import data.policy.licence

report(licences) := {"report": {"components": [{"purl": "pkg:npm/a@1", "licences": licences}]}}

test_allows if count(licence.block) == 0 with input as report(["MIT"])

test_allows_a_choice if count(licence.block) == 0 with input as report(["GPL-3.0-only", "MIT"])

test_blocks if count(licence.block) == 1 with input as report(["GPL-3.0-only"])

test_warns if count(licence.warn) == 1 with input as report([])

test_takes_a_list if {
	count(licence.block) == 0 with input as report(["GPL-3.0-only"]) with data.lockstep.settings.licences as ["GPL-3.0-only"]
}
