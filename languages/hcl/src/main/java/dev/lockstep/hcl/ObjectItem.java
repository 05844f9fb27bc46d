package dev.lockstep.hcl;

/// A key with its value in an object.
///
/// @param key a naked name is an [Expression.Variable]; a gap of a pattern stands in both fields
/// @param value what the key holds
public record ObjectItem(Expression key, Expression value) {}
