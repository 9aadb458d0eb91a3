package io.threadwell.connector.tiktok.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks through the newest videos for comments that no delivery told of. A round takes the videos one by one, newest comments first, down to
 * where the round before began; each poll reads one page.
 */
final class CommentStream implements PollingSource {
    private static final String STREAM = "comments";
    private static final String VIDEOS = "business/video/list/";
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    private final Duration every;
    private final Api api;
    private final Comments comments;

    CommentStream(Duration every, Api api, Comments comments) {
        this.every = every;
        this.api = api;
        this.comments = comments;
    }

    /**
     * Where a round is.
     *
     * @param since down to where it looks
     * @param began when it began
     * @param videos those that are left, the one it is at first; empty between two rounds
     * @param page of that one's comments; absent for the first
     */
    private record Round(
            Instant since,
            Instant began,
            List<String> videos,
            @Nullable String page) {
        String cursor() {
            return JsonObject.create()
                    .put("since", since)
                    .put("began", began)
                    .put("videos", videos)
                    .putIfPresent("page", page)
                    .toString();
        }

        static Round parse(@Nullable String cursor, Instant since) {
            if (cursor == null) {
                return new Round(since, since, List.of(), null);
            }
            try {
                JsonValue json = JsonValue.parse(cursor);
                List<String> videos = new ArrayList<>();
                json.get("videos").elements().forEach(video -> video.text().ifPresent(videos::add));
                return new Round(
                        json.instant("since").orElse(since),
                        json.instant("began").orElse(since),
                        videos,
                        json.text("page").orElse(null));
            } catch (JsonProblem bad) {
                throw new InvalidRequest("not a cursor of TikTok's comments", bad);
            }
        }
    }

    @Override
    public List<String> streams() {
        return List.of(STREAM);
    }

    @Override
    public PollPage poll(AccountContext account, String stream, @Nullable String cursor, Instant since) {
        if (!stream.equals(STREAM)) {
            throw new InvalidRequest("TikTok has no stream " + stream);
        }
        Round round = Round.parse(cursor, since);
        if (round.videos().isEmpty()) {
            round = new Round(round.began().minus(OVERLAP), api.now(), videos(account), null);
        }
        return round.videos().isEmpty() ? rest(round, List.of()) : page(account, round);
    }

    private List<String> videos(AccountContext account) {
        String fields = JsonArray.create().add("item_id").toString();
        JsonValue found = api.get(account, VIDEOS, Map.of("fields", fields, "max_count", "20"), Priority.BACKGROUND);
        return found.get("videos").elements().stream()
                .map(video -> video.text("item_id"))
                .flatMap(Optional::stream)
                .filter(Comments::isId)
                .toList();
    }

    private PollPage page(AccountContext account, Round round) {
        String video = round.videos().get(0);
        JsonValue found = api.get(account, Comments.LIST, query(video, round.page()), Priority.BACKGROUND);
        List<InboundEvent> events = new ArrayList<>();
        boolean older = false;
        for (JsonValue comment : found.get("comments").elements()) {
            boolean old = isOld(comment, round);
            older |= old;
            if (!old) {
                events.add(comments.read(account, video, comment));
            }
            for (JsonValue reply : comment.get("reply_list").elements()) {
                if (!isOld(reply, round)) {
                    events.add(comments.read(account, video, reply));
                }
            }
        }
        String next = found.bool("has_more") && !older ? found.text("cursor").orElse(null) : null;
        List<String> left =
                next == null ? round.videos().subList(1, round.videos().size()) : round.videos();
        Round after = new Round(round.since(), round.began(), left, next);
        return left.isEmpty() ? rest(after, events) : new PollPage(events, after.cursor(), Duration.ZERO);
    }

    private static boolean isOld(JsonValue comment, Round round) {
        return comment.instant("create_time")
                .filter(time -> time.isBefore(round.since()))
                .isPresent();
    }

    private static Map<String, String> query(String video, @Nullable String page) {
        return Map.of(
                "video_id", video,
                "include_replies", "true",
                "sort_field", "create_time",
                "sort_order", "desc",
                "max_count", "30",
                "cursor", page == null ? "0" : page);
    }

    private PollPage rest(Round round, List<InboundEvent> events) {
        return new PollPage(events, round.cursor(), every);
    }
}
