package io.threadwell.examples.quickstart.guide;

import io.threadwell.api.connector.Connector;
import io.threadwell.api.helpdesk.HelpdeskAdapter;
import io.threadwell.api.host.CareListener;
import io.threadwell.api.host.SecretSource;
import io.threadwell.api.webhook.Secret;
import io.threadwell.connector.facebook.FacebookConfig;
import io.threadwell.connector.facebook.FacebookConnector;
import io.threadwell.engine.Threadwell;
import io.threadwell.host.jdk.JdkHttpHost;
import io.threadwell.host.servlet.CareServlet;
import io.threadwell.store.jdbc.JdbcStore;
import jakarta.servlet.ServletContext;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wiring that docs/embedding.md shows. */
final class Care {
    private static final Logger log = LoggerFactory.getLogger(Care.class);

    JdbcStore careStore(DataSource dataSource, String masterKey) {
        return JdbcStore.builder()
                .dataSource(dataSource)
                .schema("care")
                .masterKey(masterKey)
                .build();
    }

    FacebookConnector facebook(String appSecret, String verifyToken) {
        return FacebookConnector.builder()
                .config(FacebookConfig.builder()
                        .appSecret(Secret.of(appSecret))
                        .verifyToken(Secret.of(verifyToken))
                        .build())
                .build();
    }

    Threadwell threadwell(
            JdbcStore store,
            Connector connector,
            HelpdeskAdapter helpdesk,
            SecretSource secrets,
            CareListener listener) {
        return Threadwell.builder()
                .store(store)
                .connector(connector)
                .helpdesk(helpdesk)
                .webhook("facebook", connector.descriptor().network(), "FACEBOOK_APP_SECRET")
                .secrets(secrets)
                .listener(listener)
                .build();
    }

    CareServlet webhooks(Threadwell threadwell) {
        return new CareServlet(threadwell::receive);
    }

    void register(ServletContext context, CareServlet webhooks) {
        context.addServlet("care", webhooks).addMapping("/webhooks/*");
    }

    ScheduledFuture<?> schedule(Threadwell threadwell, ScheduledExecutorService scheduler) {
        return scheduler.scheduleWithFixedDelay(() -> turn(threadwell), 0, 250, TimeUnit.MILLISECONDS);
    }

    private static void turn(Threadwell threadwell) {
        try {
            boolean more = true;
            while (more) {
                more = threadwell.runOnce();
            }
        } catch (RuntimeException e) {
            log.warn("the next turn tries again: {}", e.toString()); // what escapes here would end the schedule
        }
    }

    void stop(JdkHttpHost host, Threadwell threadwell, JdbcStore store) {
        host.close(); // takes no new delivery, and finishes those under way: 10 s at most
        threadwell.close(); // begins nothing new, and lets calls under way end: 20 s at most
        store.close(); // writes what waits to be written
    }
}
