package dev.mapwright.cli.sync;

import java.util.List;
import java.util.Map;

/** Changes as the server tells them. */
record ChangeLines() implements ChangeForm {

  @Override
  public List<Map<String, ?>> opening() {
    return List.of();
  }

  @Override
  public List<Map<String, ?>> page(List<Map<String, ?>> changes, String place) {
    return changes;
  }

  @Override
  public List<Map<String, ?>> closing() {
    return List.of();
  }

  @Override
  public Map<String, Map<String, ?>> besides() {
    return Map.of();
  }

  @Override
  public String ending() {
    return "";
  }
}
