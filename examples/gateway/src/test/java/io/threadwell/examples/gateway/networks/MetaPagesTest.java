package io.threadwell.examples.gateway.networks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.webhook.WebhookRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetaPagesTest {
    private final SharedWebhook comments = MetaPages.webhook("changes");
    private final SharedWebhook chats = MetaPages.webhook("messaging|standby");

    @Test
    void anEntryWithChangesIsForCommentsAndOneWithMessagesForChats() {
        String change = "{\"object\":\"page\",\"entry\":[{\"id\":\"1\",\"changes\":[{\"field\":\"feed\"}]}]}";
        String message = "{\"object\":\"page\",\"entry\":[{\"id\":\"1\",\"messaging\" : [{}]}]}";
        String overheard = "{\"object\":\"page\",\"entry\":[{\"id\":\"1\",\"standby\":[{}]}]}";

        assertThat(comments.mine().test(delivery(change))).isTrue();
        assertThat(chats.mine().test(delivery(change))).isFalse();
        assertThat(comments.mine().test(delivery(message))).isFalse();
        assertThat(chats.mine().test(delivery(message))).isTrue();
        assertThat(chats.mine().test(delivery(overheard))).isTrue();
    }

    @Test
    void whatACustomerWroteDecidesNothing() {
        String text = "{\"entry\":[{\"changes\":[{\"value\":{\"message\":\"\\\"messaging\\\": why? \"}}]}]}";

        assertThat(chats.mine().test(delivery(text))).isFalse();
        assertThat(chats.mine().test(delivery(text.replace("\\\"messaging\\\": why? ", "messaging"))))
                .isFalse();
    }

    @Test
    void aCallbackAboutAPersonIsForAll() {
        assertThat(comments.mine().test(delivery("signed_request=abc"))).isTrue();
        assertThat(chats.mine().test(delivery("signed_request=abc"))).isTrue();
    }

    private static WebhookRequest delivery(String body) {
        return new WebhookRequest("POST", "/webhooks/facebook", Map.of(), Map.of(), body.getBytes(UTF_8));
    }
}
