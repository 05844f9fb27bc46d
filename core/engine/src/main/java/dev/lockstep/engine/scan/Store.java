package dev.lockstep.engine.scan;

import dev.lockstep.engine.cache.ContentKey;
import dev.lockstep.engine.cache.Examined;
import dev.lockstep.engine.cache.Memory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What is known of contents in this scan: what it examined itself and, where there is a cache,
/// what earlier ones did.
final class Store {
  private final ConcurrentHashMap<ContentKey, Examined> known = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Examined, Examined> silent = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<ContentKey, Boolean> fresh = new ConcurrentHashMap<>();
  private final Memory memory;

  Store(Memory memory) {
    this.memory = memory;
  }

  @Nullable Examined find(ContentKey key) {
    Examined here = known.get(key);
    if (here != null) {
      return here;
    }
    Examined before = memory.find(key);
    return before == null ? null : known.merge(key, before, Examined::with);
  }

  /// Adds what was learnt of a content. Most contents say nothing and share one object.
  void learn(ContentKey key, Examined examined) {
    Examined learnt = examined.outcomes().isEmpty() ? shared(examined) : examined;
    known.merge(key, learnt, (a, b) -> a.equals(b) ? a : a.with(b));
    if (memory.keeps()) {
      fresh.put(key, Boolean.TRUE);
    }
  }

  private Examined shared(Examined examined) {
    Examined same = silent.putIfAbsent(examined, examined);
    return same == null ? examined : same;
  }

  /// All contents that this scan met.
  Map<ContentKey, Examined> known() {
    return known;
  }

  /// Contents about which something was learnt in this scan.
  Iterable<ContentKey> fresh() {
    return fresh.keySet();
  }
}
