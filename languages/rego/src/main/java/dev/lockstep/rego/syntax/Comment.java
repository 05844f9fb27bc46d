package dev.lockstep.rego.syntax;

/// A comment: what follows `#` on a line.
public record Comment(String text, Location location) {}
