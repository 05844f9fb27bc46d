# METADATA
# title: How severe a finding is, as an order.
package lockstep.severity

ranks := {"low": 1, "medium": 2, "high": 3, "critical": 4}

confidences := {"low": 1, "medium": 2, "high": 3}

# Whether the severity of a finding is `least` or worse. What has no known severity is as bad as any.
at_least(finding, least) if object.get(ranks, finding.severity, 4) >= ranks[least]

# Whether the confidence in a finding is `least` or more.
sure(finding, least) if object.get(confidences, finding.confidence, 3) >= confidences[least]
