package dev.mapwright.engine.read;

import dev.mapwright.engine.connector.Resource;
import dev.mapwright.engine.model.UnifiedModel;
import dev.mapwright.engine.related.Relations;
import dev.mapwright.engine.related.Tables;
import dev.mapwright.engine.related.Warnings;
import dev.mapwright.engine.walk.CallScope;

/**
 * What the steps of one engine call share.
 *
 * @param resource what is read
 * @param model its unified model
 * @param scope account, upstream and budget
 * @param tables kept tables of related data
 * @param mappers compiled mappings
 * @param warnings what goes wrong beside the records
 */
public record ReadContext(
    Resource resource,
    UnifiedModel model,
    CallScope scope,
    Tables tables,
    Mappers mappers,
    Warnings warnings) {

  Relations relations(RelationDemand demand) {
    return new Relations(resource, demand.relations(), scope.besideRows(), tables, warnings);
  }
}
