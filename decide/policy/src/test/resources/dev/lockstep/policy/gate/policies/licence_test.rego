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

test_an_expression_is_met_by_allowed_licences[expression] if {
	some expression, met in {
		"MIT": true,
		"MIT-0": false,
		"(MIT OR GPL-3.0-only)": true,
		"GPL-2.0-only or MIT": true,
		"MIT AND GPL-3.0-only": false,
		"MIT AND ISC AND Apache-2.0": true,
		"MIT AND ISC AND AGPL-3.0-only": false,
		"AGPL-3.0-only OR MIT AND ISC": true,
		"MIT AND (AGPL-3.0-only OR GPL-3.0-only)": false,
		"(MIT AND (AGPL-3.0-only OR (ISC)))": true,
		"Apache-2.0 WITH LLVM-exception": true,
		"GPL-2.0-only WITH Classpath-exception-2.0": false,
		"": false,
		"MIT OR": false,
		"((((((((MIT))))))))": false,
	}
	blocked := {true: 0, false: 1}[met]
	count(licence.block) == blocked with input as report([expression])
}
