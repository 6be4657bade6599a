package dev.mapwright.engine.upstream.vertx;

import io.vertx.core.http.HttpClient;
import io.vertx.ext.web.client.WebClient;

/**
 * One account's way out.
 *
 * @param http its connections
 * @param web what sends over them
 */
record AccountClient(HttpClient http, WebClient web) {}
