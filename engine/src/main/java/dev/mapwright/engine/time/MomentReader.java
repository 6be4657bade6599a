package dev.mapwright.engine.time;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalLong;

/**
 * Reads one moment, character by character: several of them stand in every record, and the
 * library's parser takes longer than the rest of a mapping.
 */
final class MomentReader {
  private static final int NO_NUMBER = -1;
  private static final int MINUTE = 60_000;

  private final String text;
  private int at;

  MomentReader(String text) {
    this.text = text.strip();
  }

  OptionalLong read(ZoneId zone) {
    int year = number(4);
    int month = after('-') ? number(2) : NO_NUMBER;
    int day = after('-') ? number(2) : NO_NUMBER;
    if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31) {
      return OptionalLong.empty();
    }
    if (day > 28 && day > YearMonth.of(year, month).lengthOfMonth()) {
      return OptionalLong.empty();
    }
    LocalDate date = LocalDate.of(year, month, day);
    return atEnd() ? OptionalLong.of(inZone(date, 0, zone)) : readTime(date, zone);
  }

  private OptionalLong readTime(LocalDate date, ZoneId zone) {
    if (!after('T') && !after('t') && !after(' ')) {
      return OptionalLong.empty();
    }
    int hour = number(2);
    int minute = after(':') ? number(2) : NO_NUMBER;
    int second = after(':') ? number(2) : 0;
    int millis = after('.') || after(',') ? fraction() : 0;
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
      return OptionalLong.empty();
    }
    if (millis < 0) {
      return OptionalLong.empty();
    }
    int ofDay = ((hour * 60 + minute) * 60 + second) * 1000 + millis;
    if (atEnd()) {
      return OptionalLong.of(inZone(date, ofDay, zone));
    }
    return readZone(date.toEpochDay() * 86_400_000 + ofDay);
  }

  /** The rest of the text as a zone, applied to a time that is written in it. */
  private OptionalLong readZone(long local) {
    after(' ');
    String zone = text.substring(at);
    if (zone.equalsIgnoreCase("Z") || zone.equals("UTC") || zone.equals("GMT")) {
      return OptionalLong.of(local);
    }
    boolean east = after('+');
    if (!east && !after('-')) {
      return OptionalLong.empty();
    }
    int hours = number(2);
    int minutes = after(':') || !atEnd() ? number(2) : 0;
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59 || !atEnd()) {
      return OptionalLong.empty();
    }
    long offset = (hours * 60L + minutes) * MINUTE;
    return OptionalLong.of(east ? local - offset : local + offset);
  }

  private static long inZone(LocalDate date, int ofDay, ZoneId zone) {
    if (zone.equals(ZoneOffset.UTC)) {
      return date.toEpochDay() * 86_400_000 + ofDay;
    }
    LocalTime time = LocalTime.ofNanoOfDay(ofDay * 1_000_000L);
    return LocalDateTime.of(date, time).atZone(zone).toInstant().toEpochMilli();
  }

  /** A number of exactly so many digits; negative if there is none. */
  private int number(int digits) {
    if (at + digits > text.length()) {
      return NO_NUMBER;
    }
    int value = 0;
    for (int i = 0; i < digits; i++) {
      if (digit(at + i) < 0) {
        return NO_NUMBER;
      }
      value = value * 10 + digit(at + i);
    }
    at += digits;
    return value;
  }

  /** Milliseconds from any number of digits; negative if there are none. */
  private int fraction() {
    int start = at;
    int millis = 0;
    int weight = 100;
    for (; !atEnd() && digit(at) >= 0; at++) {
      millis += weight * digit(at);
      weight /= 10;
    }
    return at == start ? NO_NUMBER : millis;
  }

  private int digit(int index) {
    char c = text.charAt(index);
    return c >= '0' && c <= '9' ? c - '0' : NO_NUMBER;
  }

  private boolean after(char expected) {
    boolean there = !atEnd() && text.charAt(at) == expected;
    if (there) {
      at++;
    }
    return there;
  }

  private boolean atEnd() {
    return at == text.length();
  }
}
