package io.threadwell.helpdesk.helpscout;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.error.InvalidRequest;
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
import io.threadwell.helpdesk.helpscout.internal.Parts;
import io.threadwell.helpdesk.helpscout.internal.ThreadText;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cases as Help Scout conversations (Inbox API 2.0). A conversation has our id of the case in a custom field, and each thread that we
 * write ends with a mark that it is known by. Nothing that we write makes Help Scout send mail, and nothing that its quota does not
 * allow is sent.
 *
 * <p>Making one opens no connection. Thread-safe.
 */
public final class HelpScoutHelpdesk implements HelpdeskAdapter {
    private final HelpdeskDescriptor descriptor;
    private final Parts parts;

    private HelpScoutHelpdesk(HelpScoutConfig config) {
        this.parts = new Parts(config);
        Set<HelpdeskCapability> capabilities = EnumSet.of(
                HelpdeskCapability.INTERNAL_COMMENTS,
                HelpdeskCapability.CHANGES,
                HelpdeskCapability.TAGS,
                HelpdeskCapability.ASSIGNEE,
                HelpdeskCapability.ATTACHMENTS,
                HelpdeskCapability.REQUESTER,
                HelpdeskCapability.LIFE,
                HelpdeskCapability.RATINGS);
        if (parts.webhook().isPresent()) {
            capabilities.add(HelpdeskCapability.WEBHOOK);
        }
        this.descriptor = new HelpdeskDescriptor(
                config.system(),
                "Help Scout",
                "Inbox API 2.0",
                1,
                ThreadText.MAX_TEXT,
                config.concurrentCalls(),
                capabilities);
    }

    /**
     * The helpdesk of one account.
     *
     * @throws InvalidRequest when there is no config
     */
    public static HelpScoutHelpdesk of(HelpScoutConfig config) {
        if (config == null) {
            throw new InvalidRequest("Help Scout: config is missing: give HelpScoutConfig.builder()...build()");
        }
        return new HelpScoutHelpdesk(config);
    }

    @Override
    public HelpdeskDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public List<WriteResult> sync(List<TicketWrite> writes, TicketFiles files) {
        return parts.sync().sync(writes, files);
    }

    @Override
    public Checkup checkup() {
        return parts.inspection().checkup();
    }

    @Override
    public int singly() {
        return 1;
    }

    /** Nothing is ever pending. */
    @Override
    public List<WriteResult> resume(List<PendingWrite> pending) {
        return parts.sync().sync(pending.stream().map(PendingWrite::write).toList(), TicketFiles.NONE);
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
}
