package dev.lockstep.rego.syntax;

/// Says of terms what they are, and puts them elsewhere.
final class TermPlaces {
  private TermPlaces() {}

  /// `term` at `location`.
  static Term at(Term term, Location location) {
    return switch (term) {
      case Term.Scalar t -> new Term.Scalar(t.value(), location);
      case Term.Var t -> new Term.Var(t.name(), location);
      case Term.Ref t -> new Term.Ref(t.parts(), location);
      case Term.ArrayTerm t -> new Term.ArrayTerm(t.elements(), location);
      case Term.SetTerm t -> new Term.SetTerm(t.elements(), location);
      case Term.ObjectTerm t -> new Term.ObjectTerm(t.members(), location);
      case Term.ArrayComprehension t -> new Term.ArrayComprehension(t.head(), t.body(), location);
      case Term.SetComprehension t -> new Term.SetComprehension(t.head(), t.body(), location);
      case Term.ObjectComprehension t ->
          new Term.ObjectComprehension(t.key(), t.value(), t.body(), location);
      case Term.Call t -> new Term.Call(t.operator(), t.arguments(), location);
      case Term.TemplateString t -> new Term.TemplateString(t.parts(), t.multiLine(), location);
    };
  }

  /// What `term` is, as messages name it.
  static String kind(Term term) {
    return switch (term) {
      case Term.Scalar t -> t.value().kind().word();
      case Term.Var _ -> "var";
      case Term.Ref _ -> "ref";
      case Term.ArrayTerm _ -> "array";
      case Term.SetTerm _ -> "set";
      case Term.ObjectTerm _ -> "object";
      case Term.ArrayComprehension _ -> "arraycomprehension";
      case Term.SetComprehension _ -> "setcomprehension";
      case Term.ObjectComprehension _ -> "objectcomprehension";
      case Term.Call _ -> "call";
      case Term.TemplateString _ -> "templatestring";
    };
  }
}
