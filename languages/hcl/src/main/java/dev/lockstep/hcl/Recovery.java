package dev.lockstep.hcl;

/// Finds where to go on behind bytes that could not be read.
final class Recovery {
  private final byte[] text;

  Recovery(byte[] text) {
    this.text = text;
  }

  /// Where the item that starts at a place ends, judged by brackets, quotes and line starts.
  ///
  /// @return a line's end, a closing brace that belongs to the block around, or the text's end;
  ///     always behind the place
  int itemEnd(int start) {
    int braces = 0;
    int others = 0;
    int at = start;
    while (at < text.length) {
      int c = text[at];
      switch (c) {
        case '"' -> at = quoteEnd(at);
        case '#' -> at = lineEnd(at) - 1;
        case '{' -> braces++;
        case '[', '(' -> others++;
        case ']', ')' -> others = Math.max(0, others - 1);
        case '}' -> {
          if (braces == 0) {
            return Math.max(at, start + 1);
          }
          braces--;
        }
        case '\n' -> {
          if (braces == 0 && (others == 0 || startsItem(at + 1))) {
            return Math.max(at, start + 1);
          }
          if (headerAt(at + 1)) {
            return Math.max(at, start + 1);
          }
        }
        default -> {}
      }
      at++;
    }
    return text.length;
  }

  /// Whether a line starts here, without indentation, with a name, a label and an opening brace, as
  /// only a block of the outermost body does.
  boolean headerAt(int place) {
    if (place > 0 && text[place - 1] != '\n') {
      return false;
    }
    int at = Names.end(text, place);
    if (at == place) {
      return false;
    }
    int end = lineEnd(place);
    boolean space = false;
    while (at < end) {
      int c = text[at];
      if (c == '{') {
        return space;
      }
      if (c == '"') {
        at = quoteEnd(at);
      } else if (c == ' ' || c == '\t') {
        space = true;
      } else if (Names.end(text, at) > at) {
        at = Names.end(text, at) - 1;
      } else {
        return false;
      }
      at++;
    }
    return false;
  }

  private boolean startsItem(int place) {
    int at = space(place);
    if (at < text.length && text[at] == '}') {
      return true;
    }
    int end = Names.end(text, at);
    if (end == at) {
      return false;
    }
    int sign = space(end);
    return sign < text.length
        && (text[sign] == '{'
            || (text[sign] == '=' && (sign + 1 >= text.length || text[sign + 1] != '=')));
  }

  private int space(int place) {
    int at = place;
    while (at < text.length && (text[at] == ' ' || text[at] == '\t')) {
      at++;
    }
    return at;
  }

  private int lineEnd(int place) {
    int at = place;
    while (at < text.length && text[at] != '\n') {
      at++;
    }
    return at;
  }

  /// At the quote that ends a string, or before the line's end.
  private int quoteEnd(int quote) {
    for (int at = quote + 1; at < text.length; at++) {
      if (text[at] == '"') {
        return at;
      }
      if (text[at] == '\n') {
        return at - 1;
      }
      if (text[at] == '\\') {
        at++;
      }
    }
    return text.length - 1;
  }
}
