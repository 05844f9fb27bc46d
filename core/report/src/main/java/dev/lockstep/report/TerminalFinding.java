package dev.lockstep.report;

import dev.lockstep.model.Confidence;
import dev.lockstep.model.Detail;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Location;
import dev.lockstep.model.Mark;
import dev.lockstep.model.Severity;
import dev.lockstep.report.text.Printable;
import dev.lockstep.report.text.Style;
import dev.lockstep.report.text.Wrap;
import java.util.ArrayList;
import java.util.List;

/// One finding on a terminal: place, excerpt, where it comes from, what to do.
final class TerminalFinding {
  private static final int PLACES_SHOWN = 3;
  private static final int INDENT = 2;
  private static final String GAP = "      ";

  private final ReportOptions options;
  private final RuleIndex rules;

  TerminalFinding(ReportOptions options, RuleIndex rules) {
    this.options = options;
    this.rules = rules;
  }

  List<String> lines(Finding finding) {
    List<String> lines = new ArrayList<>();
    head(finding, lines);
    excerpt(finding, lines);
    for (String line : TerminalDetail.lines(finding.detail())) {
      wrapped("", line, lines);
    }
    if (finding.detail() instanceof Detail.Code code) {
      for (String line : TerminalTrace.lines(code.trace(), options.width() - INDENT)) {
        lines.add(" ".repeat(INDENT) + line);
      }
      if (!code.others().isEmpty()) {
        wrapped("", TerminalTrace.others(code.others()), lines);
      }
    }
    if (finding.place().provenance() != null) {
      for (String line : ProvenanceLine.lines(finding.place().provenance())) {
        wrapped("", line, lines);
      }
    }
    otherPlaces(finding, lines);
    if (finding.counts()) {
      advice(finding, lines);
    } else {
      marks(finding, lines);
    }
    return lines;
  }

  /// Severity, rule and place on one line, the place at the right edge; a place that does not fit
  /// gets a line of its own, so that it can be clicked.
  private void head(Finding finding, List<String> lines) {
    String severity = finding.severity().id();
    String title = Printable.of(finding.rule().value()) + TerminalDetail.subject(finding.detail());
    String place = Places.text(finding.place());
    int used = severity.length() + 2 + Printable.width(title);
    int room = options.width() - used - Printable.width(place);
    String start = style(finding.severity()).paint(severity, options.colour()) + "  ";
    start += Style.STRONG.paint(title, options.colour());
    if (room >= 2) {
      lines.add(start + " ".repeat(room) + place);
    } else {
      lines.add(start);
      lines.add(" ".repeat(INDENT) + place);
    }
  }

  static Style style(Severity severity) {
    return switch (severity) {
      case CRITICAL -> Style.CRITICAL;
      case HIGH -> Style.HIGH;
      case MEDIUM -> Style.MEDIUM;
      case LOW -> Style.LOW;
    };
  }

  private void excerpt(Finding finding, List<String> lines) {
    String message = Printable.of(finding.message()) + " " + confidence(finding);
    if (finding.place().excerpt() == null) {
      wrapped("", message, lines);
    } else {
      lines.addAll(TerminalExcerpt.lines(finding.place().excerpt(), message, options));
    }
  }

  private static String confidence(Finding finding) {
    Confidence confidence = finding.confidence();
    String proof =
        finding.detail() instanceof Detail.Secret secret && secret.proof() != null
            ? ": " + Printable.of(secret.proof())
            : "";
    return "(confidence " + confidence.id() + proof + ")";
  }

  private void otherPlaces(Finding finding, List<String> lines) {
    List<Location> places = finding.locations();
    int shown = Math.min(places.size(), PLACES_SHOWN + 1);
    for (int i = 1; i < shown; i++) {
      lines.add(" ".repeat(INDENT) + "also " + Places.text(places.get(i)));
    }
    int left = finding.locationsTotal() - shown;
    if (left > 0) {
      lines.add(
          " ".repeat(INDENT) + "and in " + left + (left == 1 ? " more place" : " more places"));
    }
  }

  private void advice(Finding finding, List<String> lines) {
    String mend = rules.mend(finding);
    wrapped("mend: ", mend == null ? "none is known" : Printable.of(mend), lines);
    if (finding.kind() == Kind.SECRETS && Purge.isNeeded(finding)) {
      wrapped("then purge: ", Purge.advice(finding), lines);
    }
    String id = finding.fingerprint().shortId();
    String explain = "lockstep explain " + id;
    String question = finding.kind() == Kind.SECRETS ? "not a secret? " : "not true? ";
    String waive = "lockstep waive " + id + " --reason \"...\"";
    String indent = " ".repeat(INDENT);
    int together = INDENT + ("more: " + explain + GAP + question + waive).length();
    String first = indent + label("more: ") + explain;
    String second = label(question) + waive;
    if (together <= options.width()) {
      lines.add(first + GAP + second);
    } else {
      lines.add(first);
      lines.add(indent + second);
    }
  }

  private void marks(Finding finding, List<String> lines) {
    for (Mark mark : finding.marks()) {
      String origin = mark.origin() == null ? "" : " (" + Printable.of(mark.origin()) + ")";
      wrapped(
          "does not count: ",
          mark.type().id() + ", " + Printable.of(mark.reason()) + origin,
          lines);
    }
  }

  private String label(String label) {
    return Style.FAINT.paint(label, options.colour());
  }

  /// A sentence behind a label, its further lines below its own start.
  private void wrapped(String label, String text, List<String> lines) {
    int room = options.width() - INDENT - label.length();
    String start = " ".repeat(INDENT) + label(label);
    for (String line : Wrap.words(text, room, room)) {
      lines.add(start + line);
      start = " ".repeat(INDENT + label.length());
    }
  }
}
