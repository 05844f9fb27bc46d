package fixture;

import java.net.InetAddress;
import java.util.List;
import javax.servlet.http.*;

class Access {
  void open(HttpSecurity http) throws Exception {
    // ruleid: java-csrf-disabled
    http.csrf().disable();
    // ruleid: java-everything-permitted
    http.authorizeHttpRequests().anyRequest().permitAll();
  }

  SecurityFilterChain lambdas(HttpSecurity http) throws Exception {
    // ruleid: java-csrf-disabled
    http.csrf(csrf -> csrf.disable());
    // ruleid: java-everything-permitted
    http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
    return http.build();
  }

  SecurityFilterChain tokens(HttpSecurity http) throws Exception {
    // ok: java-csrf-disabled
    http.csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    // ok: java-everything-permitted
    http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
    return http.build();
  }

  SecurityFilterChain chained(HttpSecurity http) throws Exception {
    // ok: java-csrf-disabled
    return http.csrf(c -> c.disable())
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }

  void management(HttpSecurity http) throws Exception {
    // ruleid: java-actuator-open
    http.authorizeHttpRequests(r -> r.requestMatchers("/css/**", "/actuator/**").permitAll());
    // ok: java-actuator-open
    http.authorizeHttpRequests(r -> r.requestMatchers("/actuator/health").permitAll());
  }

  void origins(CorsConfiguration cors, CorsRegistry registry, HttpServletResponse response) {
    // ruleid: java-cors-any-origin
    cors.addAllowedOrigin("*");
    // ruleid: java-cors-any-origin
    registry.addMapping("/**").allowedOrigins("*").allowedMethods("GET");
    // ok: java-cors-any-origin
    cors.setAllowedOrigins(List.of("https://example.org"));
    // ruleid: java-cors-any-origin
    response.setHeader("Access-Control-Allow-Origin", "*");
  }

  // ruleid: java-cors-any-origin
  @CrossOrigin(origins = "*")
  class Api {}

  // ok: java-cors-any-origin
  @CrossOrigin(origins = "https://example.org")
  class Partner {}

  private List<String> allowed;

  void reflected(HttpServletRequest request, HttpServletResponse response) {
    String origin = request.getHeader("Origin");
    if (allowed.contains(origin)) {
      // ok: java-cors-reflected-origin
      response.setHeader("Access-Control-Allow-Origin", origin);
      return;
    }
    // ruleid: java-cors-reflected-origin
    response.setHeader("Access-Control-Allow-Origin", origin);
  }

  void asked(HttpServletRequest request, HttpServletResponse response) {
    String origin = request.getHeader("Origin");
    if (!isOurs(origin)) {
      return;
    }
    // ok: java-cors-reflected-origin
    response.setHeader("Access-Control-Allow-Origin", origin);
  }

  void headers(HttpSecurity http) throws Exception {
    // ruleid: java-security-headers-disabled
    http.headers().frameOptions().disable();
    // ok: java-security-headers-disabled
    http.headers().frameOptions().sameOrigin();
  }

  void firewall(StrictHttpFirewall firewall) {
    // ruleid: java-web-firewall-weakened
    firewall.setAllowUrlEncodedSlash(true);
    // ok: java-web-firewall-weakened
    firewall.setAllowUrlEncodedSlash(false);
  }

  // ruleid: java-security-debug
  @EnableWebSecurity(debug = true)
  class Debugged {}

  // ok: java-security-debug
  @EnableWebSecurity
  class Plain {}

  boolean isInternal(HttpServletRequest request, InetAddress address) {
    // ruleid: java-host-name-trusted
    boolean named = request.getRemoteHost().equals("build.example.org");
    // ok: java-host-name-trusted
    return named && request.getRemoteAddr().equals("127.0.0.1");
  }

  class Errors extends HttpServlet {
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
      try {
        run();
      } catch (RuntimeException failed) {
        // ruleid: java-error-details-shown
        failed.printStackTrace(response.getWriter());
        // ok: java-error-details-shown
        failed.printStackTrace();
        // ruleid: java-exits-for-all
        System.exit(1);
      }
    }
  }

  class Program {
    public static void main(String[] args) {
      // ok: java-exits-for-all
      System.exit(0);
    }
  }
}
