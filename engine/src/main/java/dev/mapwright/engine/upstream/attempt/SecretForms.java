package dev.mapwright.engine.upstream.attempt;

import dev.mapwright.engine.upstream.wire.Percent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;

/** The forms in which a text that was sent may come back. */
public final class SecretForms {
  private SecretForms() {}

  /** Adds the text as it is, and as URLs, JSON, HTML and Base64 write it. */
  public static void add(Set<String> forms, String text) {
    String plain = text.strip();
    forms.add(plain);
    forms.add(Percent.value(plain));
    forms.add(URLEncoder.encode(plain, StandardCharsets.UTF_8));
    String json = plain.replace("\\", "\\\\").replace("\"", "\\\"");
    forms.add(json);
    forms.add(json.replace("/", "\\/"));
    forms.add(ascii(json));
    forms.add(ascii(json).replace("/", "\\/"));
    forms.add(html(plain, "&#39;"));
    forms.add(html(plain, "&apos;"));
    byte[] bytes = plain.getBytes(StandardCharsets.UTF_8);
    Base64.Encoder unpadded = Base64.getEncoder().withoutPadding();
    forms.add(unpadded.encodeToString(bytes));
    forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Adds a header's value: as a whole, what follows its scheme, and what a pair consists of. */
  public static void addHeader(Set<String> forms, String value) {
    add(forms, value);
    String[] parts = value.strip().split("\\s+", 2);
    if (parts.length == 2) {
      add(forms, parts[1]);
      if (parts[0].equalsIgnoreCase("Basic")) {
        addPair(forms, parts[1]);
      }
    }
  }

  private static void addPair(Set<String> forms, String encoded) {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      add(forms, pair);
      for (String part : pair.split(":", 2)) {
        add(forms, part);
      }
    } catch (IllegalArgumentException _) {
      // not Base64 after all: struck out as it is
    }
  }

  /** As JSON writes it that keeps to ASCII. */
  private static String ascii(String json) {
    return json.chars()
        .mapToObj(c -> c < 0x80 ? String.valueOf((char) c) : "\\u%04x".formatted(c))
        .collect(Collectors.joining());
  }

  private static String html(String text, String apostrophe) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", apostrophe);
  }
}
