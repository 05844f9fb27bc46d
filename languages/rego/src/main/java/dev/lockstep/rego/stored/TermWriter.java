package dev.lockstep.rego.stored;

import dev.lockstep.rego.syntax.Literal;
import dev.lockstep.rego.syntax.Literal.Form;
import dev.lockstep.rego.syntax.Term;
import dev.lockstep.value.ArrayValue;
import dev.lockstep.value.BooleanValue;
import dev.lockstep.value.NullValue;
import dev.lockstep.value.NumberValue;
import dev.lockstep.value.ObjectValue;
import dev.lockstep.value.SetValue;
import dev.lockstep.value.StringValue;
import dev.lockstep.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes terms, literals and values.
final class TermWriter {
  private final ModuleWriter to;
  private final ByteSink out;

  TermWriter(ModuleWriter to, ByteSink out) {
    this.to = to;
    this.out = out;
  }

  void termOrNull(@Nullable Term term) {
    if (term == null) {
      out.oneByte(Tags.ABSENT);
    } else {
      term(term);
    }
  }

  void term(Term term) {
    switch (term) {
      case Term.Scalar(Value value, _) -> {
        out.oneByte(Tags.SCALAR);
        value(value);
      }
      case Term.Var(String name, _) -> {
        out.oneByte(Tags.VAR);
        to.text(name);
      }
      case Term.Ref(List<Term> parts, _) -> terms(Tags.REF, parts);
      case Term.ArrayTerm(List<Term> elements, _) -> terms(Tags.ARRAY, elements);
      case Term.SetTerm(List<Term> elements, _) -> terms(Tags.SET, elements);
      case Term.ObjectTerm(List<Term.Member> members, _) -> {
        out.oneByte(Tags.OBJECT);
        to.list(members, this::member);
      }
      case Term.ArrayComprehension(Term head, List<Literal> body, _) -> {
        out.oneByte(Tags.ARRAY_COMPREHENSION);
        term(head);
        body(body);
      }
      case Term.SetComprehension(Term head, List<Literal> body, _) -> {
        out.oneByte(Tags.SET_COMPREHENSION);
        term(head);
        body(body);
      }
      case Term.ObjectComprehension(Term key, Term value, List<Literal> body, _) -> {
        out.oneByte(Tags.OBJECT_COMPREHENSION);
        term(key);
        term(value);
        body(body);
      }
      case Term.Call(Term operator, List<Term> arguments, _) -> {
        out.oneByte(Tags.CALL);
        term(operator);
        to.list(arguments, this::term);
      }
      case Term.TemplateString(List<Term.Part> parts, boolean multiLine, _) -> {
        out.oneByte(Tags.TEMPLATE);
        to.list(parts, this::part);
        out.flag(multiLine);
      }
    }
    to.place(term.location());
  }

  private void terms(int tag, List<Term> terms) {
    out.oneByte(tag);
    to.list(terms, this::term);
  }

  private void member(Term.Member member) {
    term(member.key());
    term(member.value());
  }

  private void part(Term.Part part) {
    switch (part) {
      case Term.Part.Fixed(Term.Scalar scalar) -> {
        out.flag(false);
        term(scalar);
      }
      case Term.Part.Computed(Literal literal) -> {
        out.flag(true);
        literal(literal);
      }
    }
  }

  void body(List<Literal> body) {
    to.list(body, this::literal);
  }

  void literal(Literal literal) {
    form(literal.form());
    out.flag(literal.negated());
    to.list(literal.withs(), this::with);
    to.place(literal.location());
  }

  private void with(Literal.With with) {
    term(with.target());
    term(with.value());
    to.place(with.location());
  }

  private void form(Form form) {
    switch (form) {
      case Form.Single(Term term) -> {
        out.oneByte(Tags.SINGLE);
        term(term);
      }
      case Form.Invocation(Term.Ref operator, List<Term> arguments) -> {
        out.oneByte(Tags.INVOCATION);
        term(operator);
        to.list(arguments, this::term);
      }
      case Form.Declaration(List<Term.Var> variables) -> {
        out.oneByte(Tags.DECLARATION);
        to.list(variables, this::term);
      }
      case Form.SomeIn(List<Term> pattern, Term collection) -> {
        out.oneByte(Tags.SOME_IN);
        to.list(pattern, this::term);
        term(collection);
      }
      case Form.Every(List<Term.Var> variables, Term collection, List<Literal> body) -> {
        out.oneByte(Tags.EVERY);
        to.list(variables, this::term);
        term(collection);
        body(body);
      }
      case Form.Not(List<Literal> body, boolean braces) -> {
        out.oneByte(Tags.NOT);
        body(body);
        out.flag(braces);
      }
      case Form.Logical(boolean conjunction, Form.Operand left, Form.Operand right) -> {
        out.oneByte(Tags.LOGICAL);
        out.flag(conjunction);
        body(left.body());
        out.flag(left.braces());
        body(right.body());
        out.flag(right.braces());
      }
    }
  }

  void value(Value value) {
    switch (value) {
      case NullValue _ -> out.oneByte(Tags.NULL);
      case BooleanValue bool -> out.oneByte(bool.isTrue() ? Tags.TRUE : Tags.FALSE);
      case StringValue string -> {
        out.oneByte(Tags.STRING);
        to.text(string.text());
      }
      case NumberValue number -> {
        out.oneByte(Tags.NUMBER);
        to.text(number.text());
      }
      case ArrayValue array -> {
        out.oneByte(Tags.ARRAY_VALUE);
        out.number(array.size());
        array.forEach(this::value);
      }
      case SetValue set -> {
        out.oneByte(Tags.SET_VALUE);
        out.number(set.size());
        set.forEach(this::value);
      }
      case ObjectValue object -> {
        out.oneByte(Tags.OBJECT_VALUE);
        out.number(object.size());
        for (int i = 0; i < object.size(); i++) {
          value(object.key(i));
          value(object.value(i));
        }
      }
    }
  }
}
