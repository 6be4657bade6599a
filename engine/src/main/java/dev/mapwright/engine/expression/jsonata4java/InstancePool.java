package dev.mapwright.engine.expression.jsonata4java;

import com.api.jsonata4java.expressions.EvaluateRuntimeException;
import com.api.jsonata4java.expressions.Expressions;
import com.api.jsonata4java.expressions.ParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parsed instances of one expression. JSONata4Java gives wrong results, silently, when two threads
 * share one, so each evaluation has an instance to itself: one that is idle, or a new one.
 */
final class InstancePool {
  private static final int MOST_SHOWN = 20;
  private static final Pattern POSITION = Pattern.compile("line (\\d+):(\\d+)");

  /** The expression in its words. */
  private final String source;

  private final PatternVariables patterns;
  private final BlockingQueue<Expressions> idle =
      new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());

  private InstancePool(Rewritten rewritten) throws UnsupportedExpression {
    this.source = rewritten.text();
    this.patterns = PatternVariables.of(rewritten.patterns());
  }

  /** Instances of an expression that can be parsed. */
  static InstancePool of(Rewritten rewritten) throws UnsupportedExpression {
    InstancePool pool = new InstancePool(rewritten);
    pool.give(pool.take());
    return pool;
  }

  /** The regular expressions that its variables stand for. */
  PatternVariables patterns() {
    return patterns;
  }

  /** An instance that nobody else has. */
  Expressions take() throws UnsupportedExpression {
    Expressions known = idle.poll();
    return known == null ? parse() : known;
  }

  /** Takes an instance back; beyond the pool's size it is dropped. */
  void give(Expressions instance) {
    idle.offer(instance);
  }

  private Expressions parse() throws UnsupportedExpression {
    try {
      return Expressions.parse(source, LinearRegexEngine.INSTANCE);
    } catch (ParseException | EvaluateRuntimeException e) {
      throw unsupported(String.valueOf(e.getMessage()));
    } catch (StackOverflowError e) {
      throw unsupported("it is nested too deeply");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the parser's message, which is about its own grammar, says it got stuck. */
  private UnsupportedExpression unsupported(String message) {
    Matcher position = POSITION.matcher(message);
    if (!position.find()) {
      return new UnsupportedExpression(message);
    }
    int column = Integer.parseInt(position.group(2));
    int offset = Math.min(lineStart(Integer.parseInt(position.group(1))) + column, source.length());
    String rest = source.substring(offset, Math.min(offset + MOST_SHOWN, source.length()));
    return new UnsupportedExpression(
        rest.isEmpty() ? "it ends too early" : "it does not understand `" + rest + "`");
  }

  private int lineStart(int line) {
    int start = 0;
    for (int i = 1; i < line; i++) {
      start = source.indexOf('\n', start) + 1;
    }
    return start;
  }
}
