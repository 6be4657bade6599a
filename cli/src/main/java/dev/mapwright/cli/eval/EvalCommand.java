package dev.mapwright.cli.eval;

import dev.mapwright.cli.command.Evaluator;
import dev.mapwright.cli.command.Terminal;
import dev.mapwright.cli.documents.DocumentReader;
import dev.mapwright.cli.documents.NotJson;
import dev.mapwright.cli.documents.OrderedWork;
import dev.mapwright.engine.expression.Expression;
import dev.mapwright.engine.expression.ExpressionFailure;
import dev.mapwright.jsonata.option.Bindings;
import dev.mapwright.jsonata.option.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mapwright eval}. */
@Command(
    name = "eval",
    description = {
      "Evaluates a JSONata expression over JSON or newline-delimited JSON and prints the results"
          + " as JSON, in order, worked on by all cores. The functions that connectors have"
          + " ($present, $date, ...) are there too.",
      "Without a file it reads standard input; if there is none, the expression has no input."
    },
    exitCodeListHeading = "%nExit codes, as jq has them:%n",
    exitCodeList = {
      "0:evaluated",
      "1:with --exit-status: the last result was false or null",
      "2:the command line is wrong, or the input is missing or no JSON",
      "3:the expression is no JSONata",
      "4:with --exit-status: there was no result",
      "5:the expression could not be evaluated on an input, or not within the limits"
    })
public final class EvalCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Supplier<Evaluator> evaluator;

  @Parameters(index = "0", paramLabel = "EXPR", description = "The expression.")
  private String expression = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = "A file of JSON documents; - is standard input.")
  private @Nullable String file;

  @Option(
      names = {"-c", "--compact"},
      description = "Prints each result on one line.")
  private boolean compact;

  @Option(
      names = {"-r", "--raw"},
      description = "Prints texts as they are, without quotes.")
  private boolean raw;

  @Option(
      names = {"-e", "--exit-status"},
      description = "Tells by the exit code what the last result was.")
  private boolean exitStatus;

  @Option(
      names = "--arg",
      arity = "2",
      paramLabel = "NAME VALUE",
      hideParamSyntax = true,
      description = "Sets the variable $NAME to a text. May be repeated.")
  private List<String> arguments = new ArrayList<>();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "How long one evaluation may take (default: ${DEFAULT-VALUE}).")
  private double timeout = 10;

  /** Reads and writes a terminal. */
  public EvalCommand(Terminal terminal, Supplier<Evaluator> evaluator) {
    this.terminal = terminal;
    this.evaluator = evaluator;
  }

  @Override
  public Integer call() {
    if (!(timeout > 0 && timeout <= 3_600)) {
      return fail(JqExit.INPUT, "--timeout must be more than 0 and at most 3600 seconds");
    }
    String wrongName = wrongName();
    if (wrongName != null) {
      return fail(
          JqExit.INPUT,
          "--arg takes the name of a variable without the dollar sign, not '" + wrongName + "'");
    }
    Expression compiled;
    try {
      Limits limits = Limits.DEFAULT.withTime(Duration.ofMillis((long) Math.ceil(timeout * 1e3)));
      compiled = evaluator.get().language(limits).compile(ExpressionText.of(expression));
    } catch (ExpressionFailure e) {
      return fail(JqExit.COMPILE, FailureText.of(e));
    }
    DocumentEvaluator documents =
        new DocumentEvaluator(compiled, Bindings.of(variables()), compact, raw);
    Results results = new Results(terminal, inputName());
    try {
      evaluate(documents, results);
    } catch (NotJson e) {
      return fail(JqExit.INPUT, e.text(inputName()));
    } catch (NoSuchFileException missing) {
      return fail(JqExit.INPUT, "There is no file " + missing.getFile());
    } catch (IOException unreadable) {
      return fail(JqExit.INPUT, "Cannot read the input: " + unreadable.getMessage());
    }
    String loss = terminal.loss();
    return loss == null ? results.exit(exitStatus) : fail(JqExit.INPUT, loss);
  }

  private void evaluate(DocumentEvaluator documents, Results results) throws IOException {
    if (file == null && terminal.interactive()) {
      results.print(documents.evaluate());
      return;
    }
    try (InputStream input = open()) {
      DocumentReader reader = new DocumentReader(input, false);
      OrderedWork.run(reader::next, documents::evaluate, results::print);
      if (file == null && reader.count() == 0) {
        results.print(documents.evaluate());
      }
    }
  }

  private InputStream open() throws IOException {
    return file == null || file.equals("-") ? terminal.in() : Files.newInputStream(Path.of(file));
  }

  private String inputName() {
    return file == null || file.equals("-") ? "input" : file;
  }

  private @Nullable String wrongName() {
    for (int i = 0; i < arguments.size(); i += 2) {
      if (!arguments.get(i).matches("[\\p{L}_][\\p{L}\\p{N}_]*")) {
        return arguments.get(i);
      }
    }
    return null;
  }

  private Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i + 1 < arguments.size(); i += 2) {
      variables.put(arguments.get(i), arguments.get(i + 1));
    }
    return variables;
  }

  private int fail(int code, String message) {
    terminal.err().println(message);
    return code;
  }
}
