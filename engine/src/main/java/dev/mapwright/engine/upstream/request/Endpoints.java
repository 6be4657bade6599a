package dev.mapwright.engine.upstream.request;

import dev.mapwright.engine.connector.Auth;
import dev.mapwright.engine.connector.Connector;
import dev.mapwright.engine.connector.Endpoint;
import dev.mapwright.engine.connector.Job;
import dev.mapwright.engine.connector.Related;
import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.connector.Source;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All requests that a connector's file describes. */
final class Endpoints {
  private Endpoints() {}

  static Stream<Endpoint> of(Connector connector) {
    return Stream.concat(
        connector.auth().stream().flatMap(auth -> ofToken(auth.token())),
        connector.resources().values().stream().flatMap(Endpoints::ofResource));
  }

  private static Stream<Endpoint> ofToken(Auth.@Nullable TokenSource token) {
    return token == null
        ? Stream.of()
        : Stream.concat(
            token.endpoints().stream(),
            Stream.ofNullable(token.refresh()).map(Auth.Refresh::endpoint));
  }

  private static Stream<Endpoint> ofResource(Resource resource) {
    return Stream.of(
            resource.list().stream().flatMap(Endpoints::ofSource),
            Stream.of(resource.get().endpoint()),
            resource.related().values().stream().flatMap(Endpoints::ofRelated),
            Stream.ofNullable(resource.content().lookup()))
        .flatMap(endpoints -> endpoints);
  }

  private static Stream<Endpoint> ofRelated(Related related) {
    return switch (related) {
      case Related.Batched batched -> ofSource(batched.source());
      case Related.PerKey perKey -> ofSource(perKey.source());
      case Related.Table table -> ofSource(table.source());
      case Related.Rows _ -> Stream.of();
    };
  }

  private static Stream<Endpoint> ofSource(Source source) {
    Job job = source.job();
    Stream<Endpoint> own =
        job == null
            ? Stream.of(source.endpoint())
            : Stream.of(job.ask(), job.poll().endpoint(), source.endpoint());
    return source.from() != null && source.from().keys() instanceof Source.Keys.Rows rows
        ? Stream.concat(own, ofSource(rows.source()))
        : own;
  }
}
