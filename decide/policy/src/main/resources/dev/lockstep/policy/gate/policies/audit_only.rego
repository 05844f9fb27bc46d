# METADATA
# title: Tells what the default would block, and blocks nothing.
package policy.audit_only

import data.policy.standard

block contains reason if some reason in standard.block

rollout["serious"] := "audit"
