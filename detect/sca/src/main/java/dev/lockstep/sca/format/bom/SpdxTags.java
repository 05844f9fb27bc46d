package dev.lockstep.sca.format.bom;

import dev.lockstep.sca.manifest.ManifestText;
import dev.lockstep.sca.manifest.Statements;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// SPDX 2.2 and 2.3 as tags and values. Source: SPDX Specification 2.3, clause 6.
final class SpdxTags extends BomFormat {

  SpdxTags() {
    super("bom-spdx-tags", List.of(".spdx", ".spdx.txt", ".txt"), "SPDXVersion:");
  }

  @Override
  public void read(ManifestText text, Statements out) {
    List<String> lines = text.lines();
    if (lines.stream().limit(50).noneMatch(line -> line.startsWith("SPDXVersion: SPDX-2"))) {
      return;
    }
    SpdxGraph graph = new SpdxGraph(out);
    Map<String, String> tags = new HashMap<>();
    int start = 0;
    boolean inText = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (inText || line.startsWith("#")) {
        inText = inText && !line.contains("</text>");
        continue;
      }
      inText = line.contains("<text>") && !line.contains("</text>");
      int colon = line.indexOf(':');
      String tag = colon < 0 ? "" : line.substring(0, colon).strip();
      String value = colon < 0 ? "" : line.substring(colon + 1).strip();
      switch (tag) {
        case "PackageName" -> {
          add(tags, start, graph);
          tags.clear();
          tags.put(tag, value);
          start = i + 1;
        }
        case "FileName", "SnippetSPDXID" -> {
          add(tags, start, graph);
          tags.clear();
        }
        case "Relationship" -> relationship(value, graph);
        case "ExternalRef" -> purl(value, tags);
        default -> {
          if (start > 0) {
            tags.putIfAbsent(tag, value);
          }
        }
      }
    }
    add(tags, start, graph);
    graph.state();
  }

  private static void add(Map<String, String> tags, int line, SpdxGraph graph) {
    if (tags.containsKey("PackageName")) {
      graph.add(
          new SpdxGraph.Package(
              tags.getOrDefault("SPDXID", ""),
              tags.getOrDefault("purl", ""),
              tags.getOrDefault("PackageName", ""),
              tags.getOrDefault("PackageVersion", ""),
              List.of(
                  tags.getOrDefault("PackageLicenseConcluded", ""),
                  tags.getOrDefault("PackageLicenseDeclared", "")),
              line));
    }
  }

  private static void relationship(String value, SpdxGraph graph) {
    String[] words = value.split("\\s+");
    if (words.length >= 3) {
      graph.relationship(words[0], words[1], words[2]);
    }
  }

  private static void purl(String value, Map<String, String> tags) {
    String[] words = value.split("\\s+");
    if (words.length >= 3 && words[1].equals("purl")) {
      tags.putIfAbsent("purl", words[2]);
    }
  }
}
