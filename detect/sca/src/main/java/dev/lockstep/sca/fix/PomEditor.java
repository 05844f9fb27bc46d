package dev.lockstep.sca.fix;

import dev.lockstep.sca.version.VersionScheme;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Raises artifacts in POMs: where the version stands, be that the dependency, what manages
/// it, or a property, in the POM itself or in a parent that the target holds. What nothing in
/// the target settles, such as what comes in through others, gets a managed version.
///
/// Source: the Maven POM reference, "Dependency Management" and "Properties".
public final class PomEditor implements ManifestEditor {
  private static final int PARENTS = 20;

  /// A version as a POM states it.
  private record Stated(String path, XmlSpan version) {}

  @Override
  public Outcome raise(Texts texts, String path, Raise raise) {
    List<String> line = line(texts, path);
    if (line.isEmpty()) {
      return new Outcome.Refused(path + " is no POM that can be read");
    }
    Optional<XmlSpan> declared = dependency(texts, path, raise, "dependencies", "dependency");
    if (declared.isPresent() && declared.get().child("version").isPresent()) {
      return set(texts, line, new Stated(path, declared.get().child("version").get()), raise);
    }
    for (String pom : line) {
      Optional<XmlSpan> managed =
          dependency(texts, pom, raise, "dependencyManagement", "dependencies", "dependency");
      if (managed.isPresent() && managed.get().child("version").isPresent()) {
        return set(texts, line, new Stated(pom, managed.get().child("version").get()), raise);
      }
    }
    return declared.isPresent()
        ? state(texts, path, declared.get(), raise)
        : manage(texts, path, raise);
  }

  /// The POM and its parents, as far as the target holds them.
  private static List<String> line(Texts texts, String path) {
    List<String> line = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    String next = path;
    while (!next.isEmpty() && seen.add(next) && line.size() < PARENTS) {
      Optional<XmlSpan> project = project(texts, next);
      if (project.isEmpty()) {
        break;
      }
      line.add(next);
      next = parent(texts, next, project.get());
    }
    return line;
  }

  private static String parent(Texts texts, String path, XmlSpan project) {
    Optional<XmlSpan> parent = project.child("parent");
    if (parent.isEmpty()) {
      return "";
    }
    String text = texts.text(path).orElse("");
    String relative =
        parent.get().child("relativePath").isPresent()
            ? parent.get().text("relativePath", text)
            : "../pom.xml";
    if (relative.isEmpty()) {
      return "";
    }
    String found = ManifestPaths.relative(path, relative);
    if (!found.endsWith(".xml")) {
      found = found.isEmpty() ? "pom.xml" : found + "/pom.xml";
    }
    Optional<XmlSpan> other = project(texts, found);
    String above = texts.text(found).orElse("");
    return other.isPresent()
            && other.get().text("artifactId", above).equals(parent.get().text("artifactId", text))
        ? found
        : "";
  }

  private static Optional<XmlSpan> project(Texts texts, String path) {
    return texts.text(path).flatMap(XmlSpan::root).filter(root -> root.name().equals("project"));
  }

  private static Optional<XmlSpan> dependency(
      Texts texts, String path, Raise raise, String... way) {
    Optional<XmlSpan> project = project(texts, path);
    if (project.isEmpty()) {
      return Optional.empty();
    }
    String text = texts.text(path).orElse("");
    List<XmlSpan> all = new ArrayList<>(project.get().below(way));
    project.get().below("profiles", "profile").forEach(one -> all.addAll(one.below(way)));
    return all.stream()
        .filter(
            one ->
                (one.text("groupId", text) + ":" + one.text("artifactId", text))
                    .equals(raise.name()))
        .findFirst();
  }

  /// Changes a version where it stands, or the property that it names.
  private static Outcome set(Texts texts, List<String> line, Stated stated, Raise raise) {
    String text = texts.text(stated.path).orElse("");
    String value = stated.version.value(text);
    if (!value.contains("${")) {
      return write(texts, stated, value, raise, "");
    }
    String name =
        value.startsWith("${") && value.endsWith("}") ? value.substring(2, value.length() - 1) : "";
    for (String pom : line) {
      Optional<XmlSpan> project = project(texts, pom);
      Optional<XmlSpan> property =
          project
              .flatMap(one -> one.below("properties").stream().findFirst())
              .flatMap(one -> one.child(name));
      if (property.isPresent()) {
        String current = property.get().value(texts.text(pom).orElse(""));
        return write(
            texts, new Stated(pom, property.get()), current, raise, shared(texts, line, value));
      }
    }
    return new Outcome.Refused(
        "its version is "
            + value
            + ", which no POM of the target says as one property; set it to "
            + raise.version()
            + " where that is defined");
  }

