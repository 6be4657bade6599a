package dev.mapwright.cli.soak;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The way to a vendor, on which answers are cut off, come in drops, or do not come at all. */
final class RoughRoad implements AutoCloseable {
  private static final double CUT = 0.02;
  private static final double DRIPPING = 0.02;

  private final ServerSocket entrance;
  private final URI vendor;
  private final BooleanSupplier isRough;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  RoughRoad(URI vendor, BooleanSupplier isRough) throws IOException {
    this.vendor = vendor;
    this.isRough = isRough;
    this.entrance = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  URI origin() {
    return URI.create("http://127.0.0.1:" + entrance.getLocalPort());
  }

  private void accept() {
    try {
      while (true) {
        Socket caller = entrance.accept();
        threads.execute(() -> join(caller));
      }
    } catch (SocketException e) {
      // closed
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void join(Socket caller) {
    try (caller;
        Socket to = new Socket(InetAddress.getLoopbackAddress(), vendor.getPort())) {
      threads.execute(() -> {
        try (to) {
          caller.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
          // one of the two has left
        }
      });
      pass(to.getInputStream(), caller.getOutputStream());
    } catch (IOException e) {
      // one of the two has left
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Each piece that comes at once is about one answer, or the head of one. */
  private void pass(InputStream in, OutputStream out) throws IOException, InterruptedException {
    byte[] piece = new byte[16_384];
    for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
      double dice = isRough.getAsBoolean() ? ThreadLocalRandom.current().nextDouble() : 1;
      if (dice < CUT) {
        out.write(piece, 0, length / 2);
        return;
      }
      if (dice < CUT + DRIPPING) {
        for (int i = 0; i < length; i += 200) {
          out.write(piece, i, Math.min(200, length - i));
          TimeUnit.MILLISECONDS.sleep(10);
        }
      } else {
        out.write(piece, 0, length);
      }
    }
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    threads.shutdownNow();
  }
}
