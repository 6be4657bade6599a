package dev.mapwright.cli.command;

import dev.mapwright.fixtures.file.FixtureException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Tells what went wrong in words, never by a stack trace. Who hunts a defect sets {@code
 * MAPWRIGHT_DEBUG}.
 */
public final class FailureReporter
    implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private static final String DEBUG = "MAPWRIGHT_DEBUG";

  private final ValueSources sources;

  /** What stands elsewhere than on the command line. */
  public interface ValueSources {
    /** Where the value of an option stands, unless that is the command line. */
    Optional<String> source(OptionSpec option);

    /** What is wrong there, in lines. */
    List<String> problems(CommandSpec command);
  }

  /** Reports for all commands. */
  public FailureReporter(ValueSources sources) {
    this.sources = sources;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    return switch (failure) {
      case CommandFailure expected -> {
        err.println(expected.getMessage());
        yield expected.exitCode();
      }
      case FixtureException wrong -> {
        err.println(wrong.getMessage());
        yield ExitCode.FAILED;
      }
      case UncheckedIOException e ->
          unavailable(
              Objects.requireNonNullElse(e.getCause(), new IOException(e.getMessage())), err);
      case IOException e -> unavailable(e, err);
      default -> defect(failure, err);
    };
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    sources.problems(command.getCommandSpec()).forEach(err::println);
    err.println(wrong.getMessage() + source(wrong));
    UnmatchedArgumentException.printSuggestions(wrong, err);
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.USAGE;
  }

  private String source(ParameterException wrong) {
    return wrong.getArgSpec() instanceof OptionSpec option
        ? sources.source(option).map(source -> " (from " + source + ")").orElse("")
        : "";
  }

  /** Tells of a failure that is nobody's fault but ours; returns its exit code. */
  public static int defect(Throwable failure, PrintWriter err) {
    if (System.getenv(DEBUG) != null) {
      failure.printStackTrace(err);
    }
    err.println(
        "Mapwright has a defect: "
            + failure
            + ". Please report it; with "
            + DEBUG
            + "=1 in the environment the command prints where.");
    return ExitCode.DEFECT;
  }

  private static int unavailable(IOException failure, PrintWriter err) {
    err.println(
        failure instanceof NoSuchFileException missing
            ? "There is no file " + missing.getFile()
            : String.valueOf(failure.getMessage()));
    return ExitCode.UNAVAILABLE;
  }
}
