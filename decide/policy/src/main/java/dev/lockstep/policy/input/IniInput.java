package dev.lockstep.policy.input;

import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/// INI: an object for each section. What stands before the first section is left out, as Conftest
/// does.
final class IniInput {
  private IniInput() {}

  static Value read(String text) throws MalformedDocument {
    Map<String, ObjectValue.Builder> sections = new LinkedHashMap<>();
    ObjectValue.Builder section = new ObjectValue.Builder();
    int number = 0;
    for (String raw : text.split("\n", -1)) {
      number++;
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith(";") || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("[")) {
        int end = line.indexOf(']');
        if (end < 0) {
          throw new MalformedDocument("unclosed section", number, 1, null);
        }
        String name = line.substring(1, end).strip();
        section = sections.computeIfAbsent(name, _ -> new ObjectValue.Builder());
        continue;
      }
      int at = delimiter(line);
      if (at < 0) {
        throw new MalformedDocument("expected a key and \"=\"", number, 1, null);
      }
      section.put(line.substring(0, at).strip(), value(line.substring(at + 1).strip()));
    }
    ObjectValue.Builder all = new ObjectValue.Builder();
    sections.forEach((name, members) -> all.put(name, members.build()));
    return all.build();
  }

  private static int delimiter(String line) {
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '=' || line.charAt(i) == ':') {
        return i;
      }
    }
    return -1;
  }

  private static Value value(String text) {
    int comment = text.indexOf(" ;");
    if (comment < 0) {
      comment = text.indexOf(" #");
    }
    return Scalars.typed(Scalars.unquoted(comment < 0 ? text : text.substring(0, comment).strip()));
  }
}
