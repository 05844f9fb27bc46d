package dev.lockstep.cli;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.cli.CommandRun.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Weaknesses in source code as a user sees them, without any rule file.
class CodeScanTest {
  private static final String WEB =
      """
      package app;
      import jakarta.servlet.http.*;
      class Web extends HttpServlet {
        public void doGet(HttpServletRequest request, HttpServletResponse response) {
          String name = request.getParameter("name");
          new Users().find(name.trim());
        }
      }
      """;

  private static final String USERS =
      """
      package app;
      import java.sql.*;
      class Users {
        Connection connection;
        ResultSet find(String name) throws SQLException {
          Statement statement = connection.createStatement();
          return statement.executeQuery("select * from users where name = '" + name + "'");
        }
      }
      """;

  @TempDir Path temporary;
  private CommandRun run;

  @BeforeEach
  void makeProject() throws Exception {
    run = new CommandRun(Files.createDirectory(temporary.resolve("project")));
  }

  private Said scan(String... more) {
    String[] words = new String[more.length + 3];
    words[0] = "scan";
    words[1] = "--only";
    words[2] = "sast";
    System.arraycopy(more, 0, words, 3, more.length);
    return run.run(words);
  }

  @Test
  void dataIsFollowedFromFileToFileAndEachStepIsShown() {
    run.file("src/Web.java", WEB).file("src/Users.java", USERS);
    Said said = scan();
    assertEquals(1, said.exit(), said.err());
    assertTrue(said.out().contains("java-sql-injection"), said.out());
    assertTrue(said.out().contains("src/Users.java:7:35"), said.out());
    assertTrue(said.out().contains("1. src/Web.java:5:19 data comes in"), said.out());
    assertTrue(said.out().contains("src/Users.java:7:35 data is used"), said.out());
  }

  @Test
  void eachWayToOnePlaceIsToldFromItsOwnSourceOn() {
    run.file("src/Web.java", WEB).file("src/Users.java", USERS);
    run.file(
        "src/Admin.java", WEB.replace("class Web", "class Admin").replace("\"name\"", "\"q\""));
    Said said = scan();
    assertTrue(said.out().contains("another way leads here from src/"), said.out());
    String sarif = scan("--format", "sarif").out();
    assertTrue(sarif.indexOf("threadFlows") < sarif.lastIndexOf("threadFlows"), sarif);
    Matcher name = Pattern.compile("explain (LS-\\w+)").matcher(said.out());
    assertTrue(name.find(), said.out());
    String told = run.run("explain", name.group(1)).out();
    assertTrue(told.contains("src/Web.java:5:19  data comes in"), told);
    assertTrue(told.contains("src/Admin.java:5:19  data comes in"), told);
  }

  @Test
  void twoCallsOfOneFunctionAreTwoWaysThroughIt() {
    run.file(
        "src/Web.java",
        WEB.replace(
            "new Users().find(name.trim());",
            """
            new Users().find(name.trim());
                    new Users().find(request.getHeader("Name"));\
            """));
    run.file("src/Users.java", USERS);
    String json = scan("--format", "json").out();
    assertTrue(json.contains("\"otherTraces\""), json);
    assertTrue(json.contains("getHeader(\\\"Name\\\")"), json);
  }

  @Test
  void twoPlacesThatReadAlikeAreTwoFindingsWithNamesOfTheirOwn() {
    run.file("src/Web.java", WEB.replace("(name.trim());", "(name); new Users().again(name);"));
    String again = USERS.substring(USERS.indexOf("  ResultSet find"), USERS.lastIndexOf('}'));
    run.file(
        "src/Users.java",
        USERS.substring(0, USERS.lastIndexOf('}')) + again.replace("find(", "again(") + "}\n");
    Said said = scan();
    assertTrue(said.out().contains("src/Users.java:7:35"), said.out());
    assertTrue(said.out().contains("src/Users.java:11:35"), said.out());
    Set<String> names = new TreeSet<>();
    Pattern.compile("explain (LS-\\w+)")
        .matcher(said.out())
        .results()
        .forEach(m -> names.add(m.group(1)));
    assertEquals(2, names.size(), said.out());
  }

