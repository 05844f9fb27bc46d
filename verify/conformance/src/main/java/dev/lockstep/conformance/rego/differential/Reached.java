package dev.lockstep.conformance.rego.differential;

import dev.lockstep.rego.builtin.Builtin;
import dev.lockstep.rego.builtin.standard.StandardFamilies;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What random questions have spoken of: constructs of the language and built-ins, by the texts of
/// the modules.
final class Reached {
  private static final Pattern CALL = Pattern.compile("\\b([a-z][a-z0-9_.]*)\\(");
  private static final Map<String, Pattern> CONSTRUCTS = constructs();

  private final NavigableSet<String> unasked = new TreeSet<>();
  private final SortedMap<String, Integer> calls = new TreeMap<>();
  private final Map<String, Integer> constructs = new LinkedHashMap<>();
  private final int builtins;

  Reached() {
    StandardFamilies.all().all().stream()
        .map(Builtin::name)
        .filter(name -> Character.isLetter(name.charAt(0)) && !name.startsWith("internal."))
        .forEach(unasked::add);
    builtins = unasked.size();
    CONSTRUCTS.keySet().forEach(name -> constructs.put(name, 0));
  }

  private static Map<String, Pattern> constructs() {
    Map<String, Pattern> all = new LinkedHashMap<>();
    all.put("default", Pattern.compile("^default ", Pattern.MULTILINE));
    all.put("else", Pattern.compile("\\} else"));
    all.put("every", Pattern.compile("\\bevery "));
    all.put("some in", Pattern.compile("\\bsome [^;\n]* in "));
    all.put("not", Pattern.compile("\\bnot "));
    all.put("with", Pattern.compile(" with "));
    all.put("comprehension", Pattern.compile(" \\| (some |v[0-9]+ :=)"));
    all.put("template", Pattern.compile("\\$\""));
    all.put("import", Pattern.compile("^import ", Pattern.MULTILINE));
    all.put("contains", Pattern.compile("^[a-z0-9.]+ contains ", Pattern.MULTILINE));
    all.put("function", Pattern.compile("^f[0-9]\\(", Pattern.MULTILINE));
    all.put("walk", Pattern.compile("\\bwalk\\("));
    return all;
  }

  void add(List<String> modules) {
    for (String module : modules) {
      CONSTRUCTS.forEach(
          (name, pattern) -> {
            if (pattern.matcher(module).find()) {
              constructs.merge(name, 1, Integer::sum);
            }
          });
      Matcher call = CALL.matcher(module);
      while (call.find()) {
        String name = call.group(1);
        if (unasked.remove(name) || calls.containsKey(family(name))) {
          calls.merge(family(name), 1, Integer::sum);
        }
      }
    }
  }

  private static String family(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? "(no family)" : name.substring(0, dot);
  }

  /// What was reached, a line each.
  List<String> lines() {
    return List.of(
        "modules with each construct: " + constructs,
        "calls of built-ins by family: " + calls,
        "built-ins asked: "
            + (builtins - unasked.size())
            + " of "
            + builtins
            + (unasked.isEmpty() ? "" : ", never: " + String.join(", ", unasked)));
  }
}
