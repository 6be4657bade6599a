package dev.mapwright.engine.watch;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an engine holds at a moment.
 *
 * @param connections to vendors that are in use, those of all accounts together
 * @param waiting requests that wait for a connection of their account
 * @param answerBytes what vendors' answers, and what is made of them, take in memory
 * @param mostAnswerBytes what they may take
 * @param openBreakers by connector: for how many accounts and origins nothing is asked now, since
 *     nearly all failed
 */
public record EngineState(
    int connections,
    int waiting,
    long answerBytes,
    long mostAnswerBytes,
    SortedMap<String, Integer> openBreakers) {
  public EngineState {
    openBreakers = Collections.unmodifiableSortedMap(new TreeMap<>(openBreakers));
  }
}
