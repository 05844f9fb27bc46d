package dev.lockstep.secrets.compat.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.model.RawText;
import dev.lockstep.secrets.compat.Commit;
import dev.lockstep.secrets.compat.Fragment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PatchReaderTest {
  private static final String HEADER =
      """
      commit 1f0c9d8e
      Author: Ada Lovelace <ada@example.org>
      Date:   Thu Apr 7 22:13:13 2005 +0200

          Count the
          engines

          They are two.


          Really.

      """;

  @Test
  void theAddedLinesOfEachHunkAreAFragmentOfItsCommit() throws IOException {
    List<Fragment> fragments =
        read(
            HEADER
                + """
                diff --git a/src/a b.txt b/src/a b.txt
                index 1..2 100644
                --- a/src/a b.txt\t
                +++ b/src/a b.txt\t
                @@ -3,2 +3,2 @@ void f()
                -old
                -older
                +new
                +newer
                @@ -9,0 +10 @@
                +last
                \\ No newline at end of file
                """);

    assertEquals(List.of("3:new\nnewer\n", "10:last"), told(fragments));
    assertEquals("src/a b.txt", fragments.getFirst().path());
    assertEquals(
        new Commit(
            "1f0c9d8e",
            "Ada Lovelace",
            "ada@example.org",
            "2005-04-07T20:13:13Z",
            "Count the engines\n\nThey are two.\n\nReally."),
        fragments.getFirst().commit());
  }

  @Test
  void allFilesOfACommitShareItsHeader() throws IOException {
    List<Fragment> fragments = read(HEADER + added("one", "1") + added("two", "2"));

    assertEquals("1f0c9d8e", fragments.getLast().commit().sha());
  }

  @Test
  void aCommitWithoutAPatchLeavesNothingBehind() throws IOException {
    String other = HEADER.replace("1f0c9d8e", "2222");

    assertEquals("2222", read(HEADER + other + added("one", "1")).getFirst().commit().sha());
  }

  @Test
  void aChangeOutsideOfCommitsHasGosFirstDate() throws IOException {
    Commit commit = read(added("one", "1")).getFirst().commit();

    assertEquals(new Commit("", "", "", "0001-01-01T00:00:00Z", ""), commit);
  }

  @Test
  void namesInQuotesAreUnquoted() throws IOException {
    String name = "\"b/caf\\303\\251 \\\"x\\\".txt\"";
    List<Fragment> fragments =
        read(
            "diff --git "
                + name.replace("\"b/", "\"a/")
                + " "
                + name
                + "\nnew file mode 100644\nindex 0..1\n--- /dev/null\n+++ "
                + name
                + "\n@@ -0,0 +1 @@\n+x\n");

    assertEquals("caf\u00e9 \"x\".txt", fragments.getFirst().path());
  }

  @Test
  void aRenamedFileHasItsNewName() throws IOException {
    List<Fragment> fragments =
        read(
            """
            diff --git a/old b/new
            similarity index 90%
            rename from old
            rename to new
            index 1..2 100644
            --- a/old
            +++ b/new
            @@ -1 +1 @@
            -x
            +y
            """);

    assertEquals("new", fragments.getFirst().path());
  }

  @Test
  void binaryAndDeletedFilesHaveNoFragments() throws IOException {
    String binary =
        """
        diff --git a/x.png b/x.png
        new file mode 100644
        index 0..1
        Binary files /dev/null and b/x.png differ
        """;
    String deleted =
        """
        diff --git a/gone b/gone
        deleted file mode 100644
        index 1..0
        --- a/gone
        +++ /dev/null
        @@ -1 +0,0 @@
        -x
        """;

    assertEquals(List.of("1:y\n"), told(read(binary + deleted + added("z", "y"))));
  }

  @Test
  void anAddedLineThatLooksLikeAHeaderIsALine() throws IOException {
    assertEquals(
        List.of("1:diff --git a/x b/x\n"), told(read(added("patch", "diff --git a/x b/x"))));
  }

  @Test
  void aHunkThatIsCutOffIsSaid() throws IOException {
    List<Fragment> fragments = new ArrayList<>();
    String text = added("one", "1") + added("two", "2").replace("+1 @@", "+1,9 @@");

    assertFalse(PatchReader.read(in(text), fragments::add));
    assertEquals(1, fragments.size());
  }

  private static String added(String name, String line) {
    return "diff --git a/%1$s b/%1$s\nnew file mode 100644\nindex 0..1\n".formatted(name)
        + "--- /dev/null\n+++ b/%s\n@@ -0,0 +1 @@\n+%s\n".formatted(name, line);
  }

  private static List<Fragment> read(String text) throws IOException {
    List<Fragment> fragments = new ArrayList<>();
    assertTrue(PatchReader.read(in(text), fragments::add));
    return fragments;
  }

  private static ByteArrayInputStream in(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> told(List<Fragment> fragments) {
    return fragments.stream()
        .map(f -> f.startLine() + ":" + RawText.of(Arrays.copyOf(f.bytes(), f.length())))
        .toList();
  }
}
