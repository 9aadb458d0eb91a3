package io.threadwell.connector.bluesky.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.connector.bluesky.BlueskyConfig;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.time.InstantSource;
import java.util.Optional;

/** Deletes what is ours, likes, and hides answers under posts of ours. */
final class BlueskyModeration implements Moderation {
    private final BlueskyConfig config;
    private final Repository repository;
    private final Posts posts;
    private final InstantSource clock;
    private final Threadgates gates;

    BlueskyModeration(BlueskyConfig config, Repository repository, Posts posts, InstantSource clock) {
        this.config = config;
        this.repository = repository;
        this.posts = posts;
        this.clock = clock;
        this.gates = new Threadgates(repository, posts, clock);
    }

    @Override
    public void apply(AccountContext account, String externalId, Action action) {
        AtUri post = AtUri.parse(externalId)
                .orElseThrow(() -> new UnsupportedOperation("on Bluesky, " + action + " is for posts"));
        Session session = Session.of(account, config, Priority.CUSTOMER);
        switch (action) {
            case DELETE -> delete(session, post);
            case LIKE -> like(session, post);
            case UNLIKE -> unlike(session, post);
            case HIDE -> gates.hide(session, post);
            case UNHIDE -> gates.show(session, post);
            default -> throw new UnsupportedOperation("Bluesky has no " + action);
        }
    }

    private void delete(Session session, AtUri post) {
        if (!session.isOurs(post.authority())) {
            throw new PermissionDenied("on Bluesky only the author can delete a post; under a post of ours, hide it");
        }
        repository.delete(session, post);
    }

    /** The like's key follows from the post, so that liking twice makes one; a like made in an app counts too. */
    private void like(Session session, AtUri post) {
        JsonValue view = posts.view(session, post.toString())
                .orElseThrow(() -> new NotFound("the post to like is not there: " + post));
        if (!view.get("viewer").get("like").isMissing()) {
            return;
        }
        Posts.Reference subject =
                Posts.Reference.of(view).orElseThrow(() -> new InvalidRequest("the post has no version: " + post));
        JsonObject record = JsonObject.create()
                .put("$type", AtUri.LIKE)
                .put("subject", subject.toJson())
                .put("createdAt", clock.instant());
        repository.putNew(session, likeOf(session, post), record);
    }

    private void unlike(Session session, AtUri post) {
        AtUri ours = likeOf(session, post);
        repository.delete(session, ours);
        Optional<AtUri> shown = posts.view(session, post.toString())
                .flatMap(view -> view.get("viewer").text("like"))
                .flatMap(AtUri::parse)
                .filter(like -> session.isOurs(like.authority()) && !like.key().equals(ours.key()));
        shown.ifPresent(like -> repository.delete(session, like));
    }

    private static AtUri likeOf(Session session, AtUri post) {
        return new AtUri(session.did(), AtUri.LIKE, RecordKey.beside(post.key(), post.toString()));
    }
}
