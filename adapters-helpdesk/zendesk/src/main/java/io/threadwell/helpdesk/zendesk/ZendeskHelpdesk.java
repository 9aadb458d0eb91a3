package io.threadwell.helpdesk.zendesk;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.helpdesk.ChangePage;
import io.threadwell.api.helpdesk.HelpdeskAdapter;
import io.threadwell.api.helpdesk.HelpdeskCapability;
import io.threadwell.api.helpdesk.HelpdeskDescriptor;
import io.threadwell.api.helpdesk.TicketChange;
import io.threadwell.api.helpdesk.TicketFiles;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.helpdesk.WriteResult;
import io.threadwell.api.host.Checkup;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.webhook.WebhookSource;
import io.threadwell.helpdesk.zendesk.internal.CommentText;
import io.threadwell.helpdesk.zendesk.internal.Parts;
import io.threadwell.helpdesk.zendesk.internal.People;
import io.threadwell.helpdesk.zendesk.internal.TicketSync;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zendesk.client.v2.model.Role;
import org.zendesk.client.v2.model.User;

/**
 * Cases as Zendesk tickets (Support API v2). A ticket has the case's external id; each write is known again by its key in the
 * audit's custom metadata. Nothing that Zendesk's quotas do not allow is sent.
 *
 * <p>Making one opens no connection. Thread-safe. {@link #close()} ends the threads that {@link #check()} and {@link #changes}
 * began.
 */
public final class ZendeskHelpdesk implements HelpdeskAdapter, AutoCloseable {
    private final HelpdeskDescriptor descriptor;
    private final Parts parts;

    private ZendeskHelpdesk(ZendeskConfig config) {
        this.parts = new Parts(config);
        Set<HelpdeskCapability> capabilities = EnumSet.complementOf(EnumSet.of(
                HelpdeskCapability.ATTACHMENTS,
                HelpdeskCapability.LIFE,
                HelpdeskCapability.RATINGS,
                HelpdeskCapability.REQUESTER));
        if (parts.webhook().isEmpty()) {
            capabilities.remove(HelpdeskCapability.WEBHOOK);
        }
        this.descriptor = new HelpdeskDescriptor(
                config.system(),
                "Zendesk",
                "Support API v2",
                TicketSync.MAX_BATCH,
                CommentText.MAX_TEXT,
                config.concurrentCalls(),
                capabilities);
    }

    /**
     * The helpdesk of one account.
     *
     * @throws InvalidRequest when there is no config
     */
    public static ZendeskHelpdesk of(ZendeskConfig config) {
        if (config == null) {
            throw new InvalidRequest("Zendesk: config is missing: give ZendeskConfig.builder()...build()");
        }
        return new ZendeskHelpdesk(config);
    }

    /**
     * Who the credential is of.
     *
     * @param userId for {@link ZendeskConfigBuilder#integrationUser}
     * @param role {@code agent} or {@code admin}
     */
    public record Identity(long userId, String role) {}

    /**
     * Tries the credential with one request (Users, Show Self).
     *
     * @throws io.threadwell.api.error.ReauthorizationRequired when Zendesk does not know it
     * @throws PermissionDenied when it is of an end user, or of an agent although changes are to be exported, which Zendesk
     *     allows to admins alone (Incremental Exports)
     * @throws io.threadwell.api.error.CareException when Zendesk cannot be asked now
     */
    public Identity check() {
        User me = parts.people().me();
        if (!People.isStaff(me)) {
            throw new PermissionDenied("Zendesk's credential must be of an agent or admin");
        }
        if (me.getRole() != Role.ADMIN && parts.webhook().isEmpty()) {
            throw new PermissionDenied("Zendesk's credential must be of an admin to export what agents did");
        }
        return new Identity(me.getId(), me.getRole().toString());
    }

    @Override
    public HelpdeskDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public List<WriteResult> sync(List<TicketWrite> writes, TicketFiles files) {
        return parts.sync().sync(writes);
    }

    @Override
    public Checkup checkup() {
        Identity me = check();
        return Checkup.good("user " + me.userId() + ", " + me.role());
    }

    @Override
    public int singly() {
        return parts.sync().singly();
    }

    @Override
    public List<WriteResult> resume(List<PendingWrite> pending) {
        return parts.jobs().resume(pending);
    }

    @Override
    public List<FindResult<ExternalRef>> find(List<TicketWrite> writes) {
        return parts.find(writes);
    }

    @Override
    public ChangePage changes(@Nullable String cursor) {
        return parts.feed().changes(cursor);
    }

    @Override
    public Optional<WebhookSource<TicketChange>> webhook() {
        return parts.webhook().map(source -> source);
    }

    @Override
    public void close() {
        parts.people().close();
    }
}
