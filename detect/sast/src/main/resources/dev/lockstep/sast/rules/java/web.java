package fixture;

import java.io.*;
import java.net.*;
import java.nio.file.*;
import java.sql.*;
import javax.naming.directory.*;
import javax.servlet.http.*;
import javax.xml.xpath.*;

class Web extends HttpServlet {
  void sql(HttpServletRequest request, Connection connection) throws Exception {
    String name = request.getParameter("name");
    Statement statement = connection.createStatement();
    // ruleid: java-sql-injection
    statement.executeQuery("select * from users where name = '" + name + "'");
    // ruleid: java-sql-injection
    connection.prepareStatement("select * from users order by " + quoted(name));
    PreparedStatement bound = connection.prepareStatement("select * from users where name = ?");
    bound.setString(1, name);
    // ok: java-sql-injection
    bound.executeQuery();
    int id = Integer.parseInt(request.getParameter("id"));
    // ok: java-sql-injection
    statement.executeQuery("select * from users where id = " + id);
  }

  private String quoted(String text) {
    return "\"" + text + "\"";
  }

  void list(HttpServletRequest request, Statement statement) throws Exception {
    java.util.Map<String, String> values = new java.util.HashMap<>();
    values.put("fixed", "name");
    values.put("given", request.getParameter("order"));
    // ok: java-sql-injection
    statement.executeQuery("select * from users order by " + values.get("fixed"));
    // ruleid: java-sql-injection
    statement.executeQuery("select * from users order by " + values.get("given"));
  }

  void command(HttpServletRequest request) throws Exception {
    String host = request.getHeader("X-Host");
    // ruleid: java-command-injection
    Runtime.getRuntime().exec("ping " + host);
    // ok: java-command-injection
    Runtime.getRuntime().exec("ping localhost");
    // ruleid: java-command-injection
    new ProcessBuilder("ping", host).start();
  }

  void path(HttpServletRequest request) throws Exception {
    String name = request.getParameter("file");
    // ruleid: java-path-traversal
    new FileInputStream("/data/" + name);
    // ruleid: java-path-traversal
    this.getClass().getResourceAsStream("/templates/" + name);
    // ruleid: java-path-traversal
    new ClassPathResource("templates/" + name);
    // ok: java-path-traversal
    new FileInputStream("/data/" + FilenameUtils.getName(name));
    if (name.contains("..")) {
      return;
    }
    // ok: java-path-traversal
    new FileInputStream("/data/" + name);
  }

  void lookedAt(HttpServletRequest request) throws Exception {
    // ok: java-path-traversal
    File file = new File("/data", request.getParameter("name"));
    if (!file.getCanonicalPath().startsWith("/data/")) {
      throw new IOException();
    }
    // ok: java-path-traversal
    new FileInputStream(file);
  }

  void written(HttpServletRequest request, byte[] data) throws Exception {
    Path path = Paths.get("/data/" + request.getParameter("name"));
    // ok: java-path-traversal
    Files.exists(path);
    // ruleid: java-path-traversal
    Files.write(path, data);
    Path known = repository.findByName(request.getParameter("name"));
    // ok: java-path-traversal
    Files.write(known, data);
  }

  void page(HttpServletRequest request, HttpServletResponse response) throws Exception {
    String name = request.getParameter("name");
    // ruleid: java-cross-site-scripting
    response.getWriter().println("Hello " + name);
    // ok: java-cross-site-scripting
    response.getWriter().println("Hello " + Encode.forHtml(name));
    String always = 7 * 6 > 40 ? "somebody" : name;
    // ok: java-cross-site-scripting
    response.getWriter().println("Hello " + always);
  }

  void text(HttpServletRequest request, HttpServletResponse response) throws Exception {
    response.setContentType("text/plain");
    // ok: java-cross-site-scripting
    response.getWriter().println("Hello " + request.getParameter("name"));
  }

  void existing(HttpServletRequest request) throws Exception {
    String name = request.getParameter("name");
    if (!Files.isDirectory(name)) {
      whenFileExists(name, () -> {
        // ruleid: java-path-traversal
        new FileInputStream("data/" + name);
      });
    }
    checkFileExists(name);
    // ruleid: java-path-traversal
    new FileInputStream("data/" + name);
  }

  void directory(HttpServletRequest request, DirContext context) throws Exception {
    String user = request.getParameter("user");
    // ruleid: java-ldap-injection
    context.search("ou=people", "(uid=" + user + ")", new SearchControls());
    // ok: java-ldap-injection
    context.search("ou=people", "(uid={0})", new Object[] {user}, new SearchControls());
  }

  void xpath(HttpServletRequest request, XPath path, Object document) throws Exception {
    // ruleid: java-xpath-injection
    path.evaluate("//user[@name='" + request.getParameter("name") + "']", document);
    // ok: java-xpath-injection
    path.evaluate("//user[@name=$name]", document);
  }

  void session(HttpServletRequest request) {
    // ruleid: java-trust-boundary
    request.getSession().setAttribute("role", request.getParameter("role"));
    // ok: java-trust-boundary
    request.getSession().setAttribute("role", "guest");
  }

  void redirect(HttpServletRequest request, HttpServletResponse response) throws Exception {
    // ruleid: java-open-redirect
    response.sendRedirect(request.getParameter("next"));
    // ok: java-open-redirect
    response.sendRedirect("/home");
    String found = "/search?text=" + request.getParameter("text");
    // ok: java-open-redirect
    response.sendRedirect(found);
    // ok: java-open-redirect
    response.sendRedirect(settings.home() + request.getParameter("tab"));
    // ruleid: java-open-redirect
    response.sendRedirect("https://" + request.getParameter("host") + "/home");
    // ok: java-open-redirect
    response.sendRedirect(String.format("%s/search?text=%s", home, request.getParameter("text")));
    if (isAllowedTarget(request.getParameter("next"))) {
      return;
    }
  }

