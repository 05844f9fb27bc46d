package fixture;

import java.sql.DriverManager;
import java.util.EnumSet;
import javax.servlet.http.Cookie;

class Sessions {
  void cookies(Cookie cookie, SessionCookieConfig config, DefaultCookieSerializer serializer) {
    // ruleid: java-cookie-for-scripts
    cookie.setHttpOnly(false);
    // ok: java-cookie-for-scripts
    cookie.setHttpOnly(true);
    // ruleid: java-spring-cookie-open
    ResponseCookie.from("id", "1").secure(true).httpOnly(false).build();
    // ok: java-spring-cookie-open
    ResponseCookie.from("id", "1").secure(true).httpOnly(true).build();
    // ruleid: java-cookie-in-the-clear
    config.setSecure(false);
    // ok: java-cookie-in-the-clear
    config.setSecure(true);
    // ruleid: java-cookie-for-other-sites
    serializer.setSameSite("None");
    // ok: java-cookie-for-other-sites
    serializer.setSameSite("Lax");
  }

  void sessions(HttpSecurity http, ServletContext context) throws Exception {
    // ruleid: java-session-fixation
    http.sessionManagement().sessionFixation().none();
    // ok: java-session-fixation
    http.sessionManagement().sessionFixation().changeSessionId();
    // ruleid: java-session-in-address
    context.setSessionTrackingModes(EnumSet.of(SessionTrackingMode.URL));
    // ok: java-session-in-address
    context.setSessionTrackingModes(EnumSet.of(SessionTrackingMode.COOKIE));
  }

  void tokens(JwtParser parser, String token, String secret) {
    // ruleid: java-token-not-signed
    JWT.create().sign(Algorithm.none());
    // ruleid: java-token-not-signed
    parser.parseClaimsJwt(token);
    // ok: java-token-not-signed
    parser.parseClaimsJws(token);
    // ruleid: java-token-key-in-code
    Algorithm.HMAC256("changeit");
    // ok: java-token-key-in-code
    Algorithm.HMAC256(secret);
    // ruleid: java-token-key-in-code
    Jwts.builder().signWith(SignatureAlgorithm.HS256, "changeit").compact();
  }

  String user(String token) {
    // ruleid: java-token-only-decoded
    return JWT.decode(token).getSubject();
  }

  String checked(String token, JWTVerifier verifier) {
    verifier.verify(token);
    // ok: java-token-only-decoded
    return JWT.decode(token).getSubject();
  }

  void passwords(String url, String given) throws Exception {
    // ruleid: java-password-in-code
    DriverManager.getConnection(url, "orders", "kQ3vx9");
    // ok: java-password-in-code
    DriverManager.getConnection(url, "orders", given);
    // ok: java-password-in-code
    DriverManager.getConnection("jdbc:h2:mem:test", "sa", "");
    // ruleid: java-empty-password
    DriverManager.getConnection("jdbc:mysql://db/orders", "orders", "");
    // ok: java-empty-password
    DriverManager.getConnection("jdbc:mysql://db/orders", "orders", given);
    // ok: java-empty-password
    DriverManager.getConnection("jdbc:h2:mem:orders", "sa", "");
  }
}
