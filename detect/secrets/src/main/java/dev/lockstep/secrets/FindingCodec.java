package dev.lockstep.secrets;

import dev.lockstep.engine.FactReader;
import dev.lockstep.engine.FactWriter;
import dev.lockstep.engine.MalformedFact;
import dev.lockstep.model.Confidence;
import dev.lockstep.model.Detail;
import dev.lockstep.model.Excerpt;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Fingerprint;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Location;
import dev.lockstep.model.Mark;
import dev.lockstep.model.Provenance;
import dev.lockstep.model.Region;
import dev.lockstep.model.RuleId;
import dev.lockstep.model.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Findings of secrets as bytes: redacted, as reports show them.
final class FindingCodec {
  private FindingCodec() {}

  /// @param findings of this room: without fixes, components, and a mend of their own
  static void write(List<Finding> findings, FactWriter out) {
    TextTable.Writing table = new TextTable.Writing();
    table.out().number(findings.size());
    for (Finding finding : findings) {
      finding(finding, table);
    }
    table.to(out);
  }

  private static void finding(Finding finding, TextTable.Writing out) {
    out.text(finding.fingerprint().value());
    out.text(finding.rule().value());
    out.text(finding.severity().id());
    out.text(finding.confidence().id());
    out.text(finding.message());
    out.out().number(finding.locationsTotal());
    out.out().number(finding.locations().size());
    for (Location location : finding.locations()) {
      location(location, out);
    }
    if (!(finding.detail() instanceof Detail.Secret secret)) {
      throw new IllegalArgumentException("no secret: " + finding.rule());
    }
    out.text(secret.hint());
    out.optional(secret.digest());
    out.out().number(Double.doubleToLongBits(secret.entropy()));
    out.texts(secret.decoded());
    out.optional(secret.proof());
    out.out().number(finding.marks().size());
    for (Mark mark : finding.marks()) {
      out.text(mark.type().id());
      out.text(mark.reason());
      out.optional(mark.origin());
    }
  }

  private static void location(Location location, TextTable.Writing out) {
    out.text(location.path());
    Region region = location.region();
    out.out().number(region == null ? 0 : 1);
    if (region != null) {
      out.out().number(region.startLine());
      out.out().number(region.startColumn());
      out.out().number(region.endLine());
      out.out().number(region.endColumn());
      out.out().number(region.byteOffset());
      out.out().number(region.byteLength());
    }
    Excerpt excerpt = location.excerpt();
    out.out().number(excerpt == null ? 0 : 1);
    if (excerpt != null) {
      out.out().number(excerpt.firstLine());
      out.texts(excerpt.lines());
      out.out().number(excerpt.marked());
      out.out().number(excerpt.markStart());
      out.out().number(excerpt.markLength());
    }
    provenance(location.provenance(), out);
  }

  static void provenance(@Nullable Provenance provenance, TextTable.Writing out) {
    out.out().number(provenance == null ? 0 : 1);
    if (provenance == null) {
      return;
    }
    out.optional(provenance.commit());
    out.optional(provenance.author());
    out.optional(provenance.email());
    Instant date = provenance.date();
    out.optional(date == null ? null : Long.toString(date.getEpochSecond()));
    out.optional(provenance.message());
    out.out().number(provenance.atHead() ? 1 : 0);
    out.texts(provenance.refs());
    out.optional(provenance.link());
  }

  /// @throws MalformedFact where the bytes are none that [#write] makes
  static List<Finding> read(FactReader in) {
    try {
      TextTable.Reading table = new TextTable.Reading(in);
      List<Finding> findings = new ArrayList<>();
      for (int left = in.integer(); left > 0; left--) {
        findings.add(finding(table));
      }
      return findings;
    } catch (IllegalArgumentException e) {
      throw new MalformedFact("no finding: " + e.getMessage());
    }
  }

  private static Finding finding(TextTable.Reading in) {
    Fingerprint fingerprint = new Fingerprint(in.text());
    RuleId rule = new RuleId(in.text());
    Severity severity = Severity.of(in.text()).orElseThrow(FindingCodec::unknown);
    Confidence confidence = Confidence.of(in.text()).orElseThrow(FindingCodec::unknown);
    String message = in.text();
    int total = in.in().integer();
    List<Location> locations = new ArrayList<>();
    for (int left = in.in().integer(); left > 0; left--) {
      locations.add(location(in));
    }
    Detail detail =
        new Detail.Secret(
            in.text(),
            in.optional(),
            Double.longBitsToDouble(in.in().number()),
            in.texts(),
            in.optional());
    List<Mark> marks = new ArrayList<>();
    for (int left = in.in().integer(); left > 0; left--) {
      marks.add(new Mark(type(in.text()), in.text(), in.optional()));
    }
    return new Finding(
        fingerprint,
        rule,
        Kind.SECRETS,
        severity,
        confidence,
        message,
        locations,
        total,
        detail,
        null,
        List.of(),
        List.of(),
        marks);
  }

  private static MalformedFact unknown() {
    return new MalformedFact("a word of another version");
  }

  private static Mark.Type type(String id) {
    for (Mark.Type type : Mark.Type.values()) {
      if (type.id().equals(id)) {
        return type;
      }
    }
    throw unknown();
  }

  private static Location location(TextTable.Reading in) {
    String path = in.text();
    FactReader numbers = in.in();
    Region region = null;
    if (numbers.number() != 0) {
      region =
          new Region(
              numbers.integer(),
              numbers.integer(),
              numbers.integer(),
              numbers.integer(),
              numbers.number(),
              numbers.number());
    }
    Excerpt excerpt = null;
    if (numbers.number() != 0) {
      excerpt =
          new Excerpt(
              numbers.integer(),
              in.texts(),
              numbers.integer(),
              numbers.integer(),
              numbers.integer());
    }
    return new Location(path, region, excerpt, provenance(in));
  }

  private static @Nullable Provenance provenance(TextTable.Reading in) {
    if (in.in().number() == 0) {
      return null;
    }
    String commit = in.optional();
    String author = in.optional();
    String email = in.optional();
    String seconds = in.optional();
    return new Provenance(
        commit,
        author,
        email,
        seconds == null ? null : Instant.ofEpochSecond(Long.parseLong(seconds)),
        in.optional(),
        in.in().number() != 0,
        in.texts(),
        in.optional());
  }
}
