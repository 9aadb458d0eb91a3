package io.threadwell.examples.gateway.http;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.Retryable;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.CommandId;
import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.PageRequest;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.api.webhook.WebhookResponse;
import io.threadwell.engine.Operations;
import io.threadwell.engine.Threadwell;
import io.threadwell.examples.gateway.accounts.SignInFlow;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.signature.Signatures;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits for a person, and what the person decides, as JSON under {@code /admin}, with a bearer token:
 *
 * <pre>
 * GET  /admin/parked?after=...                 {"parked": [...], "next": "..."}
 * GET  /admin/unreadable?after=...             {"unreadable": [...], "next": "..."}
 * GET  /admin/unsupported?after=...            {"unsupported": [...], "next": "..."}
 * GET  /admin/accounts                         {"accounts": [...]}
 * POST /admin/parked/7/release                 tries it again; refused when it may have taken effect
 * POST /admin/parked/7/release-anyway          tries it again at the risk that it is done twice
 * POST /admin/parked/7/look-again              looks whether it took effect
 * POST /admin/parked/7/confirm {"externalId"}  a person found it on the other side
 * POST /admin/parked/7/discard                 gives it up
 * POST /admin/deliveries/7/replay              reads a delivery anew
 * POST /admin/accounts/facebook:1/pause        keeps its answers waiting
 * POST /admin/accounts/facebook:1/resume
 * POST /admin/accounts/x:1/disconnect          one that signed in with a browser
 * GET  /admin/connect/x                        {"open": "..."}, where to go with a browser to sign accounts in
 * </pre>
 *
 * <p>Answers hold ids, states and reasons, never what a customer wrote. Ids are texts, because many programs round large numbers.
 */
public final class AdminPages implements Function<WebhookRequest, WebhookResponse> {
    private static final Logger log = LoggerFactory.getLogger(AdminPages.class);
    private static final int PAGE = 100;

    private final AccountPages accounts;
    private final Operations operations;
    private final Secret token;

    /** @param flow absent where no accounts sign in with a browser */
    public AdminPages(Threadwell threadwell, Secret token, @Nullable SignInFlow flow) {
        this.accounts = new AccountPages(threadwell.accounts(), flow);
        this.operations = threadwell.operations();
        this.token = token;
    }

    @Override
    public WebhookResponse apply(WebhookRequest request) {
        String given = request.header("authorization").orElse("");
        if (!Signatures.matches("Bearer " + token.reveal(), given)) {
            return problem(401, "show the operators' token: Authorization: Bearer ...");
        }
        try {
            List<String> path = Paths.behind("admin", request);
            return request.method().equals("GET") ? read(path, request) : act(path, request);
        } catch (NotFound missing) {
            return problem(404, String.valueOf(missing.getMessage()));
        } catch (InvalidRequest | JsonProblem refused) {
            return problem(400, String.valueOf(refused.getMessage()));
        } catch (Retryable away) {
            return problem(503, "try again later");
        }
    }

    private WebhookResponse read(List<String> path, WebhookRequest request) {
        PageRequest page = new PageRequest(PAGE, request.parameter("after").orElse(null));
        WorkspaceId workspace = WorkspaceId.DEFAULT;
        return switch (String.join("/", path)) {
            case "parked" -> ok(AdminJson.parked(operations.parked(workspace, page)));
            case "unreadable" -> ok(AdminJson.unreadable(operations.unreadable(page)));
            case "unsupported" -> ok(AdminJson.unsupported(operations.unsupported(workspace, page)));
            case "accounts" -> ok(accounts.all());
            default ->
                path.size() == 2 && path.get(0).equals("connect")
                        ? ok(accounts.signIn(path.get(1)))
                        : problem(404, "not found");
        };
    }

    private WebhookResponse act(List<String> path, WebhookRequest request) {
        if (path.size() < 3) {
            return problem(404, "not found");
        }
        int last = path.size() - 1;
        String action = path.get(last);
        String what = path.get(0) + " " + action;
        // some networks have slashes in their ids
        String id = String.join("/", path.subList(1, last));
        WebhookResponse answer =
                switch (path.get(0)) {
                    case "parked" -> settle(number(id, CommandId::new), action, request);
                    case "deliveries" -> replay(number(id, DeliveryId::new), action);
                    case "accounts" ->
                        accounts.act(AccountId.parse(id), action)
                                .map(AdminPages::ok)
                                .orElseGet(() -> problem(404, "not found"));
                    default -> problem(404, "not found");
                };
        if (answer.status() == 200) {
            log.info("an operator asked for {} of {}", what, id);
        }
        return answer;
    }

    private WebhookResponse settle(CommandId id, String decision, WebhookRequest request) {
        WorkspaceId workspace = WorkspaceId.DEFAULT;
        switch (decision) {
            case "release" -> operations.release(workspace, id);
            case "release-anyway" -> operations.releaseAnyway(workspace, id);
            case "look-again" -> operations.lookAgain(workspace, id);
            case "confirm" -> operations.confirm(workspace, id, externalId(request));
            case "discard" -> operations.discard(workspace, id);
            default -> {
                return problem(404, "not found");
            }
        }
        return ok(JsonObject.create().put("id", id.toString()).put("done", decision));
    }

    private static String externalId(WebhookRequest request) {
        return JsonValue.parse(request.body())
                .text("externalId")
                .orElseThrow(() -> new InvalidRequest("externalId is missing: what the other side calls it"));
    }

    private WebhookResponse replay(DeliveryId id, String action) {
        if (!action.equals("replay")) {
            return problem(404, "not found");
        }
        operations.replay(id);
        return ok(JsonObject.create().put("id", id.toString()).put("done", action));
    }

    private static <T> T number(String text, LongFunction<T> id) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new NotFound("there is no such id; an id is a number");
        }
        return id.apply(Long.parseLong(text));
    }

    private static WebhookResponse ok(JsonObject body) {
        return new WebhookResponse(200, "application/json", body.toString());
    }

    private static WebhookResponse problem(int status, String message) {
        return new WebhookResponse(
                status,
                "application/json",
                JsonObject.create().put("error", message).toString());
    }
}
