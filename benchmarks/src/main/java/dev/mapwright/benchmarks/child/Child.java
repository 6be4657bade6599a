package dev.mapwright.benchmarks.child;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A server that is measured: a process of its own on a port of this machine. What it prints goes to
 * a file of its name. Closing it ends it.
 */
public final class Child implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String name;
  private final int port;
  private final Path log;
  private final Process process;
  private final Thread atExit;

  private Child(String name, int port, Path log, Process process) {
    this.name = name;
    this.port = port;
    this.log = log;
    this.process = process;
    this.atExit = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** Starts one; the port, a free one, is what {@code command} was made with. */
  public static Child start(
      String name, int port, List<String> command, Map<String, String> environment, Path folder)
      throws IOException {
    Path log = folder.resolve(name.replace(' ', '-') + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    return new Child(name, port, log, builder.start());
  }

  /** A port on which nobody listens now. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  public String name() {
    return name;
  }

  public int port() {
    return port;
  }

  /** Waits until a path is answered with 200, asking every 4 ms, and returns that answer. */
  public byte[] await(String path, Map<String, String> headers)
      throws IOException, InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    String last = "nothing";
    while (process.isAlive() && System.nanoTime() < until) {
      try {
        HttpResponse<byte[]> answer = get(path, headers);
        if (answer.statusCode() == 200) {
          return answer.body();
        }
        last = Integer.toString(answer.statusCode());
      } catch (IOException e) {
        last = e.toString(); // it does not listen yet
      }
      Thread.sleep(4);
    }
    throw new IOException(name + " does not answer " + path + " (" + last + "); see " + log);
  }

  public HttpResponse<byte[]> get(String path, Map<String, String> headers)
      throws IOException, InterruptedException {
    return HTTP.send(request(path, headers), HttpResponse.BodyHandlers.ofByteArray());
  }

  /** The body of an answer as it comes. */
  public InputStream open(String path, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpResponse<InputStream> answer =
        HTTP.send(request(path, headers), HttpResponse.BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) {
      throw new IOException(name + " answers " + path + " with " + answer.statusCode());
    }
    return answer.body();
  }

  private HttpRequest request(String path, Map<String, String> headers) {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofMinutes(2));
    headers.forEach(request::header);
    return request.build();
  }

  /** The CPU time that it has used, all its threads together. */
  public Duration cpu() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /** The most memory that was resident since {@link #forgetPeak}, in MiB. */
  public double peakMiB() throws IOException {
    for (String line : Files.readAllLines(proc("status"))) {
      if (line.startsWith("VmHWM:")) {
        return Double.parseDouble(line.replaceAll("\\D", "")) / 1024;
      }
    }
    throw new IOException("Linux does not say how much memory " + name + " took");
  }

  /** Lets the peak count anew from what is resident now. */
  public void forgetPeak() throws IOException {
    Files.writeString(proc("clear_refs"), "5");
  }

  private Path proc(String file) {
    return Path.of("/proc", Long.toString(process.pid()), file);
  }

  /** Ends it, by force after 15 seconds. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(15, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().removeShutdownHook(atExit);
  }
}
