package io.threadwell.examples.gateway.crms;

import java.util.List;

/** The CRMs that the gateway can tell of people. */
public final class CrmSections {
    /** All of them. */
    public static final List<CrmSection> ALL = List.of(new ZohoSection(), new VtigerSection(), new TrytonSection());

    private CrmSections() {}
}
