package io.threadwell.examples.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.connector.Token;
import io.threadwell.api.host.CareListener;
import io.threadwell.api.host.SecretSource;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.PageRequest;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.api.webhook.WebhookResponse;
import io.threadwell.engine.ConnectAccount;
import io.threadwell.engine.Threadwell;
import io.threadwell.examples.gateway.config.ConfigFile;
import io.threadwell.examples.gateway.config.GatewayConfig;
import io.threadwell.support.signature.Hmac;
import io.threadwell.testkit.store.InMemoryStore;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Meta has one address for a page's comments and its private messages, where they are one app's. */
class NetworksTest {
    private static final String SECRET = "of-the-one-app-and-long";
    private static final String FILE = """
            helpdesk: {embedded: {agentsToken: "${S}"}}
            networks:
              facebook: {appSecret: "${S}", verifyToken: "${S}", pages: [{id: 7, token: "${S}"}]}
              messenger: {appSecret: "${OTHER}", verifyToken: "${S}", pages: [{id: 7, token: "${S}"}]}
            """;
    private static final String MESSAGE = """
            {"object":"page","entry":[{"id":"7","time":1740992400000,"messaging":[{"sender":{"id":"770"},
            "recipient":{"id":"7"},"timestamp":1740992400000,"message":{"mid":"m_1","text":"hello"}}]}]}""";
    private static final String COMMENT = """
            {"object":"page","entry":[{"id":"7","time":1740992400,"changes":[{"field":"feed","value":{
            "item":"comment","verb":"add","comment_id":"7_1_2","post_id":"7_1","parent_id":"7_1","message":"why?",
            "from":{"id":"771","name":"Ana"},"created_time":1740992400}}]}]}""";

    private final List<String> heard = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"facebook, facebook", "facebook, messenger", "messenger, facebook", "messenger, messenger"})
    void aDeliveryOfOneAppsIsTakenAtEitherAddress(String address, String network) {
        try (InMemoryStore store = new InMemoryStore();
                Threadwell engine = engine(store, SECRET)) {
            assertThat(deliver(engine, address, network)).isEqualTo(200);
            assertThat(heard).containsExactly(network);
            assertThat(engine.operations().unreadable(PageRequest.first(9)).items())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"facebook, facebook, true", "facebook, messenger, false", "messenger, facebook, false"})
    void appsWithSecretsOfTheirOwnShareNothing(String address, String network, boolean known) {
        try (InMemoryStore store = new InMemoryStore();
                Threadwell engine = engine(store, "of-another-app")) {
            deliver(engine, address, network);
            assertThat(heard.contains(network)).isEqualTo(known);
        }
    }

    private int deliver(Threadwell engine, String address, String network) {
        byte[] body = (network.equals("messenger") ? MESSAGE : COMMENT).getBytes(StandardCharsets.UTF_8);
        String signature =
                "sha256=" + Hmac.sha256(SECRET.getBytes(StandardCharsets.UTF_8)).hex(body);
        WebhookResponse answer = engine.receive(
                address,
                new WebhookRequest(
                        "POST", "/webhooks", Map.of(), Map.of("X-Hub-Signature-256", List.of(signature)), body));
        while (engine.runOnce()) {
            assertThat(heard).hasSizeLessThan(9);
        }
        return answer.status();
    }

    private Threadwell engine(InMemoryStore store, String other) {
        GatewayConfig config = ConfigFile.parse(FILE, Map.of("S", SECRET, "OTHER", other));
        Networks networks = new Networks(config, InstantSource.system());
        var builder = Threadwell.builder()
                .store(store)
                .secrets(SecretSource.of(networks.secrets()))
                .listener(new CareListener() {
                    @Override
                    public void messageStored(WorkspaceId workspace, Message message) {
                        heard.add(message.account().network().id());
                    }
                });
        networks.addTo(builder);
        Threadwell engine = builder.build();
        engine.runOnce();
        for (String network : List.of("facebook", "messenger")) {
            engine.accounts().connect(ConnectAccount.of(AccountId.of(network, "7"), "Acme", Token.lasting("token")));
        }
        return engine;
    }
}
