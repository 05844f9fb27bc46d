package dev.lockstep.report.sbom;

import dev.lockstep.model.Component;
import dev.lockstep.report.json.JsonEscaping;
import dev.lockstep.report.json.JsonWriter;
import dev.lockstep.report.text.Printable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What changed from one list of components to another. A package that both have in other versions,
/// or under other licences, is changed; of several versions those that both have are left out.
///
/// @param changed in the order of their packages
public record BillDifference(List<Component> added, List<Component> removed, List<Change> changed) {
  private static final String NONE = "unknown";

  public BillDifference {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    changed = List.copyOf(changed);
  }

  /// A package before and after.
  ///
  /// @param name its package URL without version and qualifiers
  public record Change(String name, List<Component> before, List<Component> after) {
    public Change {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }

    String versions() {
      String left = versions(before);
      String right = versions(after);
      if (!left.equals(right)) {
        return left + " -> " + right;
      }
      return left + ", licence " + licences(before) + " -> " + licences(after);
    }

    private static String versions(List<Component> some) {
      return some.stream()
          .map(one -> String.valueOf(one.version() == null ? NONE : one.version()))
          .distinct()
          .collect(Collectors.joining(", "));
    }

    private static String licences(List<Component> some) {
      String all =
          some.stream()
              .flatMap(one -> one.licences().stream())
              .distinct()
              .collect(Collectors.joining(", "));
      return all.isEmpty() ? NONE : all;
    }
  }

  public static BillDifference of(List<Component> before, List<Component> after) {
    Map<String, List<Component>> left = byName(before);
    Map<String, List<Component>> right = byName(after);
    TreeSet<String> names = new TreeSet<>(left.keySet());
    names.addAll(right.keySet());
    List<Component> added = new ArrayList<>();
    List<Component> removed = new ArrayList<>();
    List<Change> changed = new ArrayList<>();
    for (String name : names) {
      List<Component> was = without(left.getOrDefault(name, List.of()), right.get(name));
      List<Component> is = without(right.getOrDefault(name, List.of()), left.get(name));
      if (was.isEmpty()) {
        added.addAll(is);
      } else if (is.isEmpty()) {
        removed.addAll(was);
      } else {
        changed.add(new Change(name, was, is));
      }
    }
    return new BillDifference(added, removed, changed);
  }

  private static Map<String, List<Component>> byName(List<Component> components) {
    Map<String, List<Component>> byName = new TreeMap<>();
    for (Component component : components) {
      byName.computeIfAbsent(Bill.path(component.purl()), _ -> new ArrayList<>()).add(component);
    }
    return byName;
  }

  private static List<Component> without(
      List<Component> some, @org.jspecify.annotations.Nullable List<Component> others) {
    if (others == null) {
      return some;
    }
    return some.stream().filter(one -> others.stream().noneMatch(two -> isSame(one, two))).toList();
  }

  /// Whether a licence that one side does not know is no difference: formats differ in what they
  /// hold.
  private static boolean isSame(Component one, Component two) {
    return one.purl().equals(two.purl())
        && (one.licences().isEmpty()
            || two.licences().isEmpty()
            || one.licences().equals(two.licences()));
  }

  public boolean isEmpty() {
    return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
  }

  /// A line each, `+`, `-` or `~` before it, and a summary behind.
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    added.forEach(one -> lines.add("+ " + Printable.of(one.purl())));
    removed.forEach(one -> lines.add("- " + Printable.of(one.purl())));
    changed.forEach(one -> lines.add("~ " + Printable.of(one.name + " " + one.versions())));
    lines.add(
        isEmpty()
            ? "both have the same components"
            : added.size()
                + " added, "
                + removed.size()
                + " removed, "
                + changed.size()
                + " changed");
    return lines;
  }

  /// The same as JSON, for programs.
  public String json() throws IOException {
    JsonWriter json = JsonWriter.toText("  ", JsonEscaping.PORTABLE);
    json.object();
    purls("added", added, json);
    purls("removed", removed, json);
    json.array("changed");
    for (Change change : changed) {
      json.object().field("name", change.name);
      purls("before", change.before, json);
      purls("after", change.after, json);
      json.endObject();
    }
    json.endArray().endObject();
    return json.text();
  }

  private static void purls(String name, List<Component> components, JsonWriter json)
      throws IOException {
    json.field(name, components.stream().map(Component::purl).toList());
  }
}
