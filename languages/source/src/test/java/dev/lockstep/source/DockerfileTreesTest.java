package dev.lockstep.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.source.tree.Language;
import org.junit.jupiter.api.Test;

/// What Dockerfiles looks like as a tree.
class DockerfileTreesTest {
  @Test
  void theExecFormIsAnArrayOfJson() {
    assertEquals(
        "(file (call RUN (arguments (array \"a\" \"b\\\\n\")) -) (call RUN (arguments (call "
            + "(constant:sh) (arguments (block (call (constant:command) (arguments "
            + "(template \"[\" \"a\" \",]\")) -))) -)) -))",
        file(
            """
            RUN ["a", "b\\n"]
            RUN ["a",]
            """));
  }

  @Test
  void aShellRunsABlockOfCommands() {
    assertEquals(
        "(file (call RUN (arguments (call (constant:sh) (arguments (block (binary:&& "
            + "(call (constant:command) (arguments \"apt-get\" \"update\") -) (call "
            + "(constant:command) (arguments \"apt-get\" \"install\" \"-y\" \"a\") -)))) -)) "
            + "-))",
        file(
            """
            RUN apt-get update && \\
                # why
                apt-get install -y a
            """));
  }

  @Test
  void theEscapeDirectiveSaysWhatContinuesALine() {
    assertEquals(
        "(file (call RUN (arguments (call (constant:sh) (arguments (block (call "
            + "(constant:command) (arguments \"echo\" \"a\" \"b\") -))) -)) -))",
        file(
            """
            # escape=`
            RUN echo a `
                b
            """));
  }

  @Test
  void anImageHasATagADigestAndAName() {
    assertEquals(
        "(file (call FROM (arguments \"a/b\" (named_argument : \"1\") (named_argument @ "
            + "\"sha256:c\") (named_argument as \"d\") (named_argument --platform \"linux\")) "
            + "-))",
        file("FROM --platform=linux a/b:1@sha256:c AS d"));
  }

  @Test
  void eachVariableIsAnInstruction() {
    assertEquals(
        "(file (call ENV (arguments (named_argument A \"b\")) -) (call ENV (arguments "
            + "(named_argument C \"d e\")) -) (call LABEL (arguments (named_argument k e "
            + "y \"v\")) -) (call ENV (arguments (named_argument F (template \"g\" \"h\"))) "
            + "-))",
        file(
            """
            ENV A=b C="d e"
            LABEL "k e y"=v
            ENV F g h
            """));
  }

  @Test
  void aHeredocIsWhatTheShellRuns() {
    assertEquals(
        "(file (call RUN (arguments (call (constant:sh) (arguments (block (call "
            + "(constant:command) (arguments \"echo\" \"a\") -))) -)) -))",
        file(
            """
            RUN <<EOF
            echo a
            EOF
            """));
  }

  @Test
  void optionsStandBehindTheArguments() {
    assertEquals(
        "(file (call HEALTHCHECK (arguments (call CMD (arguments (call (constant:sh) "
            + "(arguments (block (call (constant:command) (arguments \"curl\" \"x\") -))) "
            + "-)) -) (named_argument --interval \"1s\")) -))",
        file("HEALTHCHECK --interval=1s CMD curl x"));
  }

  @Test
  void aPatternMayHaveDots() {
    assertEquals(
        "(file (call RUN (arguments (call (constant:sh) (arguments (block (call "
            + "(constant:command) (arguments ... \"curl\" ...) -))) -)) -))",
        pattern("RUN ... curl ..."));
  }

  private static String file(String source) {
    return Dumps.file(Language.DOCKERFILE, source);
  }

  private static String pattern(String source) {
    return Dumps.pattern(Language.DOCKERFILE, source);
  }
}
