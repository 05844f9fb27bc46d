package dev.lockstep.source.yaml;

import dev.lockstep.source.tree.FrontEnd;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;
import java.nio.charset.StandardCharsets;

/// Reads JSON (RFC 8259), and what people write for it: comments, commas behind the last element,
/// several values.
///
/// Objects and arrays are those of [YamlFrontEnd]. A pattern is a value, or a key with its value.
public final class JsonFrontEnd implements FrontEnd {
  @Override
  public Language language() {
    return Language.JSON;
  }

  @Override
  public Tree parse(byte[] source, Symbols symbols) {
    return new JsonParser(source, symbols, false).file();
  }

  @Override
  public Tree parsePattern(String pattern, Symbols symbols) {
    return new JsonParser(pattern.getBytes(StandardCharsets.UTF_8), symbols, true).file();
  }
}
