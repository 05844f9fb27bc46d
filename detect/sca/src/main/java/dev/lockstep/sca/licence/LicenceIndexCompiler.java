package dev.lockstep.sca.licence;

import dev.lockstep.sca.document.JsonNodes;
import dev.lockstep.sca.document.Node;
import dev.lockstep.value.MalformedDocument;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Makes `licences.bin` of SPDX's list: the npm package `spdx-license-list` (CC0-1.0) has one file
/// `licenses/ID.json` for each. Arguments: that folder, and the file to write.
final class LicenceIndexCompiler {
  private static final String SUFFIX = ".json";

  /// Ids that SPDX calls deprecated, whose texts others have.
  private static final Set<String> OLD =
      Set.of(
          "AGPL-1.0",
          "AGPL-3.0",
          "GFDL-1.1",
          "GFDL-1.2",
          "GFDL-1.3",
          "GPL-1.0",
          "GPL-1.0+",
          "GPL-2.0",
          "GPL-2.0+",
          "GPL-3.0",
          "GPL-3.0+",
          "LGPL-2.0",
          "LGPL-2.0+",
          "LGPL-2.1",
          "LGPL-2.1+",
          "LGPL-3.0",
          "LGPL-3.0+",
          "BSD-2-Clause-FreeBSD",
          "BSD-2-Clause-NetBSD",
          "Nunit",
          "StandardML-NJ",
          "eCos-2.0",
          "wxWindows",
          "bzip2-1.0.5",
          "Net-SNMP");

  private LicenceIndexCompiler() {}

  public static void main(String[] args) throws IOException, MalformedDocument {
    TreeMap<String, String> texts = new TreeMap<>();
    Set<String> approved = new HashSet<>();
    List<Path> files;
    try (Stream<Path> all = Files.list(Path.of(args[0]))) {
      files = all.filter(file -> file.toString().endsWith(SUFFIX)).toList();
    }
    for (Path file : files) {
      String name = file.getFileName().toString();
      String id = name.substring(0, name.length() - SUFFIX.length());
      if (!OLD.contains(id)) {
        byte[] bytes = Files.readAllBytes(file);
        Node licence = JsonNodes.read(bytes, bytes.length);
        texts.put(id, licence.text("licenseText"));
        if (licence.get("osiApproved").isTrue()) {
          approved.add(id);
        }
      }
    }
    try (OutputStream out = Files.newOutputStream(Path.of(args[1]))) {
      LicenceIndex.of(texts, approved).write(out);
    }
  }
}