  void fetch(HttpServletRequest request) throws Exception {
    // ruleid: java-server-side-request-forgery
    new URL(request.getParameter("url")).openStream();
    // ok: java-server-side-request-forgery
    new URL("https://example.org/").openStream();
    // ok: java-server-side-request-forgery
    new URL("https://example.org/items/" + request.getParameter("item")).openStream();
  }

  void log(HttpServletRequest request, Logger log) {
    // ruleid: java-log-injection
    log.info("signed in: {}", request.getParameter("user"));
    // ok: java-log-injection
    log.info("signed in");
  }

  void header(HttpServletRequest request, HttpServletResponse response) {
    // ruleid: java-header-injection
    response.setHeader("X-Name", request.getParameter("name"));
    // ok: java-header-injection
    response.setHeader("X-Name", "fixed");
  }

  void objects(HttpServletRequest request) throws Exception {
    // ruleid: java-unsafe-deserialization
    new ObjectInputStream(request.getInputStream());
    // ok: java-unsafe-deserialization
    new ObjectInputStream(new FileInputStream("state"));
  }

  void script(HttpServletRequest request, ScriptEngine engine) throws Exception {
    // ruleid: java-code-injection
    engine.eval(request.getParameter("rule"));
    // ok: java-code-injection
    engine.eval("1 + 1");
  }
}

class Controller {
  void find(@RequestParam String name, JdbcTemplate jdbc) {
    // ruleid: java-sql-injection
    jdbc.queryForList("select * from users where name = '" + name + "'");
    // ok: java-sql-injection
    jdbc.queryForList("select * from users where name = ?", name);
  }

  void get(@PathVariable Long id, JdbcTemplate jdbc) {
    // ok: java-sql-injection
    jdbc.queryForList("select * from users where id = " + id);
  }
}

class Plain extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
    response.setContentType("text/plain;charset=" + CHARSET);
    answer(request.getParameter("name"), response.getWriter());
  }

  private void answer(String name, PrintWriter writer) {
    // ok: java-cross-site-scripting
    writer.println("Hello " + name);
  }
}

class Html extends HttpServlet {
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
    response.setContentType("text/html;charset=UTF-8");
    answer(request.getParameter("name"), response.getWriter());
  }

  private void answer(String name, PrintWriter writer) {
    // ruleid: java-cross-site-scripting
    writer.println("Hello " + name);
  }
}

@RestController
class WithoutAnnotations {
  @GetMapping("/list")
  public String list(String folder) throws Exception {
    // ruleid: java-command-injection
    Runtime.getRuntime().exec("ls " + folder);
    return "";
  }

  @PostMapping("/form")
  public String form(SearchForm form, JdbcTemplate jdbc) {
    // ruleid: java-sql-injection
    jdbc.queryForList("select * from users where name = '" + form.getName() + "'");
    return "";
  }

  @GetMapping("/mine")
  public void mine(@AuthenticationPrincipal String name, JdbcTemplate jdbc) {
    // ok: java-sql-injection
    jdbc.queryForList("select * from users where name = '" + name + "'");
  }

  @Get("/{name}")
  String micronaut(String name) throws Exception {
    // ruleid: java-command-injection
    Runtime.getRuntime().exec("ls " + name);
    return "";
  }

  @GET
  @Path("/quarkus")
  public String quarkus(@RestQuery String name) throws Exception {
    // ruleid: java-command-injection
    Runtime.getRuntime().exec("ls " + name);
    return "";
  }

  void javalin(io.javalin.http.Context context) throws Exception {
    // ruleid: java-command-injection
    Runtime.getRuntime().exec("ls " + context.queryParam("name"));
  }

  void vertx(RoutingContext context) throws Exception {
    // ruleid: java-command-injection
    Runtime.getRuntime().exec("ls " + context.request().getParam("name"));
  }

  void files(RoutingContext context) {
    // ruleid: java-path-traversal
    context.response().sendFile("files/" + context.pathParam("name"));
  }

  void cluster(HttpServletRequest request) throws Exception {
    // ruleid: java-path-traversal
    fileSystem.mkdirs(new org.apache.hadoop.fs.Path("/user/" + request.getParameter("name")));
  }

  @OnMessage
  public void message(String text, Session session) throws Exception {
    // ruleid: java-command-injection
    Runtime.getRuntime().exec("ls " + text);
  }
}

class Checked {
  void open(HttpServletRequest request) throws Exception {
    String name = request.getParameter("name");
    ensureFileWithinFolder(folder, name);
    // ok: java-path-traversal
    Files.newInputStream(folder.resolve(name));
  }

  void cleaned(HttpServletRequest request) throws Exception {
    // ok: java-path-traversal
    Files.newInputStream(folder.resolve(sanitizeName(request.getParameter("name"))));
  }

  void find(HttpServletRequest request, DirContext context) throws Exception {
    String user = request.getParameter("user");
    // ok: java-ldap-injection
    context.search("dc=example", "(uid=" + encodeForLdap(user) + ")", controls);
    // ruleid: java-ldap-injection
    context.search("dc=example", "(uid=" + encodeForHtml(user) + ")", controls);
  }

  void login(HttpServletRequest request) {
    User user = users.findByName(request.getParameter("user"));
    // ok: java-trust-boundary
    request.getSession().setAttribute("user", user.getId());
  }
}
