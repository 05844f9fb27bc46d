package dev.lockstep.report.sbom;

import dev.lockstep.model.Detail;
import dev.lockstep.model.Finding;
import dev.lockstep.model.Report;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A name for a document by what it says: the same statements give the same name.
final class VexDigest {
  private VexDigest() {}

  static String of(Report report) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Finding finding : report.findings()) {
        if (finding.detail() instanceof Detail.Dependency detail) {
          String line =
              detail.advisory() + " " + finding.components() + VexStatus.of(finding, detail) + "\n";
          digest.update(line.getBytes(StandardCharsets.UTF_8));
        }
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
