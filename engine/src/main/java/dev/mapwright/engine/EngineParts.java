package dev.mapwright.engine;

import dev.mapwright.engine.limit.EngineLimits;
import dev.mapwright.engine.loss.LossCounter;
import dev.mapwright.engine.loss.LossLog;
import dev.mapwright.engine.model.UnifiedModels;
import dev.mapwright.engine.upstream.Upstream;
import dev.mapwright.engine.upstream.memory.AnswerRoom;
import java.security.SecureRandom;
import java.time.InstantSource;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * What an engine is made of.
 *
 * @param upstream the way to the vendors
 * @param models the unified models
 * @param cursorKey the AES key that seals cursors; servers that share it understand each other's
 * @param clock the time
 * @param limits the bounds of the engine
 * @param room for what vendors answer
 * @param losses counts what vendors say and records do not hold
 * @param logsProgress whether calls that take minutes tell the log how far they are
 */
public record EngineParts(
    Upstream upstream,
    UnifiedModels models,
    SecretKey cursorKey,
    InstantSource clock,
    EngineLimits limits,
    AnswerRoom room,
    LossCounter losses,
    boolean logsProgress) {

  private static final int KEY_BYTES = 32;

  /** By the system's clock; cursors hold as long as these parts do. Losses are told in the log. */
  public EngineParts(Upstream upstream, UnifiedModels models) {
    this(upstream, models, newCursorKey(), InstantSource.system());
  }

  /** With the usual limits, and room for everything. */
  public EngineParts(
      Upstream upstream,
      UnifiedModels models,
      SecretKey cursorKey,
      InstantSource clock,
      LossCounter losses,
      boolean logsProgress) {
    this(
        upstream,
        models,
        cursorKey,
        clock,
        EngineLimits.DEFAULT,
        AnswerRoom.unbounded(),
        losses,
        logsProgress);
  }

  /** Losses are told in the log, and counted nowhere else. */
  public EngineParts(
      Upstream upstream, UnifiedModels models, SecretKey cursorKey, InstantSource clock) {
    this(upstream, models, cursorKey, clock, new LossLog(clock), true);
  }

  /** A key that nobody else has. */
  public static SecretKey newCursorKey() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return new SecretKeySpec(key, "AES");
  }
}
