package dev.lockstep.secrets.toml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.secrets.rule.RuleFile;
import java.io.IOException;

final class GitleaksTomlFuzzTest {
  private static final String[] WORDS = {
    "[[rules]]\n",
    "[[rules.allowlists]]\n",
    "[[rules.required]]\n",
    "[[allowlists]]\n",
    "[extend]\n",
    "id = \"a\"\n",
    "regex = '''a(b)?'''\n",
    "regex = '''('''\n",
    "path = '''x$'''\n",
    "secretGroup = 1\n",
    "entropy = 3.5\n",
    "keywords = [\"a\"]\n",
    "condition = \"AND\"\n",
    "regexTarget = \"line\"\n",
    "stopwords = [\"x\"]\n",
    "withinLines = 3\n",
    "useDefault = true\n",
    "path = \"other.toml\"\n",
    "minVersion = \"v9.0.0\"\n",
  };

  private static final RuleFiles FILES =
      new RuleFiles() {
        @Override
        public String read(String path) throws IOException {
          throw new IOException("there is none");
        }

        @Override
        public String defaults() {
          return "[[rules]]\nid = \"z\"\nregex = 'z'\n";
        }
      };

  @FuzzTest
  void anyTextIsReadOrRefusedTheSameEachTime(FuzzedDataProvider data) {
    StringBuilder text = new StringBuilder();
    while (data.remainingBytes() > 0 && text.length() < 10_000) {
      text.append(data.consumeBoolean() ? data.pickValue(WORDS) : data.consumeString(20));
    }
    RuleFile file = GitleaksToml.read("rules.toml", text.toString(), FILES);
    RuleFile again = GitleaksToml.read("rules.toml", text.toString(), FILES);
    assertEquals(file.errors(), again.errors());
    assertEquals(file.rules().rules().size(), again.rules().rules().size());
  }
}
