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
import dev.lockstep.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what a [TermWriter] wrote.
final class TermReader {
  /// Beyond what the parser accepts.
  private static final int MAX_DEPTH = 2_000;

  private final ModuleReader from;
  private final ByteReader in;
  private int depth;

  TermReader(ModuleReader from, ByteReader in) {
    this.from = from;
    this.in = in;
  }

  Term term() throws MalformedStore {
    Term term = termOrNull();
    if (term == null) {
      throw new MalformedStore("a term is missing");
    }
    return term;
  }

  Term.Ref ref() throws MalformedStore {
    if (term() instanceof Term.Ref ref) {
      return ref;
    }
    throw new MalformedStore("a reference is missing");
  }

  @Nullable Term termOrNull() throws MalformedStore {
    if (++depth > MAX_DEPTH) {
      throw new MalformedStore("terms nest too deep");
    }
    Term term = next();
    depth--;
    return term;
  }

  private @Nullable Term next() throws MalformedStore {
    return switch (in.oneByte()) {
      case Tags.ABSENT -> null;
      case Tags.SCALAR -> new Term.Scalar(value(), from.place());
      case Tags.VAR -> new Term.Var(from.text(), from.place());
      case Tags.REF -> reference();
      case Tags.ARRAY -> new Term.ArrayTerm(terms(), from.place());
      case Tags.SET -> new Term.SetTerm(terms(), from.place());
      case Tags.OBJECT -> new Term.ObjectTerm(members(), from.place());
      case Tags.ARRAY_COMPREHENSION -> new Term.ArrayComprehension(term(), body(), from.place());
      case Tags.SET_COMPREHENSION -> new Term.SetComprehension(term(), body(), from.place());
      case Tags.OBJECT_COMPREHENSION ->
          new Term.ObjectComprehension(term(), term(), body(), from.place());
      case Tags.CALL -> new Term.Call(term(), terms(), from.place());
      case Tags.TEMPLATE -> new Term.TemplateString(parts(), in.flag(), from.place());
      default -> throw new MalformedStore("no term");
    };
  }

  private Term.Ref reference() throws MalformedStore {
    List<Term> parts = terms();
    if (parts.isEmpty()) {
      throw new MalformedStore("a reference without a head");
    }
    return new Term.Ref(parts, from.place());
  }

  List<Term> terms() throws MalformedStore {
    int count = in.count();
    List<Term> terms = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      terms.add(term());
    }
    return terms;
  }

  private List<Term.Var> variables() throws MalformedStore {
    List<Term.Var> variables = new ArrayList<>();
    for (Term term : terms()) {
      if (!(term instanceof Term.Var variable)) {
        throw new MalformedStore("a variable is missing");
      }
      variables.add(variable);
    }
    return variables;
  }

  private List<Term.Member> members() throws MalformedStore {
    List<Term.Member> members = new ArrayList<>();
    for (int i = in.count(); i > 0; i--) {
      members.add(new Term.Member(term(), term()));
    }
    return members;
  }

  private List<Term.Part> parts() throws MalformedStore {
    List<Term.Part> parts = new ArrayList<>();
    for (int i = in.count(); i > 0; i--) {
      if (in.flag()) {
        parts.add(new Term.Part.Computed(literal()));
      } else if (term() instanceof Term.Scalar scalar) {
        parts.add(new Term.Part.Fixed(scalar));
      } else {
        throw new MalformedStore("a fixed part is no scalar");
      }
    }
    return parts;
  }

  List<Literal> body() throws MalformedStore {
    int count = in.count();
    List<Literal> body = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      body.add(literal());
    }
    return body;
  }

  private Literal literal() throws MalformedStore {
    if (++depth > MAX_DEPTH) {
      throw new MalformedStore("bodies nest too deep");
    }
    Literal literal = new Literal(form(), in.flag(), withs(), from.place());
    depth--;
    return literal;
  }

  private List<Literal.With> withs() throws MalformedStore {
    int count = in.count();
    if (count == 0) {
      return List.of();
    }
    List<Literal.With> withs = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      withs.add(new Literal.With(term(), term(), from.place()));
    }
    return withs;
  }

  private Form.Operand operand() throws MalformedStore {
    return new Form.Operand(body(), in.flag());
  }

  private Form form() throws MalformedStore {
    return switch (in.oneByte()) {
      case Tags.SINGLE -> new Form.Single(term());
      case Tags.INVOCATION -> new Form.Invocation(ref(), terms());
      case Tags.DECLARATION -> new Form.Declaration(variables());
      case Tags.SOME_IN -> new Form.SomeIn(terms(), term());
      case Tags.EVERY -> new Form.Every(variables(), term(), body());
      case Tags.NOT -> new Form.Not(body(), in.flag());
      case Tags.LOGICAL -> new Form.Logical(in.flag(), operand(), operand());
      default -> throw new MalformedStore("no expression");
    };
  }

  Value value() throws MalformedStore {
    if (++depth > MAX_DEPTH) {
      throw new MalformedStore("values nest too deep");
    }
    Value value = nextValue();
    depth--;
    return value;
  }

  private Value nextValue() throws MalformedStore {
    return switch (in.oneByte()) {
      case Tags.NULL -> NullValue.NULL;
      case Tags.FALSE -> BooleanValue.FALSE;
      case Tags.TRUE -> BooleanValue.TRUE;
      case Tags.STRING -> from.string();
      case Tags.NUMBER -> number();
      case Tags.ARRAY_VALUE -> ArrayValue.of(values());
      case Tags.SET_VALUE -> SetValue.of(values().toArray(Value[]::new));
      case Tags.OBJECT_VALUE -> object();
      default -> throw new MalformedStore("no value");
    };
  }

  private NumberValue number() throws MalformedStore {
    try {
      return NumberValue.parse(from.text());
    } catch (NumberFormatException e) {
      throw new MalformedStore("no number", e);
    }
  }

  private List<Value> values() throws MalformedStore {
    List<Value> values = new ArrayList<>();
    for (int i = in.count(); i > 0; i--) {
      values.add(value());
    }
    return values;
  }

  private ObjectValue object() throws MalformedStore {
    ObjectValue.Builder members = new ObjectValue.Builder();
    for (int i = in.count(); i > 0; i--) {
      members.put(value(), value());
    }
    return members.build();
  }
}
