package io.threadwell.engine.internal.intake;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.helpdesk.TicketChange;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.StoreSession;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.engine.Metric;
import io.threadwell.engine.internal.Core;
import io.threadwell.engine.internal.Tell;
import io.threadwell.engine.internal.apply.Arrival;
import io.threadwell.engine.internal.apply.CaseBook;
import io.threadwell.engine.internal.apply.ChangeApplier;
import io.threadwell.engine.internal.apply.InboundApplier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parses stored deliveries and applies them, many in one transaction when many wait and one at once when one comes. A delivery
 * that cannot be applied does not hold up the others: it is kept, marked with the reason, and can be replayed.
 */
public final class DeliveryWorker {
    private static final Logger log = LoggerFactory.getLogger(DeliveryWorker.class);
    private static final int MAX_EVENTS = 100;
    private static final int AT_ONCE = 64;
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Core core;
    private final Map<String, Endpoint> endpoints;
    private final DeliveryQueue queue;
    private final InboundApplier inbound;
    private final ChangeApplier changes;
    private final Concerned concerned;
    private List<RawDelivery> again = List.of();
    private Instant nextLook = Instant.MIN;

    public DeliveryWorker(Core core, Map<String, Endpoint> endpoints, DeliveryQueue queue) {
        this.core = core;
        this.endpoints = Map.copyOf(endpoints);
        this.queue = queue;
        this.inbound = new InboundApplier(core);
        this.changes = new ChangeApplier(core);
        this.concerned = new Concerned(core);
    }

    /** What one transaction takes: the events of one workspace and the deliveries that are finished by it. */
    private static final class Load {
        final List<Arrival> arrivals = new ArrayList<>();
        final Map<String, List<TicketChange>> changes = new LinkedHashMap<>();
        final List<DeliveryId> finished = new ArrayList<>();
        boolean errands;
    }

    /** Applies what waits; true when something did. Called by one thread at a time. */
    public boolean step() {
        if (!again.isEmpty()) {
            return work(again, true);
        }
        List<RawDelivery> fresh = queue.take(AT_ONCE);
        return fresh.isEmpty() ? claimed() : work(fresh, false);
    }

    /** What waits in the store is looked for when it is said to be there, and else once in a while: another node may have died. */
    private boolean claimed() {
        Instant now = core.now();
        if (!queue.takeSpilled() && now.isBefore(nextLook)) {
            return false;
        }
        nextLook = now.plus(LOOK);
        List<RawDelivery> found = core.node()
                .taking(() -> core.store().deliveries().claim(core.node().id(), AT_ONCE));
        if (found.size() == AT_ONCE) {
            queue.spill();
        }
        return !found.isEmpty() && work(found, true);
    }

    private boolean work(List<RawDelivery> deliveries, boolean stored) {
        again = deliveries;
        applyInParts(deliveries, stored);
        again = List.of();
        return true;
    }

    private void applyInParts(List<RawDelivery> deliveries, boolean stored) {
        List<RawDelivery> batch = new ArrayList<>();
        List<List<?>> parsed = new ArrayList<>();
        int events = 0;
        for (RawDelivery delivery : deliveries) {
            List<?> elements = parse(delivery);
            if (elements == null) {
                continue;
            }
            batch.add(delivery);
            parsed.add(elements);
            events += elements.size();
            if (events >= MAX_EVENTS) {
                applyAll(batch, parsed, stored);
                batch.clear();
                parsed.clear();
                events = 0;
            }
        }
        if (!batch.isEmpty()) {
            applyAll(batch, parsed, stored);
        }
    }

