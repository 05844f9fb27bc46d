package dev.lockstep.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.source.tree.Language;
import org.junit.jupiter.api.Test;

/// What Bash looks like as a tree.
class BashTreesTest {
  @Test
  void commandsAreCallsOfTheirWords() {
    assertEquals(
        "(file (binary:&& (binary:| (call (constant:command) (arguments \"curl\" \"-s\" "
            + "(template (interpolation URL -)) \"a b\") -) (call (constant:command) "
            + "(arguments \"sh\") -)) (call (constant:command) (arguments \"exit\" \"1\") "
            + "-)))",
        file("curl -s \"$URL\" 'a b' | sh && exit 1"));
  }

  @Test
  void assignmentsMayBeArraysAndStandBeforeCommands() {
    assertEquals(
        "(file (block (assign:= x (array \"1\" (template (interpolation y -)))) "
            + "(assign:+= z \"2\") (assign:= A \"b\") (call (constant:command) (arguments "
            + "\"run\") -)))",
        file("x=(1 \"$y\") z+=2 A=b run"));
  }

  @Test
  void substitutionsAreNested() {
    assertEquals(
        "(file (call (constant:command) (arguments \"echo\" (template \"a \" "
            + "(interpolation (statement_expression (call (constant:command) (arguments "
            + "\"b\" (statement_expression (call (constant:command) (arguments \"c\") -))) "
            + "-)) -) \" \" (interpolation d -)) (unary:< (statement_expression (call "
            + "(constant:command) (arguments \"f\") -)))) -))",
        file("echo \"a $(b `c`) ${d:-e}\" <(f)"));
  }

  @Test
  void compoundCommandsAreStatements() {
    assertEquals(
        "(file (if (call (constant:command) (arguments \"a\") -) (block (call "
            + "(constant:command) (arguments \"b\") -)) (if (call (constant:command) "
            + "(arguments \"c\") -) (block (call (constant:command) (arguments \"d\") -)) "
            + "(block (call (constant:command) (arguments \"e\") -)))) (for_each:in i "
            + "(array \"1\" \"2\") (block (call (constant:command) (arguments \"f\") -)) -) "
            + "(while (unary:! (call (constant:command) (arguments \"g\") -)) (block "
            + "(call (constant:command) (arguments \"h\") -)) -) (switch:case q (case "
            + "(labels \"a\" \"b\") - (block (call (constant:command) (arguments \"i\") -))) "
            + "(case (labels \"*\") - (block))))",
        file(
            """
            if a; then b; elif c; then d; else e; fi
            for i in 1 2; do f; done
            while ! g; do h; done
            case $q in a|b) i ;; *) ;; esac
            """));
  }

  @Test
  void functionsHaveBodies() {
    assertEquals(
        "(file (function - f - (parameters) - (block (assign:= x \"1\")) -) "
            + "(function - g - (parameters) - (block "
            + "(call (constant:command) (arguments \":\") -)) -))",
        file(
            """
            f() { local x=1; }
            function g { :; }
            """));
  }

  @Test
  void heredocsAreSkipped() {
    assertEquals(
        "(file (call (constant:command) (arguments \"cat\") -) (call (constant:command) "
            + "(arguments \"echo\" \"b\") -))",
        file(
            """
            cat <<EOF >&2
            text
            EOF
            echo b
            """));
  }

  @Test
  void aPatternMayHaveDots() {
    assertEquals(
        "(file (binary:| (call (constant:command) (arguments \"curl\" ...) -) (call "
            + "(constant:command) (arguments \"sh\") -)))",
        pattern("curl ... | sh"));
  }

  private static String file(String source) {
    return Dumps.file(Language.BASH, source);
  }

  private static String pattern(String source) {
    return Dumps.pattern(Language.BASH, source);
  }
}
