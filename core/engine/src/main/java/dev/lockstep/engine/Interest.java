package dev.lockstep.engine;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Which contents an extractor wants to see, as data, so that one automaton decides for all of
/// them.
///
/// A content is of interest when its name or suffix is listed, or it begins with a magic, or, where
/// none of the three is
/// given, always. Where keywords are given as well, one of them must occur.
///
/// @param names whole file names, in lower case: `pom.xml`
/// @param suffixes ends of file names, in lower case: `.java`
/// @param magics first bytes of the content, as Latin-1 text
/// @param keywords what must occur; the extractor is told each place
public record Interest(
    Set<String> names, Set<String> suffixes, List<String> magics, List<Keyword> keywords) {

  public Interest {
    names = Set.copyOf(names);
    suffixes = Set.copyOf(suffixes);
    magics = List.copyOf(magics);
    keywords = List.copyOf(keywords);
  }

  /// Whether a file at a path can be of interest, as far as its name tells.
  public boolean admits(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    boolean named = names.contains(name) || suffixes.stream().anyMatch(name::endsWith);
    return named || !magics.isEmpty() || (names.isEmpty() && suffixes.isEmpty());
  }

  /// Whether any content may be of interest, whatever its name and first bytes.
  public boolean isOfEverything() {
    return names.isEmpty() && suffixes.isEmpty() && magics.isEmpty();
  }

  /// Every content in which one of the keywords occurs, whatever its name.
  public static Interest inKeywords(List<Keyword> keywords) {
    return new Interest(Set.of(), Set.of(), List.of(), keywords);
  }
}
