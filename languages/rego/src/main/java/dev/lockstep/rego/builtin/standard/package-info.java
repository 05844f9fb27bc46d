/// The built-ins of the language: a family a class, and the index of the families.
@NullMarked
package dev.lockstep.rego.builtin.standard;

import org.jspecify.annotations.NullMarked;
