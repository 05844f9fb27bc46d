package dev.lockstep.cli.command;

import dev.lockstep.cli.console.Console;
import dev.lockstep.model.Detail;
import dev.lockstep.model.Excerpt;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Location;
import dev.lockstep.model.Mark;
import dev.lockstep.model.Reach;
import dev.lockstep.model.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A rule or a finding in words.
final class Explanation {
  private static final int COLUMNS = 80;
  private static final int WAYS_TOLD = 3;

  private final Console console;

  Explanation(Console console) {
    this.console = console;
  }

  void of(Rule rule) {
    console.print(rule.id() + ": " + rule.title());
    paragraph(rule.description());
    console.print("");
    row("severity", rule.severity().id());
    row("confidence", rule.confidence().id());
    row("mend", rule.mend());
    for (String tag : rule.tags()) {
      row("tag", tag);
    }
    for (String reference : rule.references()) {
      row("read on", reference);
    }
  }

  void of(Finding finding, Optional<Rule> rule) {
    console.print(finding.fingerprint().shortId() + "  " + finding.message());
    rule.ifPresent(known -> paragraph(known.description()));
    console.print("");
    row("rule", finding.rule() + rule.map(known -> " (" + known.title() + ")").orElse(""));
    row("severity", finding.severity().id());
    row("confidence", finding.confidence().id());
    detail(finding.detail());
    row("fingerprint", finding.fingerprint().value());
    for (Mark mark : finding.marks()) {
      row("does not count", mark.type().id() + ": " + mark.reason() + origin(mark));
    }
    row("mend", finding.mend() == null ? rule.map(Rule::mend).orElse(null) : finding.mend());
    console.print("");
    finding.locations().forEach(this::place);
    int more = finding.locationsTotal() - finding.locations().size();
    if (more > 0) {
      console.print("  and " + more + " more places");
    }
    if (finding.counts()) {
      console.print("");
      console.print(
          (finding.detail() instanceof Detail.Secret ? "not a secret" : "not true")
              + ", or accepted? lockstep waive "
              + finding.fingerprint().shortId()
              + " --reason \"...\"");
    }
  }

  private void detail(Detail detail) {
    switch (detail) {
      case Detail.Secret secret -> {
        row("secret", secret.hint());
        row("entropy", String.format(Locale.ROOT, "%.2f bits a byte", secret.entropy()));
        row("decoded from", String.join(", ", secret.decoded()));
        row("proof", secret.proof());
      }
      case Detail.Code code -> {
        code.trace().forEach(this::step);
        otherWays(code.others());
      }
      case Detail.Dependency dependency -> {
        row("component", dependency.component());
        row("advisory", dependency.advisory());
        row("fixed in", dependency.fixedIn());
        row("comes in through", String.join(" > ", dependency.broughtInBy()));
        Reach reach = dependency.reach();
        if (reach != null) {
          row("weak code is", reach.verdict().id().replace('-', ' '));
          reach.path().forEach(step -> row("calls", step));
        }
      }
      case Detail.Configuration configuration -> row("resource", configuration.resource());
    }
  }

  /// Each with its steps; of many only where they begin.
  private void otherWays(List<List<Detail.Step>> ways) {
    for (int i = 0; i < ways.size(); i++) {
      List<Detail.Step> way = ways.get(i);
      if (i < WAYS_TOLD) {
        row("another way", way.size() + " steps");
        way.forEach(this::step);
      } else {
        row("another way", shown(way.getFirst().location()) + "  " + way.size() + " steps");
      }
    }
  }

  private void step(Detail.Step step) {
    row("step", shown(step.location()) + "  " + step.message());
    Excerpt excerpt = step.location().excerpt();
    if (excerpt != null) {
      row("", excerpt.lines().get(excerpt.marked()).strip());
    }
  }

  private void place(Location place) {
    console.print("  " + shown(place));
    if (place.excerpt() != null) {
      excerpt(place.excerpt());
    }
  }

  private void excerpt(Excerpt excerpt) {
    int width = Integer.toString(excerpt.firstLine() + excerpt.lines().size()).length();
    for (int i = 0; i < excerpt.lines().size(); i++) {
      String number = String.format(Locale.ROOT, "%" + width + "d", excerpt.firstLine() + i);
      console.print("    " + number + " | " + printable(excerpt.lines().get(i)));
      if (i == excerpt.marked()) {
        console.print(
            "    "
                + " ".repeat(width)
                + " | "
                + " ".repeat(excerpt.markStart())
                + "^".repeat(excerpt.markLength()));
      }
    }
  }

  private static String shown(Location place) {
    return place.region() == null
        ? printable(place.path())
        : printable(place.path())
            + ":"
            + place.region().startLine()
            + ":"
            + place.region().startColumn();
  }

  private static String origin(Mark mark) {
    return mark.origin() == null ? "" : " (" + mark.origin() + ")";
  }

  /// Nothing is said of what is not known.
  private void row(String what, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      console.print(String.format(Locale.ROOT, "%-14s  %s", what, printable(text)));
    }
  }

  private void paragraph(String text) {
    StringBuilder line = new StringBuilder();
    for (String word : printable(text).split(" ")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > COLUMNS) {
        console.print(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    if (!line.isEmpty()) {
      console.print(line.toString());
    }
  }

  /// Scanned text may hold what moves a terminal's cursor.
  private static String printable(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(Character.isISOControl(c) ? ' ' : c);
    }
    return out.toString();
  }
}
