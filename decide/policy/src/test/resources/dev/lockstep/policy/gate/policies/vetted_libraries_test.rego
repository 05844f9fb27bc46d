package policy.vetted_libraries_test

import data.policy.vetted_libraries as policy

report := {"report": {"components": [{"purl": "pkg:npm/a@1", "direct": true}, {"purl": "pkg:npm/b@1", "direct": false}]}}

test_blocks if count(policy.block) == 1 with input as report with data.lockstep.settings.vetted as []

test_allows if count(policy.block) == 0 with input as report with data.lockstep.settings.vetted as ["pkg:npm/a"]

test_needs_a_list if count(policy.block) == 0 with input as report
