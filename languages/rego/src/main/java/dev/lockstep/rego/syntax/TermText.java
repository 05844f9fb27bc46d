package dev.lockstep.rego.syntax;

import dev.lockstep.value.StringValue;
import java.util.List;
import java.util.stream.Collectors;

/// Writes terms and bodies as Rego.
final class TermText {
  private TermText() {}

  static String join(List<?> terms) {
    return terms.stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  static String body(List<Literal> body) {
    return body.stream().map(Literal::toString).collect(Collectors.joining("; "));
  }

  static String ref(Term.Ref ref) {
    StringBuilder text = new StringBuilder();
    text.append(ref.head());
    for (Term part : ref.parts().subList(1, ref.parts().size())) {
      if (part instanceof Term.Scalar(StringValue string, _) && isName(string.text())) {
        text.append('.').append(string.text());
      } else {
        text.append('[').append(part).append(']');
      }
    }
    return text.toString();
  }

  static String template(Term.TemplateString template) {
    StringBuilder text = new StringBuilder(template.multiLine() ? "$`" : "$\"");
    for (Term.Part part : template.parts()) {
      switch (part) {
        case Term.Part.Fixed(Term.Scalar(StringValue string, _)) -> {
          String quoted = string.toString();
          text.append(quoted, 1, quoted.length() - 1);
        }
        case Term.Part.Fixed(Term.Scalar scalar) -> text.append('{').append(scalar).append('}');
        case Term.Part.Computed(Literal literal) -> text.append('{').append(literal).append('}');
      }
    }
    return text.append(template.multiLine() ? '`' : '"').toString();
  }

  /// Whether `text` can follow a dot.
  static boolean isName(String text) {
    if (text.isEmpty() || !isLetter(text.charAt(0))) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isLetter(c) && (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }
}
