package io.threadwell.examples.gateway.demo;

import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.ConversationId;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.CaseQuery;
import io.threadwell.api.store.DeskStore.DeskComment;
import io.threadwell.api.store.DeskStore.DeskTicket;
import io.threadwell.api.store.Page;
import io.threadwell.api.store.PageRequest;
import io.threadwell.examples.gateway.demo.Figures.Example;
import io.threadwell.examples.gateway.demo.Recording.Deliver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Counts what is in the store after a stream was played. */
final class Census {
    private static final int PAGE = 500;

    private final DemoSite site;

    Census(DemoSite site) {
        this.site = site;
    }

    Figures of(Recording recording) {
        Set<String> posts = new LinkedHashSet<>();
        Instant latest = Instant.MIN;
        int outOfOrder = 0;
        for (Posted posted : posted(recording)) {
            if (posts.add(posted.externalId()) && posted.sentAt().isBefore(latest)) {
                outOfOrder++;
            }
            latest = posted.sentAt().isAfter(latest) ? posted.sentAt() : latest;
        }
        List<Message> kept = messages(List.copyOf(posts));
        int inbound = (int) kept.stream().filter(Message::isInbound).count();
        List<CareCase> cases = all(page -> site.threadwell().cases().find(CaseQuery.all(), page));
        List<Example> tickets = tickets();
        return new Figures(
                recording.steps().size(),
                inbound,
                kept.size() - inbound,
                outOfOrder,
                conversations(kept),
                torn(recording, kept),
                doubled(kept, tickets),
                byStatus(cases),
                (int) cases.stream().filter(Census::isMerged).count(),
                tickets.size(),
                tickets.stream().mapToInt(ticket -> ticket.comments().size()).sum(),
                unread(),
                parked(),
                site.threadwell().health().counters(),
                example(tickets));
    }

    private static List<Posted> posted(Recording recording) {
        List<Posted> posted = new ArrayList<>();
        recording.steps().forEach(step -> {
            if (step instanceof Deliver deliver
                    && SampleLines.event(deliver.line(), Instant.EPOCH) instanceof Posted post) {
                posted.add(post);
            }
        });
        return posted;
    }

    /** The messages of these external ids. */
    List<Message> messages(List<String> externalIds) {
        List<Message> found = new ArrayList<>();
        for (int from = 0; from < externalIds.size(); from += PAGE) {
            List<String> some = externalIds.subList(from, Math.min(externalIds.size(), from + PAGE));
            found.addAll(site.store()
                    .read(WorkspaceId.DEFAULT, session -> session.messages().byExternalId(SampleLines.ACCOUNT, some)));
        }
        return found;
    }

    private static int conversations(List<Message> messages) {
        Set<ConversationId> conversations = new HashSet<>();
        for (Message message : messages) {
            ConversationId conversation = message.placement().conversation();
            if (conversation != null) {
                conversations.add(conversation);
            }
        }
        return conversations.size();
    }

    private static int torn(Recording recording, List<Message> kept) {
        Map<String, Message> byId = new HashMap<>();
        kept.forEach(message -> byId.put(String.valueOf(message.externalId()), message));
        int torn = 0;
        for (Posted posted : posted(recording)) {
            String parent = posted.thread().parent();
            Message above = parent == null ? null : byId.get(parent);
            Message own = byId.get(posted.externalId());
            if (above != null
                    && own != null
                    && !Objects.equals(
                            own.placement().conversation(), above.placement().conversation())) {
                torn++;
            }
        }
        return torn;
    }

    /** Each post's comment ends its first line with the post's address; notes tell of edits and deletions. */
    private static int doubled(List<Message> kept, List<Example> tickets) {
        Map<String, Integer> seen = new HashMap<>();
        tickets.stream()
                .flatMap(ticket -> ticket.comments().stream())
                .filter(comment -> comment.agent() == null && !comment.internal())
                .flatMap(comment -> comment.text().lines())
                .forEach(line -> seen.merge(line.substring(line.lastIndexOf(' ') + 1), 1, Integer::sum));
        return (int) kept.stream()
                .filter(Message::isInbound)
                .filter(message -> seen.getOrDefault(String.valueOf(message.permalink()), 0) > 1)
                .count();
    }

    private static boolean isMerged(CareCase careCase) {
        return careCase.origin().mergedInto() != null;
    }

    private static Map<CaseStatus, Integer> byStatus(List<CareCase> cases) {
        Map<CaseStatus, Integer> counts = new EnumMap<>(CaseStatus.class);
        cases.stream().filter(one -> !isMerged(one)).forEach(one -> counts.merge(one.status(), 1, Integer::sum));
        return counts;
    }

    private List<Example> tickets() {
        List<DeskTicket> tickets = all(page -> site.desk().tickets(List.of(), page));
        return tickets.stream()
                .map(ticket -> new Example(ticket, site.desk().comments(ticket.number())))
                .toList();
    }

    /** One in which customers and an agent speak, and that is not too long to be shown. */
    private static Optional<Example> example(List<Example> tickets) {
        return tickets.stream()
                .filter(ticket ->
                        ticket.comments().size() >= 3 && ticket.comments().size() <= 5)
                .filter(ticket -> ticket.comments().stream().anyMatch(Census::isAnswer))
                .reduce((first, second) -> second);
    }

    private static boolean isAnswer(DeskComment comment) {
        return comment.agent() != null && !comment.internal();
    }

    private Map<String, Integer> unread() {
        Map<String, Integer> reasons = new TreeMap<>();
        all(page -> site.threadwell().operations().unsupported(WorkspaceId.DEFAULT, page))
                .forEach(item -> reasons.merge(item.reason(), 1, Integer::sum));
        all(page -> site.threadwell().operations().unreadable(page))
                .forEach(item -> reasons.merge(item.reason(), 1, Integer::sum));
        return reasons;
    }

    private Map<String, Integer> parked() {
        Map<String, Integer> reasons = new TreeMap<>();
        all(page -> site.threadwell().operations().parked(WorkspaceId.DEFAULT, page))
                .forEach(command ->
                        reasons.merge(String.valueOf(command.attempt().reason()), 1, Integer::sum));
        return reasons;
    }

    private static <T> List<T> all(Function<PageRequest, Page<T>> pages) {
        List<T> all = new ArrayList<>();
        Page<T> page = pages.apply(PageRequest.first(PAGE));
        all.addAll(page.items());
        while (page.next() != null) {
            page = pages.apply(new PageRequest(PAGE, page.next()));
            all.addAll(page.items());
        }
        return all;
    }
}
