package dev.lockstep.secrets.rule;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A regular expression in Go's syntax over bytes, compiled when it is first needed.
public final class Regex {
  private final String text;
  private volatile @Nullable Pattern compiled;

  private Regex(String text) {
    this.text = text;
  }

  /// @throws BadRegex where the text is no expression
  public static Regex compile(String text) throws BadRegex {
    Regex regex = new Regex(text);
    try {
      regex.compiled = Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new BadRegex(e.getMessage(), e);
    }
    return regex;
  }

  /// An expression that was compiled before, when its rule set was.
  public static Regex checked(String text) {
    return new Regex(text);
  }

  public String text() {
    return text;
  }

  /// How many groups it captures, the whole match not counted.
  public int groups() {
    return pattern().groupCount();
  }

  public boolean occursIn(String input) {
    return occursIn(input.getBytes(StandardCharsets.UTF_8));
  }

  public boolean occursIn(byte[] input) {
    return pattern().matcher(input).find();
  }

  /// The spans of all matches that do not overlap, from left to right.
  public List<Span> findAll(byte[] input) {
    List<Span> spans = new ArrayList<>();
    Matcher matcher = pattern().matcher(input);
    while (matcher.find()) {
      spans.add(new Span(matcher.start(), matcher.end()));
    }
    return spans;
  }

  /// The spans of the groups of the first match, the whole match first; null for a group that took
  /// no part, null where nothing matches.
  public @Nullable Span @Nullable [] groupsIn(byte[] input, int from, int to) {
    Matcher matcher = pattern().matcher(Arrays.copyOfRange(input, from, to));
    if (!matcher.find()) {
      return null;
    }
    @Nullable Span[] spans = new Span[groups() + 1];
    for (int i = 0; i < spans.length; i++) {
      if (matcher.start(i) >= 0) {
        spans[i] = new Span(from + matcher.start(i), from + matcher.end(i));
      }
    }
    return spans;
  }

  private Pattern pattern() {
    Pattern pattern = compiled;
    if (pattern == null) {
      pattern = Pattern.compile(text);
      compiled = pattern;
    }
    return pattern;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Regex regex && text.equals(regex.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
