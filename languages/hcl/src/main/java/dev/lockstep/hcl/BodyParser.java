package dev.lockstep.hcl;

import java.util.ArrayList;
import java.util.List;

/// The structural sub-language: bodies, attributes and blocks. What cannot be read costs its own
/// item only.
final class BodyParser {
  private final Cursor cursor;
  private final ExpressionParser expressions;
  private final Recovery recovery;

  /// Whether a block's header at a line's start ends the blocks that are still open.
  private final boolean guarded;

  private boolean unclosed;

  BodyParser(Cursor cursor, boolean guarded) {
    this.cursor = cursor;
    this.guarded = guarded;
    expressions = new ExpressionParser(cursor);
    recovery = new Recovery(cursor.scanner.text());
  }

  /// Whether the text ended inside a block.
  boolean unclosed() {
    return unclosed;
  }

  Body file() {
    int start = cursor.start();
    List<Item> items = new ArrayList<>();
    while (true) {
      items(items, false);
      if (cursor.at(TokenKind.END)) {
        return new Body(items, Math.min(start, cursor.end()), cursor.end());
      }
      cursor.error(cursor.start(), cursor.end(), "no block is open here");
      items.add(new Item.Unreadable("no block is open here", cursor.start(), cursor.end()));
      cursor.advance();
    }
  }

  /// Items up to the closing brace or the end.
  private void items(List<Item> items, boolean inside) {
    while (true) {
      cursor.skipLines();
      if (cursor.pattern()) {
        while (cursor.at(TokenKind.COMMA)) {
          cursor.advance();
        }
      }
      if (cursor.at(TokenKind.END) || cursor.at(TokenKind.CLOSE_BRACE)) {
        return;
      }
      if (inside && guarded && recovery.headerAt(cursor.start())) {
        return;
      }
      items.add(item());
    }
  }

  private Item item() {
    int start = cursor.start();
    int depth = cursor.depth();
    cursor.countLines(true);
    try {
      return tryItem(start);
    } catch (Unexpected e) {
      int end = recover(start, depth, e);
      return new Item.Unreadable(e.reason(), start, end);
    }
  }

  private Item tryItem(int start) throws Unexpected {
    if (cursor.pattern() && (cursor.at(TokenKind.ELLIPSIS) || cursor.at(TokenKind.GAP))) {
      String text = cursor.lexeme();
      cursor.advance();
      return new Item.Gap(text, start, cursor.lastEnd());
    }
    if (!cursor.at(TokenKind.NAME)) {
      throw new Unexpected("an attribute or a block starts with a name");
    }
    String name = cursor.lexeme();
    int nameEnd = cursor.end();
    cursor.advance();
    if (cursor.skip(TokenKind.ASSIGN)) {
      Expression value = value(start);
      return new Item.Attribute(name, nameEnd, value, start, value.end());
    }
    if (cursor.pattern() && name.startsWith("$") && endsItem()) {
      return new Item.Gap(name, start, nameEnd);
    }
    return block(name, start, nameEnd);
  }

  /// An attribute's value; what cannot be read costs the value only.
  private Expression value(int itemStart) {
    int start = cursor.start();
    int depth = cursor.depth();
    try {
      Expression value = expressions.expression();
      if (!endsItem()) {
        throw new Unexpected("a line ends behind an attribute's value");
      }
      return value;
    } catch (Unexpected e) {
      int end = recover(itemStart, depth, e);
      return new Expression.Unreadable(e.reason(), Math.min(start, end), end);
    }
  }

  private int recover(int itemStart, int depth, Unexpected e) {
    cursor.countLines(true);
    cursor.restoreDepth(depth);
    int end = recovery.itemEnd(itemStart);
    cursor.error(Math.min(cursor.start(), end), Math.min(cursor.end(), end), e.reason());
    cursor.resume(end);
    return end;
  }

  private boolean endsItem() {
    return switch (cursor.kind()) {
      case NEWLINE, END, CLOSE_BRACE -> true;
      case COMMA, ELLIPSIS -> cursor.pattern();
      default -> false;
    };
  }

  private Item block(String type, int start, int typeEnd) throws Unexpected {
    List<Label> labels = new ArrayList<>();
    while (!cursor.at(TokenKind.OPEN_BRACE)) {
      labels.add(label());
    }
    if (!cursor.enter()) {
      throw new Unexpected("blocks nest too deep");
    }
    int open = cursor.end();
    cursor.advance();
    List<Item> items = new ArrayList<>();
    items(items, true);
    cursor.leave();
    int close = cursor.start();
    Body body = new Body(items, open, close);
    if (!cursor.at(TokenKind.CLOSE_BRACE)) {
      unclosed = true;
      cursor.error(start, typeEnd, "this block is not closed");
      return new Item.Block(type, typeEnd, labels, body, start, cursor.lastEnd());
    }
    cursor.advance();
    int end = cursor.lastEnd();
    if (!endsItem()) {
      cursor.error(cursor.start(), cursor.end(), "a line ends behind a block");
    }
    return new Item.Block(type, typeEnd, labels, body, start, end);
  }

  private Label label() throws Unexpected {
    int start = cursor.start();
    if (cursor.at(TokenKind.NAME)) {
      String text = cursor.lexeme();
      cursor.advance();
      return new Label(text, false, start, cursor.lastEnd());
    }
    if (cursor.pattern() && (cursor.at(TokenKind.ELLIPSIS) || cursor.at(TokenKind.GAP))) {
      String text = cursor.lexeme();
      cursor.advance();
      return new Label(text, false, start, cursor.lastEnd());
    }
    if (cursor.at(TokenKind.QUOTE)
        && expressions.template() instanceof Expression.Template template) {
      String text = template.literal();
      if (text == null) {
        throw new Unexpected("a block's label is a literal string");
      }
      return new Label(text, true, start, template.end());
    }
    throw new Unexpected("an equal sign, a label or an opening brace");
  }
}
