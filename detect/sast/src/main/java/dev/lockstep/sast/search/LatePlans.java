package dev.lockstep.sast.search;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Formulas that are compiled when they are asked for: many a rule has sources in a file, and
/// nothing else. May be shared by threads.
final class LatePlans {
  private final Supplier<List<Plan>> compiler;
  private volatile @Nullable List<Plan> plans;

  LatePlans(Supplier<List<Plan>> compiler) {
    this.compiler = compiler;
  }

  /// Formulas that are compiled already.
  static LatePlans of(List<Plan> plans) {
    List<Plan> copy = List.copyOf(plans);
    return new LatePlans(() -> copy);
  }

  List<Plan> get() {
    List<Plan> known = plans;
    return known == null ? compiled() : known;
  }

  private synchronized List<Plan> compiled() {
    List<Plan> known = plans;
    if (known == null) {
      known = List.copyOf(compiler.get());
      plans = known;
    }
    return known;
  }
}
