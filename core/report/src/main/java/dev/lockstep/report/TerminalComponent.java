package dev.lockstep.report;

import dev.lockstep.model.Detail;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Reach;
import dev.lockstep.model.Upgrade;
import dev.lockstep.report.text.Printable;
import dev.lockstep.report.text.Style;
import dev.lockstep.report.text.Wrap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that is known against one component, below the one step that mends it.
///
///     high  log4j-core 2.14.1 -> 2.17.1                       pom.xml:41:7
///       raising it fixes 7, one of them exploited in the wild
///       comes in through kafka-client 2.1 > log4j-core 2.14.1
///       critical  CVE-2021-44228  remote code execution  LS-7Q2K9X4M
///       mend: raise log4j-core to 2.17.1
final class TerminalComponent {
  private static final int SHOWN = 12;
  private static final int INDENT = 2;
  private static final int SEVERITY_WIDTH = 8;

  private final ReportOptions options;
  private final RuleIndex rules;

  TerminalComponent(ReportOptions options, RuleIndex rules) {
    this.options = options;
    this.rules = rules;
  }

  /// The findings in their order, those of one component together where the first of them stands.
  static List<List<Finding>> together(List<Finding> findings) {
    List<List<Finding>> together = new ArrayList<>();
    Map<String, List<Finding>> components = new HashMap<>();
    for (Finding finding : findings) {
      if (finding.counts()
          && finding.detail() instanceof Detail.Dependency dependency
          && dependency.advisory() != null) {
        components.computeIfAbsent(dependency.component(), _ -> opened(together)).add(finding);
      } else {
        together.add(List.of(finding));
      }
    }
    return together;
  }

  private static List<Finding> opened(List<List<Finding>> together) {
    List<Finding> group = new ArrayList<>();
    together.add(group);
    return group;
  }

  /// @param findings at least one, all of one component
  List<String> lines(List<Finding> findings) {
    Finding first = findings.getFirst();
    List<String> lines = new ArrayList<>();
    head(first, lines);
    Upgrade upgrade = upgrade(findings);
    wrapped("", upgrade == null ? "no later version is known to mend any" : gain(upgrade), lines);
    if (first.detail() instanceof Detail.Dependency dependency
        && dependency.broughtInBy().size() > 1) {
      wrapped("", "comes in through " + TerminalDetail.chain(dependency.broughtInBy()), lines);
    }
    for (Finding finding : findings.subList(0, Math.min(SHOWN, findings.size()))) {
      vulnerability(finding, lines);
    }
    if (findings.size() > SHOWN) {
      lines.add(" ".repeat(INDENT) + "and " + (findings.size() - SHOWN) + " more");
    }
    String mend = rules.mend(upgrade == null ? first : mended(findings));
    wrapped("mend: ", mend == null ? "none is known" : Printable.of(mend), lines);
    lines.add(
        " ".repeat(INDENT)
            + Style.FAINT.paint("more: ", options.colour())
            + "lockstep explain "
            + first.fingerprint().shortId()
            + (upgrade == null ? "" : "      lockstep fix --only sca"));
    return lines;
  }

  private static @Nullable Upgrade upgrade(List<Finding> findings) {
    return mended(findings).detail() instanceof Detail.Dependency dependency
        ? dependency.upgrade()
        : null;
  }

  /// The first that an upgrade mends; where there is none, the first.
  private static Finding mended(List<Finding> findings) {
    for (Finding finding : findings) {
      if (finding.detail() instanceof Detail.Dependency dependency
          && dependency.upgrade() != null) {
        return finding;
      }
    }
    return findings.getFirst();
  }

  private void head(Finding first, List<String> lines) {
    String severity = first.severity().id();
    String title = title(first.detail());
    String place = Places.text(first.place());
    int used = severity.length() + 2 + Printable.width(title);
    int room = options.width() - used - Printable.width(place);
    String start =
        TerminalFinding.style(first.severity()).paint(severity, options.colour())
            + "  "
            + Style.STRONG.paint(title, options.colour());
    lines.add(room >= 2 ? start + " ".repeat(room) + place : start);
    if (room < 2) {
      lines.add(" ".repeat(INDENT) + place);
    }
  }

  private static String title(Detail detail) {
    return TerminalDetail.subject(detail).strip();
  }

  private static String gain(Upgrade upgrade) {
    StringBuilder gain = new StringBuilder("raising it");
    gain.append(upgrade.major() ? ", a major change," : "").append(" fixes ");
    gain.append(upgrade.fixes());
    if (upgrade.exploited() > 0) {
      gain.append(", ").append(upgrade.exploited() == 1 ? "one" : upgrade.exploited());
      gain.append(" of them exploited in the wild");
    }
    if (upgrade.left() > 0) {
      gain.append(", and leaves ").append(upgrade.left());
    }
    return gain.toString();
  }

  private void vulnerability(Finding finding, List<String> lines) {
    String word = finding.severity().id();
    String severity = TerminalFinding.style(finding.severity()).paint(word, options.colour());
    String start = severity + " ".repeat(SEVERITY_WIDTH - word.length()) + "  ";
    String tail = reach(finding) + "  " + finding.fingerprint().shortId();
    String text = Printable.of(finding.rule().value()) + "  " + Printable.of(rules.title(finding));
    int room = options.width() - INDENT - SEVERITY_WIDTH - 2 - Printable.width(tail);
    lines.add(
        " ".repeat(INDENT) + start + CutLine.start(text, Math.max(room, SEVERITY_WIDTH)) + tail);
  }

  private static String reach(Finding finding) {
    if (finding.detail() instanceof Detail.Dependency dependency) {
      Reach reach = dependency.reach();
      if (reach != null) {
        return switch (reach.verdict()) {
          case REACHABLE -> "  (reachable)";
          case NOT_REACHABLE -> "  (not reachable)";
          case UNKNOWN -> "";
        };
      }
    }
    return "";
  }

  private void wrapped(String label, String text, List<String> lines) {
    int room = options.width() - INDENT - label.length();
    String start = " ".repeat(INDENT) + Style.FAINT.paint(label, options.colour());
    for (String line : Wrap.words(text, room, room)) {
      lines.add(start + line);
      start = " ".repeat(INDENT + label.length());
    }
  }
}
