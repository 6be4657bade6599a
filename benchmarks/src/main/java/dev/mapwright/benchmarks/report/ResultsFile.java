package dev.mapwright.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Results as JSON, with the samples of all runs. */
public final class ResultsFile {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ResultsFile() {}

  public static MeasuredResults read(Path file) throws IOException {
    return JSON.readValue(Files.readAllBytes(file), MeasuredResults.class);
  }

  public static void write(MeasuredResults results, Path file) throws IOException {
    Files.write(file, JSON.writeValueAsBytes(results));
  }
}
