package io.threadwell.crm.tryton.internal;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.Conflict;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.Unavailable;
import io.threadwell.support.json.JsonValue;

/**
 * What the errors within Tryton's answers mean, which come with status 200 (trytond, {@code trytond/protocols/jsonrpc.py}: an array of
 * the exception's name and its arguments). A call runs in one transaction, so nothing of it took effect. Messages name the exception, never
 * its words: those repeat what people wrote.
 */
final class TrytonErrors {
    private TrytonErrors() {}

    static CareException of(String method, JsonValue error) {
        String name = error.at(0).text().orElse("");
        return switch (name) {
            case "UserError" -> new InvalidRequest(method + " was refused: UserError; Tryton's log has its words");
            case "UserWarning" ->
                new InvalidRequest(
                        method + " was refused: UserWarning; log in as our user once and let it be shown never again");
            case "ConcurrencyException" -> new Conflict(method + " was refused: ConcurrencyException");
            default -> new Unavailable(method + " failed in Tryton; its log has the reason");
        };
    }
}
