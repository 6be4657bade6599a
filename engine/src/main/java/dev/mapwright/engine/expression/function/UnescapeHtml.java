package dev.mapwright.engine.expression.function;

import dev.mapwright.engine.expression.function.AddedFunction.Example;
import java.util.List;
import java.util.Map;
import org.apache.commons.text.translate.AggregateTranslator;
import org.apache.commons.text.translate.EntityArrays;
import org.apache.commons.text.translate.LookupTranslator;
import org.apache.commons.text.translate.NumericEntityUnescaper;
import org.jspecify.annotations.Nullable;

/** {@code $unescape_html}: what a vendor escaped for web pages. */
final class UnescapeHtml {
  private static final String NAME = "unescape_html";

  static final AddedFunction FUNCTION =
      new AddedFunction(
          NAME,
          "$unescape_html(text)",
          "The text with HTML's named and numbered entities resolved, once. Tags stay.",
          List.of(
              new Example(
                  "$unescape_html(\"O&apos;Neill &amp; S&ouml;hne\")", "\"O'Neill & Söhne\""),
              new Example("$unescape_html(\"&#233;t&#xE9;\")", "\"été\""),
              new Example("$unescape_html(\"&amp;lt;\")", "\"&lt;\""),
              new Example("$unescape_html(\"AT&T &unknown;\")", "\"AT&T &unknown;\"")),
          UnescapeHtml::apply);

  private static final AggregateTranslator ENTITIES =
      new AggregateTranslator(
          lookup(EntityArrays.BASIC_UNESCAPE),
          lookup(EntityArrays.APOS_UNESCAPE),
          lookup(EntityArrays.ISO8859_1_UNESCAPE),
          lookup(EntityArrays.HTML40_EXTENDED_UNESCAPE),
          new NumericEntityUnescaper());

  private UnescapeHtml() {}

  private static LookupTranslator lookup(Map<CharSequence, CharSequence> entities) {
    return new LookupTranslator(entities);
  }

  private static @Nullable Object apply(List<@Nullable Object> values) {
    Object value = new Arguments(NAME, values, 1, 1).value(0);
    if (value instanceof List<?> || value instanceof Map<?, ?>) {
      return value; // no text, which the field tells of
    }
    String text = new Arguments(NAME, values, 1, 1).textOrNothing(0);
    if (text == null || text.indexOf('&') < 0) {
      return text;
    }
    try {
      return ENTITIES.translate(text);
    } catch (IllegalArgumentException e) {
      return text; // a number beyond Unicode: better the text as the vendor sent it than none
    }
  }
}
