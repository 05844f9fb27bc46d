package dev.lockstep.rego.eval;

import dev.lockstep.rego.syntax.Term;
import java.util.ArrayList;
import java.util.List;

/// Makes patterns of terms. What in them must be searched for is put off: the pattern takes the
/// value into a slot, and [#addDeferred] adds the search for it behind the step that matches.
final class PatternLowering {
  private final BodyLowering body;
  private final List<Deferred> deferred = new ArrayList<>();

  PatternLowering(BodyLowering body) {
    this.body = body;
  }

  private record Deferred(int slot, Term term) {}

  Pattern pattern(Term term) {
    return switch (term) {
      case Term.Var variable when !body.bound.contains(variable.name()) -> {
        body.bound.add(variable.name());
        yield variable.isWildcard()
            ? new Pattern.Any()
            : new Pattern.Bind(body.context.slot(variable.name()));
      }
      case Term.ArrayTerm(List<Term> elements, _) when !body.isGround(term) ->
          new Pattern.Elements(elements.stream().map(this::pattern).toArray(Pattern[]::new));
      case Term.ObjectTerm(List<Term.Member> members, _) when !body.isGround(term) ->
          members(members);
      default -> {
        if (body.isGround(term)) {
          yield new Pattern.Equal(body.terms().value(term));
        }
        int slot = body.context.newSlot();
        deferred.add(new Deferred(slot, term));
        yield new Pattern.Bind(slot);
      }
    };
  }

  private Pattern members(List<Term.Member> members) {
    Node[] keys = new Node[members.size()];
    Pattern[] values = new Pattern[members.size()];
    if (!members.stream().allMatch(member -> body.isGround(member.key()))) {
      // A key without a value is no key of any object; the variables have values all the same.
      members.forEach(member -> pattern(member.value()));
      return new Pattern.None();
    }
    for (int i = 0; i < keys.length; i++) {
      keys[i] = body.terms().value(members.get(i).key());
      values[i] = pattern(members.get(i).value());
    }
    return new Pattern.Members(keys, values);
  }

  /// Adds what was put off.
  void addDeferred() {
    for (Deferred search : deferred) {
      Node found = body.terms().value(search.term);
      body.add(
          new Steps.Guard(
              new Nodes.Compare(Nodes.Comparison.EQUAL, new Nodes.Slot(search.slot), found)));
    }
    deferred.clear();
  }
}
