package dev.lockstep.sca.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lockstep.value.MalformedDocument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MavenGraphTest {
  private final Map<String, PomElement> target = new TreeMap<>();
  private final Map<Coordinates, PomElement> repository = new HashMap<>();

  @Test
  void theNearestVersionCounts() {
    published("a", "1", dependency("b", "1"));
    published("b", "1", dependency("c", "1"));
    published("c", "1", "");
    published("c", "2", "");
    assertEquals(
        List.of("a:1 compile", "c:2 compile", "b:1 compile"),
        resolved(dependency("a", "1") + dependency("c", "2")));
  }

  @Test
  void ofEquallyNearVersionsTheFirstCounts() {
    published("a", "1", dependency("c", "1"));
    published("b", "1", dependency("c", "2"));
    published("c", "1", "");
    assertEquals(
        List.of("a:1 compile", "b:1 compile", "c:1 compile"),
        resolved(dependency("a", "1") + dependency("b", "1")));
  }

  @Test
  void whatTheModuleManagesCountsForOthersDeclarations() {
    published("a", "1", dependency("b", "1"));
    published("b", "3", "");
    assertEquals(
        List.of("a:1 compile", "b:3 compile"),
        resolved(dependency("a", "1"), managed(dependency("b", "3"))));
  }

  @Test
  void aManagedVersionFillsInWhatADeclarationLeavesOut() {
    published("a", "7", "");
    assertEquals(
        List.of("a:7 test"),
        resolved(
            "<dependency><groupId>g</groupId><artifactId>a</artifactId></dependency>",
            managed(dependency("a", "7", "<scope>test</scope>"))));
  }

  @Test
  void anImportedPomManages() {
    published("bom", "1", "", managed(dependency("a", "5")));
    published("a", "5", "");
    assertEquals(
        List.of("a:5 compile"),
        resolved(
            "<dependency><groupId>g</groupId><artifactId>a</artifactId></dependency>",
            managed(dependency("bom", "1", "<type>pom</type><scope>import</scope>"))));
  }

  @Test
  void excludedOnesAreLeftOut() {
    published("a", "1", dependency("b", "1") + dependency("c", "1"));
    published("c", "1", "");
    assertEquals(
        List.of("a:1 compile", "c:1 compile"),
        resolved(
            dependency(
                "a",
                "1",
                "<exclusions><exclusion><groupId>g</groupId><artifactId>b</artifactId></exclusion>"
                    + "</exclusions>")));
  }

  @Test
  void optionalTestAndProvidedOnesOfOthersAreLeftOut() {
    published(
        "a",
        "1",
        dependency("b", "1", "<optional>true</optional>")
            + dependency("c", "1", "<scope>test</scope>")
            + dependency("d", "1", "<scope>provided</scope>"));
    assertEquals(List.of("a:1 compile"), resolved(dependency("a", "1")));
  }

  @Test
  void theWidestScopeCounts() {
    published("a", "1", dependency("c", "1"));
    published("b", "1", dependency("d", "1"));
    published("d", "1", dependency("c", "1", "<scope>runtime</scope>"));
    published("c", "1", "");
    assertEquals(
        List.of("a:1 test", "b:1 compile", "c:1 runtime", "d:1 compile"),
        resolved(dependency("a", "1", "<scope>test</scope>") + dependency("b", "1")));
  }

  @Test
  void propertiesOfTheChildReachWhatTheParentDeclares() {
    published("parent", "1", dependency("a", "${v}"), "<properties><v>1</v></properties>");
    published("a", "2", "");
    target(
        "pom.xml",
        "<parent><groupId>g</groupId><artifactId>parent</artifactId><version>1</version></parent>"
            + "<artifactId>m</artifactId><properties><v>2</v></properties>");
    assertEquals(List.of("a:2 compile"), shown(graph("pom.xml")));
  }

  @Test
  void aVersionOfTheReactorIsPutInThroughRevision() {
    target(
        "pom.xml",
        "<groupId>g</groupId><artifactId>root</artifactId><version>${revision}</version>"
            + "<packaging>pom</packaging><properties><revision>9</revision></properties>");
    String parent =
        "<parent><groupId>g</groupId><artifactId>root</artifactId><version>${revision}</version>"
            + "</parent>";
    target("x/pom.xml", parent + "<artifactId>x</artifactId>");
    target(
        "y/pom.xml",
        parent
            + "<artifactId>y</artifactId><dependencies>"
            + dependency("x", "${project.version}")
            + "</dependencies>");
    MavenGraph graph = graph("y/pom.xml");
    assertEquals(List.of("x:9 compile"), shown(graph));
    assertEquals(List.of(), graph.missing());
    assertEquals(true, graph.nodes().getFirst().module());
  }

  @Test
  void aRangeTakesTheHighestVersionThatIsKnown() {
    published("a", "1.0", "");
    published("a", "1.9", "");
    published("a", "2.0", "");
    assertEquals(List.of("a:1.9 compile"), resolved(dependency("a", "[1.0,2.0)")));
  }

  @Test
  void whatMovedIsFollowed() {
    published(
        "a",
        "1",
        "",
        "<distributionManagement><relocation><artifactId>b</artifactId></relocation>"
            + "</distributionManagement>");
    published("b", "1", "");
    assertEquals(List.of("b:1 compile"), resolved(dependency("a", "1")));
  }

  @Test
  void aProfileCountsWhereItsConditionsHold() {
    target(
        "pom.xml",
        "<groupId>g</groupId><artifactId>m</artifactId><version>1</version><profiles>"
            + profile("<jdk>[9,)</jdk>", "a")
            + profile("<jdk>1.8</jdk>", "b")
            + profile("<activeByDefault>true</activeByDefault>", "c")
            + "</profiles>");
    assertEquals(List.of("a:1 compile"), shown(graph("pom.xml")));
  }

  @Test
  void aMissingPomCostsItsOwnSubtreeOnly() {
    published("b", "1", dependency("c", "1"));
    published("c", "1", "");
    target(
        "pom.xml",
        "<groupId>g</groupId><artifactId>m</artifactId><version>1</version><dependencies>"
            + dependency("a", "1")
            + dependency("b", "1")
            + "</dependencies>");
    MavenGraph graph = graph("pom.xml");
    assertEquals(List.of("a:1 compile", "b:1 compile", "c:1 compile"), shown(graph));
    assertEquals(List.of(new Coordinates("g", "a", "1")), graph.missing());
  }

  @Test
  void circlesOfParentsImportsAndDependenciesEnd() {
    String parent =
        "<parent><groupId>g</groupId><artifactId>q</artifactId><version>1</version></parent>";
    repository.put(new Coordinates("g", "q", "1"), pom(parent + "<artifactId>q</artifactId>"));
    published("a", "1", dependency("b", "1"));
    published("b", "1", dependency("a", "1"));
    published(
        "bom", "1", "", managed(dependency("bom", "1", "<type>pom</type><scope>import</scope>")));
    target(
        "pom.xml",
        parent
            + "<artifactId>m</artifactId><dependencies>"
            + dependency("a", "1")
            + "</dependencies>"
            + managed(dependency("bom", "1", "<type>pom</type><scope>import</scope>")));
    assertEquals(List.of("a:1 compile", "b:1 compile"), shown(graph("pom.xml")));
  }

  private static String profile(String activation, String artifact) {
    return "<profile><id>"
        + artifact
        + "</id><activation>"
        + activation
        + "</activation><dependencies>"
        + dependency(artifact, "1")
        + "</dependencies></profile>";
  }

  private static String dependency(String artifact, String version) {
    return dependency(artifact, version, "");
  }

  private static String dependency(String artifact, String version, String more) {
    return "<dependency><groupId>g</groupId><artifactId>"
        + artifact
        + "</artifactId><version>"
        + version
        + "</version>"
        + more
        + "</dependency>";
  }

  private static String managed(String dependencies) {
    return "<dependencyManagement><dependencies>"
        + dependencies
        + "</dependencies></dependencyManagement>";
  }

  private void published(String artifact, String version, String dependencies) {
    published(artifact, version, dependencies, "");
  }

  private void published(String artifact, String version, String dependencies, String more) {
    repository.put(
        new Coordinates("g", artifact, version),
        pom(
            "<groupId>g</groupId><artifactId>"
                + artifact
                + "</artifactId><version>"
                + version
                + "</version><dependencies>"
                + dependencies
                + "</dependencies>"
                + more));
  }

  private void target(String path, String content) {
    target.put(path, pom(content));
  }

  private List<String> resolved(String dependencies) {
    return resolved(dependencies, "");
  }

  private List<String> resolved(String dependencies, String more) {
    target(
        "pom.xml",
        "<groupId>g</groupId><artifactId>m</artifactId><version>1</version><dependencies>"
            + dependencies
            + "</dependencies>"
            + more);
    return shown(graph("pom.xml"));
  }

  private MavenGraph graph(String path) {
    return new MavenProjects(target, Set.of(), new Published(), BuildEnvironment.DEFAULT)
        .graph(path);
  }

  private static List<String> shown(MavenGraph graph) {
    return graph.nodes().stream()
        .map(
            node ->
                node.artifact().artifactId() + ":" + node.artifact().version() + " " + node.scope())
        .toList();
  }

  private static PomElement pom(String content) {
    try {
      byte[] bytes = ("<project>" + content + "</project>").getBytes(StandardCharsets.UTF_8);
      return PomXml.read(bytes, bytes.length);
    } catch (MalformedDocument e) {
      throw new IllegalArgumentException(content, e);
    }
  }

  private final class Published implements PomSource {
    @Override
    public @Nullable PomElement pom(Coordinates coordinates) {
      return repository.get(coordinates);
    }

    @Override
    public List<String> versions(String groupId, String artifactId) {
      List<String> versions = new ArrayList<>();
      repository.keySet().stream()
          .filter(one -> one.artifactId().equals(artifactId))
          .forEach(one -> versions.add(one.version()));
      return versions;
    }
  }
}
