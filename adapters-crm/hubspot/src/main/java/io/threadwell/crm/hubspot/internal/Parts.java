package io.threadwell.crm.hubspot.internal;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.crm.CrmMatch;
import io.threadwell.api.crm.CrmResult;
import io.threadwell.api.crm.CrmWrite;
import io.threadwell.api.crm.CustomerContext;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.host.Checkup;
import io.threadwell.api.model.Contact;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.crm.hubspot.HubSpotConfig;
import io.threadwell.hubspot.CrmObjects;
import io.threadwell.hubspot.CrmSearch;
import io.threadwell.hubspot.HubSpotAccess;
import io.threadwell.hubspot.HubSpotClient;
import io.threadwell.support.limit.Priority;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The adapter's parts, put together for one account. */
public final class Parts {
    /** How many people go in one call of the adapter. */
    public static final int MAX_BATCH = CrmObjects.MOST;

    /** The dated version of the API. */
    public static final String API_VERSION = HubSpotClient.VERSION;

    private final Schema schema;
    private final Matching matching;
    private final Contexts contexts;
    private final Writing writing;

    public Parts(HubSpotConfig config) {
        HubSpotClient client = client(config);
        CrmObjects contacts = new CrmObjects(client, People.TYPE);
        this.schema = new Schema(client, config);
        this.matching = new Matching(contacts, new CrmSearch(client, People.TYPE), config);
        this.contexts = new Contexts(client.at(Priority.CUSTOMER), config);
        this.writing = new Writing(client, config, contacts, new People(contacts, config));
    }

    private static HubSpotClient client(HubSpotConfig config) {
        return HubSpotClient.builder()
                .server(config.server())
                .access(config.token().map(HubSpotAccess::token).orElseGet(() -> config.oauth()
                        .map(app -> HubSpotAccess.oauth(app.clientId(), app.clientSecret(), app.refreshToken()))
                        .orElseThrow()))
                .clock(config.clock())
                .callTimeout(config.callTimeout())
                .callsInTenSeconds(config.callsInTenSeconds())
                .searchesInASecond(config.searchesInASecond())
                .keepDaily(config.keepDaily())
                .build();
    }

    private static void bound(int size) {
        if (size > MAX_BATCH) {
            throw new InvalidRequest("at most " + MAX_BATCH + " at once, was " + size);
        }
    }

    /** As {@link io.threadwell.api.crm.CrmAdapter#checkup}. */
    public Checkup checkup() {
        return schema.checkup();
    }

    /** As {@link io.threadwell.api.crm.CrmAdapter#match}. */
    public List<List<CrmMatch>> match(List<Contact> people) {
        bound(people.size());
        return matching.match(people);
    }

    /** As {@link io.threadwell.api.crm.CrmAdapter#context}. */
    public List<Optional<CustomerContext>> context(List<ExternalRef> records) {
        bound(records.size());
        return contexts.read(records);
    }

    /** As {@link io.threadwell.api.crm.CrmAdapter#sync}. */
    public List<CrmResult> sync(List<CrmWrite> writes) {
        if (writes.size() > MAX_BATCH) {
            InvalidRequest tooMany = new InvalidRequest("at most " + MAX_BATCH + " at once, was " + writes.size());
            return Collections.nCopies(writes.size(), new CrmResult.Failed(tooMany));
        }
        return writing.sync(writes);
    }

    /** As {@link io.threadwell.api.crm.CrmAdapter#find}. */
    public List<FindResult<ExternalRef>> find(List<CrmWrite> writes) {
        bound(writes.size());
        return writing.find(writes);
    }
}
