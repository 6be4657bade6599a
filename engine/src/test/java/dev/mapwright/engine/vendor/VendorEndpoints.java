package dev.mapwright.engine.vendor;

import static dev.mapwright.engine.vendor.Written.expression;
import static dev.mapwright.engine.vendor.Written.template;

import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.connector.ErrorRules;
import dev.mapwright.engine.connector.Fragment;
import dev.mapwright.engine.connector.RatePool;
import dev.mapwright.engine.connector.Request;
import dev.mapwright.engine.connector.Request.ArrayStyle;
import dev.mapwright.engine.connector.Request.Decode;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.Template;
import dev.mapwright.engine.failure.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** An endpoint in the making, written like in a connector's file. */
public final class VendorEndpoints {
  private final Request.Method method;
  private final Request.Target target;
  private final SequencedMap<String, Template> query = new LinkedHashMap<>();
  private final SequencedMap<String, Template> headers = new LinkedHashMap<>();
  private final SequencedMap<Outcome, Expression> errors = new LinkedHashMap<>();
  private final List<RatePool> limits = new ArrayList<>();
  private @Nullable Template json;
  private @Nullable Template form;
  private @Nullable Expression message;
  private Request.@Nullable Basic basic;
  private ArrayStyle arrays = ArrayStyle.REPEAT;
  private Decode decode = Decode.JSON;
  private Duration timeout = Duration.ofSeconds(10);
  private int attempts = 3;

  private VendorEndpoints(Request.Method method, Request.Target target) {
    this.method = method;
    this.target = target;
  }

  /** Begins with {@code GET /path/{{ $id }}} or {@code POST https://...}. */
  public static VendorEndpoints request(String line) {
    String[] parts = line.split(" ", 2);
    String path = parts[1];
    return new VendorEndpoints(
        Request.Method.valueOf(parts[0]),
        path.startsWith("/")
            ? new Request.Target.Path(
                Arrays.stream(path.substring(1).split("/"))
                    .filter(segment -> !segment.isEmpty())
                    .map(Written::template)
                    .toList(),
                path.endsWith("/"))
            : new Request.Target.Url(template(path)));
  }

  public VendorEndpoints query(String name, Object value) {
    query.put(name, template(value));
    return this;
  }

  public VendorEndpoints header(String name, Object value) {
    headers.put(name, template(value));
    return this;
  }

  public VendorEndpoints json(Object value) {
    json = template(value);
    return this;
  }

  public VendorEndpoints form(Object value) {
    form = template(value);
    return this;
  }

  public VendorEndpoints basic(String username, String password) {
    basic = new Request.Basic(template(username), template(password));
    return this;
  }

  public VendorEndpoints arrays(ArrayStyle style) {
    arrays = style;
    return this;
  }

  public VendorEndpoints decode(Decode as) {
    decode = as;
    return this;
  }

  public VendorEndpoints error(Outcome outcome, String condition) {
    errors.put(outcome, expression(condition));
    return this;
  }

  public VendorEndpoints message(String words) {
    message = expression(words);
    return this;
  }

  public VendorEndpoints limit(RatePool pool) {
    limits.add(pool);
    return this;
  }

  public VendorEndpoints timeout(Duration time) {
    timeout = time;
    return this;
  }

  public VendorEndpoints attempts(int number) {
    attempts = number;
    return this;
  }

  /** The endpoint. */
  public Endpoint end() {
    return new Endpoint(
        "candidates.list",
        new Request(
            method,
            target,
            new Fragment(query, headers, json, form),
            basic,
            arrays,
            decode,
            Written.HERE),
        new ErrorRules(errors, message),
        limits,
        timeout,
        attempts);
  }
}
