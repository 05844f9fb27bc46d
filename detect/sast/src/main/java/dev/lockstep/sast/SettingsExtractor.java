package dev.lockstep.sast;

import dev.lockstep.engine.Extractor;
import dev.lockstep.engine.FactCodec;
import dev.lockstep.engine.Facts;
import dev.lockstep.engine.Interest;
import dev.lockstep.engine.Reach;
import dev.lockstep.engine.Window;
import java.util.List;
import java.util.Set;

/// Finds where property files state values: what code that reads them gets.
///
/// Source: java.util.Properties.load. Values that go on in the next line are passed over.
final class SettingsExtractor implements Extractor<SastFact> {
  private static final int MAX_SETTINGS = 10_000;
  private static final int MAX_KEY = 200;

  private final String name;

  SettingsExtractor(String name) {
    this.name = name;
  }

  @Override
  public String id() {
    return name + "-settings";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String knowledge() {
    return "";
  }

  @Override
  public Interest interest() {
    return new Interest(Set.of(), Set.of(".properties"), List.of(), List.of());
  }

  @Override
  public Reach reach() {
    return new Reach.Whole();
  }

  @Override
  public FactCodec<SastFact> codec() {
    return new SastFactCodec();
  }

  @Override
  public Worker<SastFact> worker() {
    return (window, hits, facts) -> extract(window, facts);
  }

  private static void extract(Window window, Facts<SastFact> facts) {
    byte[] bytes = window.bytes();
    int length = window.length();
    int count = 0;
    for (int start = 0; start < length && count < MAX_SETTINGS; ) {
      int end = start;
      while (end < length && bytes[end] != '\n') {
        end++;
      }
      if (line(bytes, start, end, facts)) {
        count++;
      }
      start = end + 1;
    }
  }

  private static boolean line(byte[] bytes, int from, int to, Facts<SastFact> facts) {
    int start = skipBlanks(bytes, from, to);
    int end = to;
    while (end > start && (bytes[end - 1] == '\r' || isBlank(bytes[end - 1]))) {
      end--;
    }
    if (start >= end || bytes[start] == '#' || bytes[start] == '!' || bytes[end - 1] == '\\') {
      return false;
    }
    int keyEnd = start;
    while (keyEnd < end
        && bytes[keyEnd] != '='
        && bytes[keyEnd] != ':'
        && !isBlank(bytes[keyEnd])) {
      keyEnd++;
    }
    int value = skipBlanks(bytes, keyEnd, end);
    if (value < end && (bytes[value] == '=' || bytes[value] == ':')) {
      value = skipBlanks(bytes, value + 1, end);
    }
    if (keyEnd == start || keyEnd - start > MAX_KEY || value >= end) {
      return false;
    }
    String key = new String(bytes, start, keyEnd - start, java.nio.charset.StandardCharsets.UTF_8);
    facts.add(new SastFact.Setting(key, value, end - value));
    return true;
  }

  private static int skipBlanks(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && isBlank(bytes[at])) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\f';
  }
}
