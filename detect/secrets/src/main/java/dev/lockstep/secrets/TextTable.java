package dev.lockstep.secrets;

import dev.lockstep.engine.FactReader;
import dev.lockstep.engine.FactWriter;
import dev.lockstep.engine.MalformedFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Texts by numbers, each once, before what names them. Any text comes back as it was, halves of
/// surrogate pairs included, which names of files may have.
final class TextTable {
  private TextTable() {}

  /// Collects texts while what names them is written.
  static final class Writing {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final FactWriter texts = new FactWriter();
    private final FactWriter body = new FactWriter();

    /// Where numbers go that stand between texts.
    FactWriter out() {
      return body;
    }

    void text(String text) {
      body.number(number(text));
    }

    void optional(@Nullable String text) {
      body.number(text == null ? 0 : 1 + number(text));
    }

    void texts(List<String> all) {
      body.number(all.size());
      all.forEach(this::text);
    }

    private int number(String text) {
      Integer known = numbers.get(text);
      if (known != null) {
        return known;
      }
      texts.number(text.length());
      for (int i = 0; i < text.length(); i++) {
        texts.number(text.charAt(i));
      }
      numbers.put(text, numbers.size());
      return numbers.size() - 1;
    }

    /// Writes the texts, then what names them.
    void to(FactWriter out) {
      out.number(numbers.size());
      out.raw(texts.toByteArray());
      out.raw(body.toByteArray());
    }
  }

  /// Reads what [Writing] wrote, and trusts none of it.
  static final class Reading {
    private final FactReader in;
    private final List<String> texts = new ArrayList<>();

    /// @throws MalformedFact where no texts are there, here and below
    Reading(FactReader in) {
      this.in = in;
      for (int left = in.integer(); left > 0; left--) {
        int length = in.integer();
        StringBuilder text = new StringBuilder(Math.min(length, 1 << 10));
        for (int i = 0; i < length; i++) {
          text.append((char) in.number());
        }
        texts.add(text.toString());
      }
    }

    /// Where numbers are that stand between texts.
    FactReader in() {
      return in;
    }

    String text() {
      return text(in.integer());
    }

    private String text(int number) {
      if (number >= texts.size()) {
        throw new MalformedFact("no text " + number);
      }
      return texts.get(number);
    }

    @Nullable String optional() {
      int number = in.integer();
      return number == 0 ? null : text(number - 1);
    }

    List<String> texts() {
      List<String> all = new ArrayList<>();
      for (int left = in.integer(); left > 0; left--) {
        all.add(text());
      }
      return all;
    }
  }
}
