package dev.lockstep.rego.builtin.schema;

import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;

/// The drafts, in their order. A schema that names none may use what any of them has.
enum Draft {
  DRAFT_4,
  DRAFT_6,
  DRAFT_7,
  HYBRID;

  static Draft of(ObjectValue schema) {
    if (!(schema.get("$schema") instanceof StringValue url)) {
      return HYBRID;
    }
    String name = url.text().replace("#", "").replace("https:", "http:");
    return switch (name) {
      case "http://json-schema.org/draft-04/schema" -> DRAFT_4;
      case "http://json-schema.org/draft-06/schema" -> DRAFT_6;
      case "http://json-schema.org/draft-07/schema" -> DRAFT_7;
      default -> HYBRID;
    };
  }
}
