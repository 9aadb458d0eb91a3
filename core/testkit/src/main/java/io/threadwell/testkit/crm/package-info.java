/** What every CRM adapter must do, as tests, and a CRM in memory. */
@NullMarked
package io.threadwell.testkit.crm;

import org.jspecify.annotations.NullMarked;
