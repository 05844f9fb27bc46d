package dev.lockstep.sca.format.bom;

import dev.lockstep.engine.Interest;
import dev.lockstep.engine.Keyword;
import dev.lockstep.sca.manifest.Format;
import dev.lockstep.sca.manifest.Standing;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A format of bills of materials. Their names are free, so the content says what they are; deep in
/// a tree only those count whose names say it too, as others are examples and test data.
abstract class BomFormat implements Format {
  private static final List<String> WORDS = List.of("bom", "cdx", "spdx", "cyclonedx");

  private final String id;
  private final List<String> suffixes;
  private final String keyword;

  /// @param keyword what every document of the format holds
  BomFormat(String id, List<String> suffixes, String keyword) {
    this.id = id;
    this.suffixes = List.copyOf(suffixes);
    this.keyword = keyword;
  }

  @Override
  public final String id() {
    return id;
  }

  @Override
  public final Standing standing() {
    return Standing.LIST;
  }

  @Override
  public final Interest interest() {
    return new Interest(
        Set.of(), Set.copyOf(suffixes), List.of(), List.of(new Keyword(keyword, false)));
  }

  @Override
  public final boolean isAt(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return path.indexOf('/') < 0 || WORDS.stream().anyMatch(name::contains);
  }
}
