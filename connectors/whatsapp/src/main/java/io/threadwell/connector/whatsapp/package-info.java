/** The connector for WhatsApp numbers on the Cloud API. Begin with {@link io.threadwell.connector.whatsapp.WhatsAppConnector}. */
@NullMarked
package io.threadwell.connector.whatsapp;

import org.jspecify.annotations.NullMarked;
