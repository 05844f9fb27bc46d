package dev.lockstep.report;

import dev.lockstep.model.Detail;
import dev.lockstep.model.Reach;
import dev.lockstep.report.text.Printable;
import java.util.ArrayList;
import java.util.List;

/// What a terminal shows of a finding beyond what all findings have.
final class TerminalDetail {

  private TerminalDetail() {}

  /// What stands behind the rule in the first line; empty where the rule says it all.
  static String subject(Detail detail) {
    return switch (detail) {
      case Detail.Secret _, Detail.Code _ -> "";
      case Detail.Dependency dependency -> {
        String component = "  " + PackageUrl.readable(dependency.component());
        String fixedIn = dependency.fixedIn();
        yield fixedIn == null ? component : component + " -> " + Printable.of(fixedIn);
      }
      case Detail.Configuration configuration -> "  " + Printable.of(configuration.resource());
    };
  }

  /// Sentences below the excerpt.
  static List<String> lines(Detail detail) {
    return switch (detail) {
      case Detail.Secret secret ->
          secret.decoded().isEmpty()
              ? List.of()
              : List.of(
                  "hidden in " + Printable.of(String.join(" in ", secret.decoded().reversed())));
      case Detail.Code _ -> List.of();
      case Detail.Dependency dependency -> dependency(dependency);
      case Detail.Configuration _ -> List.of();
    };
  }

  private static List<String> dependency(Detail.Dependency dependency) {
    List<String> lines = new ArrayList<>();
    if (dependency.broughtInBy().size() >= 2) {
      lines.add("comes in through " + chain(dependency.broughtInBy()));
    }
    Reach reach = dependency.reach();
    if (reach != null) {
      lines.add(
          switch (reach.verdict()) {
            case REACHABLE -> "reachable: " + Printable.of(String.join(" > ", reach.path()));
            case NOT_REACHABLE -> "not reachable: no code of the project comes to what was weak";
            case UNKNOWN -> "whether code of the project comes to what was weak is not known";
          });
    }
    return lines;
  }

  /// Components from what the project names down to one.
  static String chain(List<String> purls) {
    return String.join(" > ", purls.stream().map(PackageUrl::readable).toList());
  }
}
