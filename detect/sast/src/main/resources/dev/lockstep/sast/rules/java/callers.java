package fixtures;

import java.io.File;
import java.io.FileInputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.script.ScriptEngine;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.jsp.JspWriter;

public class Callers {
  private final File folder = new File("data");
  private final Path root = Path.of("data");

  public File file(String name) {
    // ruleid: java-path-by-caller
    return new File(folder, name);
  }

  public byte[] bytes(String name) throws Exception {
    // ruleid: java-path-by-caller
    return Files.readAllBytes(root.resolve(name));
  }

  protected String resource(String path) throws Exception {
    return read(path);
  }

  private String read(String path) throws Exception {
    // ruleid: java-path-by-caller
    return text(getClass().getResourceAsStream(path));
  }

  public Resource served(ResourceManager resources, String path) throws Exception {
    // ruleid: java-path-by-caller
    return resources.getResource(path);
  }

  public Resource content(ResourceResolver resolver, String path) {
    // ruleid: java-path-by-caller
    return resolver.getResource(path);
  }

  void handle(RoutingContext context) {
    // ruleid: java-path-by-caller
    context.request().response().sendFile(root + context.normalizedPath());
  }

  File own(String name) {
    // ok: java-path-by-caller
    return new File(folder, name);
  }

  public File checked(String name) {
    requireSafeName(name);
    // ok: java-path-by-caller
    return new File(folder, name);
  }

  public File numbered(int number) {
    // ok: java-path-by-caller
    return new File(folder, number + ".txt");
  }

  public static void main(String[] args) throws Exception {
    // ok: java-path-by-caller
    new FileInputStream(args[0]);
  }

  public void fetch(String branch) throws Exception {
    // ruleid: java-command-by-caller
    new ProcessBuilder("git", "fetch", branch).start();
  }

  public void jenkins(Launcher launcher, List<String> arguments) throws Exception {
    // ruleid: java-command-by-caller
    launcher.launch().cmds(arguments).join();
  }

  public void kill(String id) throws Exception {
    // ok: java-command-by-caller
    new ProcessBuilder("kill", "" + Integer.parseInt(id)).start();
  }

  public void tag(JspWriter out, String title) throws Exception {
    // ruleid: java-page-by-caller, java-html-by-caller
    out.print("<h1>" + title + "</h1>");
    // ok: java-page-by-caller
    out.print("<h1>" + encodeForHtml(title) + "</h1>");
  }

  public void answer(HttpServletResponse response, String text) throws Exception {
    OutputStream out = response.getOutputStream();
    // ruleid: java-page-by-caller
    out.write(text.getBytes("UTF-8"));
  }

  public String heading(String title) {
    // ruleid: java-html-by-caller
    return "<h1>" + title + "</h1>";
  }

  public String form(Map<String, String> parameters) {
    String action = parameters.get("action");
    // ruleid: java-html-by-caller
    return indent() + "<form action=\"" + action + "\" method=\"post\">";
  }

  public String row(StringBuilder text, String cell) {
    // ruleid: java-html-by-caller
    text.append("<td>").append(cell).append("</td>");
    // ok: java-html-by-caller
    text.append("<td>").append(escapeHtml(cell)).append("</td>");
    // ok: java-html-by-caller
    return "Map<String> " + cell;
  }

  public void log(Writer out, String text) throws Exception {
    // ok: java-page-by-caller
    out.write(text);
  }

  public Object run(ScriptEngine engine, String rule) throws Exception {
    // ruleid: java-code-by-caller
    return engine.eval(rule);
  }

  public boolean isValid(String value, ConstraintValidatorContext context) {
    // ruleid: java-code-by-caller
    context.buildConstraintViolationWithTemplate("not allowed: " + value).addConstraintViolation();
    // ok: java-code-by-caller
    context.buildConstraintViolationWithTemplate("not allowed").addConstraintViolation();
    return false;
  }

  public Class<?> type(String name) throws Exception {
    // ruleid: java-class-by-caller
    return Class.forName(name);
  }

  public Class<?> driver(String name) throws Exception {
    // ok: java-class-by-caller
    return Class.forName("org.postgresql.Driver");
  }
}

public class LinkTag extends TagSupport {
  private String title;
  private String base = "/";

  public void setTitle(String value) {
    title = value;
  }

  public int doStartTag() throws Exception {
    JspWriter out = pageContext.getOut();
    // ruleid: java-page-by-caller
    out.print("<a title=\"" + title + "\">");
    // ok: java-page-by-caller
    out.print("<a href=\"" + base + "\">");
    // ok: java-page-by-caller
    out.print(replaceEntities(title));
    return 0;
  }
}
