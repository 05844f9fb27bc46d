package dev.lockstep.sast.pack;

import dev.lockstep.sast.load.SemgrepYaml;
import dev.lockstep.sast.rule.RuleFile;
import dev.lockstep.sast.search.RuleSet;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.Node;

/// Compiles our own rules when the house is built: a folder for each language in, one image for
/// each
/// out. A rule that cannot be run fails the build.
public final class PackCompiler {
  static final String SUFFIX = ".rules";

  private static final List<String> FOLDERS = List.of("go", "java", "javascript", "python");

  private PackCompiler() {}

  /// @param args the folder of the rules, the folder of the images
  public static void main(String[] args) throws IOException {
    Path images = Path.of(args[1]);
    Files.createDirectories(images);
    Set<String> ids = new TreeSet<>();
    for (String folder : FOLDERS) {
      Path rules = Path.of(args[0], folder);
      Files.write(images.resolve(folder + SUFFIX), image(rules, ids));
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

  private static byte[] image(Path folder, Set<String> ids) throws IOException {
    List<Path> files = files(folder);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(files.size());
    for (Path file : files) {
      String name =
          folder.getFileName() + "/" + folder.relativize(file).toString().replace('\\', '/');
      String text = Files.readString(file);
      check(name, SemgrepYaml.read(name, text), ids);
      out.writeUTF(name);
      NodeImage.write(root(text), out);
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    DataOutputStream image = new DataOutputStream(whole);
    image.writeUTF(digest(bytes.toByteArray()));
    image.write(bytes.toByteArray());
    return whole.toByteArray();
  }

  private static Node root(String text) {
    LoadSettings settings = LoadSettings.builder().setMaxAliasesForCollections(500).build();
    return new Compose(settings)
        .composeString(text)
        .orElseThrow(() -> new IllegalArgumentException("an empty rule file"));
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

  private static String digest(byte[] bytes) {
    try {
      byte[] sha = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(sha, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
