package dev.mapwright.engine;

import dev.mapwright.engine.upstream.Download;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * An attachment that is downloaded.
 *
 * @param name the file's name as the vendor has it, or null
 * @param download its bytes
 */
record AttachmentFile(@Nullable String name, Download download) implements FileContent {
  @Override
  public @Nullable String contentType() {
    return download.contentType();
  }

  @Override
  public long length() {
    return download.length();
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    download.writeTo(out);
  }

  @Override
  public void close() {
    download.close();
  }
}
