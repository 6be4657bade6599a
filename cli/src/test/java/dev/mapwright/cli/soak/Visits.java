package dev.mapwright.cli.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mapwright.jsonata.value.Json;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What callers do, and what they must get: every record once, with the facts that it had when it
 * was first read. Thread-safe.
 */
final class Visits {
  private static final String OWN = "/unified/ats/candidates";
  private static final String OTHER = "/api/ats/v1/candidates";

  private final Asking asking;

  /** By account, form and id: what was first read. */
  private final Map<String, Object> known = new ConcurrentHashMap<>();

  Visits(Asking asking) {
    this.asking = asking;
  }

  /** One of them, by chance. */
  void any(SoakVendor vendor, RandomGenerator random) {
    switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4 -> walk(vendor, vendor.name(), 1 + random.nextInt(30));
      case 5, 6, 7 -> dialect("bindbee", "x-connector-token", vendor, 20 + random.nextInt(50));
      case 8, 9, 10 -> dialect("merge", "X-Account-Token", vendor, 20 + random.nextInt(50));
      case 11, 12 -> stream(vendor);
      case 13, 14 -> get(vendor, random);
      case 15 -> unchanged(vendor, random);
      case 16 ->
          asking.leaving("left", OWN + account(vendor.name()) + "&truto_response_format=stream");
      case 17 -> filtered(vendor, random);
      case 18 -> comesAndGoes(vendor);
      default -> mistakes(vendor);
    }
  }

  /** Page by page, in the server's own form. */
  void walk(SoakVendor vendor, String account, int limit) {
    List<Map<?, ?>> records = new ArrayList<>();
    String cursor = "";
    do {
      Map<?, ?> page =
          asking.patiently("list", OWN + account(account) + "&limit=" + limit + cursor, Map.of());
      records.addAll(own(page.get("result")));
      cursor = next("&next_cursor=", page.get("next_cursor"));
    } while (!cursor.isEmpty());
    all(vendor, account, "own", "id", records);
  }

  private void dialect(String name, String header, SoakVendor vendor, int size) {
    List<Map<?, ?>> records = new ArrayList<>();
    String cursor = "";
    do {
      Map<?, ?> page =
          asking.patiently(
              name, OTHER + "?page_size=" + size + cursor, Map.of(header, vendor.name()));
      Object items = page.containsKey("items") ? page.get("items") : page.get("results");
      records.addAll(own(items));
      cursor = next("&cursor=", page.containsKey("next") ? page.get("next") : page.get("cursor"));
    } while (!cursor.isEmpty());
    all(vendor, vendor.name(), name, "remote_id", records);
  }

  private void stream(SoakVendor vendor) {
    Map<?, ?> page =
        asking.patiently(
            "stream", OWN + account(vendor.name()) + "&truto_response_format=stream", Map.of());
    List<Map<?, ?>> records = new ArrayList<>(own(page.get("result")));
    String cursor = next("&next_cursor=", page.get("next_cursor"));
    while (!cursor.isEmpty()) {
      Map<?, ?> rest =
          asking.patiently("rest of a stream", OWN + account(vendor.name()) + cursor, Map.of());
      records.addAll(own(rest.get("result")));
      cursor = next("&next_cursor=", rest.get("next_cursor"));
    }
    all(vendor, vendor.name(), "own", "id", records);
  }

  private void get(SoakVendor vendor, RandomGenerator random) {
    String id = someId(vendor, random);
    Map<?, ?> record = asking.patiently("get", one(id) + account(vendor.name()), Map.of());
    same(vendor.name() + " get " + id, record);
  }

  private void unchanged(SoakVendor vendor, RandomGenerator random) {
    String path = one(someId(vendor, random)) + account(vendor.name());
    HttpResponse<String> first = asking.once("get", asking.request(path, Map.of()).build());
    first
        .headers()
        .firstValue("etag")
        .ifPresent(tag -> {
          HttpResponse<String> again =
              asking.once("unchanged", asking.request(path, Map.of("if-none-match", tag)).build());
          if (!vendor.isRough()) {
            assertThat(again.statusCode()).as(path).isEqualTo(304);
          }
        });
  }

  /** Exactly those whose name it is. */
  private void filtered(SoakVendor vendor, RandomGenerator random) {
    Object record = known.get(vendor.name() + " own " + someId(vendor, random));
    if (record instanceof Map<?, ?> map && map.get("name") instanceof String name) {
      String filter = "&name=" + encoded(name);
      List<Map<?, ?>> found = new ArrayList<>();
      String cursor = "";
      do {
        Map<?, ?> page =
            asking.patiently("filter", OWN + account(vendor.name()) + filter + cursor, Map.of());
        found.addAll(own(page.get("result")));
        cursor = next("&next_cursor=", page.get("next_cursor"));
      } while (!cursor.isEmpty());
      assertThat(found).extracting(each -> (Object) each.get("id")).contains(map.get("id"));
      assertThat(found).extracting(each -> (Object) each.get("name")).containsOnly(name);
    }
  }

  /** An account that is made, read and removed. */
  private void comesAndGoes(SoakVendor vendor) {
    Map<String, Object> account = new LinkedHashMap<>();
    account.put("integration", vendor.name());
    account.put("tenant_id", "soak");
    account.put("credentials", vendor.credentials());
    HttpRequest.Builder add =
        asking
            .request("/integrated-account", Map.of("content-type", "application/json"))
            .POST(HttpRequest.BodyPublishers.ofString(Json.write(account)));
    HttpResponse<String> made = asking.once("account made", add.build());
    assertThat(made.statusCode()).as(made.body()).isIn(200, 201);
    String id = (String) Objects.requireNonNull(((Map<?, ?>) Json.read(made.body())).get("id"));
    try {
      walk(vendor, id, 50);
    } finally {
      HttpRequest remove = asking.request("/integrated-account/" + id, Map.of()).DELETE().build();
      assertThat(asking.once("account removed", remove).statusCode()).isIn(200, 204);
    }
    HttpRequest gone = asking.request(OWN + account(id), Map.of()).build();
    assertThat(asking.once("account gone", gone).statusCode()).isEqualTo(404);
  }

  private void mistakes(SoakVendor vendor) {
    refused(400, OWN + account(vendor.name()) + "&frist_name=x");
    refused(400, OWN + account(vendor.name()) + "&next_cursor=" + "x".repeat(40));
    refused(400, OWN + account(vendor.name()) + "&limit=-1");
    refused(404, OWN + account("nobody"));
    refused(404, "/unified/ats/candidate");
  }

  private void refused(int status, String path) {
    HttpResponse<String> answer = asking.once("mistake", asking.request(path, Map.of()).build());
    assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(status);
  }

  private void all(
      SoakVendor vendor, String account, String form, String key, List<Map<?, ?>> records) {
    assertThat(records)
        .as("%s in the form %s", account, form)
        .extracting(record -> String.valueOf(record.get(key)))
        .containsExactlyInAnyOrderElementsOf(vendor.candidates());
    for (Map<?, ?> record : records) {
      same(vendor.name() + " " + form + " " + record.get(key), record);
    }
  }

  private void same(String of, Map<?, ?> record) {
    Object first = known.putIfAbsent(of, record);
    if (first != null) {
      assertThat((Object) record).as(of).isEqualTo(first);
    }
  }

  private static String someId(SoakVendor vendor, RandomGenerator random) {
    return List.copyOf(vendor.candidates()).get(random.nextInt(vendor.candidates().size()));
  }

  private static List<Map<?, ?>> own(@Nullable Object records) {
    List<Map<?, ?>> all = new ArrayList<>();
    if (records instanceof List<?> list) {
      list.forEach(record -> all.add((Map<?, ?>) record));
    } else {
      throw new AssertionError("no records: " + records);
    }
    return all;
  }

  private static String next(String parameter, @Nullable Object cursor) {
    return cursor instanceof String text ? parameter + encoded(text) : "";
  }

  private static String one(String id) {
    return OWN + "/" + encoded(id);
  }

  private static String account(String id) {
    return "?integrated_account_id=" + id;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
