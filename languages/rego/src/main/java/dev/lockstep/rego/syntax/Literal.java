package dev.lockstep.rego.syntax;

import java.util.List;
import java.util.stream.Collectors;

/// One expression of a body.
///
/// @param form what it says
/// @param negated whether it holds where `form` has no solution
/// @param withs what is put in the place of documents and functions while it is evaluated
/// @param location where it stands
public record Literal(Form form, boolean negated, List<With> withs, Location location) {
  public Literal {
    withs = List.copyOf(withs);
  }

  /// What an expression says.
  public sealed interface Form {
    /// A term, which holds unless it is false or undefined.
    record Single(Term term) implements Form {
      @Override
      public String toString() {
        return term.toString();
      }
    }

    /// A call; unification is the call `eq`, assignment `assign`.
    record Invocation(Term.Ref operator, List<Term> arguments) implements Form {
      public Invocation {
        arguments = List.copyOf(arguments);
      }

      /// The operator with its dots.
      public String name() {
        return operator.toString();
      }

      @Override
      public String toString() {
        return LiteralText.invocation(this);
      }
    }

    /// `some x, y`
    record Declaration(List<Term.Var> variables) implements Form {
      public Declaration {
        variables = List.copyOf(variables);
      }

      @Override
      public String toString() {
        return "some " + TermText.join(variables);
      }
    }

    /// `some key, element in collection`; `key` is a wildcard where there is none.
    record SomeIn(List<Term> pattern, Term collection) implements Form {
      public SomeIn {
        pattern = List.copyOf(pattern);
      }

      @Override
      public String toString() {
        return "some " + TermText.join(pattern) + " in " + collection;
      }
    }

    /// `every key, element in collection { body }`; there may be no key.
    record Every(List<Term.Var> variables, Term collection, List<Literal> body) implements Form {
      public Every {
        variables = List.copyOf(variables);
        body = List.copyOf(body);
      }

      @Override
      public String toString() {
        return "every "
            + TermText.join(variables)
            + " in "
            + collection
            + " { "
            + TermText.body(body)
            + " }";
      }
    }

    /// `not { body }`, which has a scope of its own.
    record Not(List<Literal> body, boolean braces) implements Form {
      public Not {
        body = List.copyOf(body);
      }

      @Override
      public String toString() {
        return braces ? "not {" + TermText.body(body) + "}" : "not " + TermText.body(body);
      }
    }

    /// `left and right`, `left or right`: holds once or not at all.
    record Logical(boolean conjunction, Operand left, Operand right) implements Form {
      @Override
      public String toString() {
        return left + (conjunction ? " and " : " or ") + right;
      }
    }

    /// A body, which has a scope of its own where it stands in braces; else it is one expression,
    /// whose variables belong to the body around.
    record Operand(List<Literal> body, boolean braces) {
      public Operand {
        body = List.copyOf(body);
      }

      @Override
      public String toString() {
        return "{" + TermText.body(body) + "}";
      }
    }
  }

  /// `with target as value`
  public record With(Term target, Term value, Location location) {
    @Override
    public String toString() {
      return "with " + target + " as " + value;
    }
  }

  /// A literal that says `form` and no more.
  public static Literal of(Form form, Location location) {
    return new Literal(form, false, List.of(), location);
  }

  /// This literal at `other`.
  public Literal at(Location other) {
    return new Literal(form, negated, withs, other);
  }

  /// This literal with `other` in the place of its modifiers.
  public Literal withModifiers(List<With> other) {
    return new Literal(form, negated, other, location);
  }

  /// This literal saying `other`.
  public Literal saying(Form other) {
    return new Literal(other, negated, withs, location);
  }

  @Override
  public String toString() {
    String modifiers = withs.stream().map(with -> " " + with).collect(Collectors.joining());
    return (negated ? "not " : "") + form + modifiers;
  }
}
