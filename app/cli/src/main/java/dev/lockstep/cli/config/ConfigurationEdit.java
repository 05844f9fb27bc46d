package dev.lockstep.cli.config;

import dev.lockstep.cli.console.CommandFailure;
import dev.lockstep.cli.console.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Changes to a project's `lockstep.yaml`. What comes out is read again before it is kept: an edit
/// that would break the file leaves it as it was.
public final class ConfigurationEdit {
  private final Path file;
  private final String shown;
  private String text;

  private ConfigurationEdit(Path file, String shown, String text) {
    this.file = file;
    this.shown = shown;
    this.text = text;
  }

  /// The file of a configuration, or the one it would have.
  public static ConfigurationEdit of(Configuration configuration, Surroundings surroundings) {
    Path named = configuration.file();
    Path file = named == null ? configuration.folder().resolve(Configuration.FILE_NAME) : named;
    String shown = surroundings.shown(file);
    try {
      return new ConfigurationEdit(file, shown, Files.exists(file) ? Files.readString(file) : "");
    } catch (IOException e) {
      throw CommandFailure.usage(shown + " cannot be read: " + e.getMessage(), e);
    }
  }

  /// What a new waiver says.
  ///
  /// @param remark a comment for readers of the file: the rule and the place
  public record NewWaiver(
      String fingerprint,
      String owner,
      String reason,
      LocalDate expires,
      @Nullable String approver,
      @Nullable String ticket,
      String remark) {}

  public void add(NewWaiver waiver) {
    List<String> lines = new ArrayList<>();
    lines.add("fingerprint: " + waiver.fingerprint() + " # " + oneLine(waiver.remark()));
    lines.add("owner: " + YamlText.of(waiver.owner()));
    lines.add("reason: " + YamlText.of(waiver.reason()));
    lines.add("expires: " + waiver.expires());
    if (waiver.approver() != null) {
      lines.add("approver: " + YamlText.of(waiver.approver()));
    }
    if (waiver.ticket() != null) {
      lines.add("ticket: " + YamlText.of(waiver.ticket()));
    }
    text = YamlEdit.addItem(shown, text, "waivers", lines);
  }

  public void addFingerprintKey(String hex) {
    text = YamlEdit.addKey(shown, text, "secrets", "fingerprint-key: \"" + hex + "\"");
  }

  /// The new text, checked.
  ///
  /// @throws CommandFailure where it could not be read again
  public Configuration checked() {
    Path folder = file.toAbsolutePath().getParent();
    return ConfigurationReader.read(file, folder == null ? file : folder, shown, text);
  }

  public Path file() {
    return file;
  }

  public String shown() {
    return shown;
  }

  public String text() {
    return text;
  }

  /// A path may hold a line end; a comment may not.
  private static String oneLine(String remark) {
    StringBuilder line = new StringBuilder();
    remark.chars().forEach(c -> line.append(c < ' ' || c == 0x7f ? '?' : (char) c));
    return line.toString();
  }
}
