package policy.change_hygiene_test

import data.policy.change_hygiene as policy

test_warns_of_size if count(policy.warn) == 1 with input.context as {"change": {"lines": 401}}

test_warns_of_age if count(policy.warn) == 1 with input.context as {"branch": {"ageDays": 15}}

test_passes_without_context if count(policy.warn) == 0 with input as {}

test_limits_are_settings if {
	count(policy.warn) == 0 with input.context as {"change": {"lines": 500}} with data.lockstep.settings.maxLines as 1000
}
