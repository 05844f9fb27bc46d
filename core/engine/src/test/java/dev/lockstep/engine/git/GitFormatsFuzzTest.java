package dev.lockstep.engine.git;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.engine.git.index.GitIndex;
import dev.lockstep.engine.git.object.Commit;
import dev.lockstep.engine.git.object.GitFailure;
import dev.lockstep.engine.git.object.TreeCursor;
import dev.lockstep.engine.git.refs.Config;
import java.nio.charset.StandardCharsets;

/// Whatever the bytes, a parser returns or states a [GitFailure].
class GitFormatsFuzzTest {

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

  @FuzzTest
  void commit(byte[] bytes) {
    try {
      Commit.parse(bytes);
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
}
