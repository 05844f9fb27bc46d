package dev.lockstep.report;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// What surrounds the page: style, script, and the policy that lets only these two in (Content
/// Security Policy Level 3).
final class HtmlPage {

  private HtmlPage() {}

  static void head(Writer html, String title) throws IOException {
    String style = resource("report.css");
    String policy =
        "default-src 'none'; style-src '"
            + digest(style)
            + "'; script-src '"
            + digest(resource("report.js"))
            + "'; base-uri 'none'; form-action 'none'";
    html.write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.write("<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\">\n");
    html.write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.write("<meta name=\"referrer\" content=\"no-referrer\">\n");
    html.write("<title>" + Markup.text(title) + "</title>\n<style>" + style + "</style>\n");
    html.write("</head>\n<body>\n");
  }

  static void foot(Writer html) throws IOException {
    html.write("<script>" + resource("report.js") + "</script>\n</body>\n</html>\n");
  }

  /// A link where the address is one of the web, else the text alone.
  ///
  /// @param text already escaped
  static String link(String address, String text) {
    boolean web = address.startsWith("https://") || address.startsWith("http://");
    return web
        ? "<a href=\"" + Markup.attribute(SarifPlaces.uri(address)) + "\">" + text + "</a>"
        : text;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException(name + " is missing beside " + HtmlPage.class);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String digest(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha256.digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
