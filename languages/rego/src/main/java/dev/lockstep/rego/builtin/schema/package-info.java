/// JSON Schema, drafts 4 to 7, with the messages of the library that Open Policy Agent uses.
@NullMarked
package dev.lockstep.rego.builtin.schema;

import org.jspecify.annotations.NullMarked;
