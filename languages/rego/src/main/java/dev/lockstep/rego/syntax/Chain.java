package dev.lockstep.rego.syntax;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A list that grows at its end and whose older states remain, so that going back costs nothing.
record Chain<T>(@Nullable Chain<T> before, T last) {

  static <T> List<T> toList(@Nullable Chain<T> chain) {
    return since(chain, null);
  }

  /// What was added to `start` to make `chain`.
  @SuppressWarnings("ReferenceEquality") // the very link, not one that says the same
  static <T> List<T> since(@Nullable Chain<T> chain, @Nullable Chain<T> start) {
    List<T> list = new ArrayList<>();
    for (Chain<T> link = chain; link != null && link != start; link = link.before) {
      list.add(link.last);
    }
    Collections.reverse(list);
    return list;
  }
}
