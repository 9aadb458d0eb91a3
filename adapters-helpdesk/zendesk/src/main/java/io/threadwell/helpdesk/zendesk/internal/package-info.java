/**
 * How the adapter works. A write goes {@code TicketSync} (batches) to {@code SingleWrites} or {@code BulkWrites}, which read
 * answers with {@code ZendeskErrors}; a job goes on in {@code Jobs}; what is unknown is looked for by {@code Lookup}; what agents
 * did comes through {@code ChangeFeed} or {@code ZendeskWebhook}.
 */
@NullMarked
package io.threadwell.helpdesk.zendesk.internal;

import org.jspecify.annotations.NullMarked;