  @Test
  void aSecondScanSaysTheSameAndFollowsWhatChangedElsewhere() throws Exception {
    run.file("src/Web.java", WEB).file("src/Users.java", USERS);
    Said first = scan("--format", "json");
    assertEquals(first.out(), scan("--format", "json").out());
    run.file("src/Users.java", USERS.replace("+ name +", "+ 7 +"));
    assertEquals(0, scan().exit(), "the file that changed is not the one that is followed from");
    run.file("src/Users.java", USERS);
    assertEquals(first.out(), scan("--format", "json").out());
    String second = USERS.replace("class Users", "/* a second one */ class Users");
    run.file("other/Users.java", second);
    assertEquals(1, scan().exit(), "two files declare the class: the nearer one is meant");
    Files.move(
        temporary.resolve("project/src/Users.java"), temporary.resolve("project/Users.java"));
    assertEquals(0, scan().exit(), "neither is near: the name leads to neither");
  }

  @Test
  void aModuleOfPythonIsTheOneInTheFolderOfTheFileThatImportsIt() {
    String web =
        """
        import store
        from flask import Flask, request
        app = Flask(__name__)
        @app.route("/")
        def index():
            return store.find(request.args["name"])
        """;
    String store =
        """
        import sqlite3
        def find(name):
            connection = sqlite3.connect("a.db")
            cursor = connection.cursor()
            return cursor.execute(%s).fetchall()
        """;
    run.file("bad/web.py", web)
        .file("bad/store.py", store.replace("%s", "\"select * from a where b = '\" + name + \"'\""))
        .file("good/web.py", web + "# all is well\n")
        .file("good/store.py", store.replace("%s", "\"select * from a where b = ?\", (name,)"));
    Said said = scan();
    assertTrue(said.out().contains("bad/store.py:5"), said.out());
    assertFalse(said.out().contains("good/"), said.out());
  }

  @Test
  void ofSeveralClassesOfANameTheImportSaysWhichIsMeant() {
    String web = "import app.%s.db.Users;\n" + WEB.substring(WEB.indexOf("import"));
    for (String module : List.of("one", "two")) {
      String users = USERS.replace("package app;", "package app." + module + ".db;");
      run.file(module + "/src/app/" + module + "/web/Web.java", web.replace("%s", module))
          .file(
              module + "/src/app/" + module + "/db/Users.java",
              module.equals("one") ? users : users.replace("+ name +", "+ 7 +"));
    }
    Said said = scan();
    assertEquals(1, said.exit(), said.err());
    assertTrue(said.out().contains("one/src/app/one/db/Users.java:7:35"), said.out());
    assertFalse(said.out().contains("two/"), said.out());
  }

  @Test
  void ofAFileThatStandsTwiceEachCopyMeansWhatStandsBesideIt() {
    run.file("old/Web.java", WEB)
        .file("old/Users.java", USERS)
        .file("new/Web.java", WEB)
        .file("new/Users.java", USERS.replace("+ name +", "+ 7 +"));
    Said said = scan();
    assertEquals(1, said.exit(), said.err());
    assertTrue(said.out().contains("old/Users.java:7:35"), said.out());
    assertFalse(said.out().contains("new/Users.java"), said.out());
  }

  @Test
  void callsAreFollowedDeepAndWhereTheyEndIsSaid() {
    String link = "package app;\nclass C1 { static void go(String s) { C2.go(s); } }\n";
    for (int i = 0; i < 100; i++) {
      run.file(
          "src/C" + i + ".java", link.replace("C2", "C" + (i + 1)).replace("C1 ", "C" + i + " "));
    }
    run.file("src/Users.java", USERS)
        .file(
            "src/C100.java",
            "package app;\nclass C100 { static void go(String s) { new Users().find(s); } }\n");
    String web = WEB.replace("new Users().find(name.trim())", "C0.go(name)");
    run.file("src/Web.java", web.replace("C0.", "C70."));
    assertTrue(scan("--all").out().contains("src/Users.java:7:35"), "a long way is shown with all");
    run.file("src/Web.java", web);
    Said said = scan();
    assertEquals(4, said.exit(), said.out());
    assertTrue(said.out().contains("data was not followed to its end"), said.out());
  }

