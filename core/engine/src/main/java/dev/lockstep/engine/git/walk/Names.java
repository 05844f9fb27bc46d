package dev.lockstep.engine.git.walk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/// Numbers for the names in trees, each name kept once. May be used from several threads.
final class Names {
  private final ConcurrentHashMap<String, Integer> numbers = new ConcurrentHashMap<>();
  private final List<String> names = Collections.synchronizedList(new ArrayList<>());

  int number(String name) {
    Integer known = numbers.get(name);
    return known != null ? known : numbers.computeIfAbsent(name, this::add);
  }

  private int add(String name) {
    synchronized (names) {
      names.add(name);
      return names.size() - 1;
    }
  }

  String get(int number) {
    return names.get(number);
  }
}
