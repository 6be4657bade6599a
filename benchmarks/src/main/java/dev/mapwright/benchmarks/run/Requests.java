package dev.mapwright.benchmarks.run;

import dev.mapwright.benchmarks.load.Load.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** What is asked of ours and of the others, form by form, as {@code requests.json} says. */
final class Requests {
  static final String TOKEN = "secret";

  private record Form(
      String ours, @Nullable Map<String, String> headers, @Nullable String byHand) {}

  private final Map<String, Form> forms;

  Requests(Path file) throws IOException {
    forms =
        JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build()
            .readValue(Files.readAllBytes(file), new TypeReference<>() {});
  }

  /** For each of some accounts, named by a prefix and a number from 0, one request. */
  List<Target> ours(String name, String prefix, int accounts, Map<String, String> values) {
    Form form = form(name);
    return IntStream.range(0, accounts)
        .mapToObj(i -> prefix + i)
        .map(account -> {
          Map<String, String> headers = new HashMap<>();
          headers.put("Authorization", "Bearer " + TOKEN);
          if (form.headers() != null) {
            form.headers()
                .forEach((key, value) -> headers.put(key, value.replace("{account}", account)));
          }
          String path = filled(form.ours(), values).replace("{account}", account);
          return new Target(path, headers);
        })
        .toList();
  }

  List<Target> byHand(String name, Map<String, String> values) {
    String path = Objects.requireNonNull(form(name).byHand(), name);
    return List.of(new Target(filled(path, values), Map.of()));
  }

  private Form form(String name) {
    return Objects.requireNonNull(forms.get(name), name);
  }

  private static String filled(String path, Map<String, String> values) {
    String result = path;
    for (Map.Entry<String, String> value : values.entrySet()) {
      result = result.replace("{" + value.getKey() + "}", value.getValue());
    }
    return result;
  }
}
