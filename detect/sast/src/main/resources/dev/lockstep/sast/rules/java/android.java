package fixture;

import android.app.PendingIntent;
import android.content.Intent;
import android.database.sqlite.SQLiteDatabase;
import android.webkit.*;
import java.io.File;

class Screen extends Activity {
  void view(WebView view) {
    // ruleid: android-script-interface
    view.addJavascriptInterface(new Bridge(), "bridge");
    // ok: android-script-interface
    view.removeJavascriptInterface("bridge");
    // ruleid: android-pages-read-files
    view.getSettings().setAllowFileAccessFromFileURLs(true);
    // ok: android-pages-read-files
    view.getSettings().setAllowFileAccessFromFileURLs(false);
    // ruleid: android-mixed-content
    view.getSettings().setMixedContentMode(WebSettings.MIXED_CONTENT_ALWAYS_ALLOW);
    // ok: android-mixed-content
    view.getSettings().setMixedContentMode(WebSettings.MIXED_CONTENT_NEVER_ALLOW);
    // ruleid: android-page-debugging
    WebView.setWebContentsDebuggingEnabled(true);
    if (BuildConfig.DEBUG) {
      // ok: android-page-debugging
      WebView.setWebContentsDebuggingEnabled(true);
    }
  }

  class Lenient extends WebViewClient {
    @Override
    public void onReceivedSslError(WebView view, SslErrorHandler handler, SslError error) {
      // ruleid: android-wrong-certificate-accepted
      handler.proceed();
    }
  }

  class Strict extends WebViewClient {
    @Override
    public void onReceivedSslError(WebView view, SslErrorHandler handler, SslError error) {
      // ok: android-wrong-certificate-accepted
      handler.cancel();
    }
  }

  void files() {
    // ruleid: android-file-for-all-programs
    getSharedPreferences("settings", Context.MODE_WORLD_READABLE);
    // ok: android-file-for-all-programs
    getSharedPreferences("settings", Context.MODE_PRIVATE);
  }

  void orders(SQLiteDatabase database) {
    String name = getIntent().getStringExtra("name");
    // ruleid: android-sql-injection
    database.rawQuery("select * from orders where name = '" + name + "'", null);
    // ok: android-sql-injection
    database.rawQuery("select * from orders where name = ?", new String[] {name});
  }

  void next() {
    Intent next = getIntent().getParcelableExtra("next");
    // ruleid: android-intent-redirection
    startActivity(next);
    // ok: android-intent-redirection
    startActivity(new Intent(this, Screen.class));
  }

  void page(WebView view) {
    // ruleid: android-page-of-others
    view.loadUrl(getIntent().getStringExtra("page"));
    // ok: android-page-of-others
    view.loadUrl("https://example.org/");
  }

  void receive(Context context, BroadcastReceiver receiver, IntentFilter filter) {
    // ruleid: android-receiver-for-all
    context.registerReceiver(receiver, filter);
    // ok: android-receiver-for-all
    context.registerReceiver(receiver, filter, Context.RECEIVER_NOT_EXPORTED);
    // ruleid: android-intent-others-change
    PendingIntent.getActivity(context, 0, new Intent("org.example.SHOW"), PendingIntent.FLAG_MUTABLE);
    // ok: android-intent-others-change
    PendingIntent.getActivity(context, 0, new Intent(), PendingIntent.FLAG_IMMUTABLE);
  }
}

class Provider extends ContentProvider {
  @Override
  public ParcelFileDescriptor openFile(Uri uri, String mode) throws Exception {
    // ruleid: android-path-traversal
    File file = new File(folder(), uri.getLastPathSegment());
    // ok: android-path-traversal
    File fixed = new File(folder(), "orders.csv");
    return ParcelFileDescriptor.open(file, ParcelFileDescriptor.MODE_READ_ONLY);
  }
}
