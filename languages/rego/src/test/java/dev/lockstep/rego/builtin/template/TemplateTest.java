package dev.lockstep.rego.builtin.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.rego.builtin.BuiltinFailure;
import dev.lockstep.value.JsonReader;
import dev.lockstep.value.MalformedDocument;
import dev.lockstep.value.ObjectValue;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TemplateTest {
  private static final String DATA =
      "{\"name\": \"ann\", \"xs\": [1, \"b\"], \"o\": {\"k\": true}}";

  private static String render(String template) throws BuiltinFailure, MalformedDocument {
    return Template.render(template, (ObjectValue) JsonReader.read(DATA), _ -> {});
  }

  @Test
  void fieldsLoopsAndBranchesAreWritten() throws BuiltinFailure, MalformedDocument {
    assertEquals("hi ann", render("hi {{.name}}"));
    assertEquals("0=1;1=b;", render("{{range $i, $x := .xs}}{{$i}}={{$x}};{{end}}"));
    assertEquals("yes", render("{{if .o.k}}yes{{else}}no{{end}}"));
    assertEquals("a1b", render("a {{- index .xs 0 -}} b"));
  }

  @Test
  void whatIsNotThereIsNoValue() throws BuiltinFailure, MalformedDocument {
    assertEquals("<no value>", render("{{.nothing}}"));
  }

  @Test
  void aTemplateThatIsNoneSaysWhere() {
    BuiltinFailure failure = assertThrows(BuiltinFailure.class, () -> render("a\n{{foo}}"));
    assertEquals("template: template:2: function \"foo\" not defined", failure.getMessage());
  }

  @Test
  void damagedTemplatesAreRenderedOrRejected() throws MalformedDocument {
    String template =
        "{{define \"T\"}}<{{.}}>{{end}}{{range .xs}}{{template \"T\" .}}{{else}}-{{end}}"
            + "{{with $v := .o}}{{printf \"%v|%q\" $v.k $.name | len}}{{end}}{{/* c */}}";
    Random random = new Random(3);
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder(template);
      for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
        int at = random.nextInt(text.length());
        if (random.nextBoolean()) {
          text.deleteCharAt(at);
        } else {
          text.insert(at, "{}.$\"'`|()-: \nx1".charAt(random.nextInt(16)));
        }
      }
      try {
        assertTrue(render(text.toString()).length() < 1_000);
      } catch (BuiltinFailure e) {
        assertTrue(e.getMessage() != null);
      }
    }
  }
}
