package dev.mapwright.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;

/** Writes the changed records of a page, in one transaction. */
final class SyncedWriter {
  private static final String NEW_RECORD =
      "INSERT INTO synced_record (run, digest, first_change, change, event, modified_at, id, scope,"
          + " remote_id, first_at, erased) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, FALSE)";

  private static final String OLD_RECORD =
      "UPDATE synced_record SET run = ?, digest = ?, first_change = COALESCE(?, first_change),"
          + " change = ?, event = COALESCE(?, event), modified_at = ?, deleted_at = NULL WHERE id ="
          + " ?";

  private static final String NEW_FORM = "INSERT INTO synced_form (sealed, id) VALUES (?, ?)";
  private static final String OLD_FORM = "UPDATE synced_form SET sealed = ? WHERE id = ?";

  private final Connection connection;
  private final int scope;
  private final SyncedPage page;
  private final long now;

  SyncedWriter(Connection connection, int scope, SyncedPage page, long now) {
    this.connection = connection;
    this.scope = scope;
    this.page = page;
    this.now = now;
  }

  /**
   * Writes them.
   *
   * @param changed of the page
   * @param first the number of the first change; those of the others follow
   */
  void write(List<SyncedPage.Changed> changed, long first) throws SQLException {
    try (PreparedStatement newRecord = connection.prepareStatement(NEW_RECORD);
        PreparedStatement oldRecord = connection.prepareStatement(OLD_RECORD);
        PreparedStatement newForm = connection.prepareStatement(NEW_FORM);
        PreparedStatement oldForm = connection.prepareStatement(OLD_FORM)) {
      long number = first;
      for (SyncedPage.Changed record : changed) {
        PreparedStatement head = record.known() == null ? newRecord : oldRecord;
        bind(head, record, number);
        head.addBatch();
        PreparedStatement form = record.isComing() ? newForm : oldForm;
        form.setBytes(1, record.sealed());
        form.setObject(2, record.id());
        form.addBatch();
        number++;
      }
      int[] _ = newRecord.executeBatch();
      int[] _ = oldRecord.executeBatch();
      int[] _ = newForm.executeBatch();
      int[] _ = oldForm.executeBatch();
    }
  }

  private void bind(PreparedStatement head, SyncedPage.Changed record, long number)
      throws SQLException {
    boolean isEvent =
        switch (page.events()) {
          case ALL -> true;
          case COMING -> record.isComing();
          case NONE -> false;
        };
    head.setLong(1, page.run());
    head.setLong(2, record.digest());
    head.setObject(3, record.isComing() ? number : null, Types.BIGINT);
    head.setLong(4, number);
    head.setObject(5, isEvent ? number : null, Types.BIGINT);
    head.setLong(6, record.modifiedAt());
    head.setObject(7, record.id());
    if (record.known() == null) {
      head.setInt(8, scope);
      head.setString(9, record.remoteId());
      head.setLong(10, now);
    }
  }
}
