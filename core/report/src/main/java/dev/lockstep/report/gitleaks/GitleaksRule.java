package dev.lockstep.report.gitleaks;

/// What gitleaks' SARIF report says of a rule.
public record GitleaksRule(String id, String description) {}
