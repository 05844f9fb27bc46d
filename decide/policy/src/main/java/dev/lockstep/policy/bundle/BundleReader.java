package dev.lockstep.policy.bundle;

import dev.lockstep.rego.syntax.RegoVersion;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// Reads bundles: folders and `.tar.gz` files in the layout of Open Policy Agent, where only files
/// named `data.json` or `data.yaml` are data.
public final class BundleReader {
  /// The most bytes of one file, as `opa` has it.
  private static final long MAX_ENTRY_BYTES = 1L << 30;

  private static final int MAX_ENTRIES = 100_000;

  private BundleReader() {}

  /// @param shown the name by which messages call it
  /// @param version the language of modules whose manifest names none
  /// @throws LoadFailure where it is no bundle
  public static Bundle read(Path path, String shown, RegoVersion version) throws LoadFailure {
    try {
      SortedMap<String, byte[]> entries = Files.isDirectory(path) ? folder(path) : archive(path);
      return bundle(entries, shown, version);
    } catch (NoSuchFileException e) {
      throw new LoadFailure(shown, "no such file or directory", e);
    } catch (EOFException e) {
      throw new LoadFailure(shown, "no bundle: it ends early", e);
    } catch (IOException e) {
      throw new LoadFailure(shown, "no bundle: " + e.getMessage(), e);
    }
  }

  private static SortedMap<String, byte[]> folder(Path top) throws IOException {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    try (Stream<Path> all = Files.walk(top)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = top.relativize(file).toString().replace('\\', '/');
        if (isOfBundles(name)) {
          entries.put(name, Files.readAllBytes(file));
        }
      }
    }
    return entries;
  }

  private static SortedMap<String, byte[]> archive(Path file) throws IOException {
    SortedMap<String, byte[]> entries = new TreeMap<>();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(in))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        String name = clean(entry.getName());
        if (entry.isFile() && isOfBundles(name)) {
          if (entries.size() >= MAX_ENTRIES) {
            throw new IOException("more than " + MAX_ENTRIES + " files");
          }
          entries.put(name, content(tar, entry));
        }
      }
    }
    return entries;
  }

  private static byte[] content(TarArchiveInputStream tar, TarArchiveEntry entry)
      throws IOException {
    if (entry.getSize() > MAX_ENTRY_BYTES) {
      throw new IOException(entry.getName() + " is larger than " + MAX_ENTRY_BYTES + " bytes");
    }
    return tar.readAllBytes();
  }

  /// Without what leads: `/a`, `./a` and `a` are one file.
  private static String clean(String name) {
    String rest = name;
    while (rest.startsWith("/") || rest.startsWith("./")) {
      rest = rest.substring(rest.startsWith("/") ? 1 : 2);
    }
    return rest;
  }

  private static boolean isOfBundles(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.endsWith(".rego")
        || isData(name)
        || name.equals(Manifest.NAME)
        || path.equals(Bundle.SIGNATURES);
  }

  private static boolean isData(String name) {
    return name.equals("data.json") || name.equals("data.yaml") || name.equals("data.yml");
  }

  private static Bundle bundle(SortedMap<String, byte[]> entries, String shown, RegoVersion version)
      throws LoadFailure {
    byte[] written = entries.get(Manifest.NAME);
    Manifest manifest =
        written == null
            ? Manifest.NONE
            : Manifest.of(
                shown + "/" + Manifest.NAME,
                PolicyLoader.document(shown + "/" + Manifest.NAME + ".json", text(written)));
    PolicyLoader.Collected collected = new PolicyLoader.Collected();
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      String name = entry.getKey();
      String place = shown.endsWith("/") ? shown + name : shown + "/" + name;
      if (name.endsWith(".rego")) {
        RegoVersion language = manifest.version(name, version);
        collected.modules.add(new ModuleText(place, text(entry.getValue()), language));
      } else if (PolicyLoader.isData(name) && !name.equals(Bundle.SIGNATURES)) {
        List<String> path = new ArrayList<>(List.of(name.split("/")));
        path.removeLast();
        if (!manifest.owns(String.join("/", path)) && !path.isEmpty()) {
          throw new LoadFailure(place, "lies outside of the roots of the manifest");
        }
        collected.add(PolicyLoader.document(place, text(entry.getValue())), path, place);
      }
    }
    PolicyFiles files = new PolicyFiles(collected.modules, collected.data);
    return new Bundle(manifest, files, entries);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
