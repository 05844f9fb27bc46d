package dev.lockstep.cli.policy;

import dev.lockstep.rego.syntax.Annotations;
import dev.lockstep.rego.syntax.Location;
import dev.lockstep.rego.syntax.Module;
import dev.lockstep.rego.syntax.Rule;
import dev.lockstep.rego.syntax.Term;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.JsonWriter;
import dev.lockstep.value.LongValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The metadata of packages and rules in their order, as `opa inspect --annotations` lists it.
final class AnnotationList {
  private final List<Entry> entries;

  private AnnotationList(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /// @param rule the reference of the rule that it stands before, empty for a package
  private record Entry(Annotations annotations, String packageName, List<Term> path, String rule) {}

  static AnnotationList of(List<Module> modules) {
    List<Entry> entries = new ArrayList<>();
    for (Module module : modules) {
      for (Annotations annotations : module.annotations()) {
        entries.add(entry(module, annotations));
      }
    }
    return new AnnotationList(entries);
  }

  private static Entry entry(Module module, Annotations annotations) {
    List<Term> path = new ArrayList<>(module.path().parts());
    String name = module.path().toString().replaceFirst("^data\\.", "");
    for (Rule rule : module.rules()) {
      if (rule.location().equals(annotations.target())) {
        Term.Ref reference = rule.head().reference();
        path.add(Term.string(reference.head().toString(), reference.location()));
        path.addAll(reference.parts().subList(1, reference.parts().size()));
        return new Entry(annotations, name, path, reference.toString());
      }
    }
    return new Entry(annotations, name, path, "");
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /// As JSON.
  List<Value> values() {
    return entries.stream().map(AnnotationList::value).toList();
  }

  private static Value value(Entry entry) {
    Location target = entry.annotations.target();
    ObjectValue.Builder location = new ObjectValue.Builder();
    location.put(text("file"), text(target.file()));
    location.put(text("row"), LongValue.of(target.row()));
    location.put(text("col"), LongValue.of(target.column()));
    List<Value> path = new ArrayList<>();
    for (Term part : entry.path) {
      ObjectValue.Builder one = new ObjectValue.Builder();
      one.put(text("type"), text(part instanceof Term.Var ? "var" : "string"));
      one.put(text("value"), part instanceof Term.Scalar(Value key, _) ? key : text(part + ""));
      path.add(one.build());
    }
    ObjectValue.Builder all = new ObjectValue.Builder();
    all.put(text("annotations"), entry.annotations.content());
    all.put(text("location"), location.build());
    return all.put(text("path"), ArrayValue.of(path)).build();
  }

  /// As text for people.
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (!entries.isEmpty()) {
      lines.add("ANNOTATIONS:");
    }
    entries.forEach(entry -> addLines(entry, lines));
    return lines;
  }

  private static void addLines(Entry entry, List<String> lines) {
    ObjectValue content = entry.annotations.content();
    String title = said(content.get("title"));
    String heading =
        title.isEmpty() ? (entry.rule.isEmpty() ? entry.packageName : entry.rule) : title;
    lines.add(heading);
    lines.add("=".repeat(heading.length()));
    lines.add("");
    if (content.get("description") != null) {
      lines.add(said(content.get("description")).strip());
      lines.add("");
    }
    lines.add("Package:  " + entry.packageName);
    if (!entry.rule.isEmpty()) {
      lines.add("Rule:     " + entry.rule);
    }
    lines.add("Location: " + entry.annotations.target());
    lines.add("Scope: " + entry.annotations.scope());
    if (BooleanValue.TRUE.equals(content.get("entrypoint"))) {
      lines.add("Entrypoint: true");
    }
    lines.add("");
    addList("Organizations", content.get("organizations"), lines);
    addList("Authors", content.get("authors"), lines);
    addList("Schemas", content.get("schemas"), lines);
    addList("Related Resources", content.get("related_resources"), lines);
    if (content.get("custom") instanceof ObjectValue custom) {
      lines.add("Custom:");
      for (int i = 0; i < custom.size(); i++) {
        lines.add(" " + said(custom.key(i)) + ": " + JsonWriter.write(custom.value(i)));
      }
      lines.add("");
    }
  }

  private static void addList(String heading, @Nullable Value list, List<String> lines) {
    if (!(list instanceof ArrayValue all) || all.size() == 0) {
      return;
    }
    lines.add(heading + ":");
    for (Value one : all) {
      lines.add(" " + item(one));
    }
    lines.add("");
  }

  private static String item(Value value) {
    if (!(value instanceof ObjectValue object)) {
      return said(value);
    }
    if (object.get("ref") != null) {
      String about = said(object.get("description"));
      return said(object.get("ref")) + (about.isEmpty() ? "" : " " + about);
    }
    if (object.get("path") != null) {
      return said(object.get("path")) + ": " + said(object.get("schema"));
    }
    String email = said(object.get("email"));
    return (said(object.get("name")) + (email.isEmpty() ? "" : " <" + email + ">")).strip();
  }

  private static String said(@Nullable Value value) {
    return value == null ? "" : value instanceof StringValue text ? text.text() : value.toString();
  }

  private static StringValue text(String text) {
    return StringValue.of(text);
  }
}