  /// What else a property gives its version to.
  private static String shared(Texts texts, List<String> line, String value) {
    int count = 0;
    for (String pom : line) {
      String text = texts.text(pom).orElse("");
      for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
        count++;
      }
    }
    return count > 1 ? value + " is used in " + count + " places, which are raised together" : "";
  }

  private static Outcome write(
      Texts texts, Stated stated, String current, Raise raise, String note) {
    if (current.startsWith("[") || current.startsWith("(")) {
      return new Outcome.Refused(
          "its version is the range " + current + "; let it begin at " + raise.version());
    }
    VersionScheme scheme = VersionScheme.MAVEN;
    if (scheme.key(current).compareTo(scheme.key(raise.version())) >= 0) {
      return new Outcome.Done();
    }
    int start = stated.version.valueStart(texts.text(stated.path).orElse(""));
    texts.replace(stated.path, start, start + current.length(), raise.version());
    return new Outcome.Changed(note);
  }

  /// A dependency whose version a foreign parent or BOM manages gets one of its own.
  private static Outcome state(Texts texts, String path, XmlSpan dependency, Raise raise) {
    String text = texts.text(path).orElse("");
    Optional<XmlSpan> artifact = dependency.child("artifactId");
    if (artifact.isEmpty()) {
      return new Outcome.Absent();
    }
    int at = artifact.get().end();
    String break_ = Indent.lineBreak(text) + Indent.before(text, artifact.get().start());
    texts.replace(path, at, at, break_ + "<version>" + raise.version() + "</version>");
    return new Outcome.Changed("it overrides the version that a parent or BOM manages");
  }

  /// Manages the version of what comes in through others.
  private static Outcome manage(Texts texts, String path, Raise raise) {
    String text = texts.text(path).orElse("");
    Optional<XmlSpan> project = project(texts, path);
    if (project.isEmpty()) {
      return new Outcome.Absent();
    }
    String unit = Indent.unit(text);
    String eol = Indent.lineBreak(text);
    int colon = raise.name().indexOf(':');
    String entry =
        block(
            eol + unit.repeat(3),
            unit,
            raise.name().substring(0, colon),
            raise.name().substring(colon + 1),
            raise.version());
    Optional<XmlSpan> management = project.get().child("dependencyManagement");
    Optional<XmlSpan> list = management.flatMap(one -> one.child("dependencies"));
    if (list.isPresent() && list.get().end() > list.get().inner()) {
      int at = behindLast(list.get());
      texts.replace(path, at, at, entry);
    } else if (management.isPresent()) {
      return new Outcome.Refused("its dependencyManagement is empty; state the version there");
    } else {
      int at =
          project.get().child("dependencies").map(XmlSpan::start).orElse(project.get().innerEnd());
      String lead = project.get().child("dependencies").isPresent() ? "" : unit;
      String tail = project.get().child("dependencies").isPresent() ? eol + unit : eol;
      texts.replace(
          path,
          at,
          at,
          lead
              + "<dependencyManagement>"
              + eol
              + unit.repeat(2)
              + "<dependencies>"
              + entry
              + eol
              + unit.repeat(2)
              + "</dependencies>"
              + eol
              + unit
              + "</dependencyManagement>"
              + tail);
    }
    return new Outcome.Changed("it comes in through others, and gets a managed version");
  }

  private static int behindLast(XmlSpan list) {
    return list.children().isEmpty() ? list.inner() : list.children().getLast().end();
  }

  private static String block(
      String lead, String unit, String group, String artifact, String version) {
    return lead
        + "<dependency>"
        + lead
        + unit
        + "<groupId>"
        + group
        + "</groupId>"
        + lead
        + unit
        + "<artifactId>"
        + artifact
        + "</artifactId>"
        + lead
        + unit
        + "<version>"
        + version
        + "</version>"
        + lead
        + "</dependency>";
  }
}