  @Test
  void aSecondScanFindsASinkThatCameIntoAFileThatIsCalled() {
    run.file("src/Web.java", WEB)
        .file("src/Users.java", "package app; class Users { void find(String name) {} }");
    assertEquals(0, scan().exit());
    run.file("src/Users.java", USERS);
    assertEquals(1, scan().exit());
  }

  @Test
  void aMethodThatNobodyCallsWithDataIsNoFinding() {
    run.file("src/Users.java", USERS);
    assertEquals(0, scan().exit());
  }

  @Test
  void whatAConstantClosesIsNotFollowed() {
    run.file(
        "app.py",
        """
        from flask import request
        import os

        def run():
            name = request.args["name"]
            limit = 106
            shown = "fixed" if 7 * 18 + limit > 200 else name
            os.system("echo " + shown)
        """);
    assertEquals(0, scan().exit());
  }

  @Test
  void aPropertyFileSaysWhatCodeReadsFromIt() {
    run.file("src/app.properties", "digest = MD5\n")
        .file(
            "src/Digest.java",
            """
            package app;
            class Digest {
              byte[] make(java.util.Properties settings, String password) throws Exception {
                String name = settings.getProperty("digest", "SHA-256");
                return java.security.MessageDigest.getInstance(name).digest(password.getBytes());
              }
            }
            """);
    assertTrue(scan().out().contains("java-weak-hash"));
  }

  @Test
  void testCodeIsMarkedAndShownWithAll() {
    run.file("src/test/java/Web.java", WEB).file("src/test/java/Users.java", USERS);
    Said said = scan();
    assertEquals(0, said.exit(), said.out());
    assertFalse(said.out().contains("java-sql-injection"), said.out());
    assertTrue(scan("--all").out().contains("in test code"));
  }

  @Test
  void theReportIsTheSameAtAnyNumberOfThreads() {
    for (int i = 0; i < 20; i++) {
      run.file("src/Web" + i + ".java", WEB.replace("class Web", "class Web" + i));
    }
    run.file("src/Users.java", USERS);
    String one = scan("--format", "json", "--jobs", "1", "--no-cache").out();
    assertEquals(one, scan("--format", "json", "--jobs", "8", "--no-cache").out());
    assertEquals(one, scan("--format", "json").out());
    assertEquals(one, scan("--format", "json").out());
  }

  @Test
  void aFileThatEndsInTheMiddleIsReadAsFarAsItGoes() {
    run.file("src/Web.java", WEB.substring(0, WEB.length() - 6)).file("src/Users.java", USERS);
    assertTrue(scan().out().contains("java-sql-injection"));
  }

  @Test
  void codeInUtf16IsSaidToBeUnexamined() throws Exception {
    run.file("src/Web.java", WEB).file("src/Users.java", USERS);
    Files.write(
        temporary.resolve("project").resolve("wide.js"), "\ufeffeval(x)".getBytes(UTF_16BE));
    Said said = scan();
    assertEquals(4, said.exit(), said.err());
    assertTrue(said.out().contains("source code in UTF-16 is not matched"), said.out());
    assertTrue(said.out().contains("java-sql-injection"), said.out());
  }

  @Test
  void aFilmThatIsNamedLikeCodeIsANotice() throws Exception {
    Files.write(
        temporary.resolve("project").resolve("film.ts"), new byte[] {0x47, 0x40, 0, 0x10, 0, 0});
    Said said = scan("--all");
    assertEquals(0, said.exit(), said.err());
    assertTrue(said.out().contains("it is named like source code, and is no text"), said.out());
  }

