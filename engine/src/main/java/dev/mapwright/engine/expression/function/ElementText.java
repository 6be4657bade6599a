package dev.mapwright.engine.expression.function;

import dev.mapwright.engine.expression.function.AddedFunction.Example;
import dev.mapwright.jsonata.value.JsonNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code $xml_text}: the text of an XML element, whether it has attributes or not. */
final class ElementText {
  private static final String NAME = "xml_text";
  private static final String TEXT = "#text";

  static final AddedFunction FUNCTION =
      new AddedFunction(
          NAME,
          "$xml_text(element)",
          "The text of an element of XML, whether it has attributes or not; those of several as an"
              + " array. Other values stay as they are; an element without text gives undefined.",
          List.of(
              new Example("$xml_text(\"Ada\")", "\"Ada\""),
              new Example("$xml_text({\"@lang\": \"en\", \"#text\": \"Ada\"})", "\"Ada\""),
              new Example(
                  "$xml_text([\"a@example.com\", {\"@kind\": \"work\", \"#text\":"
                      + " \"b@example.com\"}])",
                  "[\"a@example.com\",\"b@example.com\"]"),
              new Example("$xml_text({\"@nil\": \"true\"})", "undefined")),
          ElementText::apply);

  private ElementText() {}

  private static @Nullable Object apply(List<@Nullable Object> values) {
    return text(new Arguments(NAME, values, 1, 1).value(0));
  }

  private static @Nullable Object text(@Nullable Object element) {
    return switch (element) {
      case null -> null;
      case JsonNull _ -> null;
      case Map<?, ?> members -> members.get(TEXT);
      case List<?> several -> {
        List<Object> texts = new ArrayList<>();
        several.stream().map(ElementText::text).filter(Objects::nonNull).forEach(texts::add);
        yield texts.isEmpty() ? null : texts;
      }
      default -> element;
    };
  }
}
