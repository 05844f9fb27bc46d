package dev.lockstep.cli.training;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// What the made-up project of the [Training] says: something for most of what looks at secrets.
/// Tokens are put together here, so that no scan of this file finds one.
final class TrainingTexts {
  private static final String TOKEN = "AK" + "IA" + "QX7YZ3M2KLP4WRTB";
  private static final String NAME = "pass" + "word";

  /// Values as they follow a name that speaks of a secret.
  private static final List<String> VALUES =
      List.of(
          "hunter2butlonger!",
          "changeme",
          "********",
          "${DATABASE_PASSWORD}",
          "{{ vault.value }}",
          "%(value)s",
          "<your value here>",
          "os.environ['VALUE']",
          "process.env.VALUE",
          "getValue(context, 17)",
          "config.database.value",
          "/etc/ssl/private/server.key",
          "C:\\\\Users\\\\value.txt",
          "https://user:Zk3vq8Lw@db.example.org:5432/orders?x=1",
          "https://example.org/path/to",
          "someone@example.org",
          "please enter the value that you were given",
          "Bitte geben Sie Ihren Schlüssel ein",
          "Введите значение",
          "ΣΊΣΥΦΟΣ",
          "aaaaaaaaaaaaaaaa",
          "abcdefghijklmnop",
          "1234567890123456",
          "3f2a9c41-7b58-4d0e-9a6c-1e5f8b3d7c20",
          "d41d8cd98f00b204e9800998ecf8427e",
          "da39a3ee5e6b4b0d3255bfef95601890afd80709",
          "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
          "aB3xK9mQ7vL2pR8tW4yZ6nC1",
          "Kz8!vT2#qL9$wX4&",
          "correct-horse-battery-staple",
          "snake_case_identifier",
          "camelCaseIdentifierOfCode",
          "0x1f2e3d4c5b6a7988",
          "Basic dXNlcjpwYXNzd29yZA==",
          "Bearer 9f8e7d6c5b4a39281706f5e4d3c2b1a0",
          "true",
          "4096",
          "JBSWY3DPEHPK3PXP",
          "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC7",
          "-----BEGIN PUBLIC KEY-----");

  private static final List<String> FORMS =
      List.of(
          "%s = \"%s\"\n",
          "  \"%s\": \"%s\",\n",
          "%s: %s\n",
          "export %s='%s'\n",
          "<%1$s>%2$s</%1$s>\n",
          "connect(%s(\"%s\"));\n",
          "run --%s %s --verbose\n",
          "echo \"%s\" => \"%s\" # lockstep:allow(only an example)\n");

  private TrainingTexts() {}

  static void write(Path project) throws IOException {
    String assignments = assignments();
    Files.writeString(project.resolve("deploy.env"), "AWS_KEY=" + TOKEN + "\n");
    Files.writeString(project.resolve("settings.py"), assignments);
    Path tests = Files.createDirectories(project.resolve("test/fixtures"));
    Files.writeString(tests.resolve("copy.py"), assignments);
    Files.writeString(project.resolve("keys.txt"), blocks());
    Files.writeString(project.resolve("encoded.yaml"), encoded());
    Files.write(project.resolve("wide.txt"), assignments.getBytes(StandardCharsets.UTF_16LE));
    Files.write(project.resolve("picture.bin"), new byte[] {(byte) 0x89, 'P', 0, 1, 2, -1, -2, 0});
    TrainingHistory.write(project, assignments);
    archives(project, assignments.getBytes(StandardCharsets.UTF_8));
  }

  private static String assignments() {
    StringBuilder text = new StringBuilder();
    List<String> names = List.of(NAME, "api_key", "secret", "token", "DB_PASS", "authKey", "pin");
    for (String name : names) {
      for (int i = 0; i < VALUES.size(); i++) {
        String form = FORMS.get(i % FORMS.size());
        text.append(form.formatted(name + (i % 3 == 0 ? "" : "_" + i), VALUES.get(i)));
      }
    }
    return text.toString();
  }

  private static String blocks() {
    String line = "MIIEpAIBAAKCAQEA7bq8K3nZ5vX1sYw2pR9tL4mQ6cJ8fH0gD2aS5kE7uN1iO3xV\n";
    String kind = "RSA PRIVATE " + "KEY-----\n";
    return "-----BEGIN " + kind + line.repeat(12) + "-----END " + kind + "\n\"kty\": \"EC\"\n";
  }

  private static String encoded() {
    String inner = NAME + " = '" + VALUES.get(27) + "'\nkey: " + TOKEN + "\n";
    byte[] bytes = inner.getBytes(StandardCharsets.UTF_8);
    StringBuilder text = new StringBuilder("data:\n  base64: ");
    text.append(Base64.getEncoder().encodeToString(bytes)).append("\n  hex: ");
    for (byte value : bytes) {
      text.append(Character.forDigit(value >> 4 & 15, 16))
          .append(Character.forDigit(value & 15, 16));
    }
    text.append("\n  percent: ");
    for (byte value : bytes) {
      text.append('%').append(Character.forDigit(value >> 4 & 15, 16));
      text.append(Character.forDigit(value & 15, 16));
    }
    return text.append('\n').toString();
  }

  private static void archives(Path project, byte[] member) throws IOException {
    try (OutputStream file = Files.newOutputStream(project.resolve("release.zip"));
        ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.putNextEntry(new ZipEntry("inner/settings.py"));
      zip.write(member);
      zip.closeEntry();
    }
    try (OutputStream file = Files.newOutputStream(project.resolve("settings.py.gz"));
        GZIPOutputStream gzip = new GZIPOutputStream(file)) {
      gzip.write(member);
    }
  }
}
