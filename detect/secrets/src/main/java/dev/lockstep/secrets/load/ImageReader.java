package dev.lockstep.secrets.load;

import dev.lockstep.model.Confidence;
import dev.lockstep.model.Severity;
import dev.lockstep.secrets.rule.Allowlist;
import dev.lockstep.secrets.rule.Pattern;
import dev.lockstep.secrets.rule.Profile;
import dev.lockstep.secrets.rule.RequiredRule;
import dev.lockstep.secrets.rule.RuleError;
import dev.lockstep.secrets.rule.RuleSet;
import dev.lockstep.secrets.rule.SecretRule;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what [ImageWriter] wrote, and trusts none of it: a damaged image is no image.
final class ImageReader {
  private final ByteBuffer in;

  private ImageReader(byte[] bytes) {
    this.in = ByteBuffer.wrap(bytes);
  }

  /// @throws IllegalArgumentException where the bytes are no image of this version
  static RuleImage read(byte[] bytes) {
    try {
      return new ImageReader(bytes).image();
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("a damaged rule image", e);
    }
  }

  private RuleImage image() {
    if (in.getInt() != ImageWriter.SCHEMA) {
      throw new IllegalArgumentException("a rule image of another version");
    }
    List<RuleImage.Extended> extended = list(() -> new RuleImage.Extended(text(), text()));
    RuleSet rules = new RuleSet(list(this::rule), list(this::allowlist));
    return new RuleImage(extended, rules, list(this::error), list(this::error));
  }

  private SecretRule rule() {
    return new SecretRule(
        text(),
        text(),
        pattern(),
        in.getInt(),
        in.getDouble(),
        pattern(),
        list(this::text),
        list(this::text),
        list(this::allowlist),
        list(() -> new RequiredRule(text(), optional(), optional())),
        flag(),
        profile());
  }

  private Allowlist allowlist() {
    return new Allowlist(
        text(),
        flag(),
        list(this::text),
        pattern(),
        Allowlist.Target.valueOf(text()),
        pattern(),
        list(this::text));
  }

  private Profile profile() {
    return new Profile(
        Severity.of(text()).orElseThrow(ImageReader::damaged),
        Confidence.of(text()).orElseThrow(ImageReader::damaged),
        Confidence.of(text()).orElseThrow(ImageReader::damaged),
        text(),
        text(),
        list(this::text),
        list(in::getInt),
        text(),
        list(this::text));
  }

  private RuleError error() {
    return new RuleError(text(), in.getInt(), in.getInt(), text());
  }

  private boolean flag() {
    return in.get() != 0;
  }

  private @Nullable Integer optional() {
    boolean there = flag();
    int value = in.getInt();
    return there ? value : null;
  }

  private @Nullable Pattern pattern() {
    byte[] block = block();
    return block.length == 0 ? null : Pattern.fromBytes(block);
  }

  private static IllegalArgumentException damaged() {
    return new IllegalArgumentException("a damaged rule image");
  }

  private String text() {
    return new String(block(), StandardCharsets.UTF_8);
  }

  private byte[] block() {
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw damaged();
    }
    byte[] block = new byte[length];
    in.get(block);
    return block;
  }

  /// Reads one thing.
  private interface Each<T> {
    T read();
  }

  private <T> List<T> list(Each<T> each) {
    int size = in.getInt();
    if (size < 0 || size > in.remaining()) {
      throw damaged();
    }
    List<T> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      values.add(each.read());
    }
    return values;
  }
}
