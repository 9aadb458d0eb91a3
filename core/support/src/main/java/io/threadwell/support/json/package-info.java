/**
 * Reading and writing JSON the way vendors really send it: {@link io.threadwell.support.json.JsonValue} never throws over a
 * missing, null or differently typed field, {@link io.threadwell.support.json.JsonObject} and
 * {@link io.threadwell.support.json.JsonArray} write. The library that does the work stays hidden.
 */
@NullMarked
package io.threadwell.support.json;

import org.jspecify.annotations.NullMarked;
