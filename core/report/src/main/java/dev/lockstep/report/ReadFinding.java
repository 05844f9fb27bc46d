package dev.lockstep.report;

import dev.lockstep.model.Confidence;
import dev.lockstep.model.Detail;
import dev.lockstep.model.Excerpt;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Fix;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Location;
import dev.lockstep.model.Mark;
import dev.lockstep.model.Provenance;
import dev.lockstep.model.Reach;
import dev.lockstep.model.Region;
import dev.lockstep.model.Rule;
import dev.lockstep.model.RuleId;
import dev.lockstep.model.Severity;
import dev.lockstep.model.Upgrade;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The findings of a JSON report, and the rules and places they name.
final class ReadFinding {

  private ReadFinding() {}

  static Rule rule(ReportNode node) throws MalformedReport {
    return new Rule(
        new RuleId(node.text("id")),
        node.word("kind", Kind::of),
        node.text("title"),
        node.text("description"),
        node.word("severity", Severity::of),
        node.word("confidence", Confidence::of),
        node.optionalText("mend"),
        node.texts("references"),
        node.texts("tags"));
  }

  static Finding finding(ReportNode node) throws MalformedReport {
    return new Finding(
        node.word("fingerprint", ReadWords::fingerprint),
        new RuleId(node.text("rule")),
        node.word("kind", Kind::of),
        node.word("severity", Severity::of),
        node.word("confidence", Confidence::of),
        node.text("message"),
        node.list("locations", ReadFinding::location),
        node.smallCount("locationsTotal"),
        node.node("detail").make(ReadFinding::detail),
        node.optionalText("mend"),
        node.list("fixes", ReadFinding::fix),
        node.texts("components"),
        node.list("marks", ReadFinding::mark));
  }

  private static Detail detail(ReportNode node) throws MalformedReport {
    String type = node.text("type");
    return switch (type) {
      case "secret" ->
          new Detail.Secret(
              node.text("hint"),
              node.optionalText("digest"),
              node.number("entropy"),
              node.texts("decoded"),
              node.optionalText("proof"));
      case "code" ->
          new Detail.Code(
              node.list("trace", ReadFinding::step),
              node.has("otherTraces")
                  ? node.list("otherTraces", other -> other.list("trace", ReadFinding::step))
                  : List.of());
      case "dependency" ->
          new Detail.Dependency(
              node.text("component"),
              node.optionalText("advisory"),
              node.texts("aliases"),
              node.optionalText("fixedIn"),
              node.texts("broughtInBy"),
              node.has("upgrade") ? node.node("upgrade").make(ReadFinding::upgrade) : null,
              node.has("reach") ? node.node("reach").make(ReadFinding::reach) : null);
      case "configuration" -> new Detail.Configuration(node.text("resource"));
      default -> throw new MalformedReport(node.at("type"), "\"" + type + "\" is not known here");
    };
  }

  private static Upgrade upgrade(ReportNode node) throws MalformedReport {
    return new Upgrade(
        node.text("version"),
        node.truth("major"),
        node.smallCount("fixes"),
        node.smallCount("exploited"),
        node.smallCount("left"));
  }

  private static Reach reach(ReportNode node) throws MalformedReport {
    return new Reach(node.word("verdict", ReadWords::reach), node.texts("path"));
  }

  private static Detail.Step step(ReportNode node) throws MalformedReport {
    return new Detail.Step(node.node("location").make(ReadFinding::location), node.text("message"));
  }

  private static Fix fix(ReportNode node) throws MalformedReport {
    return new Fix(node.text("description"), node.list("edits", ReadFinding::edit));
  }

  private static Fix.Edit edit(ReportNode node) throws MalformedReport {
    return new Fix.Edit(
        node.text("path"), node.node("region").make(ReadFinding::region), node.text("replacement"));
  }

  private static Mark mark(ReportNode node) throws MalformedReport {
    return new Mark(
        node.word("type", ReadWords::mark), node.text("reason"), node.optionalText("origin"));
  }

  static Location location(ReportNode node) throws MalformedReport {
    Optional<ReportNode> excerpt = node.optionalNode("excerpt");
    Optional<ReportNode> provenance = node.optionalNode("provenance");
    return new Location(
        node.text("path"),
        optionalRegion(node),
        excerpt.isEmpty() ? null : excerpt.get().make(ReadFinding::excerpt),
        provenance.isEmpty() ? null : provenance.get().make(ReadFinding::provenance));
  }

  static @Nullable Region optionalRegion(ReportNode node) throws MalformedReport {
    Optional<ReportNode> region = node.optionalNode("region");
    return region.isEmpty() ? null : region.get().make(ReadFinding::region);
  }

  private static Region region(ReportNode node) throws MalformedReport {
    return new Region(
        node.smallCount("startLine"),
        node.smallCount("startColumn"),
        node.smallCount("endLine"),
        node.smallCount("endColumn"),
        node.count("byteOffset"),
        node.count("byteLength"));
  }

  private static Excerpt excerpt(ReportNode node) throws MalformedReport {
    return new Excerpt(
        node.smallCount("firstLine"),
        node.texts("lines"),
        node.smallCount("marked"),
        node.smallCount("markStart"),
        node.smallCount("markLength"));
  }

  private static Provenance provenance(ReportNode node) throws MalformedReport {
    return new Provenance(
        node.optionalText("commit"),
        node.optionalText("author"),
        node.optionalText("email"),
        date(node),
        node.optionalText("message"),
        node.truth("atHead"),
        node.texts("refs"),
        node.optionalText("link"));
  }

  private static @Nullable Instant date(ReportNode node) throws MalformedReport {
    String text = node.optionalText("date");
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new MalformedReport(node.at("date"), "no instant: \"" + text + "\"", e);
    }
  }
}
