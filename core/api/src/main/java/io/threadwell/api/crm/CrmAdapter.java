package io.threadwell.api.crm;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.host.Checkup;
import io.threadwell.api.model.Contact;
import io.threadwell.api.model.ExternalRef;
import java.util.List;
import java.util.Optional;

/**
 * One CRM of one customer. Thread-safe; calls block and never retry a write by themselves.
 *
 * <p>Many people go in one call wherever the vendor lets them. What it writes carries keys of ours, so that a write whose answer was
 * lost is found again, and the same write made twice leaves one record and one entry on its timeline.
 */
public interface CrmAdapter {
    /** What the CRM is and what can be planned with. Constant. */
    CrmDescriptor descriptor();

    /**
     * Tries the credential, and holds the mapping of fields against the CRM's own schema, without changing anything.
     *
     * @return with every problem: fields that are not there or cannot be written, wrong types, missing permissions
     * @throws io.threadwell.api.error.CareException when the CRM is away or refuses the credential
     */
    Checkup checkup();

    /**
     * Looks for people: by our own key, the networks' ids and handles, and the addresses that networks vouch for.
     *
     * @param people at most {@link CrmDescriptor#maxBatch()}
     * @return for each, in their order, the records that may be the person, the surest first; none when there is none
     * @throws io.threadwell.api.error.CareException as the vendor's errors map
     */
    List<List<CrmMatch>> match(List<Contact> people);

    /**
     * Reads what agents and routing want to know of people.
     *
     * @param records at most {@link CrmDescriptor#maxBatch()}
     * @return for each, in their order; empty when the CRM does not have the record any more
     * @throws io.threadwell.api.error.CareException as the vendor's errors map
     */
    List<Optional<CustomerContext>> context(List<ExternalRef> records);

    /**
     * Makes or updates records and adds to their timelines. The caller never gives two writes for one person in one batch.
     *
     * @param writes at most {@link CrmDescriptor#maxBatch()}
     * @return a result for each write, in their order; vendor errors are results, never thrown
     */
    List<CrmResult> sync(List<CrmWrite> writes);

    /**
     * Looks whether writes whose outcome is unknown took effect as a whole. What took effect in part is absent: made again, it does
     * what is missing.
     *
     * @return a result for each, in their order
     * @throws io.threadwell.api.error.CareException when it cannot look now
     */
    List<FindResult<ExternalRef>> find(List<CrmWrite> writes);
}
