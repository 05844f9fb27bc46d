package dev.lockstep.secrets.load;

import dev.lockstep.secrets.rule.Allowlist;
import dev.lockstep.secrets.rule.Pattern;
import dev.lockstep.secrets.rule.Profile;
import dev.lockstep.secrets.rule.RequiredRule;
import dev.lockstep.secrets.rule.RuleError;
import dev.lockstep.secrets.rule.SecretRule;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes compiled rules as bytes that [ImageReader] reads fast.
final class ImageWriter {
  /// Raised whenever the shape changes.
  static final int SCHEMA = 2;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
  private final DataOutputStream out = new DataOutputStream(bytes);

  private ImageWriter() {}

  static byte[] write(RuleImage image) {
    ImageWriter writer = new ImageWriter();
    try {
      writer.image(image);
    } catch (IOException e) {
      throw new UncheckedIOException("memory", e);
    }
    return writer.bytes.toByteArray();
  }

  private void image(RuleImage image) throws IOException {
    out.writeInt(SCHEMA);
    list(image.extended(), this::extended);
    list(image.rules().rules(), this::rule);
    list(image.rules().allowlists(), this::allowlist);
    list(image.errors(), this::error);
    list(image.notices(), this::error);
  }

  private void extended(RuleImage.Extended file) throws IOException {
    text(file.path());
    text(file.digest());
  }

  private void rule(SecretRule rule) throws IOException {
    text(rule.id());
    text(rule.description());
    pattern(rule.regex());
    out.writeInt(rule.secretGroup());
    out.writeDouble(rule.entropy());
    pattern(rule.path());
    list(rule.keywords(), this::text);
    list(rule.tags(), this::text);
    list(rule.allowlists(), this::allowlist);
    list(rule.required(), this::required);
    out.writeBoolean(rule.skipReport());
    profile(rule.profile());
  }

  private void allowlist(Allowlist allowlist) throws IOException {
    text(allowlist.description());
    out.writeBoolean(allowlist.all());
    list(allowlist.commits(), this::text);
    pattern(allowlist.paths());
    text(allowlist.target().name());
    pattern(allowlist.regexes());
    list(allowlist.stopWords(), this::text);
  }

  private void required(RequiredRule required) throws IOException {
    text(required.id());
    optional(required.withinLines());
    optional(required.withinColumns());
  }

  private void optional(@Nullable Integer value) throws IOException {
    out.writeBoolean(value != null);
    out.writeInt(value == null ? 0 : value);
  }

  private void profile(Profile profile) throws IOException {
    text(profile.severity().id());
    text(profile.confidence().id());
    text(profile.inExamples().id());
    text(profile.opens());
    text(profile.mend());
    list(profile.references(), this::text);
    list(profile.cwe(), out::writeInt);
    text(profile.proof());
    list(profile.filters(), this::text);
  }

  private void error(RuleError error) throws IOException {
    text(error.file());
    out.writeInt(error.line());
    out.writeInt(error.column());
    text(error.reason());
  }

  private void pattern(@Nullable Pattern pattern) throws IOException {
    block(pattern == null ? new byte[0] : pattern.toBytes());
  }

  private void text(String text) throws IOException {
    block(text.getBytes(StandardCharsets.UTF_8));
  }

  private void block(byte[] block) throws IOException {
    out.writeInt(block.length);
    out.write(block);
  }

  /// Writes one thing.
  private interface Each<T> {
    void write(T value) throws IOException;
  }

  private <T> void list(List<T> values, Each<T> each) throws IOException {
    out.writeInt(values.size());
    for (T value : values) {
      each.write(value);
    }
  }
}
