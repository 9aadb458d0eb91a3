/** People as parties of Tryton, an open-source ERP. */
@NullMarked
package io.threadwell.crm.tryton;

import org.jspecify.annotations.NullMarked;
