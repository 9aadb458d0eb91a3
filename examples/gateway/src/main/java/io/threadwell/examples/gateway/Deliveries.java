package io.threadwell.examples.gateway;

import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.api.webhook.WebhookResponse;
import io.threadwell.examples.gateway.networks.ServedNetwork;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Takes deliveries to where they belong: a vendor that has one address for what is several networks here sends all of them to the
 * address of any. One that holds something of several goes to each.
 */
final class Deliveries implements BiFunction<String, WebhookRequest, WebhookResponse> {
    private static final int OK = 200;

    private final List<ServedNetwork> networks;
    private final BiFunction<String, WebhookRequest, WebhookResponse> receive;

    /** @param receive the engine's, which takes an endpoint's name and what may stand behind it */
    Deliveries(List<ServedNetwork> networks, BiFunction<String, WebhookRequest, WebhookResponse> receive) {
        this.networks = List.copyOf(networks);
        this.receive = receive;
    }

    /** Where one of several refuses, the vendor is told so and sends it again; what was taken already is known then. */
    @Override
    public WebhookResponse apply(String endpoint, WebhookRequest request) {
        String name = endpoint.replaceFirst("/.*", "");
        String rest = endpoint.substring(name.length());
        List<String> wanted = wanted(name, request);
        WebhookResponse answer = receive.apply(wanted.get(0) + rest, request);
        for (String also : wanted.subList(1, wanted.size())) {
            WebhookResponse its = receive.apply(also + rest, request);
            answer = its.status() == OK ? answer : its;
        }
        return answer;
    }

    private List<String> wanted(String name, WebhookRequest request) {
        List<String> wanted = networks.stream()
                .filter(network -> network.network().id().equals(name))
                .flatMap(called -> networks.stream().filter(called::sharesWith))
                .filter(one -> one.sharing().orElseThrow().mine().test(request))
                .map(one -> one.network().id())
                .toList();
        return wanted.isEmpty() ? List.of(name) : wanted;
    }
}
