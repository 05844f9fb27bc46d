package dev.lockstep.sca.reach;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Sources of a test, compiled into a folder of classes.
final class Compiled {
  private static final Pattern TYPE =
      Pattern.compile("(?m)^(?:public |abstract |final )*(?:class|interface|record|enum) (\\w+)");

  private Compiled() {}

  /// @param sources each the text of one file of the package that it names
  static Path into(Path folder, List<Path> classPath, String... sources) {
    List<JavaFileObject> files = new ArrayList<>();
    for (String source : sources) {
      Matcher type = TYPE.matcher(source);
      if (!type.find()) {
        throw new IllegalArgumentException(source);
      }
      URI uri = URI.create("string:///" + type.group(1) + ".java");
      files.add(
          new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
              return source;
            }
          });
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    List<String> options = new ArrayList<>(List.of("-d", folder.toString(), "-proc:none"));
    if (!classPath.isEmpty()) {
      options.add("-cp");
      options.add(String.join(":", classPath.stream().map(Path::toString).toList()));
    }
    if (!compiler.getTask(said, null, null, options, null, files).call()) {
      throw new IllegalArgumentException(said.toString());
    }
    return folder;
  }
}
