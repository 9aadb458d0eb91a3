/**
 * The adapter for Zendesk Support: {@link io.threadwell.helpdesk.zendesk.ZendeskHelpdesk}, made from a
 * {@link io.threadwell.helpdesk.zendesk.ZendeskConfig}.
 */
@NullMarked
package io.threadwell.helpdesk.zendesk;

import org.jspecify.annotations.NullMarked;
