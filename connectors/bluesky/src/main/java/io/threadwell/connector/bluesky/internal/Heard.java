package io.threadwell.connector.bluesky.internal;

import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did to a record of theirs.
 *
 * @param record as it is now; absent for one that was deleted
 * @param at when the network took it
 */
record Heard(AtUri uri, @Nullable JsonValue record, Instant at) {}
