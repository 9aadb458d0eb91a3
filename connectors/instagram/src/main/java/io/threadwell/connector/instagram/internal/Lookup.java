package io.threadwell.connector.instagram.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.ItemLookup;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.connector.instagram.internal.Deliveries.Mention;
import io.threadwell.connector.meta.Graph;
import io.threadwell.connector.meta.Ids;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.util.List;

/** Fetches what webhooks tell by ids alone: mentions, and comments without their author (pages "Mentions", "IG Comment"). */
final class Lookup implements ItemLookup {
    private final Graph graph;

    Lookup(Graph graph) {
        this.graph = graph;
    }

    @Override
    public List<InboundEvent> lookUp(AccountContext account, String reference) {
        Mention mention = Mention.of(reference);
        if (mention == null) {
            boolean live = reference.startsWith(CommentItems.LIVE);
            InboundEvent comment = own(account, live ? reference.substring(CommentItems.LIVE.length()) : reference);
            return List.of(live ? CommentItems.live(comment) : comment);
        }
        return List.of(mention.comment() == null ? media(account, mention.media()) : comment(account, mention));
    }

    private InboundEvent own(AccountContext account, String id) {
        JsonValue comment = get(account, id, CommentItems.FIELDS + ",media{id}");
        return CommentItems.own(account.account().id(), comment, null, null, graph.now());
    }

    private InboundEvent comment(AccountContext account, Mention mention) {
        String field = "mentioned_comment.comment_id(" + mention.comment() + ")";
        JsonValue json = get(account, us(account), field + "{id,text,timestamp,from,username,media{id}}")
                .get("mentioned_comment");
        String id = need(json);
        return CommentItems.mention(
                account.account().id(), id, json, mention.media(), Words.of(json, "text"), graph.now());
    }

    private InboundEvent media(AccountContext account, String media) {
        String field = "mentioned_media.media_id(" + media + ")";
        JsonValue json = get(account, us(account), field + "{id,caption,timestamp,username,permalink,owner}")
                .get("mentioned_media");
        return CommentItems.mention(
                account.account().id(), need(json), json, media, Words.of(json, "caption"), graph.now());
    }

    private static String need(JsonValue json) {
        String id = Ids.of(json.get("id"));
        if (id == null) {
            throw new NotFound("Instagram does not show what names the account");
        }
        return id;
    }

    private static String us(AccountContext account) {
        return account.account().id().externalId();
    }

    private JsonValue get(AccountContext account, String node, String fields) {
        HttpCall call =
                HttpCall.get(graph.address(node)).query("fields", fields).named("look up item");
        return graph.call(account, call, Priority.NORMAL);
    }
}
