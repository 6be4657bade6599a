package dev.mapwright.cli.command;

import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Tells what went wrong in words, never by a stack trace. Who hunts a defect sets {@code
 * MAPWRIGHT_DEBUG}.
 */
public final class FailureInWords
    implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private static final String DEBUG = "MAPWRIGHT_DEBUG";

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (failure instanceof CommandFailure expected) {
      err.println(expected.getMessage());
      return expected.exitCode();
    }
    if (System.getenv(DEBUG) != null) {
      failure.printStackTrace(err);
    }
    if (failure instanceof java.io.IOException || failure instanceof java.io.UncheckedIOException) {
      err.println(inWords(failure));
      return ExitCode.UNAVAILABLE;
    }
    err.println(
        "Mapwright has a defect: "
            + failure
            + ". Please report it; with "
            + DEBUG
            + "=1 in the environment the command prints where.");
    return ExitCode.DEFECT;
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(wrong.getMessage());
    UnmatchedArgumentException.printSuggestions(wrong, err);
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.USAGE;
  }

  private static String inWords(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return switch (cause) {
      case NoSuchFileException e -> "There is no file " + e.getFile();
      default -> String.valueOf(cause.getMessage());
    };
  }
}
