/**
 * The adapter for Help Scout: {@link io.threadwell.helpdesk.helpscout.HelpScoutHelpdesk}, made from a
 * {@link io.threadwell.helpdesk.helpscout.HelpScoutConfig}.
 */
@NullMarked
package io.threadwell.helpdesk.helpscout;

import org.jspecify.annotations.NullMarked;
