package dev.lockstep.sast.pack;

import dev.lockstep.sast.image.RuleImage;
import dev.lockstep.sast.library.Libraries;
import dev.lockstep.sast.library.LibraryCodec;
import dev.lockstep.sast.load.ModelYaml;
import dev.lockstep.sast.load.SemgrepYaml;
import dev.lockstep.sast.rule.RuleFile;
import dev.lockstep.sast.rule.SastRule;
import dev.lockstep.sast.search.RuleSet;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Compiles our own rules when the house is built: a folder for each language in, one image for
/// each out. A rule that cannot be run fails the build.
public final class PackCompiler {
  static final String SUFFIX = ".rules";

  private static final List<String> FOLDERS = List.of("go", "java", "javascript", "python");

  private PackCompiler() {}

  /// @param args the folder of the rules, the folder of the images
  public static void main(String[] args) throws IOException {
    Path images = Path.of(args[1]);
    Files.createDirectories(images);
    Set<String> ids = new TreeSet<>();
    Path models = Path.of(args[0]).resolveSibling("models");
    Path library = images.resolveSibling("library");
    Files.createDirectories(library);
    for (String folder : FOLDERS) {
      byte[] its = models(models.resolve(folder + ".yaml"));
      Files.write(library.resolve(folder + Libraries.SUFFIX), its);
      Path rules = Path.of(args[0], folder);
      Files.write(images.resolve(folder + SUFFIX), image(rules, ids, its));
    }
    RuleExamples.write(Path.of(args[0]), FOLDERS, images);
  }

  /// The rule files of a folder, in order.
  static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static byte[] models(Path file) throws IOException {
    String name = "models/" + file.getFileName();
    ModelYaml.Read read = ModelYaml.read(name, Files.readString(file));
    if (!read.errors().isEmpty()) {
      throw new IllegalArgumentException(read.errors().getFirst().shown());
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    LibraryCodec.write(read.entries(), new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  /// @param models those of the language: what rules find depends on them
  private static byte[] image(Path folder, Set<String> ids, byte[] models) throws IOException {
    List<SastRule> all = new ArrayList<>();
    for (Path file : files(folder)) {
      String name =
          folder.getFileName() + "/" + folder.relativize(file).toString().replace('\\', '/');
      RuleFile rules = SemgrepYaml.read(name, Files.readString(file));
      check(name, rules, ids);
      all.addAll(rules.rules());
    }
    byte[] bytes = new RuleImage(new RuleSet(all), all, List.of(), List.of()).bytes();
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    DataOutputStream image = new DataOutputStream(whole);
    image.writeUTF(digest(bytes, models));
    image.write(bytes);
    return whole.toByteArray();
  }

  private static void check(String name, RuleFile file, Set<String> ids) {
    if (!file.errors().isEmpty() || !file.notices().isEmpty()) {
      throw new IllegalArgumentException(name + ": " + file.errors() + file.notices());
    }
    RuleSet set = new RuleSet(file.rules());
    if (!set.refusals().isEmpty()) {
      throw new IllegalArgumentException(name + ": " + set.refusals().getFirst());
    }
    file.rules()
        .forEach(
            rule -> {
              if (!ids.add(rule.id())) {
                throw new IllegalArgumentException(name + ": " + rule.id() + " stands twice");
              }
            });
  }

  private static String digest(byte[] bytes, byte[] models) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes);
      return HexFormat.of().formatHex(digest.digest(models), 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
