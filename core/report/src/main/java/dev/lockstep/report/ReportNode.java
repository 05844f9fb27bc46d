package dev.lockstep.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One object of a JSON report that is being read, with its path, so that every complaint says
/// where.
record ReportNode(String path, Map<?, ?> members) {

  /// The reading of one element or member.
  @FunctionalInterface
  interface Reading<T> {
    T of(ReportNode node) throws MalformedReport;
  }

  static ReportNode root(@Nullable Object document) throws MalformedReport {
    return of("the document", document, "");
  }

  private static ReportNode of(String place, @Nullable Object value, String path)
      throws MalformedReport {
    if (value instanceof Map<?, ?> members) {
      return new ReportNode(path, members);
    }
    throw new MalformedReport(place, "an object is expected");
  }

  String text(String name) throws MalformedReport {
    if (members.get(name) instanceof String text) {
      return text;
    }
    throw expected(name, "a string");
  }

  @Nullable String optionalText(String name) throws MalformedReport {
    return members.get(name) == null ? null : text(name);
  }

  /// Whether a member is there and is not null.
  boolean has(String name) {
    return members.get(name) != null;
  }

  /// A member that is an object; one without members where it is none.
  ReportNode part(String name) {
    return new ReportNode(at(name), members.get(name) instanceof Map<?, ?> part ? part : Map.of());
  }

  /// A member that is a text; `otherwise` where it is none.
  String textOr(String name, String otherwise) {
    return members.get(name) instanceof String text && !text.isBlank() ? text : otherwise;
  }

  /// The first of some members that is a text.
  String someText(String... names) throws MalformedReport {
    for (String name : names) {
      if (members.get(name) instanceof String text) {
        return text;
      }
    }
    throw expected(names[0], "a string");
  }

  boolean truth(String name) throws MalformedReport {
    if (members.get(name) instanceof Boolean truth) {
      return truth;
    }
    throw expected(name, "true or false");
  }

  long count(String name) throws MalformedReport {
    if (members.get(name) instanceof Long count && count >= 0) {
      return count;
    }
    throw expected(name, "a whole number that is not negative");
  }

  int smallCount(String name) throws MalformedReport {
    long count = count(name);
    if (count > Integer.MAX_VALUE) {
      throw expected(name, "a number below 2^31");
    }
    return (int) count;
  }

  double number(String name) throws MalformedReport {
    if (members.get(name) instanceof Number number) {
      return number.doubleValue();
    }
    throw expected(name, "a number");
  }

  /// A member whose text is one of few words.
  <T> T word(String name, Function<String, Optional<T>> words) throws MalformedReport {
    String text = text(name);
    return words
        .apply(text)
        .orElseThrow(() -> new MalformedReport(at(name), "\"" + text + "\" is not known here"));
  }

  ReportNode node(String name) throws MalformedReport {
    return of(at(name), members.get(name), at(name));
  }

  Optional<ReportNode> optionalNode(String name) throws MalformedReport {
    return members.get(name) == null ? Optional.empty() : Optional.of(node(name));
  }

  <T> List<T> list(String name, Reading<T> reading) throws MalformedReport {
    List<?> elements = elements(name);
    List<T> all = new ArrayList<>(elements.size());
    for (int i = 0; i < elements.size(); i++) {
      String place = at(name) + "[" + i + "]";
      all.add(of(place, elements.get(i), place).make(reading));
    }
    return all;
  }

  List<String> texts(String name) throws MalformedReport {
    List<String> all = new ArrayList<>();
    for (Object element : elements(name)) {
      if (!(element instanceof String text)) {
        throw new MalformedReport(at(name) + "[" + all.size() + "]", "a string is expected");
      }
      all.add(text);
    }
    return all;
  }

  /// What a reading makes of this object; what the model's own records refuse is malformed too.
  <T> T make(Reading<T> reading) throws MalformedReport {
    try {
      return reading.of(this);
    } catch (IllegalArgumentException e) {
      throw new MalformedReport(path, String.valueOf(e.getMessage()), e);
    }
  }

  private List<?> elements(String name) throws MalformedReport {
    if (members.get(name) instanceof List<?> elements) {
      return elements;
    }
    throw expected(name, "a list");
  }

  private MalformedReport expected(String name, String what) {
    String reason = members.containsKey(name) ? what + " is expected" : "is missing";
    return new MalformedReport(at(name), reason);
  }

  String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
