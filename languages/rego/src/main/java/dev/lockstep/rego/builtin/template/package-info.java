/// Templates of text in the language of Go's package `text/template`.
@NullMarked
package dev.lockstep.rego.builtin.template;

import org.jspecify.annotations.NullMarked;
