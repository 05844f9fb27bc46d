package dev.lockstep.regex;

import dev.lockstep.regex.syntax.CodePoints;
import dev.lockstep.regex.syntax.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// A finite set of texts such that whatever a part of a pattern matches begins with one of them.
///
/// @param texts each once; one that is empty says nothing
record Prefixes(List<Text> texts) {
  /// Characters of a set that are worth a text each: the letters, or less.
  private static final int MOST_OPTIONS = 26;

  private static final int MOST_TEXTS = 96;
  private static final int LONGEST = 24;
  private static final int REPLACEMENT = 0xFFFD;

  private static final Prefixes NOTHING_KNOWN = new Prefixes(List.of(new Text("", false, false)));
  private static final Prefixes EMPTY = new Prefixes(List.of(new Text("", false, true)));

  /// @param folded whether a letter of it may come in either case
  /// @param complete whether it is all that is matched, not only its beginning
  record Text(String text, boolean folded, boolean complete) {
    Text open() {
      return new Text(text, folded, false);
    }

    /// Its first characters; itself where it has no more.
    Text upTo(int characters) {
      if (text.length() <= characters) {
        return this;
      }
      int end =
          Character.isHighSurrogate(text.charAt(characters - 1)) ? characters - 1 : characters;
      return new Text(text.substring(0, end), folded, false);
    }

    Text then(Text next) {
      return new Text(text + next.text, folded || next.folded, next.complete);
    }

    Literal literal() {
      return new Literal(folded ? lowerCase(text) : text, folded);
    }
  }

  static Prefixes of(List<Node> sequence) {
    Prefixes all = EMPTY;
    for (Node node : sequence) {
      if (!all.grows()) {
        break;
      }
      all = all.then(of(node));
    }
    return all;
  }

  private static Prefixes of(Node node) {
    return switch (node) {
      case Node.Empty _, Node.Condition _ -> EMPTY;
      case Node.Chars chars -> of(chars.set());
      case Node.Group group -> of(group.body());
      case Node.Sequence sequence -> of(sequence.parts());
      case Node.Repeat repeat -> of(repeat);
      case Node.Choice choice -> {
        Prefixes either = of(choice.options().getFirst());
        for (int i = 1; i < choice.options().size(); i++) {
          either = either.or(of(choice.options().get(i)));
        }
        yield either;
      }
    };
  }

  private static Prefixes of(Node.Repeat repeat) {
    Prefixes body = of(repeat.body());
    if (repeat.max() == 0) {
      return EMPTY;
    }
    if (repeat.min() == 0) {
      return repeat.max() == 1 ? body.or(EMPTY) : NOTHING_KNOWN;
    }
    Prefixes all = body;
    for (int i = 1; i < repeat.min() && all.grows(); i++) {
      all = all.then(body);
    }
    return repeat.max() == repeat.min() ? all : all.open();
  }

  private static Prefixes of(CodePoints set) {
    if (set.isEmpty() || set.size() > MOST_OPTIONS || set.contains(REPLACEMENT)) {
      return NOTHING_KNOWN;
    }
    ArrayList<Text> texts = new ArrayList<>();
    for (int i = 0; i < set.rangeCount(); i++) {
      for (int c = set.first(i); c <= set.last(i); c++) {
        boolean letter = 'a' <= (c | 0x20) && (c | 0x20) <= 'z' && c < 0x80;
        boolean both = letter && set.contains(c ^ 0x20);
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        if (!(both && (c & 0x20) == 0) && !surrogate) {
          texts.add(new Text(Character.toString(c), both, true));
        }
      }
    }
    return texts.isEmpty() ? NOTHING_KNOWN : new Prefixes(texts);
  }

  private boolean grows() {
    for (Text text : texts) {
      if (text.complete) {
        return true;
      }
    }
    return false;
  }

  private Prefixes open() {
    return new Prefixes(texts.stream().map(Text::open).toList());
  }

  private Prefixes then(Prefixes next) {
    LinkedHashSet<Text> all = new LinkedHashSet<>();
    for (Text text : texts) {
      if (!text.complete) {
        all.add(text);
        continue;
      }
      for (Text more : next.texts) {
        Text longer = text.then(more);
        if (longer.text.length() > LONGEST) {
          return open();
        }
        all.add(longer);
      }
      if (all.size() > MOST_TEXTS) {
        return open();
      }
    }
    return new Prefixes(List.copyOf(all));
  }

  private Prefixes or(Prefixes other) {
    LinkedHashSet<Text> all = new LinkedHashSet<>(texts);
    all.addAll(other.texts);
    return all.size() > MOST_TEXTS ? shortened(all) : new Prefixes(List.copyOf(all));
  }

  /// The beginnings of too many texts, as long as they can be for few enough to be left.
  private static Prefixes shortened(LinkedHashSet<Text> texts) {
    for (int length = LONGEST; length > 0; length--) {
      LinkedHashSet<Text> shorter = new LinkedHashSet<>();
      for (Text text : texts) {
        shorter.add(text.upTo(length));
      }
      if (shorter.size() <= MOST_TEXTS) {
        return new Prefixes(List.copyOf(shorter));
      }
    }
    return NOTHING_KNOWN;
  }

  /// ASCII's letters in lower case, and nothing else changed.
  static String lowerCase(String text) {
    StringBuilder lower = new StringBuilder(text);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if ('A' <= c && c <= 'Z') {
        lower.setCharAt(i, (char) (c + 32));
      }
    }
    return lower.toString();
  }
}
