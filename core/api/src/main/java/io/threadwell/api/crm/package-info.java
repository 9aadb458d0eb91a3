/** The port for CRMs: who somebody is there, what is known of the person, and what we have to add. */
@NullMarked
package io.threadwell.api.crm;

import org.jspecify.annotations.NullMarked;
