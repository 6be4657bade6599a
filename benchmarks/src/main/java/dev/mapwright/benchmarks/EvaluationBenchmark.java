package dev.mapwright.benchmarks;

import com.api.jsonata4java.expressions.EvaluateException;
import com.api.jsonata4java.expressions.EvaluateRuntimeException;
import com.api.jsonata4java.expressions.Expressions;
import com.api.jsonata4java.expressions.ParseException;
import dev.mapwright.jsonata.Jsonata;
import dev.mapwright.jsonata.value.Json;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** One record through one mapping, by each of those who can. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
public class EvaluationBenchmark {
  @Param public MeasuredMapping mapping;

  private final ObjectMapper jackson = new ObjectMapper();
  private byte[] record;
  private String source;
  private Map<?, ?> plainInput;
  private Object input;
  private JsonNode tree;
  private Function<Map<?, ?>, Object> byHand;
  private Jsonata mapwright;
  private com.dashjoin.jsonata.Jsonata dashjoin;
  private @Nullable Expressions jsonata4java;

  /** Reads and compiles everything, and checks that our answer is the one written by hand. */
  @Setup
  public void prepare() throws IOException {
    record = mapping.record();
    source = mapping.expression();
    plainInput = jackson.readValue(record, Map.class);
    input = Json.read(record);
    tree = jackson.readTree(record);
    byHand = mapping.byHand();
    mapwright = Jsonata.compile(source);
    dashjoin = com.dashjoin.jsonata.Jsonata.jsonata(source);
    jsonata4java = parsed(source);
    JsonNode wanted = jackson.readTree(jackson.writeValueAsBytes(byHand.apply(plainInput)));
    JsonNode given = jackson.readTree(Json.writeBytes(mapwright.evaluate(input)));
    if (!wanted.equals(given)) {
      throw new IllegalStateException("by hand: " + wanted + "\nbut: " + given);
    }
  }

  /** JSONata4Java cannot parse every mapping; what it cannot, it is not measured with. */
  private static @Nullable Expressions parsed(String source) throws IOException {
    try {
      return Expressions.parse(source);
    } catch (ParseException | EvaluateRuntimeException e) {
      System.out.println("JSONata4Java cannot parse this mapping: " + e.getMessage());
      return null;
    }
  }

  /** The mapping written by hand, over maps as Jackson reads them. */
  @Benchmark
  public Object byHand() {
    return byHand.apply(plainInput);
  }

  /** This project's module. */
  @Benchmark
  public @Nullable Object mapwright() {
    return mapwright.evaluate(input);
  }

  /** dashjoin, each call with its own frame, as sharing demands. */
  @Benchmark
  public @Nullable Object dashjoin() {
    return dashjoin.evaluate(plainInput, dashjoin.createFrame());
  }

  /** JSONata4Java. */
  @Benchmark
  public @Nullable Object jsonata4java() throws EvaluateException {
    return jsonata4java == null ? null : jsonata4java.evaluate(tree);
  }

  /** Reading the record with Jackson and printing it again: the yardstick. */
  @Benchmark
  public byte[] jacksonReadAndPrint() {
    return jackson.writeValueAsBytes(jackson.readTree(record));
  }

  /** Compiling the mapping. */
  @Benchmark
  public Object compile() {
    return Jsonata.compile(source);
  }
}
