package policy.audit_only_test

import data.policy.audit_only

test_is_in_audit if audit_only.rollout.serious == "audit"
