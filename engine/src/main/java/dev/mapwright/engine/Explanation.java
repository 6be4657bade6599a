package dev.mapwright.engine;

import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.model.FieldPath;
import dev.mapwright.engine.query.Plan;
import dev.mapwright.engine.read.FetchPlan;
import java.util.SequencedMap;

/**
 * How a list would be answered; nothing was asked of the vendor for it.
 *
 * @param resource what is listed
 * @param plan the source chosen, what the vendor does and what is left to the engine
 * @param pageSize how many records a page of the vendor has, at most; 0 = as the vendor likes
 * @param fetched what is fetched beside the rows
 * @param layers the fields that something laid over the connector gives or drops, and which layer
 */
public record Explanation(
    Resource resource,
    Plan plan,
    int pageSize,
    FetchPlan fetched,
    SequencedMap<FieldPath, String> layers) {}
