package io.threadwell.connector.whatsapp.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Token;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.connector.meta.FacebookLogin;
import io.threadwell.connector.meta.Graph;
import io.threadwell.connector.meta.GraphList;
import io.threadwell.connector.meta.Ids;
import io.threadwell.connector.meta.MetaApp;
import io.threadwell.connector.meta.Subscriptions;
import io.threadwell.connector.whatsapp.WhatsAppConfig;
import io.threadwell.connector.whatsapp.WhatsAppConnector;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Embedded Signup: a code becomes the token of a business, which gives access to WhatsApp Business Accounts and their numbers (pages
 * "Embedded Signup", "Onboarding business customers"). Each business account is subscribed to webhooks at once: without that nothing
 * ever comes in. Registering a number with a PIN is left to its owner.
 */
final class Logins implements Authorizer {
    /** The permissions that the connector's calls need. */
    static final Set<String> SCOPES =
            new LinkedHashSet<>(List.of("whatsapp_business_management", "whatsapp_business_messaging"));

    private static final String MANAGEMENT = "whatsapp_business_management";
    private static final int MOST_PARTS = 50;

    private final WhatsAppConfig config;
    private final Graph graph;
    private final FacebookLogin login;
    private final Subscriptions subscriptions;

    Logins(WhatsAppConfig config, Graph graph) {
        this.config = config;
        this.graph = graph;
        MetaApp app =
                new MetaApp(config.appId().orElse(null), config.appSecret().orElse(null));
        this.login = new FacebookLogin(graph, config.dialogUri(), app);
        this.subscriptions = new Subscriptions(graph, app.id());
    }

    @Override
    public Set<String> scopes() {
        return Set.copyOf(SCOPES);
    }

    @Override
    public URI authorizeUrl(String state, URI redirect) {
        URI dialogue = login.authorizeUrl(SCOPES, state, redirect);
        return config.signupConfiguration()
                .map(id -> HttpCall.get(dialogue)
                        .query("config_id", id)
                        .query("override_default_response_type", "true")
                        .uri())
                .orElse(dialogue);
    }

    /** Takes {@code code}, with {@code redirect} where there was one, or {@code token}; and with either {@code waba_id}, {@code phone_number_id}. */
    @Override
    public List<Grant> exchange(Map<String, String> grant) {
        String code = grant.get("code");
        String given = grant.get("token");
        if (code == null && given == null) {
            throw new InvalidRequest("a grant has code, or token");
        }
        String token = given != null ? given : login.trade(String.valueOf(code), grant.get("redirect"));
        String number = grant.get("phone_number_id");
        List<Grant> grants = new ArrayList<>();
        for (String business : businesses(grant.get("waba_id"), token)) {
            List<Grant> numbers = numbers(business, token, number);
            if (!numbers.isEmpty()) {
                subscriptions.subscribe(business, token, List.of());
            }
            grants.addAll(numbers);
        }
        if (grants.isEmpty()) {
            throw new PermissionDenied("the grant gives access to no such number");
        }
        return grants;
    }

    /** Those that the token may manage (page "Debug Token", {@code granular_scopes}), where none is named. */
    private Set<String> businesses(@Nullable String named, String token) {
        if (named != null) {
            return Set.of(named);
        }
        Set<String> found = new LinkedHashSet<>();
        for (JsonValue scope : login.inspect(token).get("granular_scopes").elements()) {
            if (scope.text("scope", "").equals(MANAGEMENT)) {
                scope.get("target_ids").elements().forEach(id -> id.text().ifPresent(found::add));
            }
        }
        return found;
    }

    private List<Grant> numbers(String business, String token, @Nullable String wanted) {
        List<Grant> grants = new ArrayList<>();
        String after = null;
        for (int part = 0; part < MOST_PARTS; part++) {
            HttpCall call = HttpCall.get(graph.address(business, "phone_numbers"))
                    .query("fields", "id,display_phone_number,verified_name")
                    .query("limit", "100")
                    .named("list numbers");
            GraphList list =
                    GraphList.of(graph.call(graph.as(token, after == null ? call : call.query("after", after))));
            for (JsonValue number : list.items()) {
                String id = Ids.of(number.get("id"));
                if (id != null && (wanted == null || wanted.equals(id))) {
                    grants.add(grant(id, number, business, token));
                }
            }
            after = list.after();
            if (after == null) {
                break;
            }
        }
        return grants;
    }

    /** The business account stands for whoever gave access: by its id WhatsApp tells that the access was taken back. */
    private static Grant grant(String id, JsonValue number, String business, String token) {
        String name = (number.text("verified_name", "") + " " + number.text("display_phone_number", "")).strip();
        Token lasting = new Token(token, null, null, SCOPES, Map.of(WhatsAppConnector.BUSINESS_ACCOUNT, business));
        Map<String, String> settings =
                Map.of(WhatsAppConnector.BUSINESS_ACCOUNT, business, ChannelAccount.GRANTED_BY, business);
        return new Grant(id, name.isEmpty() ? id : name, lasting, settings);
    }

    @Override
    public Token refresh(AccountContext account) {
        throw new ReauthorizationRequired(
                "the token of number " + account.account().id()
                        + " cannot be renewed: when WhatsApp refuses it, the number must be connected again");
    }

    @Override
    public void revoke(AccountContext account) {
        Token token = account.token();
        String business = account.account().settings().get(WhatsAppConnector.BUSINESS_ACCOUNT);
        if (token == null || business == null || !config.endSubscription()) {
            return;
        }
        try {
            subscriptions.unsubscribe(business, token.access(), List.of());
        } catch (ReauthorizationRequired | NotFound | PermissionDenied dead) {
            // The token is dead, or the business took the app away by itself: there is nothing left to end.
        }
    }
}
