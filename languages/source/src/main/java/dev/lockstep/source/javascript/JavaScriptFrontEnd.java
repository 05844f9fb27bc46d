package dev.lockstep.source.javascript;

import dev.lockstep.source.tree.FrontEnd;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;
import java.nio.charset.StandardCharsets;

/// Reads JavaScript with JSX, or TypeScript with TSX.
public final class JavaScriptFrontEnd implements FrontEnd {
  private final Language language;

  /// A front end of [Language#JAVASCRIPT] or [Language#TYPESCRIPT].
  public JavaScriptFrontEnd(Language language) {
    this.language = language;
  }

  @Override
  public Language language() {
    return language;
  }

  @Override
  public Tree parse(byte[] source, Symbols symbols) {
    return new JavaScriptParser(source, symbols, language, false).file();
  }

  @Override
  public Tree parsePattern(String pattern, Symbols symbols) {
    byte[] bytes = pattern.getBytes(StandardCharsets.UTF_8);
    return new JavaScriptParser(bytes, symbols, language, true).pattern();
  }
}
