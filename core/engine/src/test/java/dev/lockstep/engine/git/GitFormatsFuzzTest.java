package dev.lockstep.engine.git;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.engine.git.index.GitIndex;
import dev.lockstep.engine.git.object.Commit;
import dev.lockstep.engine.git.object.GitFailure;
import dev.lockstep.engine.git.object.TreeCursor;
import dev.lockstep.engine.git.refs.Config;
import dev.lockstep.engine.git.refs.Layout;
import dev.lockstep.engine.git.refs.Refs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Whatever the bytes, a parser returns or states a [GitFailure].
class GitFormatsFuzzTest {
  private static final String TREE = "tree " + "1f".repeat(20) + "\n";
  private static final List<String> BEGUN_COMMITS =
      List.of(
          "",
          TREE,
          TREE + "parent " + "2e".repeat(20) + "\nauthor ",
          TREE + "author A <a@b> 1 +0000\ncommitter ");

  @FuzzTest
  void index(byte[] bytes) {
    try {
      GitIndex index = GitIndex.parse(bytes);
      for (int i = 0; i < index.count(); i++) {
        index.path(i);
        index.id(i);
      }
    } catch (GitFailure e) {
      // Malformed.
    }
  }

  /// Chance alone does not write forty digits: the bytes go on from each place of a commit.
  @FuzzTest
  void commit(byte[] bytes) {
    for (String begun : BEGUN_COMMITS) {
      ByteBuffer whole = ByteBuffer.allocate(begun.length() + bytes.length);
      whole.put(begun.getBytes(StandardCharsets.US_ASCII)).put(bytes);
      try {
        Commit.parse(whole.array());
      } catch (GitFailure e) {
        // Malformed.
      }
    }
    try {
      Commit.taggedBy(bytes);
    } catch (GitFailure e) {
      // Malformed.
    }
  }

  @FuzzTest
  void tree(byte[] bytes) {
    try {
      TreeCursor cursor = new TreeCursor(bytes, 0, bytes.length);
      while (cursor.next()) {
        cursor.name();
        cursor.id();
      }
    } catch (GitFailure e) {
      // Malformed.
    }
  }

  @FuzzTest
  void config(byte[] bytes) {
    try {
      Config.parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (GitFailure e) {
      // Malformed.
    }
  }

  /// The first byte says where packed-refs ends and HEAD begins.
  @FuzzTest
  void refs(byte[] bytes) throws IOException {
    if (bytes.length == 0) {
      return;
    }
    int cut = 1 + (bytes[0] & 0xff) * (bytes.length - 1) / 255;
    Path folder = Files.createTempDirectory("fuzz");
    Path packed = Files.write(folder.resolve("packed-refs"), Arrays.copyOfRange(bytes, 1, cut));
    Path head = Files.write(folder.resolve("HEAD"), Arrays.copyOfRange(bytes, cut, bytes.length));
    try {
      Refs refs = new Refs(new Layout(null, folder, folder), 1000);
      refs.all(new ArrayList<>());
      refs.headBranch();
      refs.head();
    } catch (GitFailure e) {
      // Malformed.
    } finally {
      Files.delete(packed);
      Files.delete(head);
      Files.delete(folder);
    }
  }
}
