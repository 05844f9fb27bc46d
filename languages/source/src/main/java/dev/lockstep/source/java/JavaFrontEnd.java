package dev.lockstep.source.java;

import dev.lockstep.source.tree.FrontEnd;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;
import java.nio.charset.StandardCharsets;

/// Reads Java (The Java Language Specification, Java SE 25 edition).
public final class JavaFrontEnd implements FrontEnd {
  @Override
  public Language language() {
    return Language.JAVA;
  }

  @Override
  public Tree parse(byte[] source, Symbols symbols) {
    return new JavaParser(source, symbols, false).file();
  }

  @Override
  public Tree parsePattern(String pattern, Symbols symbols) {
    return new JavaParser(pattern.getBytes(StandardCharsets.UTF_8), symbols, true).file();
  }
}