  @Test
  void recursionEnds() {
    run.file(
        "app.py",
        """
        from flask import request
        import os

        def ping(text, count):
            if count > 0:
                return pong(text, count - 1)
            return text

        def pong(text, count):
            return ping(text, count)

        def run():
            os.system(ping(request.args["name"], 3))
        """);
    assertEquals(1, scan().exit());
  }

  private void git(String... words) throws Exception {
    GitRun.git(temporary.resolve("project"), words);
  }

  private void commit(String message) throws Exception {
    git("add", "-A");
    git("commit", "-q", "-m", message);
  }

  @Test
  void aChangedFunctionIsSeenInItsCallerThatDidNotChange() throws Exception {
    String clean = USERS.replace("String name)", "String given)").replace("+ name +", "+ 7 +");
    run.file("src/Web.java", WEB).file("src/Users.java", clean);
    git("init", "-q", "-b", "main");
    commit("first");
    git("checkout", "-q", "-b", "feature");
    run.file("src/Users.java", USERS);
    commit("the callee puts the name into the query");
    Said said = scan("--since", "main");
    assertEquals(1, said.exit(), said.err());
    assertTrue(said.out().contains("1. src/Web.java:5:19 data comes in"), said.out());
    assertTrue(said.out().contains("src/Users.java:7:35 data is used"), said.out());
  }

  @Test
  void aChangedCallerIsSeenInTheFunctionThatDidNotChange() throws Exception {
    run.file("src/Web.java", WEB.replace("request.getParameter(\"name\")", "\"a\""))
        .file("src/Users.java", USERS);
    git("init", "-q", "-b", "main");
    commit("first");
    git("checkout", "-q", "-b", "feature");
    run.file("src/Web.java", WEB);
    commit("the caller passes on what it gets");
    Said said = scan("--since", "main");
    assertEquals(1, said.exit(), said.err());
    assertTrue(said.out().contains("src/Users.java:7:35"), said.out());
    run.file("src/Other.java", "class Other {}\n");
    commit("another file");
    git("checkout", "-q", "-b", "later");
    run.file("src/Other.java", "class Other { int a; }\n");
    commit("what leads nowhere");
    assertEquals(0, scan("--since", "feature").exit(), "the finding is not of this change");
  }

  @Test
  void aFunctionThatCleansNoMoreIsSeenWhereItIsCalled() throws Exception {
    String web = WEB.replace("name.trim()", "Clean.of(name)");
    String clean = "package app;\nclass Clean { static String of(String s) { return %s; } }\n";
    run.file("src/Web.java", web)
        .file("src/Users.java", USERS)
        .file("src/Clean.java", clean.replace("%s", "\"a\""));
    git("init", "-q", "-b", "main");
    commit("first");
    git("checkout", "-q", "-b", "feature");
    run.file("src/Clean.java", clean.replace("%s", "s"));
    commit("it gives back what it gets");
    Said said = scan("--since", "main");
    assertEquals(1, said.exit(), said.err());
    assertTrue(said.out().contains("src/Clean.java:2:44 is returned"), said.out());
  }

  @Test
  void whatALibraryDoesIsSaidByAModel() {
    run.file("src/Web.java", WEB.replace("name.trim()", "Acme.plain(name)"))
        .file("src/Users.java", USERS)
        .file(
            "models/acme.yaml",
            "language: java\nmodels:\n  - functions: [app.Acme.plain]\n    cleans: [CWE-89]\n");
    assertEquals(1, scan().exit());
    assertEquals(0, scan("--models", "models/acme.yaml").exit());
    run.file("lockstep.yaml", "rules: {models: [models]}\n");
    assertEquals(0, scan().exit());
    run.file("models/acme.yaml", "language: java\nmodels:\n  - flow: [a]\n");
    Said said = scan();
    assertEquals(5, said.exit());
    assertTrue((said.out() + said.err()).contains("line 3"), said.out() + said.err());
  }
}
