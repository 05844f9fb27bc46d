package dev.lockstep.secrets.load;

import dev.lockstep.secrets.rule.RuleError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Compiles our own rules when the house is built, so that a scan never does: the folder of rules
/// in, `default.rules` and `audit.rules` out.
public final class PackCompiler {
  private static final String AUDIT = "/audit/";

  private PackCompiler() {}

  /// @param args the folder of the rules, the folder of the images
  public static void main(String[] args) throws IOException {
    Path rules = Path.of(args[0]);
    Path images = Path.of(args[1]);
    Files.createDirectories(images);
    List<RuleText> all = texts(rules);
    List<RuleText> usual = all.stream().filter(text -> !text.name().contains(AUDIT)).toList();
    write(images.resolve("default.rules"), usual);
    write(images.resolve("audit.rules"), all);
  }

  private static List<RuleText> texts(Path folder) {
    RuleFolder.Contents contents =
        Files.isDirectory(folder)
            ? RuleFolder.read(folder)
            : new RuleFolder.Contents(List.of(), List.of());
    fail(contents.errors());
    List<RuleText> texts = new ArrayList<>();
    for (RuleText text : contents.texts()) {
      String name = "/" + folder.relativize(Path.of(text.name())).toString().replace('\\', '/');
      texts.add(new RuleText("built-in rules" + name, text.text(), text.format()));
    }
    return texts;
  }

  private static void write(Path file, List<RuleText> texts) throws IOException {
    byte[] image = RuleStore.compile(texts, new FolderFiles(Path.of(""), ""));
    fail(RuleStore.loaded(image).errors());
    Files.write(file, image);
  }

  private static void fail(List<RuleError> errors) {
    if (!errors.isEmpty()) {
      throw new IllegalArgumentException("our own rules: " + errors);
    }
  }
}
