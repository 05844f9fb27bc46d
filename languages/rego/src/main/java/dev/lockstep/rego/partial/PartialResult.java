package dev.lockstep.rego.partial;

import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Module;
import java.util.List;

/// What is left of a query: it has a solution where one of `queries` has. Where there is none, it
/// is undefined whatever the unknown documents are; an empty one always holds.
///
/// @param queries bodies, each a way to a solution
/// @param support modules with the rules that queries need besides those of the policy
public record PartialResult(List<List<Literal>> queries, List<Module> support) {
  public PartialResult {
    queries = List.copyOf(queries);
    support = List.copyOf(support);
  }
}
