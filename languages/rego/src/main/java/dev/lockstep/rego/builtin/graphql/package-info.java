/// GraphQL documents (specification of October 2021): read, checked, and given to policies as the
/// objects that gqlparser makes of them, for these are what policies of Open Policy Agent know.
@NullMarked
package dev.lockstep.rego.builtin.graphql;

import org.jspecify.annotations.NullMarked;
