package dev.lockstep.rego.syntax;

import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.List;

/// What stands for a value. `toString` gives Rego text.
public sealed interface Term {
  /// Where it stands.
  Location location();

  /// A literal null, boolean, number or string.
  record Scalar(Value value, Location location) implements Term {
    @Override
    public String toString() {
      return value.toString();
    }
  }

  /// A variable. A wildcard has a name of its own, which begins with `$`.
  record Var(String name, Location location) implements Term {
    /// Whether it was written `_`.
    public boolean isWildcard() {
      return name.startsWith("$");
    }

    @Override
    public String toString() {
      return isWildcard() ? "_" : name;
    }
  }

  /// A reference: a head and what follows it in dots and brackets.
  record Ref(List<Term> parts, Location location) implements Term {
    public Ref {
      parts = List.copyOf(parts);
    }

    /// What the path begins at.
    public Term head() {
      return parts.getFirst();
    }

    @Override
    public String toString() {
      return TermText.ref(this);
    }
  }

  /// `[a, b]`
  record ArrayTerm(List<Term> elements, Location location) implements Term {
    public ArrayTerm {
      elements = List.copyOf(elements);
    }

    @Override
    public String toString() {
      return "[" + TermText.join(elements) + "]";
    }
  }

  /// `{a, b}`
  record SetTerm(List<Term> elements, Location location) implements Term {
    public SetTerm {
      elements = List.copyOf(elements);
    }

    @Override
    public String toString() {
      return elements.isEmpty() ? "set()" : "{" + TermText.join(elements) + "}";
    }
  }

  /// `{a: b}`
  record ObjectTerm(List<Member> members, Location location) implements Term {
    public ObjectTerm {
      members = List.copyOf(members);
    }

    @Override
    public String toString() {
      return "{" + TermText.join(members) + "}";
    }
  }

  /// A key and its value in an object.
  record Member(Term key, Term value) {
    @Override
    public String toString() {
      return key + ": " + value;
    }
  }

  /// `[head | body]`
  record ArrayComprehension(Term head, List<Literal> body, Location location) implements Term {
    public ArrayComprehension {
      body = List.copyOf(body);
    }

    @Override
    public String toString() {
      return "[" + head + " | " + TermText.body(body) + "]";
    }
  }

  /// `{head | body}`
  record SetComprehension(Term head, List<Literal> body, Location location) implements Term {
    public SetComprehension {
      body = List.copyOf(body);
    }

    @Override
    public String toString() {
      return "{" + head + " | " + TermText.body(body) + "}";
    }
  }

  /// `{key: value | body}`
  record ObjectComprehension(Term key, Term value, List<Literal> body, Location location)
      implements Term {
    public ObjectComprehension {
      body = List.copyOf(body);
    }

    @Override
    public String toString() {
      return "{" + key + ": " + value + " | " + TermText.body(body) + "}";
    }
  }

  /// `f(a, b)`; operators are calls of the built-ins they stand for.
  record Call(Term operator, List<Term> arguments, Location location) implements Term {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public String toString() {
      return operator + "(" + TermText.join(arguments) + ")";
    }
  }

  /// `$"text {expression}"`: texts and expressions by turns.
  record TemplateString(List<Part> parts, boolean multiLine, Location location) implements Term {
    public TemplateString {
      parts = List.copyOf(parts);
    }

    @Override
    public String toString() {
      return TermText.template(this);
    }
  }

  /// A part of a template string.
  sealed interface Part {
    /// A term whose value is known.
    record Fixed(Scalar scalar) implements Part {}

    /// An expression, which may be undefined.
    record Computed(Literal literal) implements Part {}
  }

  /// The string `text` as a term.
  static Scalar string(String text, Location location) {
    return new Scalar(StringValue.of(text), location);
  }
}
