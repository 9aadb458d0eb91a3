package io.threadwell.api.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One connected page, profile or number of ours, with its state.
 *
 * @param settings the connector's own, such as a server address; never secrets
 * @param reason why it is in a state other than healthy
 * @param version counts changes; a change names the version it was made against
 */
public record ChannelAccount(
        AccountId id,
        WorkspaceId workspace,
        String displayName,
        Map<String, String> settings,
        ConnectPolicy connectPolicy,
        Instant connectedAt,
        AccountState state,
        @Nullable String reason,
        long version) {
    /** A setting: the network's id of whoever gave us access, where the network tells of its withdrawal by that id. */
    public static final String GRANTED_BY = "granted-by";

    public ChannelAccount {
        settings = Map.copyOf(settings);
    }

    /** True while outbound commands of the account may go out. */
    public boolean sends() {
        return state == AccountState.HEALTHY || state == AccountState.EXPIRING;
    }

    public ChannelAccount withState(AccountState newState, @Nullable String why) {
        return new ChannelAccount(
                id, workspace, displayName, settings, connectPolicy, connectedAt, newState, why, version);
    }
}
