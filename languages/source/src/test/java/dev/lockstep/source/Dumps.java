package dev.lockstep.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.source.tree.FrontEnd;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;
import dev.lockstep.source.tree.TreeDump;
import java.util.List;

/// Code as the text of its tree, for tests.
final class Dumps {
  private Dumps() {}

  static Tree parse(Language language, String source) {
    return parse(language, source.getBytes(UTF_8));
  }

  static Tree parse(Language language, byte[] source) {
    return frontEnd(language).parse(source, Symbols.create());
  }

  /// The tree of a file that is read whole.
  static String file(Language language, String source) {
    return whole(parse(language, source));
  }

  /// The tree of a pattern that is read whole.
  static String pattern(Language language, String source) {
    return whole(frontEnd(language).parsePattern(source, Symbols.create()));
  }

  private static String whole(Tree tree) {
    assertEquals(List.of(), tree.unread());
    return TreeDump.compact(tree);
  }

  private static FrontEnd frontEnd(Language language) {
    return FrontEnds.of(language).orElseThrow();
  }
}
