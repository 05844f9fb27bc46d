package policy.change_hygiene_test

import data.policy.change_hygiene as policy

small := {"change": {"lines": 400}, "branch": {"ageDays": 14}}

test_warns_of_what_is_beyond_a_limit[rule] if {
	some rule, changed in {"change-size": {"change": {"lines": 401}}, "branch-age": {"branch": {"ageDays": 15}}}
	{rule} == {reason.rule | some reason in policy.warn} with input.context as object.union(small, changed)
}

test_passes_at_the_limits if count(policy.warn) == 0 with input.context as small

test_warns_where_nothing_is_known if {
	{"change-unknown"} == {reason.rule | some reason in policy.warn} with input as {}
}

test_limits_are_settings if {
	count(policy.warn) == 0 with input.context as {"change": {"lines": 500}} with data.lockstep.settings.maxLines as 1000
}
