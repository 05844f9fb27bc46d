package dev.lockstep.secrets.load;

import dev.lockstep.secrets.rule.RuleError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Compiles our own rules when the house is built, so that a scan never does: the folder of rules
/// in, `default.rules` and `audit.rules` out. Each begins with a digest of itself and of this
/// room's code, which no start has to make: what is kept under it is not taken for the answer of
/// code that judges otherwise.
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
    List<byte[]> code = code(images.resolve("..").normalize());
    write(images.resolve("default.rules"), usual, code);
    write(images.resolve("audit.rules"), all, code);
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

  /// All classes below a folder, by their names.
  private static List<byte[]> code(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> below = Files.walk(folder)) {
      below.filter(file -> file.toString().endsWith(".class")).sorted().forEach(files::add);
    }
    List<byte[]> code = new ArrayList<>();
    for (Path file : files) {
      code.add(Files.readAllBytes(file));
    }
    return code;
  }

  private static void write(Path file, List<RuleText> texts, List<byte[]> code) throws IOException {
    byte[] image = RuleStore.compile(texts, new FolderFiles(Path.of(""), ""));
    fail(ImageReader.read(image).errors());
    List<byte[]> parts = new ArrayList<>(code);
    parts.add(image);
    String digest = Digests.ofAll(parts);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(digest.getBytes(StandardCharsets.US_ASCII));
      out.write(image);
    }
  }

  private static void fail(List<RuleError> errors) {
    if (!errors.isEmpty()) {
      throw new IllegalArgumentException("our own rules: " + errors);
    }
  }
}
