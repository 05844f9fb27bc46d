package dev.lockstep.report;

import dev.lockstep.model.Fingerprint;
import dev.lockstep.model.Mark;
import dev.lockstep.model.Problem;
import dev.lockstep.model.Reach;
import dev.lockstep.model.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The words of a JSON report that the model itself has no look-up for.
final class ReadWords {

  private ReadWords() {}

  static Optional<Problem.Weight> weight(String id) {
    return Arrays.stream(Problem.Weight.values()).filter(w -> w.id().equals(id)).findFirst();
  }

  static Optional<Verdict.Outcome> outcome(String id) {
    return Arrays.stream(Verdict.Outcome.values()).filter(o -> o.id().equals(id)).findFirst();
  }

  static Optional<Mark.Type> mark(String id) {
    return Arrays.stream(Mark.Type.values()).filter(t -> t.id().equals(id)).findFirst();
  }

  static Optional<Reach.Verdict> reach(String id) {
    return Arrays.stream(Reach.Verdict.values()).filter(v -> v.id().equals(id)).findFirst();
  }

  static Optional<Fingerprint> fingerprint(String value) {
    return Optional.of(new Fingerprint(value));
  }

  static <T> List<T> list(ReportNode node, String name, Function<String, Optional<T>> words)
      throws MalformedReport {
    List<T> all = new ArrayList<>();
    for (String text : node.texts(name)) {
      String place = node.at(name) + "[" + all.size() + "]";
      all.add(
          words
              .apply(text)
              .orElseThrow(() -> new MalformedReport(place, "\"" + text + "\" is not known here")));
    }
    return all;
  }
}
