package dev.lockstep.secrets.filter;

import dev.lockstep.model.Confidence;
import dev.lockstep.model.Mark;
import dev.lockstep.secrets.rule.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The filters there are, and which of them a rule gets.
public final class Filters {
  private static final List<Filter> USUAL = List.of(new Placeholder(), new Template());
  private static final List<Filter> ON_REQUEST =
      List.of(
          new Words(),
          new PathLike(),
          new Uuid(),
          new Hash(),
          new Repetition(),
          new StandIn(),
          new Interpolation(),
          new Numeral(),
          new AssignedName(),
          new Prose(),
          new PasswordHash(),
          new SourceCode(),
          new Address(),
          new PublicMaterial(),
          new BasicCredentials(),
          new BearerValue(),
          new ReadableValue(ReadableValue.Name.PASSWORD),
          new ReadableValue(ReadableValue.Name.SECRET),
          new ReadableValue(ReadableValue.Name.KEY),
          new ReadableValue(ReadableValue.Name.ARGUMENT));

  private Filters() {}

  /// Those that run for a rule of this profile: the usual ones below high confidence, and those it
  /// asks for.
  public static List<Filter> of(Profile profile) {
    List<Filter> filters = new ArrayList<>();
    for (Filter filter : USUAL) {
      if (profile.confidence() != Confidence.HIGH || profile.filters().contains(filter.id())) {
        filters.add(filter);
      }
    }
    for (Filter filter : ON_REQUEST) {
      if (profile.filters().contains(filter.id())) {
        filters.add(filter);
      }
    }
    return filters;
  }

  /// The ids that a rule may name.
  public static List<String> ids() {
    List<String> ids = new ArrayList<>();
    USUAL.forEach(filter -> ids.add(filter.id()));
    ON_REQUEST.forEach(filter -> ids.add(filter.id()));
    return ids;
  }

  /// The mark of the first that speaks up.
  public static Optional<Mark> mark(List<Filter> filters, Filter.Candidate candidate) {
    for (Filter filter : filters) {
      Optional<String> reason = filter.reason(candidate);
      if (reason.isPresent()) {
        return Optional.of(new Mark(Mark.Type.FILTER, reason.get(), filter.id()));
      }
    }
    return Optional.empty();
  }
}
