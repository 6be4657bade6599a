package dev.mapwright.server.admin;

import dev.mapwright.server.http.HttpException;
import dev.mapwright.server.http.JsonTree;
import dev.mapwright.server.http.ServerRequest;
import dev.mapwright.server.http.ServerResponse;
import dev.mapwright.server.seal.Keeper;
import dev.mapwright.server.seal.SealException;
import java.util.Map;

/** {@code POST /sealing-key/rotate}: changes the key that seals secrets. */
public record SealingOperations(Keeper keeper) {

  /** Answers when everything is sealed anew. */
  public ServerResponse rotate(ServerRequest request, Map<String, String> path) {
    Keeper.Rotation rotation;
    try {
      rotation = keeper.rotate();
    } catch (SealException e) {
      throw HttpException.of(409, String.valueOf(e.getMessage()));
    }
    JsonTree answer = JsonTree.of("key_id", rotation.keyId()).with("resealed", rotation.resealed());
    return ServerResponse.json(200, out -> out.value(answer.value()));
  }
}
