package dev.lockstep.report;

import dev.lockstep.model.Detail;
import dev.lockstep.model.Finding;
import dev.lockstep.model.GitleaksFinding;
import dev.lockstep.model.Kind;
import dev.lockstep.model.Location;
import dev.lockstep.model.Provenance;
import dev.lockstep.model.Region;
import dev.lockstep.model.Report;
import dev.lockstep.model.RuleId;
import dev.lockstep.report.gitleaks.GitleaksJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Our own secrets in the shape of gitleaks' JSON report, so that what reads gitleaks reads us: one
/// entry for each place that the report holds. Secret and match are the redacted hint, or the
/// secret where the options show it.
public final class GitleaksFormat implements ReportWriter {

  @Override
  public void write(Report report, ReportOptions options, OutputStream out) throws IOException {
    new GitleaksJson().write(findings(report, options), List.of(), out);
  }

  /// The entries.
  public static List<GitleaksFinding> findings(Report report, ReportOptions options) {
    RuleIndex rules = new RuleIndex(report);
    List<GitleaksFinding> entries = new ArrayList<>();
    for (Finding finding : report.findings()) {
      if (finding.kind() == Kind.SECRETS && (finding.counts() || options.showAll())) {
        for (Location location : finding.locations()) {
          entries.add(entry(finding, location, rules, options));
        }
      }
    }
    return entries;
  }

  private static GitleaksFinding entry(
      Finding finding, Location location, RuleIndex rules, ReportOptions options) {
    Region region = location.region() == null ? new Region(1, 1, 1, 1, 0, 0) : location.region();
    String hint = finding.detail() instanceof Detail.Secret secret ? secret.hint() : "";
    String shown = options.secrets().apply(finding).orElse(hint);
    double entropy = finding.detail() instanceof Detail.Secret secret ? secret.entropy() : 0;
    String file = options.gitleaksPath().apply(location.path());
    Provenance provenance = location.provenance();
    String commit = provenance == null ? "" : orEmpty(provenance.commit());
    return new GitleaksFinding(
        finding.rule().value(),
        rules.title(finding),
        region.startLine(),
        region.endLine(),
        region.startColumn(),
        Math.max(region.startColumn(), region.endColumn() - 1),
        shown,
        shown,
        shown,
        file,
        "",
        commit,
        provenance == null ? "" : orEmpty(provenance.link()),
        (float) entropy,
        provenance == null ? "" : orEmpty(provenance.author()),
        provenance == null ? "" : orEmpty(provenance.email()),
        provenance == null || provenance.date() == null ? "" : provenance.date().toString(),
        provenance == null ? "" : orEmpty(provenance.message()),
        rules.tags(finding),
        fingerprint(commit, file, finding.rule(), region));
  }

  /// gitleaks' own, so that a `.gitleaksignore` made from it works.
  private static String fingerprint(String commit, String file, RuleId rule, Region region) {
    String place = file + ":" + rule.value() + ":" + region.startLine();
    return commit.isEmpty() ? place : commit + ":" + place;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
