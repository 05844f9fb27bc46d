package dev.lockstep.sca.osv;

import java.util.List;

/// What one record of the OSV format says. Source: https://ossf.github.io/osv-schema/.
///
/// @param vectors CVSS vectors, `CVSS:3.1/...`; CVSS 2 without its prefix
/// @param severity the word of the record's own database: `MODERATE`; empty where there is none
/// @param weaknesses `CWE-79`
/// @param published a date, `2024-02-16`; empty where it is not said
public record Advisory(
    String id,
    List<String> aliases,
    String summary,
    List<String> vectors,
    String severity,
    List<String> weaknesses,
    List<String> references,
    String published,
    boolean withdrawn,
    List<Affected> affected) {

  public Advisory {
    aliases = List.copyOf(aliases);
    vectors = List.copyOf(vectors);
    weaknesses = List.copyOf(weaknesses);
    references = List.copyOf(references);
    affected = List.copyOf(affected);
  }
}
