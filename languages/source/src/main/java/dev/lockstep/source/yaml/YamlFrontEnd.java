package dev.lockstep.source.yaml;

import dev.lockstep.source.tree.FrontEnd;
import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;
import dev.lockstep.source.tree.TreeBuilder;
import java.nio.charset.StandardCharsets;

/// Reads YAML 1.2 with the booleans and nulls of 1.1.
///
/// Mappings are [Kind#OBJECT], sequences [Kind#ARRAY]; keys are literals. Each document is a child
/// of the root. An alias is a copy of what it stands for, in the alias' place. A pattern that is a
/// mapping or sequence of a single entry stands for that entry, wherever it is.
public final class YamlFrontEnd implements FrontEnd {
  @Override
  public Language language() {
    return Language.YAML;
  }

  @Override
  public Tree parse(byte[] source, Symbols symbols) {
    TreeBuilder builder = new TreeBuilder(source, symbols);
    new YamlTrees(builder, false).add(new String(source, StandardCharsets.UTF_8));
    return builder.finish(Language.YAML);
  }

  @Override
  public Tree parsePattern(String pattern, Symbols symbols) {
    String text = YamlPatterns.withMarkers(pattern);
    TreeBuilder builder = new TreeBuilder(text.getBytes(StandardCharsets.UTF_8), symbols);
    new YamlTrees(builder, true).add(text);
    if (builder.mark() == 1) {
      unwrap(builder);
    }
    return builder.finish(Language.YAML);
  }

  private static void unwrap(TreeBuilder builder) {
    int top = builder.top();
    boolean collection = builder.is(top, Kind.OBJECT) || builder.is(top, Kind.ARRAY);
    int only = builder.firstChildOf(top);
    if (collection && only >= 0 && builder.siblingOf(only) < 0) {
      builder.pop();
      builder.push(only);
    }
  }
}
