package fixture;

import java.io.*;
import java.sql.*;
import java.util.regex.Pattern;
import javax.naming.*;
import javax.servlet.*;
import javax.servlet.http.*;

class Injection {
  void documents(HttpServletRequest request, MongoTemplate mongo) {
    // ruleid: java-nosql-injection
    mongo.find(new BasicQuery("{name: '" + request.getParameter("name") + "'}"), User.class);
    // ok: java-nosql-injection
    mongo.find(query(where("name").is(request.getParameter("name"))), User.class);
  }

  void templates(HttpServletRequest request, VelocityEngine engine, Writer out) throws Exception {
    // ruleid: java-template-injection
    engine.evaluate(new VelocityContext(), out, "page", request.getParameter("text"));
    // ok: java-template-injection
    engine.evaluate(new VelocityContext(), out, "page", "Hello $name");
  }

  void lookup(HttpServletRequest request, Context context) throws Exception {
    // ruleid: java-jndi-injection
    context.lookup(request.getParameter("name"));
    // ok: java-jndi-injection
    context.lookup("java:comp/env/jdbc/orders");
  }

  void connect(HttpServletRequest request) throws Exception {
    // ruleid: java-connection-by-request
    DriverManager.getConnection(request.getParameter("url"), "a", System.getenv("PASSWORD"));
    // ok: java-connection-by-request
    DriverManager.getConnection("jdbc:postgresql://db/orders", "a", System.getenv("PASSWORD"));
  }

  void mail(HttpServletRequest request, MimeMessage mail) throws Exception {
    // ruleid: java-mail-header-injection
    mail.setSubject(request.getParameter("subject"));
    // ok: java-mail-header-injection
    mail.setSubject("Welcome");
  }

  void format(HttpServletRequest request, Object value) {
    // ruleid: java-format-by-request
    String.format(request.getParameter("format"), value);
    // ok: java-format-by-request
    String.format("%s %s", request.getParameter("name"), value);
  }

  void search(HttpServletRequest request, String text) {
    // ruleid: java-regex-by-request
    Pattern.compile(request.getParameter("search")).matcher(text);
    // ok: java-regex-by-request
    Pattern.compile(Pattern.quote(request.getParameter("search"))).matcher(text);
    // ruleid: java-slow-regex
    Pattern.compile("^(\\w+\\s?)*$");
    // ok: java-slow-regex
    Pattern.compile("^\\w+(\\s\\w+)*$");
  }

  void forward(HttpServletRequest request, HttpServletResponse response) throws Exception {
    // ruleid: java-page-by-request
    request.getRequestDispatcher(request.getParameter("page")).forward(request, response);
    // ok: java-page-by-request
    request.getRequestDispatcher("/WEB-INF/home.jsp").forward(request, response);
  }

  void statements(Statement statement, String column) throws Exception {
    // ruleid: java-sql-from-parts
    statement.executeQuery("select * from orders order by " + column);
    // ok: java-sql-from-parts
    statement.executeQuery("select * from orders order by " + "id");
  }

  void shell(String line) throws Exception {
    // ruleid: java-shell-from-parts
    new ProcessBuilder("sh", "-c", line).start();
    // ok: java-shell-from-parts
    new ProcessBuilder("sh", "-c", "df -h").start();
  }
}

@Controller
class Pages {
  @GetMapping("/pages")
  String page(@RequestParam String language) {
    // ruleid: java-view-by-request
    return "user/" + language + "/welcome";
  }

  @GetMapping("/moved")
  String moved(@RequestParam String page) {
    // ok: java-view-by-request
    return "user/welcome";
  }

  @GetMapping(value = "/hello", produces = MediaType.TEXT_HTML_VALUE)
  @ResponseBody
  String hello(@RequestParam String name) {
    // ruleid: java-response-as-page
    return "<p>Hello " + name;
  }

  @GetMapping("/safe")
  ResponseEntity<String> safe(@RequestParam String name) {
    // ok: java-response-as-page
    return ResponseEntity.ok().contentType(MediaType.TEXT_HTML).body(HtmlUtils.htmlEscape(name));
  }

  @GetMapping("/unsafe")
  ResponseEntity<String> unsafe(@RequestParam String name) {
    // ruleid: java-response-as-page
    return ResponseEntity.ok().contentType(MediaType.TEXT_HTML).body("<p>Hello " + name);
  }
}

class CodeValidator implements ConstraintValidator<Code, String> {
  @Override
  public boolean isValid(String value, ConstraintValidatorContext context) {
    // ruleid: java-error-template-injection
    context.buildConstraintViolationWithTemplate("not a code: " + value).addConstraintViolation();
    // ok: java-error-template-injection
    context.buildConstraintViolationWithTemplate("not a code").addConstraintViolation();
    return false;
  }
}

interface Orders {
  // ruleid: java-mapper-statement-from-parts
  @Select("select * from orders where name = '${name}'")
  Order unsafe(String name);

  // ok: java-mapper-statement-from-parts
  @Select("select * from orders where name = #{name}")
  Order safe(String name);
}
