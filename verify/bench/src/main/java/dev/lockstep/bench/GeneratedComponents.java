package dev.lockstep.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// Works made from a seed: lock files and bills of any size.
final class GeneratedComponents {
  private static final int OF_EACH = 500;
  private static final int BILLED = 10_000;

  private GeneratedComponents() {}

  /// A repository of 2,000 components: lock files of npm, Cargo, Poetry and Composer, 500 each.
  static Path repository(Path folder) throws IOException {
    Files.createDirectories(folder);
    Random random = new Random(2);
    StringBuilder npm = new StringBuilder("{\"name\":\"a\",\"version\":\"1.0.0\",");
    npm.append("\"lockfileVersion\":3,\"packages\":{\"\":{\"name\":\"a\"}");
    StringBuilder cargo = new StringBuilder("version = 3\n");
    StringBuilder poetry = new StringBuilder();
    StringBuilder composer = new StringBuilder("{\"packages\":[");
    for (int i = 0; i < OF_EACH; i++) {
      int next = (i + 1) % OF_EACH;
      npm.append(",\n\"node_modules/part-").append(i).append("\":{\"version\":\"");
      npm.append(version(random)).append("\",\"license\":\"MIT\",\"dependencies\":{\"part-");
      npm.append(next).append("\":\"*\"}}");
      cargo.append("\n[[package]]\nname = \"part-").append(i).append("\"\nversion = \"");
      cargo.append(version(random)).append("\"\nsource = \"registry+https://example.org\"\n");
      cargo.append("dependencies = [\"part-").append(next).append("\"]\n");
      poetry.append("[[package]]\nname = \"part-").append(i).append("\"\nversion = \"");
      poetry.append(version(random)).append("\"\n[package.dependencies]\npart-").append(next);
      poetry.append(" = \"*\"\n\n");
      composer.append(i == 0 ? "" : ",\n").append("{\"name\":\"a/part-").append(i);
      composer.append("\",\"version\":\"").append(version(random));
      composer.append("\",\"require\":{\"a/part-").append(next).append("\":\"*\"}}");
    }
    Files.writeString(folder.resolve("package-lock.json"), npm.append("}}\n"));
    Files.writeString(folder.resolve("Cargo.lock"), cargo);
    Files.writeString(folder.resolve("poetry.lock"), poetry);
    Files.writeString(folder.resolve("composer.lock"), composer.append("]}\n"));
    return folder;
  }

  /// A bill of 10,000 components in CycloneDX, of packages that [AdvisoryLookups] knows.
  static Path bill(Path folder) throws IOException {
    Files.createDirectories(folder);
    Random random = new Random(3);
    StringBuilder bill = new StringBuilder("{\"bomFormat\":\"CycloneDX\",");
    bill.append("\"specVersion\":\"1.6\",\"version\":1,\"components\":[");
    for (int i = 0; i < BILLED; i++) {
      String purl = AdvisoryLookups.purl(random);
      bill.append(i == 0 ? "" : ",\n").append("{\"type\":\"library\",\"name\":\"");
      bill.append(purl, purl.lastIndexOf('/') + 1, purl.indexOf('@')).append("\",\"version\":\"");
      bill.append(purl.substring(purl.indexOf('@') + 1)).append("\",\"purl\":\"").append(purl);
      bill.append("\",\"bom-ref\":\"").append(purl).append("\"}");
    }
    Files.writeString(folder.resolve("bom.cdx.json"), bill.append("]}\n"));
    return folder;
  }

  private static String version(Random random) {
    return random.nextInt(10) + "." + random.nextInt(30) + "." + random.nextInt(30);
  }
}
