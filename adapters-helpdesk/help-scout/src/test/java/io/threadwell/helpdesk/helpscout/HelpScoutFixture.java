package io.threadwell.helpdesk.helpscout;

import io.threadwell.api.helpdesk.HelpdeskAdapter;
import io.threadwell.api.helpdesk.TicketEntry;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.helpdesk.helpscout.FakeHelpScout.Fault;
import io.threadwell.helpdesk.helpscout.internal.Addresses;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.signature.Hmac;
import io.threadwell.support.text.HtmlText;
import io.threadwell.testkit.MovableClock;
import io.threadwell.testkit.helpdesk.HelpdeskFixture;
import io.threadwell.testkit.webhook.SignedDeliveries;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The adapter before the fake Help Scout, for the suite. */
final class HelpScoutFixture implements HelpdeskFixture {
    private final MovableClock clock = new MovableClock();
    private final FakeHelpScout helpScout = new FakeHelpScout(clock);

    HelpScoutFixture() throws IOException {}

    @Override
    public HelpdeskAdapter adapter() {
        return HelpScoutHelpdesk.of(config().build());
    }

    private HelpScoutConfigBuilder config() {
        return HelpScoutConfig.builder()
                .baseUri(helpScout.uri())
                .app("app", Secret.of("secret"))
                .mailbox(FakeAccount.MAILBOX)
                .keyField(FakeAccount.KEY_FIELD)
                .customField("network", FakeAccount.NETWORK_FIELD)
                .integrationUser(FakeAccount.INTEGRATION)
                .clock(clock);
    }

    @Override
    public Optional<HelpdeskAdapter> misconfigured() {
        return Optional.of(
                HelpScoutHelpdesk.of(config().customField("handle", 99).build()));
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void advance(Duration time) {
        clock.advance(time);
    }

    @Override
    public int tickets(String externalId) {
        return of(externalId).size();
    }

    @Override
    public int timesTold(String externalId, TicketEntry entry) {
        StringBuilder all = new StringBuilder();
        of(externalId)
                .forEach(conversation -> conversation.threads.forEach(
                        thread -> all.append(HtmlText.plain(thread.body)).append('\n')));
        return all.toString().split(Pattern.quote(entry.text()), -1).length - 1;
    }

    @Override
    public void agentReplies(ExternalRef ticket, String text) {
        helpScout.account.thread(id(ticket), "message", FakeAccount.AGENT, "<p>" + HtmlText.html(text) + "</p>");
    }

    @Override
    public void agentNotes(ExternalRef ticket, String text) {
        helpScout.account.thread(id(ticket), "note", FakeAccount.AGENT, HtmlText.html(text));
    }

    @Override
    public void agentSolves(ExternalRef ticket) {
        helpScout.account.setStatus(id(ticket), "closed", FakeAccount.AGENT);
    }

    @Override
    public void agentDeletes(ExternalRef ticket) {
        helpScout.account.act(id(ticket), conversation -> conversation.state = "deleted");
    }

    @Override
    public boolean agentMerges(ExternalRef ticket, ExternalRef into) {
        helpScout.account.merge(id(ticket), id(into));
        return true;
    }

    @Override
    public void customerIsSatisfied(ExternalRef ticket) {
        helpScout.account.thread(id(ticket), "message", FakeAccount.AGENT, "Glad to help").rating =
                JsonObject.create().put("rating", "great").put("comments", "Well done!");
    }

    @Override
    public Map<String, byte[]> files(ExternalRef ticket) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        helpScout.account.get(id(ticket)).threads.forEach(thread -> files.putAll(thread.files));
        return files;
    }

    @Override
    public String requester(ExternalRef ticket) {
        String address = helpScout.account.get(id(ticket)).customer;
        List<String> known = List.of("older-persona", "person-1", "person-2", "person-3");
        AccountId account = account();
        return known.stream()
                .map(id -> new PersonaKey(account, id))
                .filter(key ->
                        Addresses.of(key, Author.of(key.externalId(), null)).equals(address))
                .findFirst()
                .map(PersonaKey::toString)
                .orElse(address);
    }

    @Override
    public Optional<SignedDeliveries> webhook() {
        return Optional.of(new Deliveries());
    }

    @Override
    public Faults faults() {
        return new HelpScoutFaults();
    }

    @Override
    public void close() {
        helpScout.close();
    }

    private List<FakeConversation> of(String externalId) {
        String key = Addresses.key(externalId);
        return helpScout.account.all().stream()
                .filter(one -> key.equals(one.fields.get(FakeAccount.KEY_FIELD)))
                .toList();
    }

    private static long id(ExternalRef ticket) {
        return Long.parseLong(ticket.id());
    }

    private final class HelpScoutFaults implements Faults {
        @Override
        public Instant limit() {
            helpScout.nextWrite(Fault.TOO_MANY);
            return clock.instant().plusSeconds(7);
        }

        @Override
        public void breakDown() {
            helpScout.nextWrite(Fault.DOWN);
        }

        @Override
        public void cutAfterEffect() {
            helpScout.nextWrite(Fault.CUT_AFTER);
        }

        @Override
        public void cutBeforeEffect() {
            helpScout.nextWrite(Fault.CUT_BEFORE);
        }

        @Override
        public void refuse(TicketWrite write) {
            helpScout.answer("POST conversations", call -> FakeAccount.invalid("subject"));
        }
    }

    /** The conversation as it is, without line items, as deliveries hold it. */
    private final class Deliveries implements SignedDeliveries {
        @Override
        public byte[] body() {
            return helpScout.account.all().get(0).json(true).toBytes();
        }

        @Override
        public WebhookRequest signed(byte[] body, Secret secret) {
            return new WebhookRequest(
                    "POST",
                    "/webhook",
                    Map.of(),
                    Map.of(
                            "X-HelpScout-Event", List.of("convo.agent.reply.created"),
                            "X-HelpScout-Signature",
                                    List.of(Hmac.sha1(secret.bytes()).base64(body))),
                    body);
        }
    }
}
