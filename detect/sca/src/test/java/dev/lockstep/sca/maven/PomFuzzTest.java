package dev.lockstep.sca.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.testkit.ExtractorContract;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

final class PomFuzzTest {
  private static final String[] WORDS = {
    "<project>",
    "</project>",
    "<parent>",
    "</parent>",
    "<groupId>a</groupId>",
    "<artifactId>a</artifactId>",
    "<version>1</version>",
    "<version>${a}</version>",
    "<version>[1,2)</version>",
    "<properties>",
    "</properties>",
    "<a>${b}</a>",
    "<b>${a}</b>",
    "<dependencies>",
    "</dependencies>",
    "<dependency>",
    "</dependency>",
    "<dependencyManagement>",
    "</dependencyManagement>",
    "<scope>import</scope>",
    "<type>pom</type>",
    "<exclusions><exclusion><groupId>*</groupId></exclusion></exclusions>",
    "<relativePath/>",
    "<profiles><profile>",
    "</profile></profiles>",
    "<activation><jdk>[1,)</jdk></activation>",
    "<!-- ",
    " -->",
    "<![CDATA[",
    "]]>",
    "&amp;",
    "&x;",
    "<!DOCTYPE a [<!ENTITY x \"y\">]>",
    "<build>",
    "</build>",
    "<x a='1'/>",
  };

  @FuzzTest
  void anyPomIsReadAndResolvedTheSameEachTime(FuzzedDataProvider data) {
    StringBuilder text = new StringBuilder("<project>");
    while (data.remainingBytes() > 0 && text.length() < 10_000) {
      text.append(data.consumeBoolean() ? data.pickValue(WORDS) : data.consumeString(20));
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    List<PomElement> facts = new ExtractorContract<>(new PomExtractor()).check(bytes);
    for (PomElement root : facts) {
      assertEquals(graph(root), graph(root));
    }
  }

  private static MavenGraph graph(PomElement root) {
    Map<String, PomElement> poms = Map.of("pom.xml", root, "a/pom.xml", root);
    return new MavenProjects(poms, Set.of(), PomSource.NONE, BuildEnvironment.DEFAULT)
        .graph("a/pom.xml");
  }
}
