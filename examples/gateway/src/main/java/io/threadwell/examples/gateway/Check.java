package io.threadwell.examples.gateway;

import io.threadwell.api.connector.Connector;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.host.Checkup;
import io.threadwell.examples.gateway.config.GatewayConfig;
import io.threadwell.examples.gateway.config.GatewayConfig.Vendors;
import io.threadwell.examples.gateway.config.GatewayConfig.Zendesk;
import io.threadwell.examples.gateway.helpdesks.ServedHelpdesk;
import io.threadwell.examples.gateway.networks.FileAccount;
import io.threadwell.examples.gateway.networks.ServedNetwork;
import io.threadwell.helpdesk.zendesk.ZendeskHelpdesk;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Tries what a configuration names, without starting anything, and prints a table. */
final class Check {
    private final PrintStream out;
    private final InstantSource clock = InstantSource.system();
    private final List<Row> rows = new ArrayList<>();

    private record Row(String what, Result result, String detail) {}

    private enum Result {
        OK("ok"),
        /** Somebody has it: right while a gateway runs that this file is for. */
        IN_USE("in use"),
        /** A person has to do it; who has done so already is told at /admin/accounts. */
        SIGN_IN("sign in"),
        /** Trying it would change something. */
        LATER("later"),
        FAILED("failed");

        private final String text;

        Result(String text) {
            this.text = text;
        }
    }

    Check(PrintStream out) {
        this.out = out;
    }

    /** True when everything is good. */
    boolean run(Path file, GatewayConfig config) {
        rows.add(new Row("configuration", Result.OK, file.toString()));
        check("listen", () -> Address.check(config.listen()));
        check("store", () -> Stores.check(config.store()));
        config.networks().forEach(this::network);
        helpdesk(config);
        config.crm()
                .ifPresent(
                        crm -> check(crm.name(), () -> told(crm.adapter().get().checkup())));
        print();
        return rows.stream().noneMatch(row -> row.result() == Result.FAILED);
    }

    private void network(ServedNetwork network) {
        Connector connector = network.connector().apply(clock);
        for (FileAccount account : network.accounts()) {
            account.trial()
                    .ifPresentOrElse(
                            trial -> check(account.title(), () -> trial.run(connector, clock.instant())),
                            () -> rows.add(new Row(account.title(), Result.LATER, "tried when the gateway starts")));
        }
        network.signIn().ifPresent(how -> {
            how.app().ifPresent(app -> check(network.network() + " app", () -> app.run(connector, clock.instant())));
            rows.add(new Row(
                    network.network() + " accounts",
                    Result.SIGN_IN,
                    "open " + how.page() + " in a browser, with the operators' token; the network must know "
                            + how.redirect() + " as redirect address"));
        });
    }

    private void helpdesk(GatewayConfig config) {
        if (config.helpdesk() instanceof Zendesk zendesk) {
            check("zendesk", () -> {
                try (ZendeskHelpdesk helpdesk = ZendeskHelpdesk.of(zendesk.config())) {
                    return signedIn(zendesk, helpdesk.check());
                }
            });
        } else if (config.helpdesk() instanceof Vendors vendors) {
            ServedHelpdesk helpdesk = vendors.helpdesk();
            check(helpdesk.name(), () -> told(helpdesk.adapter().apply(clock).checkup()));
        } else {
            rows.add(new Row("embedded desk", Result.OK, "in the store"));
        }
    }

    /** What would not work is told whole. */
    private static String told(Checkup checkup) {
        if (!checkup.problems().isEmpty()) {
            throw new InvalidRequest(String.join("; ", checkup.problems()));
        }
        return "signed in as " + checkup.who() + "; all that the file names is there";
    }

    private static String signedIn(Zendesk zendesk, ZendeskHelpdesk.Identity identity) {
        long named = zendesk.config().integrationUser().orElse(identity.userId());
        if (named != identity.userId()) {
            throw new InvalidRequest(
                    "integrationUser is " + named + ", but the credential is of user " + identity.userId());
        }
        String webhook = zendesk.webhookSecret().isPresent()
                ? "the webhook is served"
                : "no webhook; it needs webhookSecret and integrationUser: " + identity.userId();
        return "signed in as user " + identity.userId() + ", " + identity.role() + "; " + webhook;
    }

    private void check(String what, Supplier<String> attempt) {
        try {
            rows.add(new Row(what, Result.OK, attempt.get()));
        } catch (InUse taken) {
            rows.add(new Row(what, Result.IN_USE, String.valueOf(taken.getMessage())));
        } catch (CareException failed) {
            rows.add(new Row(what, Result.FAILED, String.valueOf(failed.getMessage())));
        }
    }

    private void print() {
        int width = rows.stream().mapToInt(row -> row.what().length()).max().orElse(0);
        String format = "%-" + width + "s  %-7s  %s%n";
        out.printf(Locale.ROOT, format, "what", "result", "detail");
        rows.forEach(row -> out.printf(Locale.ROOT, format, row.what(), row.result().text, row.detail()));
    }
}
