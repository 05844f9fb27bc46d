package dev.lockstep.rego.builtin.schema;

/// Why a document does not fit a schema.
///
/// @param type the kind of reason, as `invalid_type`
/// @param field the place: names with dots, `(Root)` for the document itself
/// @param description the reason for people
public record Mismatch(String type, String field, String description) {}
