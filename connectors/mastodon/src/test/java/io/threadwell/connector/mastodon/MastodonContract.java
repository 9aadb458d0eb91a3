package io.threadwell.connector.mastodon;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds calls and answers against the contract of Mastodon's API, where it is beside the repository. Where Mastodon's own pages say
 * otherwise, calls are made as the pages say and turned into the contract's form before they are held against it:
 *
 * <ul>
 *   <li>page "notifications API methods": the parameter is {@code types[]}, in the contract {@code types};
 *   <li>page "OAuth API methods": forms, in the contract JSON; {@code token_type_hint} is RFC 7009's;
 *   <li>page "apps API methods": {@code redirect_uris} may be one text, which older servers want, in the contract a list;
 *   <li>page "media API methods": forms with files, which the validator does not read;
 *   <li>page "statuses API methods": {@code Idempotency-Key} is "any arbitrary string", in the contract an object.
 * </ul>
 *
 * Left out are the renewal of tokens, which servers of other kinds have, the lines of a stream, and answers that are broken on purpose.
 */
final class MastodonContract {
    private static final Optional<OpenApiInteractionValidator> VALIDATOR =
            Shared.file("contracts/mastodon.json").map(MastodonContract::validator);

    private final Set<String> violations = ConcurrentHashMap.newKeySet();

    static boolean isPresent() {
        return VALIDATOR.isPresent();
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    void check(Call call, Reply reply) {
        VALIDATOR.ifPresent(validator -> {
            boolean left = call.path().equals("/api/v2/media") || call.text().contains("grant_type=refresh_token");
            SimpleRequest request = request(call);
            SimpleResponse response = response(reply);
            ValidationReport report = ValidationReport.empty();
            if (!left) {
                report = report.merge(validator.validateRequest(request));
            }
            if (isToBeHeld(reply)) {
                report = report.merge(
                        validator.validateResponse(call.path(), Request.Method.valueOf(call.method()), response));
            }
            flat(report.getMessages())
                    .forEach(message -> violations.add(call.method() + " " + call.path() + ": " + message));
        });
    }

    private static boolean isToBeHeld(Reply reply) {
        return !reply.isStream() && !reply.headers().containsKey(Reply.BROKEN) && reply.body().length > 0;
    }

    private static SimpleRequest request(Call call) {
        SimpleRequest.Builder request = new SimpleRequest.Builder(Request.Method.valueOf(call.method()), call.path());
        call.query().forEach((name, values) -> request.withQueryParam(name.replace("[]", ""), values));
        boolean form = call.path().startsWith("/oauth/");
        call.headers().forEach((name, value) -> {
            if (name.equalsIgnoreCase("Content-Type")) {
                request.withHeader(name, "application/json");
            } else if (!name.equalsIgnoreCase("Idempotency-Key")) {
                request.withHeader(name, value);
            }
        });
        if (call.body().length == 0) {
            return request.build();
        } else if (form) {
            return request.withBody(formAsJson(call)).build();
        } else if (call.path().equals("/api/v1/apps")) {
            return request.withBody(appAsListed(call)).build();
        }
        return request.withBody(call.body()).build();
    }

    private static String formAsJson(Call call) {
        JsonObject json = JsonObject.create();
        WebhookRequest.parseQuery(call.text()).forEach((name, values) -> {
            if (!name.equals("token_type_hint")) {
                json.put(name, values.get(0));
            }
        });
        return json.toString();
    }

    private static String appAsListed(Call call) {
        JsonObject json = JsonObject.create();
        call.json().fields().forEach(json::put);
        return json.put("redirect_uris", JsonArray.create().add(call.json().text("redirect_uris", "")))
                .toString();
    }

    private static SimpleResponse response(Reply reply) {
        SimpleResponse.Builder response = SimpleResponse.Builder.status(reply.status())
                .withHeader("Content-Type", reply.contentType())
                .withBody(reply.body());
        reply.headers().forEach(response::withHeader);
        return response.build();
    }

    private static List<String> flat(List<ValidationReport.Message> messages) {
        List<String> all = new ArrayList<>();
        for (ValidationReport.Message message : messages) {
            if (message.getLevel() == ValidationReport.Level.ERROR) {
                all.add(message.getKey() + " " + message.getMessage() + flat(message.getNestedMessages()));
            }
        }
        return all;
    }

    private static OpenApiInteractionValidator validator(Path file) {
        try {
            return OpenApiInteractionValidator.createForInlineApiSpecification(Files.readString(file))
                    .withBasePathOverride("/")
                    .build();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
