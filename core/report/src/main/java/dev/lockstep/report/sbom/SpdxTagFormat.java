package dev.lockstep.report.sbom;

import dev.lockstep.model.Component;
import dev.lockstep.model.Hash;
import dev.lockstep.model.Report;
import dev.lockstep.report.text.Printable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// SPDX 2.3 as tags and values.
public final class SpdxTagFormat implements BillWriter {

  @Override
  public void write(Report report, @Nullable Instant now, OutputStream out) throws IOException {
    Bill bill = new Bill(report);
    Map<String, String> ids = SpdxFormat.ids(bill);
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    tag("SPDXVersion", "SPDX-2.3", text);
    tag("DataLicense", "CC0-1.0", text);
    tag("SPDXID", SpdxFormat.DOCUMENT, text);
    tag("DocumentName", bill.target(), text);
    tag("DocumentNamespace", SpdxFormat.namespace(bill), text);
    tag("Creator", "Tool: lockstep-" + bill.tool(), text);
    tag("Created", SpdxFormat.created(now), text);
    text.write('\n');
    tag("PackageName", bill.target(), text);
    tag("SPDXID", SpdxFormat.ROOT, text);
    tag("PackageDownloadLocation", SpdxFormat.NO_ASSERTION, text);
    tag("FilesAnalyzed", "false", text);
    tag("PrimaryPackagePurpose", "APPLICATION", text);
    for (Component component : bill.components()) {
      component(component, SpdxFormat.id(component.purl(), ids), text);
    }
    text.write('\n');
    tag("Relationship", SpdxFormat.DOCUMENT + " DESCRIBES " + SpdxFormat.ROOT, text);
    for (String direct : bill.direct()) {
      depends(SpdxFormat.ROOT, SpdxFormat.id(direct, ids), text);
    }
    for (Component component : bill.components()) {
      for (String need : bill.dependsOn(component)) {
        depends(SpdxFormat.id(component.purl(), ids), SpdxFormat.id(need, ids), text);
      }
    }
    text.flush();
  }

  private static void component(Component component, String id, Writer text) throws IOException {
    String expression = Bill.expression(component);
    text.write('\n');
    tag("PackageName", component.name(), text);
    tag("SPDXID", id, text);
    if (component.version() != null) {
      tag("PackageVersion", component.version(), text);
    }
    tag("PackageDownloadLocation", SpdxFormat.NO_ASSERTION, text);
    tag("FilesAnalyzed", "false", text);
    for (Hash hash : component.hashes()) {
      tag("PackageChecksum", SpdxFormat.algorithm(hash) + ": " + hash.value(), text);
    }
    tag("PackageLicenseConcluded", SpdxFormat.NO_ASSERTION, text);
    tag(
        "PackageLicenseDeclared",
        expression.isEmpty() ? SpdxFormat.NO_ASSERTION : expression,
        text);
    tag("PackageCopyrightText", SpdxFormat.NO_ASSERTION, text);
    tag("ExternalRef", "PACKAGE-MANAGER purl " + component.purl(), text);
  }

  private static void depends(String from, String to, Writer text) throws IOException {
    tag("Relationship", from + " DEPENDS_ON " + to, text);
  }

  /// A value is one line.
  private static void tag(String tag, String value, Writer text) throws IOException {
    text.write(tag + ": " + Printable.of(value.replace('\n', ' ').replace('\r', ' ')) + "\n");
  }
}
