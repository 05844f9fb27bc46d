package dev.lockstep.secrets.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lockstep.secrets.rule.SecretRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RuleStoreTest {
  private static final RuleText TEXT =
      RuleText.of(
              "a.toml",
              """
              [extend]
              path = "base.toml"
              [[rules]]
              id = "a"
              description = "A"
              regex = '''(a)(b)'''
              secretGroup = 2
              entropy = 1.5
              keywords = ["AB"]
              tags = ["t"]
              [[rules.required]]
              id = "a"
              withinLines = 3
              [[rules.allowlists]]
              condition = "AND"
              paths = ['x']
              stopwords = ["y"]
              [rules.lockstep]
              severity = "low"
              confidence = "high"
              filters = ["words"]
              [[rules]]
              id = "bad"
              regex = '''('''
              """)
          .orElseThrow();

  @TempDir Path folder;

  @Test
  void whatIsKeptIsWhatWasCompiled() throws IOException {
    Files.writeString(folder.resolve("base.toml"), "[[rules]]\nid='b'\nregex='b'\n");
    LoadedRules fresh = load();
    LoadedRules kept = load();

    assertEquals(fresh, kept);
    assertEquals(List.of("a", "b"), fresh.rules().rules().stream().map(SecretRule::id).toList());
    assertEquals(1, kept.errors().size());
  }

  @Test
  void anExtendedFileThatChangedIsReadAnew() throws IOException {
    Files.writeString(folder.resolve("base.toml"), "[[rules]]\nid='b'\nregex='b'\n");
    load();
    Files.writeString(folder.resolve("base.toml"), "[[rules]]\nid='c'\nregex='c'\n");

    assertEquals(List.of("a", "c"), load().rules().rules().stream().map(SecretRule::id).toList());
  }

  @Test
  void aDamagedImageIsCompiledAnew() throws IOException {
    Files.writeString(folder.resolve("base.toml"), "[[rules]]\nid='b'\nregex='b'\n");
    LoadedRules fresh = load();
    try (Stream<Path> kept = Files.list(folder.resolve("kept"))) {
      for (Path file : kept.toList()) {
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 100));
      }
    }

    assertEquals(fresh, load());
  }

  @Test
  void theDigestCoversTheCodeThatJudges() throws IOException {
    byte[] image = RuleStore.compile(List.of(TEXT), new FolderFiles(folder, ""));
    String builtIn = BuiltInRules.standard().digest();

    String digest = RuleStore.loaded(image).digest();

    assertEquals(Digests.of(List.of(builtIn, Digests.of(image))), digest);
    assertEquals(Digests.LENGTH, builtIn.length());
  }

  @Test
  void aFileOutsideOfTheFolderIsNotRead() throws IOException {
    FolderFiles files = new FolderFiles(folder, "");

    assertThrows(IOException.class, () -> files.read("../../../../../../etc/hostname"));
  }

  private LoadedRules load() {
    return new RuleStore(folder.resolve("kept"), "1")
        .load(List.of(TEXT), new FolderFiles(folder, ""));
  }
}
