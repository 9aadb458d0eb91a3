package io.threadwell.connector.mastodon.internal;

import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.text.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A post as a server shows it to an account of ours (page "Status"). Only its id, its time and its author must be there. */
final class Status {
    static final String DIRECT = "direct";
    private static final int MOST_IN_KEY = 200;

    private final AccountId us;
    private final String ourName;
    private final JsonValue json;
    private final String id;
    private final Instant at;
    private final Author author;

    private Status(AccountId us, JsonValue json) {
        this.us = us;
        this.ourName = Names.full(us.externalId(), us);
        this.json = json;
        this.id = id(json, "id");
        this.at = json.instant("created_at").orElseThrow(() -> new Unreadable("a post has no time"));
        this.author = author(us, json.get("account"));
    }

    /** @throws Unreadable when it is no post */
    static Status of(AccountId us, JsonValue json) {
        return new Status(us, json);
    }

    private static String id(JsonValue json, String name) {
        return json.text(name)
                .filter(one -> !one.isBlank())
                .orElseThrow(() -> new Unreadable("an element has no " + name));
    }

    /** @throws Unreadable when nobody is named */
    static Author author(AccountId us, JsonValue account) {
        String full = Names.full(id(account, "acct"), us);
        Map<String, String> facts = new LinkedHashMap<>();
        account.longValue("followers_count").ifPresent(count -> facts.put(Author.FOLLOWERS, Long.toString(count)));
        if (account.bool("bot")) {
            facts.put(Author.BOT, "true");
        }
        String shown = Texts.storable(account.text("display_name", "").strip());
        String name = shown.isEmpty() ? account.text("username", full) : shown;
        return new Author(full, name, full, account.text("url").orElse(null), facts);
    }

    String id() {
        return id;
    }

    Instant at() {
        return at;
    }

    Author author() {
        return author;
    }

    boolean isOurs() {
        return author.externalId().equals(ourName);
    }

    boolean isBoost() {
        return json.get("reblog").isObject();
    }

    Optional<Instant> editedAt() {
        return json.instant("edited_at");
    }

    String text() {
        String content = json.text("content", "");
        return Texts.storable(content.isEmpty() ? json.text("text", "").strip() : Html.plain(content));
    }

    /** Who can see it, in the server's word. */
    String audience() {
        return json.text("visibility", "public");
    }

    boolean isPrivate() {
        return audience().equals(DIRECT);
    }

    @Nullable
    String parent() {
        return json.text("in_reply_to_id").filter(one -> !one.isBlank()).orElse(null);
    }

    /** True when it answers a post of ours, as far as the post tells: who is answered is among those it mentions. */
    boolean answersUs() {
        String answered = json.text("in_reply_to_account_id", "");
        if (answered.isEmpty()) {
            return false;
        }
        return json.get("mentions").elements().stream()
                .anyMatch(one -> answered.equals(one.text("id", ""))
                        && Names.full(one.text("acct", ""), us).equals(ourName));
    }

    boolean mentionsUs() {
        return mentioned().contains(ourName);
    }

    private Set<String> mentioned() {
        return json.get("mentions").elements().stream()
                .flatMap(one -> one.text("acct").stream())
                .filter(acct -> !acct.isBlank())
                .map(acct -> Names.full(acct, us))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** All that it is from, to or about, but for us. */
    Set<String> others() {
        Set<String> all = mentioned();
        all.add(author.externalId());
        all.remove(ourName);
        return all;
    }

    /** Whom a private post is a conversation with; empty for a note of ours that nobody else reads. */
    Optional<String> counterpart() {
        return counterpart(others());
    }

    /** One person's name; several are a group, whose key is the same whoever of them writes. */
    static Optional<String> counterpart(Set<String> people) {
        if (people.size() <= 1) {
            return people.stream().findFirst();
        }
        String all = String.join(",", new TreeSet<>(people));
        return Optional.of(Group.PREFIX + (all.length() <= MOST_IN_KEY ? all : Group.hash(all)));
    }

    @Nullable
    String permalink() {
        return json.text("url").or(() -> json.text("uri")).orElse(null);
    }

    String warning() {
        return Texts.storable(json.text("spoiler_text", "").strip());
    }

    List<Attachment> attachments() {
        List<Attachment> all = new ArrayList<>();
        for (JsonValue one : json.get("media_attachments").elements()) {
            Attachments.read(one).ifPresent(all::add);
        }
        JsonValue card = json.get("card");
        card.text("url").filter(url -> !url.isBlank()).ifPresent(url -> all.add(Attachments.card(url, card)));
        return all;
    }

    /** The ids of its files, as an edit must name them. */
    List<String> fileIds() {
        return json.get("media_attachments").elements().stream()
                .flatMap(one -> one.text("id").stream())
                .toList();
    }

    Map<String, String> attributes() {
        Map<String, String> all = new LinkedHashMap<>();
        if (!isPrivate()) {
            all.put(ContentAttributes.AUDIENCE, audience());
        }
        if (!warning().isEmpty()) {
            all.put(ContentAttributes.CONTENT_WARNING, warning());
        }
        if (json.bool("sensitive")) {
            all.put(Attributes.SENSITIVE, "true");
        }
        json.text("language").filter(tag -> !tag.isBlank()).ifPresent(tag -> all.put(Attributes.LANGUAGE, tag));
        quoted().ifPresent(quoted -> all.put(ContentAttributes.QUOTES, quoted));
        poll(all);
        return all;
    }

    /** Mastodon's own since 4.5; {@code quote_id} on servers that had quotes before it. */
    private Optional<String> quoted() {
        JsonValue quote = json.get("quote");
        return quote.get("quoted_status")
                .text("id")
                .or(() -> quote.text("quoted_status_id"))
                .or(() -> quote.text("id"))
                .or(() -> json.text("quote_id"));
    }

    private void poll(Map<String, String> all) {
        JsonValue poll = json.get("poll");
        String options = poll.get("options").elements().stream()
                .map(option -> Texts.storable(option.text("title", "")))
                .collect(Collectors.joining("\n"));
        if (!options.isEmpty()) {
            all.put(Attributes.POLL, options);
            poll.instant("expires_at").ifPresent(end -> all.put(Attributes.POLL_ENDS, end.toString()));
        }
    }

    JsonValue json() {
        return json;
    }
}
