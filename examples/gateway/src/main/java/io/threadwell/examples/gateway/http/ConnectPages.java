package io.threadwell.examples.gateway.http;

import io.threadwell.api.error.CareException;
import io.threadwell.api.model.Network;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.api.webhook.WebhookResponse;
import io.threadwell.examples.gateway.accounts.SignInFlow;
import io.threadwell.examples.gateway.accounts.SignInFlow.Outcome;
import io.threadwell.support.signature.Signatures;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signing accounts in, for an operator's browser:
 *
 * <pre>
 * GET  /connect                     the networks that have it
 * GET  /connect/x                   asks for the operators' token
 * POST /connect/x token=...         leads to the network
 * GET  /connect/x/callback?code=... where the network sends the browser back to
 * </pre>
 *
 * <p>The token travels in a form's body and never in an address, and there is no cookie. What comes back is believed only with a
 * state that the token's holder was given some minutes ago.
 */
public final class ConnectPages implements Function<WebhookRequest, WebhookResponse> {
    private static final Logger log = LoggerFactory.getLogger(ConnectPages.class);

    private final SignInFlow flow;
    private final Secret token;

    public ConnectPages(SignInFlow flow, Secret token) {
        this.flow = flow;
        this.token = token;
    }

    @Override
    public WebhookResponse apply(WebhookRequest request) {
        List<String> path = Paths.behind("connect", request);
        if (path.isEmpty()) {
            return overview();
        }
        Optional<Network> named = flow.signIns().networks().stream()
                .filter(network -> network.id().equals(path.get(0)))
                .findFirst();
        boolean callback = path.size() == 2 && path.get(1).equals("callback");
        if (named.isEmpty() || (path.size() > 1 && !callback)) {
            return new Html("Not found").text("Nothing signs in here.").answer(404);
        }
        Network network = named.get();
        if (callback) {
            return callback(network, request);
        }
        return request.method().equals("POST") ? begin(network, request) : form(network, 200, "");
    }

    private WebhookResponse overview() {
        Html page = new Html("Sign in");
        flow.signIns().networks().forEach(network -> page.link(page(network), network.id()));
        return page.answer(200);
    }

    private static WebhookResponse form(Network network, int status, String problem) {
        Html page = new Html("Sign in at " + network);
        if (!problem.isEmpty()) {
            page.text(problem);
        }
        return page.text("Be signed in at the network as whoever may give access to the accounts.")
                .tokenForm()
                .answer(status);
    }

    private WebhookResponse begin(Network network, WebhookRequest request) {
        Map<String, List<String>> form = WebhookRequest.parseQuery(new String(request.body(), StandardCharsets.UTF_8));
        String given = form.getOrDefault("token", List.of("")).get(0);
        if (!Signatures.matches(token.reveal(), given)) {
            log.warn("somebody without the operators' token wanted to sign in at {}", network);
            return form(network, 401, "This is not the operators' token.");
        }
        try {
            String address = flow.begin(network).toString();
            log.info("an operator signs in at {}", network);
            return new Html("Sign in at " + network)
                    .goingOn(address)
                    .link(address, "Go on to " + network)
                    .answer(200);
        } catch (CareException refused) {
            return failed(network, refused);
        }
    }

    private WebhookResponse callback(Network network, WebhookRequest request) {
        String state = request.parameter("state").orElse("");
        if (!flow.isOurs(network, state)) {
            log.warn("a browser came back from {} without a state of ours, or too late", network);
            return again(
                            new Html("Nothing was connected")
                                    .text("This sign-in was not begun here, or more than ten minutes ago."),
                            network)
                    .answer(400);
        }
        Optional<String> error = request.parameter("error");
        if (error.isPresent()) {
            String why = request.parameter("error_description").orElse("");
            log.warn("{} sent a browser back without access", network);
            return again(new Html("Nothing was connected").text(network + " says: " + error.get() + " " + why), network)
                    .answer(400);
        }
        Optional<String> code = request.parameter("code").or(() -> request.parameter("auth_code"));
        if (code.isEmpty()) {
            return again(new Html("Nothing was connected").text(network + " gave no code."), network)
                    .answer(400);
        }
        try {
            return told(network, flow.finish(network, code.get(), state));
        } catch (CareException refused) {
            return failed(network, refused);
        }
    }

    private WebhookResponse told(Network network, Outcome outcome) {
        boolean all = outcome.problems().isEmpty();
        Html page = new Html(outcome.connected().isEmpty() ? "Nothing was connected" : "Connected");
        if (!outcome.connected().isEmpty()) {
            page.list(outcome.connected().stream()
                    .map(account -> account.displayName() + " (" + account.id() + "): "
                            + account.state().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                    .toList());
            page.text("What is written to them becomes cases from now on. Nothing is left to do here: this page may be"
                    + " closed. An account that is not wanted is disconnected at /admin/accounts.");
        }
        outcome.inFile()
                .forEach(account -> page.text("The file names " + account.id()
                        + ", too: from the next start on its credential there counts. Take it out of the file to keep"
                        + " this sign-in."));
        if (!all) {
            page.text("These were not connected:").list(outcome.problems());
            again(page, network);
        }
        return page.answer(all ? 200 : 502);
    }

    private WebhookResponse failed(Network network, CareException refused) {
        log.warn("signing in at {} failed: {}", network, refused.getMessage());
        return again(new Html("Nothing was connected").text(String.valueOf(refused.getMessage())), network)
                .answer(502);
    }

    private Html again(Html page, Network network) {
        return page.link(page(network), "Begin again");
    }

    private String page(Network network) {
        return flow.signIns().of(network).orElseThrow().page().toString();
    }
}
