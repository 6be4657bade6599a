package dev.mapwright.benchmarks.load;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A closed loop: as many connections as are wished, each asking again as soon as it has its answer,
 * until the time is over; what has been asked by then is answered to its end. So a server is never
 * asked more than it can do, and what waits in it is at most one request a connection.
 */
public final class Load {
  /** What is asked for. */
  public record Target(String path, Map<String, String> headers) {
    public Target {
      headers = Map.copyOf(headers);
    }

    private byte[] request(int port) {
      StringBuilder text = new StringBuilder("GET " + path + " HTTP/1.1\r\n");
      text.append("Host: 127.0.0.1:").append(port).append("\r\n");
      headers.forEach((name, value) -> text.append(name + ": " + value + "\r\n"));
      return text.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }
  }

  /**
   * What came of it. Times are from the first byte of a request to the last of its answer.
   *
   * @param rate answers a second, until the last one was there
   * @param refused answers whose status was not 200
   */
  public record Outcome(double rate, double p50Ms, double p99Ms, int answers, int refused) {}

  /** After how many nanoseconds an answer was there. */
  private record Answer(long took, int status) {}

  private Load() {}

  /** Asks for the targets in turn, whichever connection comes next. */
  public static Outcome run(int port, List<Target> targets, int connections, Duration time)
      throws IOException, InterruptedException {
    List<byte[]> requests = targets.stream().map(target -> target.request(port)).toList();
    AtomicInteger turn = new AtomicInteger();
    long began = System.nanoTime();
    long until = began + time.toNanos();
    List<Answer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Answer>>> all = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        all.add(threads.submit(() -> ask(port, requests, turn, until)));
      }
      for (Future<List<Answer>> one : all) {
        answers.addAll(one.get());
      }
    } catch (ExecutionException e) {
      throw new IOException("A connection broke off: " + e.getCause(), e);
    }
    long[] took = answers.stream().mapToLong(Answer::took).sorted().toArray();
    double seconds = (System.nanoTime() - began) / 1e9;
    int refused = (int) answers.stream().filter(answer -> answer.status() != 200).count();
    return new Outcome(took.length / seconds, ms(took, 0.5), ms(took, 0.99), took.length, refused);
  }

  private static List<Answer> ask(int port, List<byte[]> requests, AtomicInteger turn, long until)
      throws IOException {
    List<Answer> answers = new ArrayList<>();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(60_000);
      OutputStream out = socket.getOutputStream();
      AnswerReader in = new AnswerReader(socket.getInputStream());
      for (long asked = System.nanoTime(); asked < until; asked = System.nanoTime()) {
        out.write(requests.get(Math.floorMod(turn.getAndIncrement(), requests.size())));
        int status = in.status();
        answers.add(new Answer(System.nanoTime() - asked, status));
      }
    }
    return answers;
  }

  private static double ms(long[] sorted, double share) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))] / 1e6;
  }
}
