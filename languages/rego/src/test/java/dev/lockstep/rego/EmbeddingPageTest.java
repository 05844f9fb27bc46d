package dev.lockstep.rego;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page that tells how to embed the language is right: its code compiles as it stands, and
/// comes to what the page says.
class EmbeddingPageTest {
  private static final Path PAGE = Path.of("../../docs/embed-rego.md");
  private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;

  @Test
  void theExamplesOfThePageCompileAndComeToWhatItSays() throws Exception {
    List<String> examples = examples();
    assertEquals(2, examples.size());
    assertEquals("{\"bob may not deploy\"}", run(examples.getFirst(), "reasons.orElseThrow()"));
    assertTrue(Files.readString(PAGE).contains("`reasons` is the set `{\"bob may not deploy\"}`"));
    assertEquals(
        "\"hello!\"",
        run(
            examples.getLast(),
            "policy.prepare(\"data.m.x\").value(EvaluationOptions.DEFAULT).orElseThrow()"));
  }

  private static List<String> examples() throws IOException {
    Matcher code = CODE.matcher(Files.readString(PAGE));
    List<String> examples = new ArrayList<>();
    while (code.find()) {
      examples.add(code.group(1));
    }
    return examples;
  }

  /// What `result` is after `example`, as text.
  private String run(String example, String result) throws Exception {
    Path source = folder.resolve("Example.java");
    Files.writeString(
        source,
        """
        import dev.lockstep.rego.*;
        import dev.lockstep.rego.builtin.*;
        import dev.lockstep.value.*;
        import java.util.*;

        public class Example implements java.util.concurrent.Callable<String> {
          public String call() throws Exception {
        %s
            return String.valueOf(%s);
          }
        }
        """
            .formatted(example, result));
    compile(source);
    URL[] classes = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader())) {
      Object made = loader.loadClass("Example").getConstructor().newInstance();
      return String.valueOf(((Callable<?>) made).call());
    }
  }

  private void compile(Path source) {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int code =
        Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK runs the tests")
            .run(
                null,
                null,
                errors,
                "-proc:none",
                "-d",
                folder.toString(),
                "-cp",
                System.getProperty("java.class.path", ""),
                source.toString());
    assertEquals(0, code, errors.toString(StandardCharsets.UTF_8));
  }
}
