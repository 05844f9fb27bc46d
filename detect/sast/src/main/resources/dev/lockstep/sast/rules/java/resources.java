package fixture;

import java.nio.ByteBuffer;
import java.text.*;
import java.time.format.DateTimeFormatter;
import javax.servlet.http.*;

class Profile extends HttpServlet {
  // ruleid: java-shared-date-format
  static final SimpleDateFormat SHARED = new SimpleDateFormat("yyyy-MM-dd");
  // ok: java-shared-date-format
  static final DateTimeFormatter FORMAT = DateTimeFormatter.ISO_DATE;

  private String name;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
    // ruleid: java-servlet-field
    name = request.getParameter("name");
    // ok: java-servlet-field
    String own = request.getParameter("name");
  }

  void allocate(HttpServletRequest request) throws Exception {
    int size = Integer.parseInt(request.getParameter("size"));
    // ruleid: java-size-by-request
    byte[] bytes = new byte[size];
    // ok: java-size-by-request
    ByteBuffer.allocate(Math.min(size, 4096));
  }

  void limited(HttpServletRequest request) {
    int size = Integer.parseInt(request.getParameter("size"));
    if (size > 4096) {
      throw new IllegalArgumentException("too large");
    }
    // ok: java-size-by-request
    byte[] bytes = new byte[size];
  }

  void pause(HttpServletRequest request) throws Exception {
    // ruleid: java-pause-by-request
    Thread.sleep(Long.parseLong(request.getParameter("time")));
    // ok: java-pause-by-request
    Thread.sleep(100);
  }

  int amount(HttpServletRequest request) {
    long amount = Long.parseLong(request.getParameter("amount"));
    // ruleid: java-number-cut-off
    int cut = (int) amount;
    // ok: java-number-cut-off
    return Math.toIntExact(amount);
  }
}

class Lazy {
  private Rules open;
  private volatile Rules safe;

  Rules open() {
    // ruleid: java-double-checked-lock
    if (open == null) {
      synchronized (this) {
        if (open == null) {
          open = new Rules();
        }
      }
    }
    return open;
  }

  Rules safe() {
    // ok: java-double-checked-lock
    if (safe == null) {
      synchronized (this) {
        if (safe == null) {
          safe = new Rules();
        }
      }
    }
    return safe;
  }
}
