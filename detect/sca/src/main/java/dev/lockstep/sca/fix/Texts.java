package dev.lockstep.sca.fix;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// The files that are being changed: what they held, and what they will hold.
public final class Texts {
  private final Function<String, Optional<String>> files;
  private final Map<String, Optional<String>> before = new TreeMap<>();
  private final Map<String, String> after = new TreeMap<>();

  /// @param files reads a file of the target by its path, `/` between names
  public Texts(Function<String, Optional<String>> files) {
    this.files = files;
  }

  /// As it is after the changes made so far; empty where there is no such file.
  public Optional<String> text(String path) {
    String changed = after.get(path);
    return changed != null ? Optional.of(changed) : before.computeIfAbsent(path, files);
  }

  void replace(String path, int start, int end, String replacement) {
    String text = text(path).orElseThrow();
    after.put(path, text.substring(0, start) + replacement + text.substring(end));
  }

  /// The changed files, in the order of their paths.
  public Map<String, String> changed() {
    return Collections.unmodifiableMap(after);
  }

  /// A file as it was.
  public String before(String path) {
    return before.getOrDefault(path, Optional.empty()).orElse("");
  }
}
