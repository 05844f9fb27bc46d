package dev.lockstep.sca.maven;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Puts values in the place of `${name}`: those of the project itself, its properties, the
/// environment's. What has no value, or needs itself, stays.
final class Interpolation implements UnaryOperator<String> {
  /// Changes nothing but what the default environment has.
  static final Interpolation NONE = new Interpolation(Map.of(), Map.of(), BuildEnvironment.DEFAULT);

  private static final int MAX_LENGTH = 10_000;
  private static final int MAX_DEPTH = 200;

  private final Map<String, String> model;
  private final Map<String, String> properties;
  private final BuildEnvironment environment;
  private final Map<String, String> known = new HashMap<>();
  private final Set<String> open = new HashSet<>();

  /// @param model the project's own values, by the part of their names behind `project.`
  Interpolation(
      Map<String, String> model, Map<String, String> properties, BuildEnvironment environment) {
    this.model = model;
    this.properties = properties;
    this.environment = environment;
  }

  @Override
  public String apply(String text) {
    int start = text.indexOf("${");
    if (start < 0) {
      return text;
    }
    StringBuilder result = new StringBuilder();
    int at = 0;
    while (start >= 0 && result.length() < MAX_LENGTH) {
      int end = text.indexOf('}', start);
      if (end < 0) {
        break;
      }
      result.append(text, at, start);
      String value = value(text.substring(start + 2, end));
      result.append(value == null ? text.substring(start, end + 1) : value);
      at = end + 1;
      start = text.indexOf("${", at);
    }
    return result.append(text, at, text.length()).toString();
  }

  private @Nullable String value(String name) {
    String value = known.get(name);
    if (value != null) {
      return value;
    }
    String raw = raw(name);
    if (raw == null || open.size() > MAX_DEPTH || !open.add(name)) {
      return null;
    }
    value = apply(raw);
    open.remove(name);
    known.put(name, value);
    return value;
  }

  private @Nullable String raw(String name) {
    String own = environment.properties().get(name);
    if (own != null) {
      return own;
    }
    String ofModel = null;
    if (name.startsWith("project.")) {
      ofModel = model.get(name.substring(8));
    } else if (name.startsWith("pom.")) {
      ofModel = model.get(name.substring(4));
    }
    if (ofModel != null) {
      return ofModel;
    }
    String property = properties.get(name);
    if (property == null) {
      property = environment.property(name);
    }
    return property == null ? model.get(name) : property;
  }
}
