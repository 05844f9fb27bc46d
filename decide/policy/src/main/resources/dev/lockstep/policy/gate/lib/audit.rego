# METADATA
# title: What came of a rule while it was in audit, as earlier reports say.
# description: A rule is named as verdicts name it, package/rule.
package lockstep.audit

# Whole days since a report first had the rule in audit, how many reports had, how many findings it
# named there, and the share of these, from 0 to 1, that somebody waived or allowed meanwhile.
trail(name) := {
	"days": days(audited),
	"reports": count(audited),
	"findings": count(named),
	"overridden": share(count(named & overridden(audited)), count(named)),
} if {
	audited := [earlier |
		some earlier in object.get(input, "reports", [])
		earlier.verdict.stages[name] == "audit"
		time.parse_rfc3339_ns(earlier.verdict.date) <= now
	]
	named := {finding |
		some earlier in audited
		some reason in earlier.verdict.reasons
		reason.policy == name
		some finding in reason.findings
	}
}

# The stage of a rule that is in audit until `days` have passed, and is enforced if by then a smaller
# share of its findings than `overridden` was waived or allowed.
promoted(name, days, overridden) := "enforce" if {
	been := trail(name)
	been.days >= days
	been.overridden < overridden
} else := "audit"

now := time.parse_rfc3339_ns(input.context.time)

nanos_a_day := ((24 * 60) * 60) * 1000000000

days(audited) := 0 if count(audited) == 0

days(audited) := floor((now - begin) / nanos_a_day) if {
	begin := min([time.parse_rfc3339_ns(earlier.verdict.date) | some earlier in audited])
}

overridden(audited) := {override.finding |
	some earlier in audited
	some override in earlier.verdict.overrides
}

share(_, 0) := 0

share(some_of_them, all) := some_of_them / all if all > 0
