package io.threadwell.connector.linkedin.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Announced;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Edited;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Content;
import io.threadwell.connector.linkedin.LinkedInConnector;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads notifications, which are the same by webhook and when they are asked for (page "Organization Social Action Notifications",
 * "OrganizationSocialActionNotification"). Pure; never throws for what it reads.
 *
 * <p>A member each who subscribed gets one of their own of the same thing, with a number of its own: what makes it the same here is
 * the item that it tells of.
 */
final class Notifications {
    private static final AccountId NOBODY = new AccountId(LinkedInConnector.NETWORK, "unknown");

    private final boolean threadLookup;

    Notifications(boolean threadLookup) {
        this.threadLookup = threadLookup;
    }

    InboundEvent read(JsonValue notification, Instant told) {
        AccountId account = Urns.organisation(notification.text("organizationalEntity", ""))
                .map(number -> new AccountId(LinkedInConnector.NETWORK, number))
                .orElse(NOBODY);
        try {
            if (account.equals(NOBODY)) {
                throw new Unreadable("without an organisation");
            }
            return new One(account, notification, told).event();
        } catch (Unreadable broken) {
            String reason = "a notification " + broken.getMessage();
            return new Unsupported(account, reason, notification.raw(), told);
        }
    }

    /** A notification of a page. */
    private final class One {
        private final AccountId account;
        private final JsonValue json;
        private final Instant at;

        One(AccountId account, JsonValue json, Instant told) {
            this.account = account;
            this.json = json;
            this.at = json.instant("lastModifiedAt").orElse(told);
        }

        InboundEvent event() {
            String action = json.text("action", "");
            return switch (action) {
                case "COMMENT" -> comment(false);
                case "ADMIN_COMMENT" -> comment(true);
                case "COMMENT_EDIT" -> edit();
                case "COMMENT_DELETE" -> new Deleted(account, commentUrn().toString(), at);
                case "SHARE_MENTION" -> share(true);
                case "SHARE" -> share(false);
                case "LIKE" -> new Noted(account, "like", at);
                default -> throw new Unreadable("of a kind that is not known here: " + word(action));
            };
        }

        private JsonValue decorated() {
            return json.at("decoratedGeneratedActivity", "comment");
        }

        private CommentUrn commentUrn() {
            return CommentUrn.parse(decorated().text("entity", ""))
                    .or(() -> CommentUrn.parse(json.text("generatedActivity", "")))
                    .orElseThrow(() -> new Unreadable("without the comment's id"));
        }

        private InboundEvent comment(boolean fromUs) {
            CommentUrn urn = commentUrn();
            Posted told = told(urn, fromUs);
            return told == null ? new Announced(account, urn.toString(), at) : told;
        }

        private InboundEvent edit() {
            CommentUrn urn = commentUrn();
            String revision = Written.revision(at);
            String text = words(decorated());
            return text.isEmpty()
                    ? new Announced(account, urn + "#" + revision, at)
                    : new Edited(account, urn.toString(), revision, text, List.of(), at, null);
        }

        /** The comment when the notification tells all of it: what it says, who wrote it, and what it answers. */
        private @Nullable Posted told(CommentUrn urn, boolean fromUs) {
            JsonValue comment = decorated();
            String text = words(comment);
            String owner = comment.text("owner").or(() -> comment.text("actor")).orElse("");
            CommentUrn parent = CommentUrn.parse(comment.text("parentComment", ""))
                    .or(() -> CommentUrn.parse(comment.text("object", "")))
                    .orElse(null);
            boolean toldParent = parent != null || comment.get("parentComment").isNull() || !threadLookup;
            if (text.isEmpty() || !Urns.isUrn(owner) || !toldParent) {
                return null;
            }
            return new Written(account, owner, Content.text(text), at).comment(urn, parent, fromUs);
        }

        private static String words(JsonValue comment) {
            return comment.text("text").orElseGet(() -> Items.text(comment)).strip();
        }

        /** @param always also without words; a share that says nothing of its own is a number */
        private InboundEvent share(boolean always) {
            JsonValue share = json.at("decoratedGeneratedActivity", "share");
            String urn = Optional.of(share.text("entity", ""))
                    .filter(Urns::isPost)
                    .or(() -> Optional.of(json.text("generatedActivity", "")).filter(Urns::isPost))
                    .orElseThrow(() -> new Unreadable("without the post's id"));
            String owner = share.text("owner", "");
            if (share.isMissing() || (always && share.text("text").isEmpty()) || !Urns.isUrn(owner)) {
                return new Announced(account, urn, at);
            }
            String text = LittleText.plain(share.text("text", ""));
            return text.isBlank() && !always
                    ? new Noted(account, "share", at)
                    : new Written(account, owner, Content.text(text), at).post(urn);
        }
    }

    /** A name that LinkedIn gives an action, as it may be repeated in a reason; {@code ?} for what does not look like one. */
    private static String word(String text) {
        boolean name = !text.isEmpty()
                && text.length() <= 60
                && text.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || c == '_');
        return name ? text.toLowerCase(Locale.ROOT) : "?";
    }
}