    private @Nullable List<?> parse(RawDelivery delivery) {
        Endpoint endpoint = endpoints.get(Endpoint.name(delivery.endpoint()));
        if (endpoint == null) {
            unreadable(delivery, "there is no endpoint " + Endpoint.name(delivery.endpoint()) + " any more");
            return null;
        }
        try {
            return endpoint.source().parse(delivery);
        } catch (InvalidRequest e) {
            unreadable(delivery, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            log.error("delivery {} could not be parsed", delivery.id(), e);
            unreadable(delivery, "the parser failed: " + e.getClass().getSimpleName());
        }
        return null;
    }

    private void applyAll(List<RawDelivery> batch, List<List<?>> parsed, boolean stored) {
        try {
            apply(batch, parsed, stored);
        } catch (Unavailable e) {
            throw e;
        } catch (RuntimeException e) {
            if (batch.size() > 1) {
                for (int i = 0; i < batch.size(); i++) {
                    applyAll(List.of(batch.get(i)), List.of(parsed.get(i)), stored);
                }
            } else {
                log.error("delivery {} could not be applied", batch.get(0).id(), e);
                unreadable(
                        batch.get(0), "it could not be applied: " + e.getClass().getSimpleName());
            }
        }
    }

    private void apply(List<RawDelivery> batch, List<List<?>> parsed, boolean stored) {
        Map<WorkspaceId, Load> loads = new LinkedHashMap<>();
        Map<RawDelivery, String> strangers = new LinkedHashMap<>();
        for (int i = 0; i < batch.size(); i++) {
            RawDelivery delivery = batch.get(i);
            WorkspaceId last = null;
            for (Object element : parsed.get(i)) {
                WorkspaceId workspace = sort(delivery, element, loads);
                if (workspace == null) {
                    strangers.put(delivery, "account " + ((InboundEvent) element).account() + " is not connected");
                } else {
                    last = workspace;
                }
            }
            if (!strangers.containsKey(delivery)) {
                WorkspaceId home = last == null ? WorkspaceId.DEFAULT : last;
                loads.computeIfAbsent(home, w -> new Load()).finished.add(delivery.id());
            }
        }
        loads.forEach((workspace, load) -> commit(workspace, load, stored));
        strangers.forEach(this::unreadable);
    }

    /** Puts an element to its workspace, which is returned; null when its account is not connected here. */
    private @Nullable WorkspaceId sort(RawDelivery delivery, Object element, Map<WorkspaceId, Load> loads) {
        Endpoint endpoint = endpoints.get(Endpoint.name(delivery.endpoint()));
        if (element instanceof TicketChange change && endpoint instanceof Endpoint.OfHelpdesk helpdesk) {
            loads.computeIfAbsent(helpdesk.workspace(), w -> new Load())
                    .changes
                    .computeIfAbsent(helpdesk.system(), s -> new ArrayList<>())
                    .add(change);
            return helpdesk.workspace();
        }
        InboundEvent event = (InboundEvent) element;
        WorkspaceId workspace = null;
        for (ChannelAccount account : concerned.accounts(event)) {
            workspace = account.workspace();
            loads.computeIfAbsent(workspace, w -> new Load())
                    .arrivals
                    .add(Arrival.pushed(event, account, delivery.id()));
        }
        return workspace;
    }

    private void commit(WorkspaceId workspace, Load load, boolean stored) {
        load.arrivals.forEach(concerned::withdraw);
        core.change(workspace, session -> apply(session, load, stored));
        load.arrivals.forEach(concerned::tell);
        core.signals().outbox().give();
        if (load.errands) {
            core.signals().timers().give();
        }
    }

    private Tell apply(StoreSession session, Load load, boolean stored) {
        if (stored && !load.finished.isEmpty()) {
            session.unsupported().removeOf(load.finished);
        }
        InboundApplier.Applied applied = inbound.apply(session, load.arrivals);
        load.errands = applied.errands();
        List<CaseBook.Told> cases = new ArrayList<>(applied.cases());
        load.changes.forEach((system, list) -> cases.addAll(changes.apply(session, system, list)));
        if (!load.finished.isEmpty()) {
            session.deliveries().applied(load.finished);
        }
        return new Tell(applied.messages(), cases, List.of(), applied.contacts());
    }

    private void unreadable(RawDelivery delivery, String reason) {
        core.counters().add(Metric.INBOUND_UNREADABLE);
        String endpoint = Endpoint.name(delivery.endpoint());
        log.warn("delivery {} at {} is kept unread: {}", delivery.id(), endpoint, reason);
        try {
            core.store().deliveries().unreadable(delivery.id(), reason);
        } catch (CareException e) {
            throw new Unavailable("a delivery could not be marked", e);
        }
        core.news().tell(listener -> listener.deliveryUnreadable(delivery.id(), endpoint, reason));
    }
}
