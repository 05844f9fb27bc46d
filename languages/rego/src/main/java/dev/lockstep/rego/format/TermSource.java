package dev.lockstep.rego.format;

import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Literal.Form;
import dev.lockstep.rego.syntax.Term;
import dev.lockstep.value.JsonWriter;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes terms and expressions as they can be read again: strings as JSON has them, operators
/// between their operands.
final class TermSource {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private static final Map<String, String> OPERATORS =
      Map.ofEntries(
          Map.entry("eq", "="),
          Map.entry("assign", ":="),
          Map.entry("equal", "=="),
          Map.entry("neq", "!="),
          Map.entry("lt", "<"),
          Map.entry("lte", "<="),
          Map.entry("gt", ">"),
          Map.entry("gte", ">="),
          Map.entry("plus", "+"),
          Map.entry("minus", "-"),
          Map.entry("mul", "*"),
          Map.entry("div", "/"),
          Map.entry("rem", "%"),
          Map.entry("and", "&"),
          Map.entry("or", "|"),
          Map.entry("internal.member_2", "in"));

  private TermSource() {}

  static String body(List<Literal> body, String between) {
    return join(body, TermSource::literal, between);
  }

  static String literal(Literal literal) {
    String withs =
        literal.withs().stream()
            .map(with -> " with " + term(with.target()) + " as " + term(with.value()))
            .collect(Collectors.joining());
    return (literal.negated() ? "not " : "") + form(literal.form()) + withs;
  }

  private static String form(Form form) {
    return switch (form) {
      case Form.Single(Term term) -> term(term);
      case Form.Invocation(Term.Ref operator, List<Term> arguments) -> call(operator, arguments);
      case Form.Declaration(List<Term.Var> variables) -> "some " + terms(variables);
      case Form.SomeIn(List<Term> pattern, Term collection) ->
          "some " + terms(pattern) + " in " + term(collection);
      case Form.Every(List<Term.Var> variables, Term collection, List<Literal> body) ->
          "every "
              + terms(variables)
              + " in "
              + term(collection)
              + " {\n"
              + body(body, "\n")
              + "\n}";
      case Form.Not(List<Literal> body, boolean braces) ->
          braces ? "not {\n" + body(body, "\n") + "\n}" : "not " + body(body, "\n");
      case Form.Logical(
              boolean conjunction,
              Form.Operand(List<Literal> left, _),
              Form.Operand(List<Literal> right, _)) ->
          "{ "
              + body(left, "; ")
              + (conjunction ? " } and { " : " } or { ")
              + body(right, "; ")
              + " }";
    };
  }

  private static String call(Term operator, List<Term> arguments) {
    String symbol = arguments.size() == 2 ? OPERATORS.get(operator.toString()) : null;
    if (symbol == null) {
      return term(operator) + "(" + terms(arguments) + ")";
    }
    return operand(arguments.getFirst()) + " " + symbol + " " + operand(arguments.getLast());
  }

  private static String operand(Term term) {
    boolean isInfix =
        term instanceof Term.Call(Term operator, List<Term> arguments, _)
            && arguments.size() == 2
            && OPERATORS.containsKey(operator.toString());
    return isInfix ? "(" + term(term) + ")" : term(term);
  }

  private static String terms(List<? extends Term> terms) {
    return join(terms, TermSource::element, ", ");
  }

  /// A term between commas, where `in` would take the term before it along.
  private static String element(Term term) {
    return term instanceof Term.Call(Term operator, _, _)
            && operator.toString().startsWith("internal.member")
        ? "(" + term(term) + ")"
        : term(term);
  }

  private static <T> String join(List<T> all, Function<T, String> text, String between) {
    return all.stream().map(text).collect(Collectors.joining(between));
  }

  static String term(Term term) {
    return switch (term) {
      case Term.Scalar(Value value, _) -> value(value);
      case Term.Var variable -> variable.toString();
      case Term.Ref ref -> ref(ref);
      case Term.ArrayTerm(List<Term> elements, _) -> "[" + terms(elements) + "]";
      case Term.SetTerm(List<Term> elements, _) ->
          elements.isEmpty() ? "set()" : "{" + terms(elements) + "}";
      case Term.ObjectTerm(List<Term.Member> members, _) ->
          "{" + join(members, m -> element(m.key()) + ": " + element(m.value()), ", ") + "}";
      case Term.ArrayComprehension(Term head, List<Literal> body, _) ->
          "[" + element(head) + " | " + body(body, "; ") + "]";
      case Term.SetComprehension(Term head, List<Literal> body, _) ->
          "{" + element(head) + " | " + body(body, "; ") + "}";
      case Term.ObjectComprehension(Term key, Term value, List<Literal> body, _) ->
          "{" + element(key) + ": " + element(value) + " | " + body(body, "; ") + "}";
      case Term.Call(Term operator, List<Term> arguments, _) -> call(operator, arguments);
      case Term.TemplateString template -> template(template);
    };
  }

  private static String value(Value value) {
    return value instanceof StringValue text ? JsonWriter.write(text) : value.toString();
  }

  private static String ref(Term.Ref ref) {
    StringBuilder text = new StringBuilder(operand(ref.head()));
    for (Term part : ref.parts().subList(1, ref.parts().size())) {
      if (part instanceof Term.Scalar(StringValue name, _) && NAME.matcher(name.text()).matches()) {
        text.append('.').append(name.text());
      } else {
        text.append('[').append(term(part)).append(']');
      }
    }
    return text.toString();
  }

  private static String template(Term.TemplateString template) {
    StringBuilder text = new StringBuilder("$\"");
    for (Term.Part part : template.parts()) {
      switch (part) {
        case Term.Part.Fixed(Term.Scalar(StringValue string, _)) -> {
          String quoted = JsonWriter.write(string);
          text.append(quoted.substring(1, quoted.length() - 1).replace("{", "\\{"));
        }
        case Term.Part.Fixed(Term.Scalar scalar) ->
            text.append('{').append(term(scalar)).append('}');
        case Term.Part.Computed(Literal literal) ->
            text.append('{').append(literal(literal)).append('}');
      }
    }
    return text.append('"').toString();
  }
}
