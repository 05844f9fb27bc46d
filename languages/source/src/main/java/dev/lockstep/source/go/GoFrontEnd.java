package dev.lockstep.source.go;

import dev.lockstep.source.tree.FrontEnd;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;
import java.nio.charset.StandardCharsets;

/// Reads Go (The Go Programming Language Specification, language version 1.25).
///
/// A composite literal is a [dev.lockstep.source.tree.Kind#NEW] with its elements as arguments; a
/// literal inside it that names no type has an absent one. Several targets or values of one
/// statement are a [dev.lockstep.source.tree.Kind#TUPLE].
public final class GoFrontEnd implements FrontEnd {
  @Override
  public Language language() {
    return Language.GO;
  }

  @Override
  public Tree parse(byte[] source, Symbols symbols) {
    return new GoParser(source, symbols, false).file();
  }

  @Override
  public Tree parsePattern(String pattern, Symbols symbols) {
    return new GoParser(pattern.getBytes(StandardCharsets.UTF_8), symbols, true).file();
  }
}
