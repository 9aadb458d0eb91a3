package io.threadwell.helpdesk.helpscout;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.helpdesk.WriteResult;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.webhook.Secret;
import io.threadwell.support.text.HtmlText;
import io.threadwell.testkit.MovableClock;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An adapter before the fake Help Scout. */
abstract class HelpScoutTest {
    final MovableClock clock = new MovableClock();
    FakeHelpScout helpScout;
    HelpScoutHelpdesk desk;

    @BeforeEach
    void start() throws IOException {
        helpScout = new FakeHelpScout(clock);
        desk = HelpScoutHelpdesk.of(config().build());
    }

    @AfterEach
    void stop() {
        helpScout.close();
    }

    HelpScoutConfigBuilder config() {
        return HelpScoutConfig.builder()
                .baseUri(helpScout.uri())
                .app("app", Secret.of("secret"))
                .mailbox(FakeAccount.MAILBOX)
                .keyField(FakeAccount.KEY_FIELD)
                .customField("network", FakeAccount.NETWORK_FIELD)
                .integrationUser(FakeAccount.INTEGRATION)
                .clock(clock);
    }

    WriteResult sync(TicketWrite write) {
        return desk.sync(List.of(write)).get(0);
    }

    ExternalRef done(TicketWrite write) {
        WriteResult result = sync(write);
        assertThat(result).isInstanceOf(WriteResult.Done.class);
        return ((WriteResult.Done) result).ticket();
    }

    FakeConversation conversation(ExternalRef ticket) {
        return helpScout.account.get(Long.parseLong(ticket.id()));
    }

    static String plain(FakeConversation conversation, int thread) {
        return HtmlText.plain(conversation.threads.get(thread).body);
    }
}
