package dev.lockstep.rego.builtin;

import dev.lockstep.value.StringValue;

/// A URL taken apart as Go's `url.Parse` does.
///
/// @param host the host with its port, decoded
/// @param rawPath the path as it was written, where that is not the usual encoding of `path`, else
///     `path`
public record Url(
    String scheme, String host, String path, String rawPath, String rawQuery, String fragment) {

  /// The parts of `text`.
  ///
  /// @throws BuiltinFailure where it is no URL
  public static Url parse(String text) throws BuiltinFailure {
    try {
      int hash = text.indexOf('#');
      String fragment = hash < 0 ? "" : UrlText.decodePath(text.substring(hash + 1));
      return parse(hash < 0 ? text : text.substring(0, hash), fragment);
    } catch (BuiltinFailure e) {
      throw BuiltinFailure.of("parse " + StringValue.of(text) + ": " + e.getMessage(), e);
    }
  }

  private static Url parse(String text, String fragment) throws BuiltinFailure {
    if (text.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
      throw BuiltinFailure.of("net/url: invalid control character in URL");
    }
    int colon = schemeEnd(text);
    String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(java.util.Locale.ROOT);
    String rest = colon < 0 ? text : text.substring(colon + 1);
    int question = rest.indexOf('?');
    String query = question < 0 ? "" : rest.substring(question + 1);
    rest = question < 0 ? rest : rest.substring(0, question);
    if (!rest.startsWith("/")) {
      if (!scheme.isEmpty()) {
        return new Url(scheme, "", "", "", query, fragment);
      }
      int slash = rest.indexOf('/');
      if ((slash < 0 ? rest : rest.substring(0, slash)).indexOf(':') >= 0) {
        throw BuiltinFailure.of("first path segment in URL cannot contain colon");
      }
    }
    String host = "";
    boolean authority = rest.startsWith("//") && (!scheme.isEmpty() || !rest.startsWith("///"));
    if (authority) {
      int slash = rest.indexOf('/', 2);
      host = host(rest.substring(2, slash < 0 ? rest.length() : slash));
      rest = slash < 0 ? "" : rest.substring(slash);
    }
    String path = UrlText.decodePath(rest);
    String rawPath = rest.equals(UrlText.encodePath(path)) ? path : rest;
    return new Url(scheme, host, path, rawPath, query, fragment);
  }

  /// Where the scheme ends; -1 where there is none.
  private static int schemeEnd(String text) throws BuiltinFailure {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean other = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
      if (c == ':') {
        if (i == 0) {
          throw BuiltinFailure.of("missing protocol scheme");
        }
        return i;
      }
      if (!letter && (!other || i == 0)) {
        return -1;
      }
    }
    return -1;
  }

  private static String host(String authority) throws BuiltinFailure {
    int at = authority.lastIndexOf('@');
    String user = at < 0 ? "" : authority.substring(0, at);
    if (!isUserInfo(user)) {
      throw BuiltinFailure.of("net/url: invalid userinfo");
    }
    String host = authority.substring(at + 1);
    int open = host.indexOf('[');
    if (open > 0) {
      throw BuiltinFailure.of("invalid IP-literal");
    }
    int close = host.lastIndexOf(']');
    if (open == 0 && close < 0) {
      throw BuiltinFailure.of("missing ']' in host");
    }
    int colon = open == 0 ? close + 1 : host.indexOf(':');
    String port = colon < 0 ? "" : host.substring(colon);
    if (!isPort(port)) {
      throw BuiltinFailure.of("invalid port " + StringValue.of(port) + " after host");
    }
    checkHost(host);
    return UrlText.decodePath(host);
  }

  private static boolean isUserInfo(String user) {
    return user.chars()
        .allMatch(c -> Character.isLetterOrDigit(c) || "-._:~!$&'()*+,;=%@".indexOf(c) >= 0);
  }

  private static boolean isPort(String port) {
    return port.isEmpty()
        || (port.charAt(0) == ':' && port.chars().skip(1).allMatch(c -> c >= '0' && c <= '9'));
  }

  private static void checkHost(String host) throws BuiltinFailure {
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      boolean allowed =
          c >= 0x80
              || (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._~!$&'()*+,;=:[]<>\"%".indexOf(c) >= 0;
      if (!allowed) {
        throw BuiltinFailure.of(
            "invalid character " + StringValue.of(String.valueOf(c)) + " in host name");
      }
      if (c == '%' && host.length() > i + 2 && !escapesNonAscii(host, i)) {
        throw BuiltinFailure.of("invalid URL escape " + StringValue.of(host.substring(i, i + 3)));
      }
    }
  }

  /// In a host only bytes beyond ASCII may be escaped, and the percent sign before a zone.
  private static boolean escapesNonAscii(String host, int at) {
    int high = Character.digit(host.charAt(at + 1), 16);
    return high >= 8 || host.startsWith("%25", at);
  }

  /// The host without port and brackets.
  public String hostname() {
    if (host.startsWith("[")) {
      return host.substring(1, Math.max(1, host.lastIndexOf(']')));
    }
    int colon = host.lastIndexOf(':');
    return colon < 0 ? host : host.substring(0, colon);
  }

  /// The port; empty where there is none.
  public String port() {
    int start = host.startsWith("[") ? host.lastIndexOf(']') + 1 : host.lastIndexOf(':');
    return start < 0 || start >= host.length() ? "" : host.substring(start + 1);
  }
}
