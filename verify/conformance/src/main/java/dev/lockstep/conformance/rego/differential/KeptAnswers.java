package dev.lockstep.conformance.rego.differential;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// The answers of Open Policy Agent, kept in a file from run to run: a line each, the digest of the
/// question and of the program before it. What a run did not ask is forgotten at its end.
final class KeptAnswers implements AutoCloseable {
  private static final int DIGEST_BYTES = 16;

  private final OpaProgram program;
  private final String source;
  private final Path file;
  private final Map<String, String> kept;
  private final List<String> asked = new ArrayList<>();

  private KeptAnswers(OpaProgram program, String source, Path file, Map<String, String> kept) {
    this.program = program;
    this.source = source;
    this.file = file;
    this.kept = kept;
  }

  /// @param name of the file in `folder`, where the program is, too
  static KeptAnswers in(Path folder, String name) throws IOException {
    OpaProgram program = OpaProgram.in(folder);
    Path file = folder.resolve(name + ".answers");
    Map<String, String> kept = new HashMap<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        kept.put(line.substring(0, 2 * DIGEST_BYTES), line.substring(2 * DIGEST_BYTES + 1));
      }
    }
    return new KeptAnswers(program, OpaProgram.source(), file, kept);
  }

  String ask(String question) throws IOException {
    String digest = digest(question);
    String answer = kept.get(digest);
    if (answer == null) {
      answer = program.ask(question);
      kept.put(digest, answer);
    }
    asked.add(digest + " " + answer);
    return answer;
  }

  private String digest(String question) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(source.getBytes(StandardCharsets.UTF_8));
      byte[] all = sha256.digest(question.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(all, DIGEST_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public void close() throws IOException {
    program.close();
    Files.write(file, asked);
  }
}
