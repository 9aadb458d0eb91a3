package io.threadwell.engine;

/** What an engine counts. The names are stable, and every one is there from the start. */
public enum Metric {
    /** Deliveries that were stored and acknowledged. */
    INTAKE_ACCEPTED("intake.accepted", "Deliveries that were stored and acknowledged"),
    /** Subscription challenges that were answered. */
    INTAKE_CHALLENGES("intake.challenges", "Subscription challenges that were answered"),
    /** Deliveries that were refused, such as for a wrong signature. */
    INTAKE_REJECTED("intake.rejected", "Deliveries that were refused, such as for a wrong signature"),
    /** Deliveries that were larger than is taken. */
    INTAKE_TOO_LARGE("intake.too-large", "Deliveries that were larger than is taken"),
    /** Deliveries at an endpoint that there is not. */
    INTAKE_UNKNOWN_ENDPOINT("intake.unknown-endpoint", "Deliveries at an endpoint that there is not"),
    /** Deliveries that were not taken because the store did not serve; networks bring them again. */
    INTAKE_UNAVAILABLE(
            "intake.unavailable",
            "Deliveries that were not taken because the store did not serve; networks bring them again"),
    /** Deliveries that were not taken because of a defect; networks bring them again. */
    INTAKE_FAILED("intake.failed", "Deliveries that were not taken because of a defect; networks bring them again"),
    /** Messages of customers that were stored. */
    INBOUND_MESSAGES("inbound.messages", "Messages of customers that were stored"),
    /** Items and events that were known already. */
    INBOUND_DUPLICATES("inbound.duplicates", "Items and events that were known already"),
    /** Answers of ours that came back from the network. */
    INBOUND_ECHOES("inbound.echoes", "Answers of ours that came back from the network"),
    /** Posts of ours that were not written through here. */
    INBOUND_NATIVE("inbound.native", "Posts of ours that were not written through here"),
    /** Edits. */
    INBOUND_EDITS("inbound.edits", "Edits"),
    /** Deletions. */
    INBOUND_DELETIONS("inbound.deletions", "Deletions"),
    /** Items that came after their own deletion. */
    INBOUND_DELETED("inbound.deleted", "Items that came after their own deletion"),
    /** Items from before the account was connected. */
    INBOUND_HISTORY("inbound.history", "Items from before the account was connected"),
    /** Reactions. */
    INBOUND_REACTIONS("inbound.reactions", "Reactions"),
    /** Events that are kept with their delivery only. */
    INBOUND_NOTED("inbound.noted", "Events that are kept with their delivery only"),
    /** Items that were announced and are fetched. */
    INBOUND_ANNOUNCED("inbound.announced", "Items that were announced and are fetched"),
    /** Messages in conversations in which another app answers. */
    INBOUND_OVERHEARD("inbound.overheard", "Messages in conversations in which another app answers"),
    /** Conversations that were handed from one app to another. */
    INBOUND_HANDOVERS("inbound.handovers", "Conversations that were handed from one app to another"),
    /** People who are known by another id from now on. */
    INBOUND_RENAMED("inbound.renamed", "People who are known by another id from now on"),
    /** Elements that nobody here could read; they are kept. */
    INBOUND_UNSUPPORTED("inbound.unsupported", "Elements that nobody here could read; they are kept"),
    /** Whole deliveries that nobody here could read, or whose account is not connected; they are kept. */
    INBOUND_UNREADABLE(
            "inbound.unreadable",
            "Whole deliveries that nobody here could read, or whose account is not connected; they are kept"),
    /** Answers of agents in the helpdesk that were taken. */
    REPLIES_ACCEPTED("replies.accepted", "Answers of agents in the helpdesk that were taken"),
    /** Answers of agents that had nothing left to answer. */
    REPLIES_WITHOUT_TARGET("replies.without-target", "Answers of agents that had nothing left to answer"),
    /** Calls that send an answer. */
    NETWORK_SENDS("network.sends", "Calls that send an answer"),
    /** Answers that are on the network. */
    NETWORK_SENT("network.sent", "Answers that are on the network"),
    /** Items that were hidden, shown, deleted or liked. */
    NETWORK_MODERATED("network.moderated", "Items that were hidden, shown, deleted or liked"),
    /** Calls to a network that had no effect and are made again. */
    NETWORK_RETRIED("network.retried", "Calls to a network that had no effect and are made again"),
    /** Calls to a network whose outcome was not known at first. */
    NETWORK_UNKNOWN("network.unknown", "Calls to a network whose outcome was not known at first"),
    /** Commands for a network that wait for a person. */
    NETWORK_PARKED("network.parked", "Commands for a network that wait for a person"),
    /** Pages of networks that were asked for. */
    NETWORK_POLLS("network.polls", "Pages of networks that were asked for"),
    /** Pages that came over long connections. */
    NETWORK_STREAMED("network.streamed", "Pages that came over long connections"),
    /** Long connections that were opened. */
    NETWORK_STREAMS("network.streams", "Long connections that were opened"),
    /** Items and people that were looked up. */
    NETWORK_LOOKUPS("network.lookups", "Items and people that were looked up"),
    /** Announced items and attachments that were gone when they were fetched, or refused. */
    NETWORK_MISSED(
            "network.missed", "Announced items and attachments that were gone when they were fetched, or refused"),
    /** Attachments that were fetched and kept. */
    MEDIA_KEPT("media.kept", "Attachments that were fetched and kept"),
    /** Writes that were sent to the helpdesk. */
    HELPDESK_SEND("helpdesk.send", "Writes that were sent to the helpdesk"),
    /** Writes that were looked for in the helpdesk. */
    HELPDESK_FIND("helpdesk.find", "Writes that were looked for in the helpdesk"),
    /** Writes that the helpdesk was asked about. */
    HELPDESK_RESUME("helpdesk.resume", "Writes that the helpdesk was asked about"),
    /** Commands that took effect in the helpdesk. */
    HELPDESK_WRITTEN("helpdesk.written", "Commands that took effect in the helpdesk"),
    /** Writes that the helpdesk put off for its quota. */
    HELPDESK_LIMITED("helpdesk.limited", "Writes that the helpdesk put off for its quota"),
    /** Writes that had no effect and are made again. */
    HELPDESK_RETRIED("helpdesk.retried", "Writes that had no effect and are made again"),
    /** Writes whose outcome was not known at first. */
    HELPDESK_UNKNOWN("helpdesk.unknown", "Writes whose outcome was not known at first"),
    /** Writes that wait for a person. */
    HELPDESK_PARKED("helpdesk.parked", "Writes that wait for a person"),
    /** Writes whose ticket was deleted, merged away or closed for good. */
    HELPDESK_GONE("helpdesk.gone", "Writes whose ticket was deleted, merged away or closed for good"),
    /** People whom a CRM was asked for. */
    CRM_MATCH("crm.match", "People whom a CRM was asked for"),
    /** People whom a CRM knew. */
    CRM_MATCHED("crm.matched", "People whom a CRM knew"),
    /** People whom a CRM did not know. */
    CRM_UNMATCHED("crm.unmatched", "People whom a CRM did not know"),
    /** Writes that went to a CRM. */
    CRM_SEND("crm.send", "Writes that went to a CRM"),
    /** Looks for writes to a CRM whose outcome was not known. */
    CRM_FIND("crm.find", "Looks for writes to a CRM whose outcome was not known"),
    /** Messages that a CRM was told of. */
    CRM_WRITTEN("crm.written", "Messages that a CRM was told of"),
    /** Writes to a CRM that are tried again. */
    CRM_RETRIED("crm.retried", "Writes to a CRM that are tried again"),
    /** Writes that a CRM's quota held up. */
    CRM_LIMITED("crm.limited", "Writes that a CRM's quota held up"),
    /** Writes to a CRM whose outcome was not known at first. */
    CRM_UNKNOWN("crm.unknown", "Writes to a CRM whose outcome was not known at first"),
    /** Writes to a CRM that wait for a person. */
    CRM_PARKED("crm.parked", "Writes to a CRM that wait for a person"),
    /** Pages of agents' changes that were asked for. */
    HELPDESK_POLLS("helpdesk.polls", "Pages of agents' changes that were asked for"),
    /** Credentials that were renewed. */
    TOKENS_REFRESHED("tokens.refreshed", "Credentials that were renewed"),
    /** Timers whose work failed and is tried again. */
    TIMERS_FAILED("timers.failed", "Timers whose work failed and is tried again"),
    /** News that no listener heard because one was too slow. */
    NEWS_DROPPED("news.dropped", "News that no listener heard because one was too slow"),
    /** News at which a listener failed. */
    NEWS_FAILED("news.failed", "News at which a listener failed");

    private final String dotted;
    private final String description;

    Metric(String dotted, String description) {
        this.dotted = dotted;
        this.description = description;
    }

    /** The name, such as {@code intake.accepted}. */
    public String dotted() {
        return dotted;
    }

    /** What is counted, for people. */
    public String description() {
        return description;
    }
}
