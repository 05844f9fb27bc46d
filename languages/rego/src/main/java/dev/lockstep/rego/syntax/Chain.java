package dev.lockstep.rego.syntax;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A list that grows at its end and whose older states remain, so that going back costs nothing.
record Chain<T>(@Nullable Chain<T> before, T last) {

  static <T> List<T> toList(@Nullable Chain<T> chain) {
    List<T> list = new ArrayList<>();
    for (Chain<T> link = chain; link != null; link = link.before) {
      list.add(link.last);
    }
    Collections.reverse(list);
    return list;
  }
}
