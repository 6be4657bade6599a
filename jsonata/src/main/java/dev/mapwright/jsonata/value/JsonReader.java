package dev.mapwright.jsonata.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/** Reads one document, token by token, into values. */
final class JsonReader {
  private static final int NESTING = 1_000;
  private static final long LENGTH = 256L << 20;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(NESTING)
                  .maxDocumentLength(LENGTH)
                  .build())
          .build();

  private final byte[] document;
  private final JsonParser parser;
  // Names and values of the objects and arrays being read, innermost last.
  private String[] names = new String[16];
  private Object[] values = new Object[32];
  private int nameCount;
  private int valueCount;
  // The last form of each size: records of a page share their keys.
  private final @Nullable JsonKeys[] forms = new JsonKeys[64];

  private JsonReader(byte[] document, JsonParser parser) {
    this.document = document;
    this.parser = parser;
  }

  static Object read(byte[] document) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), document)) {
      JsonReader reader = new JsonReader(document, parser);
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw JsonataException.of("M2001", "Not JSON: the document is empty");
      }
      Object value = reader.value(first);
      if (parser.nextToken() != null) {
        throw new StreamReadException(parser, "something follows the end of the document");
      }
      return value;
    } catch (StreamConstraintsException e) {
      throw JsonataException.of("M2002", "Document too large: " + e.getOriginalMessage());
    } catch (JacksonException e) {
      throw notJson(document, e);
    }
  }

  private static JsonataException notJson(byte[] document, JacksonException e) {
    long at = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
    JsonataException error = JsonataException.of("M2001", "Not JSON: " + e.getOriginalMessage());
    if (at < 0 || at > document.length) {
      return error;
    }
    int offset = new String(document, 0, (int) at, StandardCharsets.UTF_8).length();
    return error.at(new String(document, StandardCharsets.UTF_8), offset);
  }

  private Object value(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT -> wholeNumber();
      case VALUE_NUMBER_FLOAT -> JsonNumber.of(parser.getDoubleValue());
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      case VALUE_NULL -> JsonNull.NULL;
      default -> throw new StreamReadException(parser, "unexpected " + token);
    };
  }

  private Number wholeNumber() {
    if (parser.getNumberType() == NumberType.BIG_INTEGER) {
      return parser.getBigIntegerValue();
    }
    return parser.getLongValue();
  }

  private Object array() {
    int start = valueCount;
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      push(value(token));
    }
    Object[] items = take(start);
    return items.length == 0 ? JsonArray.EMPTY : new JsonArray(items);
  }

  private Object object() {
    int startByte = (int) parser.currentTokenLocation().getByteOffset();
    int firstName = nameCount;
    int firstValue = valueCount;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      pushName(parser.currentName());
      push(value(parser.nextToken()));
    }
    int count = nameCount - firstName;
    int endByte = (int) parser.currentLocation().getByteOffset();
    RawJson raw = startByte < 0 ? null : new RawJson(document, startByte, endByte);
    JsonKeys form = forms[count % forms.length];
    if (form == null || !isForm(form, firstName, count)) {
      if (hasDuplicate(firstName)) {
        return lastOfEach(firstName, firstValue, raw);
      }
      form = JsonKeys.ofInterned(Arrays.copyOfRange(names, firstName, nameCount));
      forms[count % forms.length] = form;
    }
    nameCount = firstName;
    return new JsonObject(form, take(firstValue), raw);
  }

  @SuppressWarnings({"ReferenceEquality", "StringEquality"}) // names are interned
  private boolean isForm(JsonKeys form, int firstName, int count) {
    if (form.size() != count) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (form.get(i) != names[firstName + i]) {
        return false;
      }
    }
    return true;
  }

  private boolean hasDuplicate(int firstName) {
    Set<String> seen = new HashSet<>();
    for (int i = firstName; i < nameCount; i++) {
      if (!seen.add(names[i])) {
        return true;
      }
    }
    return false;
  }

  private JsonObject lastOfEach(int firstName, int firstValue, @Nullable RawJson raw) {
    Map<String, Object> last = new LinkedHashMap<>();
    for (int i = firstName; i < nameCount; i++) {
      last.put(names[i], values[firstValue + i - firstName]);
    }
    nameCount = firstName;
    valueCount = firstValue;
    return new JsonObject(
        JsonKeys.ofInterned(last.keySet().toArray(String[]::new)), last.values().toArray(), raw);
  }

  private void pushName(String name) {
    if (nameCount == names.length) {
      names = Arrays.copyOf(names, nameCount * 2);
    }
    names[nameCount++] = name;
  }

  private void push(Object value) {
    if (valueCount == values.length) {
      values = Arrays.copyOf(values, valueCount * 2);
    }
    values[valueCount++] = value;
  }

  private Object[] take(int start) {
    Object[] own = Arrays.copyOfRange(values, start, valueCount);
    valueCount = start;
    return own;
  }
}
