package io.threadwell.engine.internal.apply;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Announced;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Edited;
import io.threadwell.api.inbound.InboundEvent.ErasureAsked;
import io.threadwell.api.inbound.InboundEvent.Hidden;
import io.threadwell.api.inbound.InboundEvent.Overheard;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Reacted;
import io.threadwell.api.inbound.InboundEvent.Receipt;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.ContactEvent;
import io.threadwell.api.model.ConversationId;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.store.StoreSession;
import io.threadwell.api.store.UnsupportedItem;
import io.threadwell.engine.Metric;
import io.threadwell.engine.internal.Core;
import io.threadwell.engine.internal.Hash;
import io.threadwell.engine.internal.Tell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Applies inbound events of one workspace in one transaction: items first, in the order of the network's time, then what
 * happened to items. The result is the same in whatever order and however often events come.
 */
public final class InboundApplier {
    private record Item(Posted posted, Arrival arrival, boolean overheard) {}

    private static final Comparator<Item> BY_TIME = Comparator.comparing(
                    (Item item) -> item.posted().sentAt())
            .thenComparing(item -> item.posted().externalId());

    private final Core core;

    public InboundApplier(Core core) {
        this.core = core;
    }

    /** Applies events; nothing is written when it throws. */
    public Applied apply(StoreSession session, Collection<Arrival> arrivals) {
        Batch batch = new Batch(core, session);
        List<Item> items = items(arrivals);
        Threading threading = new Threading(batch);
        Turns turns = new Turns(batch, threading, arrivals);
        threading.claim(items.stream().map(Item::posted).toList(), turns.keys());
        knowItems(batch, arrivals);
        lockCases(batch, items, threading);
        turns.rename();
        Posting posting = new Posting(batch, threading);
        for (Item item : items) {
            posting.apply(item.posted(), item.arrival(), item.overheard());
        }
        turns.handOver();
        Amending amending = new Amending(batch);
        for (Arrival arrival : arrivals) {
            amend(amending, batch, arrival);
        }
        for (Arrival arrival : arrivals) {
            trace(batch, arrival);
        }
        batch.flush();
        return new Applied(batch.stored(), batch.cases.told(), batch.contacts(), batch.hasErrands());
    }

    /**
     * What a transaction stored, for listeners once it is committed.
     *
     * @param errands true when there is something to ask networks for
     */
    public record Applied(
            List<Message> messages, List<CaseBook.Told> cases, List<ContactEvent> contacts, boolean errands) {
        /** What is to be told. */
        public Tell tell() {
            return new Tell(messages, cases, List.of(), contacts);
        }
    }

    private static List<Item> items(Collection<Arrival> arrivals) {
        Map<List<Object>, Item> distinct = new LinkedHashMap<>();
        for (Arrival arrival : arrivals) {
            if (arrival.event() instanceof Posted posted) {
                distinct.putIfAbsent(key(posted), new Item(posted, arrival, false));
            }
        }
        for (Arrival arrival : arrivals) {
            if (arrival.event() instanceof Overheard overheard) {
                distinct.putIfAbsent(key(overheard.item()), new Item(overheard.item(), arrival, true));
            } else if (arrival.event() instanceof Edited edited && edited.original() != null) {
                distinct.putIfAbsent(key(edited.original()), new Item(edited.original(), arrival, false));
            }
        }
        List<Item> items = new ArrayList<>(distinct.values());
        items.sort(BY_TIME);
        return items;
    }

    private static List<Object> key(Posted item) {
        return List.of(item.account(), item.externalId());
    }

    private static void knowItems(Batch batch, Collection<Arrival> arrivals) {
        Map<AccountId, Set<String>> wanted = new HashMap<>();
        for (Arrival arrival : arrivals) {
            String id = target(arrival.event());
            if (id != null) {
                wanted.computeIfAbsent(arrival.account().id(), a -> new HashSet<>())
                        .add(id);
            }
        }
        wanted.forEach((account, ids) -> batch.know(batch.session.messages().byExternalId(account, ids)));
    }

    private static @Nullable String target(InboundEvent event) {
        if (event instanceof Posted e) {
            return e.externalId();
        } else if (event instanceof Overheard e) {
            return e.item().externalId();
        } else if (event instanceof Edited e) {
            return e.externalId();
        } else if (event instanceof Deleted e) {
            return e.externalId();
        } else if (event instanceof Hidden e) {
            return e.externalId();
        } else if (event instanceof Receipt e) {
            return e.externalId();
        }
        return null;
    }

    /** Locks the cases that the batch will touch in one go, and reads the answers whose echo may be among the items. */
    private static void lockCases(Batch batch, List<Item> items, Threading threading) {
        Set<CaseId> cases = new HashSet<>();
        Set<ConversationId> echoes = new HashSet<>();
        for (Item item : items) {
            threading.known(item.posted()).forEach(conversation -> {
                if (conversation.caseId() != null) {
                    cases.add(conversation.caseId());
                }
                if (item.posted().fromUs()) {
                    echoes.add(conversation.id());
                }
            });
        }
        batch.cases.lock(cases);
        if (!echoes.isEmpty()) {
            batch.knowAwaitingEcho(echoes);
        }
    }

    /** A delivery that brought a person's message is found by the message; what else tells of a person has to be remembered. */
    private static void trace(Batch batch, Arrival arrival) {
        if (arrival.delivery() == null) {
            return;
        }
        if (arrival.event() instanceof Reacted reaction && reaction.author() != null) {
            batch.trace(new PersonaKey(reaction.account(), reaction.author().externalId()), arrival.delivery());
        }
        String item = target(arrival.event());
        Message message = item == null ? null : batch.message(arrival.event().account(), item);
        if (message != null
                && message.isInbound()
                && message.author() != null
                && !arrival.delivery().equals(message.state().delivery())) {
            batch.trace(new PersonaKey(message.account(), message.author().externalId()), arrival.delivery());
        }
    }

    private void amend(Amending amending, Batch batch, Arrival arrival) {
        InboundEvent event = arrival.event();
        if (event instanceof Edited e) {
            amending.edited(e);
        } else if (event instanceof Deleted e) {
            amending.deleted(e);
        } else if (event instanceof Hidden e) {
            amending.hidden(e);
        } else if (event instanceof Receipt e) {
            amending.receipt(e);
        } else if (event instanceof Unsupported e) {
            core.counters().add(Metric.INBOUND_UNSUPPORTED);
            keep(batch, arrival, e.reason(), e.raw(), e.at());
        } else if (event instanceof ErasureAsked e) {
            String person = e.person() == null ? "whoever gave us access" : e.person();
            keep(batch, arrival, "erasure asked for, code " + e.code(), person, e.at());
        } else if (event instanceof Announced e) {
            core.counters().add(Metric.INBOUND_ANNOUNCED);
            batch.add(Errands.lookup(arrival.account().id(), e.reference(), core.now()));
        } else if (event instanceof Reacted) {
            core.counters().add(Metric.INBOUND_REACTIONS);
        } else if (event instanceof InboundEvent.Noted) {
            core.counters().add(Metric.INBOUND_NOTED);
        } else {
            Objects.requireNonNull(event); // items, and what is done to accounts and conversations, are done already
        }
    }

    /** Keeps an element that waits for a person. */
    private static void keep(Batch batch, Arrival arrival, String reason, String raw, Instant at) {
        AccountId account = arrival.account().id();
        batch.add(new UnsupportedItem(
                Hash.of(account + "\n" + raw), account, arrival.delivery(), reason, Texts.storable(raw), at));
    }
}
