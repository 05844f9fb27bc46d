package dev.lockstep.cli.scan;

import dev.lockstep.cli.config.Configuration;
import dev.lockstep.engine.source.Scope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Which entries of a target are examined. Patterns that are typed count from the target's root,
/// those of the configuration from its folder, wherever the target lies.
final class Scopes {

  private Scopes() {}

  /// @param root the target's root, absolute
  static Scope of(ScanRequest request, Path root) {
    List<String> configured = request.configuration().exclude();
    Path folder = request.configuration().folder();
    if (configured.isEmpty() || root.equals(folder)) {
      return new Scope(both(configured, request.excludes()), request.maxFileSize());
    }
    if (root.startsWith(folder)) {
      String place = slashed(folder.relativize(root));
      return new Scope(
          both(configured, request.excludes().stream().map(p -> below(place, p)).toList()),
          request.maxFileSize(),
          place);
    }
    if (folder.startsWith(root)) {
      String place = slashed(root.relativize(folder));
      return new Scope(
          both(configured.stream().map(p -> below(place, p)).toList(), request.excludes()),
          request.maxFileSize());
    }
    // Neither holds the other, as with --config: there is only the target to count from.
    return new Scope(both(configured, request.excludes()), request.maxFileSize());
  }

  /// What changes a scan's answer besides its target and its rules.
  static String name(ScanRequest request) {
    Configuration configuration = request.configuration();
    return String.join("\n!", both(configuration.exclude(), request.excludes()))
        + '\n'
        + request.maxFileSize();
  }

  /// The pattern as it is written in a folder above: gitignore(5), "relative to the directory
  /// level of the particular .gitignore file".
  private static String below(String place, String pattern) {
    boolean negated = pattern.startsWith("!");
    String plain = negated ? pattern.substring(1) : pattern;
    int slash = plain.indexOf('/');
    boolean anchored = slash >= 0 && slash < plain.length() - 1;
    String tail = plain.startsWith("/") ? plain.substring(1) : plain;
    return (negated ? "!/" : "/") + escaped(place) + (anchored ? "" : "**/") + tail;
  }

  private static String escaped(String place) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < place.length(); i++) {
      if ("\\*?[".indexOf(place.charAt(i)) >= 0) {
        text.append('\\');
      }
      text.append(place.charAt(i));
    }
    return text.toString();
  }

  private static String slashed(Path relative) {
    StringBuilder text = new StringBuilder();
    relative.forEach(name -> text.append(name).append('/'));
    return text.toString();
  }

  private static List<String> both(List<String> first, List<String> second) {
    List<String> both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }
}
