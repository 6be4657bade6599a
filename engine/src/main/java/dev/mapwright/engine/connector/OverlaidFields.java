package dev.mapwright.engine.connector;

import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.problem.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** Tells which fields of a resource something that is laid over its connector gives or drops. */
public final class OverlaidFields {
  private OverlaidFields() {}

  /** The layer by the field that holds a value; empty where nothing is laid over. */
  public static SequencedMap<FieldPath, String> of(Connector connector, String resource) {
    SequencedMap<FieldPath, String> layers = new LinkedHashMap<>();
    Connector beneath = connector.beneath();
    if (beneath != null) {
      layers.putAll(of(beneath, resource));
      String layer = connector.overlays().getLast().layer();
      differences(places(beneath, resource), places(connector, resource))
          .forEach(field -> layers.put(field, layer));
    }
    return Collections.unmodifiableSequencedMap(layers);
  }

  private static Set<FieldPath> differences(
      Map<FieldPath, List<Place>> before, Map<FieldPath, List<Place>> after) {
    Set<FieldPath> all = new LinkedHashSet<>(after.keySet());
    all.addAll(before.keySet());
    all.removeIf(field ->
        before.getOrDefault(field, List.of()).equals(after.getOrDefault(field, List.of())));
    return all;
  }

  /** Where each value is mapped; of a list's items, what they are made of belongs to it. */
  private static SequencedMap<FieldPath, List<Place>> places(Connector connector, String resource) {
    SequencedMap<FieldPath, List<Place>> places = new LinkedHashMap<>();
    Resource read = connector.resources().get(resource);
    if (read != null) {
      read.map()
          .members()
          .forEach((name, mapping) -> collect(FieldPath.of(name), mapping, List.of(), places));
    }
    return places;
  }

  private static void collect(
      FieldPath path, Mapping mapping, List<Place> over, Map<FieldPath, List<Place>> into) {
    switch (mapping) {
      case Mapping.Value value -> {
        List<Place> all = into.computeIfAbsent(path, _ -> new ArrayList<>());
        all.addAll(over);
        all.add(value.expression().place());
      }
      case Mapping.Members(var members) ->
          members.forEach((name, member) -> collect(path.child(name), member, over, into));
      case Mapping.Items(List<Mapping.Each> parts) -> {
        for (Mapping.Each part : parts) {
          List<Place> inside = new ArrayList<>(over);
          inside.add(part.each().place());
          collect(path, part.map(), inside, into);
        }
      }
    }
  }
}
