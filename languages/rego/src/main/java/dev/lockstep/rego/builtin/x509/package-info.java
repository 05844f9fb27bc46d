/// Certificates, requests for them and private keys, as objects.
@NullMarked
package dev.lockstep.rego.builtin.x509;

import org.jspecify.annotations.NullMarked;
