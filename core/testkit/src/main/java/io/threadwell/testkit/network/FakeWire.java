package io.threadwell.testkit.network;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.DeliveryStatus;
import io.threadwell.api.model.Facts;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Network;
import io.threadwell.api.model.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the fake network writes, one event a line, as a vendor's payload should be read: nothing is dropped, and one bad
 * line does not spoil the others.
 */
final class FakeWire {
    private FakeWire() {}

    static InboundEvent read(Network network, String line, Instant receivedAt) {
        Map<String, String> facts = Map.of();
        try {
            facts = Facts.read(line);
            return known(network, facts, line, receivedAt);
        } catch (RuntimeException e) {
            return new InboundEvent.Unsupported(
                    account(network, facts), "an event that cannot be read", line, receivedAt);
        }
    }

    private static AccountId account(Network network, Map<String, String> facts) {
        return new AccountId(network, facts.getOrDefault("account", "unknown"));
    }

    private static InboundEvent known(Network network, Map<String, String> facts, String line, Instant receivedAt) {
        AccountId account = account(network, facts);
        return switch (facts.getOrDefault("event", "")) {
            case "posted" ->
                facts.containsKey("overheard")
                        ? new InboundEvent.Overheard(posted(account, facts))
                        : posted(account, facts);
            case "announced" -> new InboundEvent.Announced(account, need(facts, "reference"), at(facts, "at"));
            case "handover" ->
                new InboundEvent.Handover(
                        account,
                        need(facts, "counterpart"),
                        Boolean.parseBoolean(need(facts, "ours")),
                        at(facts, "at"));
            case "renamed" ->
                new InboundEvent.PersonaChanged(account, need(facts, "from"), need(facts, "to"), at(facts, "at"));
            case "withdrawn" -> new InboundEvent.Withdrawn(account, at(facts, "at"));
            case "erasure" ->
                new InboundEvent.ErasureAsked(account, facts.get("person"), need(facts, "code"), at(facts, "at"));
            case "edited" ->
                new InboundEvent.Edited(
                        account,
                        need(facts, "id"),
                        need(facts, "revision"),
                        need(facts, "text"),
                        List.of(),
                        at(facts, "editedAt"),
                        facts.containsKey("kind") ? posted(account, facts) : null);
            case "deleted" -> new InboundEvent.Deleted(account, need(facts, "id"), at(facts, "at"));
            case "hidden" ->
                new InboundEvent.Hidden(
                        account, need(facts, "id"), Boolean.parseBoolean(need(facts, "hidden")), at(facts, "at"));
            case "reacted" ->
                new InboundEvent.Reacted(
                        account, need(facts, "id"), author(facts), need(facts, "reaction"), true, at(facts, "at"));
            case "receipt" ->
                new InboundEvent.Receipt(
                        account,
                        need(facts, "id"),
                        DeliveryStatus.valueOf(need(facts, "status")),
                        at(facts, "at"),
                        facts.get("failure"));
            case "noted" -> new InboundEvent.Noted(account, need(facts, "what"), at(facts, "at"));
            default -> new InboundEvent.Unsupported(account, "an event of an unknown kind", line, receivedAt);
        };
    }

    private static InboundEvent.Posted posted(AccountId account, Map<String, String> facts) {
        String id = need(facts, "id");
        return new InboundEvent.Posted(
                account,
                id,
                thread(id, facts),
                Visibility.valueOf(need(facts, "visibility")),
                MessageKind.valueOf(need(facts, "kind")),
                account.externalId().equals(facts.get("author")),
                author(facts),
                content(facts),
                at(facts, "at"),
                "https://fake.example/" + id,
                facts.get("clientKey"));
    }

    private static Content content(Map<String, String> facts) {
        String image = facts.get("image");
        List<Attachment> images = image == null ? List.of() : List.of(Attachment.of(Attachment.Kind.IMAGE, image));
        return new Content(need(facts, "text"), images, Map.of());
    }

    private static ThreadRef thread(String id, Map<String, String> facts) {
        String parent = facts.get("parent");
        String post = facts.get("post");
        String root = facts.get("root");
        if (facts.containsKey("counterpart")) {
            return ThreadRef.direct(need(facts, "counterpart"), parent);
        } else if (root == null) {
            return ThreadRef.childOf(need(facts, "parent"), post);
        } else if (root.equals(id)) {
            return post == null ? ThreadRef.root(id) : ThreadRef.rootUnder(id, post);
        }
        return ThreadRef.inThread(root, parent, post);
    }

    private static @Nullable Author author(Map<String, String> facts) {
        String id = facts.get("author");
        Author author = id == null ? null : Author.of(id, facts.containsKey("nameless") ? null : name(id));
        String vouched = facts.get("vouched");
        return author == null || vouched == null ? author : author.withFacts(Facts.read(vouched));
    }

    static String name(String id) {
        return "Person " + id;
    }

    private static Instant at(Map<String, String> facts, String name) {
        return Instant.ofEpochMilli(Long.parseLong(need(facts, name)));
    }

    private static String need(Map<String, String> facts, String name) {
        return Objects.requireNonNull(facts.get(name), name);
    }
}
