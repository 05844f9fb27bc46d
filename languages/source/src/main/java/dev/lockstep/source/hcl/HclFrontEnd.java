package dev.lockstep.source.hcl;

import dev.lockstep.hcl.Body;
import dev.lockstep.hcl.Expression;
import dev.lockstep.hcl.HclError;
import dev.lockstep.hcl.HclFile;
import dev.lockstep.hcl.HclParser;
import dev.lockstep.hcl.Item;
import dev.lockstep.hcl.Label;
import dev.lockstep.source.tree.FrontEnd;
import dev.lockstep.source.tree.Kind;
import dev.lockstep.source.tree.Language;
import dev.lockstep.source.tree.Symbols;
import dev.lockstep.source.tree.Tree;
import dev.lockstep.source.tree.TreeBuilder;
import java.nio.charset.StandardCharsets;

/// Makes generic trees of HCL's own.
///
/// An attribute is a [Kind#PAIR] of a name and a value, in a body as in an object, so that one
/// pattern finds both. A block is a [Kind#CALL] of its type with its labels and, last, an
/// [Kind#OBJECT] of its body; it stands as it is in the file's root and in other bodies.
public final class HclFrontEnd implements FrontEnd {
  @Override
  public Language language() {
    return Language.HCL;
  }

  @Override
  public Tree parse(byte[] source, Symbols symbols) {
    return tree(HclParser.file(source), source, symbols);
  }

  @Override
  public Tree parsePattern(String pattern, Symbols symbols) {
    byte[] source = pattern.getBytes(StandardCharsets.UTF_8);
    Expression expression = HclParser.expressionPattern(source);
    if (!(expression instanceof Expression.Unreadable)) {
      TreeBuilder builder = new TreeBuilder(source, symbols);
      new HclExpressions(builder).add(expression);
      return builder.finish(Language.HCL);
    }
    return tree(HclParser.pattern(source), source, symbols);
  }

  private static Tree tree(HclFile file, byte[] source, Symbols symbols) {
    TreeBuilder builder = new TreeBuilder(source, symbols);
    new Items(builder).add(file.body());
    if (builder.unreadCount() == 0) {
      for (HclError error : file.errors()) {
        builder.unread(error.start(), error.end(), "expected " + error.reason());
      }
    }
    return builder.finish(Language.HCL);
  }

  /// Adds the items of bodies.
  private static final class Items {
    private final TreeBuilder builder;
    private final HclExpressions expressions;

    Items(TreeBuilder builder) {
      this.builder = builder;
      expressions = new HclExpressions(builder);
    }

    void add(Body body) {
      for (Item item : body.items()) {
        add(item);
      }
    }

    private void add(Item item) {
      int mark = builder.mark();
      switch (item) {
        case Item.Attribute attribute -> {
          expressions.name(attribute.name(), attribute.start(), attribute.nameEnd());
          expressions.add(attribute.value());
          builder.node(Kind.PAIR, Symbols.EMPTY, mark, attribute.start(), attribute.end());
        }
        case Item.Block block -> add(block, mark);
        case Item.Unreadable unreadable ->
            builder.error(
                mark, unreadable.start(), unreadable.end(), "expected " + unreadable.reason());
        case Item.Gap gap -> expressions.gap(gap.text(), gap.start(), gap.end());
      }
    }

    private void add(Item.Block block, int mark) {
      expressions.name(block.type(), block.start(), block.typeEnd());
      int arguments = builder.mark();
      int firstStart = block.typeEnd();
      for (Label label : block.labels()) {
        if (label.quoted()) {
          int text = builder.symbols().intern(label.text());
          builder.leaf(Kind.STRING, text, label.start(), label.end());
        } else {
          expressions.gap(label.text(), label.start(), label.end());
        }
      }
      int body = builder.mark();
      add(block.body());
      int open = block.body().start() - 1;
      builder.node(Kind.OBJECT, Symbols.EMPTY, body, open, block.end());
      int start = block.labels().isEmpty() ? open : block.labels().getFirst().start();
      builder.node(
          Kind.ARGUMENTS, Symbols.EMPTY, arguments, Math.max(firstStart, start), block.end());
      builder.none(block.end());
      builder.node(Kind.CALL, Symbols.EMPTY, mark, block.start(), block.end());
    }
  }
}
