package dev.lockstep.sca.fix;

import dev.lockstep.sca.version.VersionKey;
import dev.lockstep.sca.version.VersionScheme;
import java.util.List;
import java.util.Optional;

/// Raises packages in `package.json`: the lower end of what it demands, with its operator kept; for
/// what comes in through others an override of the package manager whose lock file lies beside it.
///
/// Source: npm's package.json documentation ("dependencies", "overrides"), yarn's "resolutions",
/// pnpm's "overrides".
public final class PackageJsonEditor implements ManifestEditor {
  private static final List<String> DEMANDS =
      List.of("dependencies", "devDependencies", "optionalDependencies", "peerDependencies");

  @Override
  public Outcome raise(Texts texts, String path, Raise raise) {
    Optional<JsonSpan> root = texts.text(path).flatMap(JsonSpan::root);
    if (root.isEmpty()) {
      return new Outcome.Refused(path + " cannot be read as JSON");
    }
    for (String kind : DEMANDS) {
      Optional<JsonSpan> demand = root.get().member(kind).flatMap(one -> one.member(raise.name()));
      if (demand.isPresent()) {
        return set(texts, path, demand.get(), raise);
      }
    }
    return raise.direct() ? new Outcome.Absent() : override(texts, path, root.get(), raise);
  }

  private static Outcome set(Texts texts, String path, JsonSpan demand, Raise raise) {
    Optional<String> raised = raised(demand.text(), raise.version());
    if (raised.isEmpty()) {
      return new Outcome.Refused(
          "it demands " + demand.text() + ", which says no version; raise it where that leads");
    }
    if (raised.get().equals(demand.text())) {
      return new Outcome.Done();
    }
    texts.replace(path, demand.start() + 1, demand.end() - 1, raised.get());
    return new Outcome.Changed("");
  }

  /// A range that begins at a version, in the manner of another one; empty where that one is a
  /// place or a tag.
  static Optional<String> raised(String range, String version) {
    String text = range.strip();
    int operator = 0;
    while (operator < text.length() && "^~>=v ".indexOf(text.charAt(operator)) >= 0) {
      operator++;
    }
    if (operator == text.length() || !Character.isDigit(text.charAt(operator))) {
      return text.equals("*") ? Optional.of(">=" + version) : Optional.empty();
    }
    String first = text.substring(operator).split("[\\s|]+", 2)[0];
    boolean single = first.length() == text.length() - operator;
    String lead = text.substring(0, operator);
    boolean wild = first.contains("x") || first.contains("*") || first.indexOf('.') < 0;
    VersionKey now = VersionScheme.SEMVER.key(first.replace("x", "0").replace("*", "0"));
    if (single && now.compareTo(VersionScheme.SEMVER.key(version)) >= 0) {
      return Optional.of(range);
    }
    if (!single) {
      return Optional.of("^" + version);
    }
    return Optional.of((wild && lead.isBlank() ? "^" : lead) + version);
  }

  private static Outcome override(Texts texts, String path, JsonSpan root, Raise raise) {
    String folder = ManifestPaths.folder(path);
    if (texts.text(folder + "pnpm-lock.yaml").isPresent()) {
      return nested(texts, path, root, List.of("pnpm", "overrides"), raise);
    }
    boolean yarn = texts.text(folder + "yarn.lock").isPresent();
    return nested(texts, path, root, List.of(yarn ? "resolutions" : "overrides"), raise);
  }

  private static Outcome nested(
      Texts texts, String path, JsonSpan root, List<String> way, Raise raise) {
    JsonSpan object = root;
    int depth = 1;
    for (int i = 0; i < way.size(); i++) {
      Optional<JsonSpan> next = object.member(way.get(i));
      if (next.isEmpty()) {
        return add(texts, path, object, depth, way.subList(i, way.size()), raise);
      }
      object = next.get();
      depth++;
    }
    Optional<JsonSpan> present = object.member(raise.name());
    if (present.isPresent()) {
      return set(texts, path, present.get(), raise);
    }
    return add(texts, path, object, depth, List.of(), raise);
  }

  /// Adds a member, within objects of these names, behind the last one of an object.
  private static Outcome add(
      Texts texts, String path, JsonSpan object, int depth, List<String> names, Raise raise) {
    String text = texts.text(path).orElse("");
    if (object.members().isEmpty() || text.charAt(object.start()) != '{') {
      return new Outcome.Refused(
          "it comes in through others, and there is no member to add an override behind");
    }
    String unit = Indent.unit(text);
    String eol = Indent.lineBreak(text);
    StringBuilder member = new StringBuilder(",");
    int level = depth;
    for (String name : names) {
      member.append(eol).append(unit.repeat(level++)).append('"').append(name).append("\": {");
    }
    member.append(eol).append(unit.repeat(level)).append('"').append(raise.name()).append("\": \"");
    member.append(raise.version()).append('"');
    while (level > depth) {
      member.append(eol).append(unit.repeat(--level)).append('}');
    }
    int at = object.members().getLast().end();
    texts.replace(path, at, at, member.toString());
    return new Outcome.Changed("it comes in through others, and gets an override");
  }
}
