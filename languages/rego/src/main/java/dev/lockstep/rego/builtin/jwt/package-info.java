/// Keys and signatures of JSON Web Tokens (RFC 7515, 7517, 7518).
@NullMarked
package dev.lockstep.rego.builtin.jwt;

import org.jspecify.annotations.NullMarked;
